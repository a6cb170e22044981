// Package credchecktest plays the services from which AWS programs get their
// credentials: the instance metadata service (IMDS), the container agents of
// ECS and EKS, STS and SSO, and a service that checks what it is called with.
// Each can be made to fail as the real one does: outages, throttling, a hop
// limit, a wrong clock, keys that expire while they are in use.
//
//	cloud := credchecktest.New()
//	cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpRoleKeys, For: time.Minute}, credchecktest.Status(503))
//
// The same doubles are reached in two ways:
//
//   - In memory: AWS, and each double, is an aws.HTTPClient. Nothing listens,
//     no goroutine is started, and all waiting is by timers and contexts. Inside
//     a bubble of testing/synctest days of refreshing pass in milliseconds.
//   - Through sockets: Start listens on a free port of the loopback
//     interface, and Server.Env gives the variables that lead a program there.
//
// All keys are invented at random, anew in each run unless a Seed is given,
// and mean nothing to AWS. Keys never show their secret when printed, and
// Issuer.FindSecrets finds out whether the program under test did.
package credchecktest
