// Package credcheck proves, when a program starts, that its AWS credentials come from where you expect, can be fetched again, are renewed before
// they expire, and that the clock is right. It never prints a secret and never replaces your credentials.
//
//	cfg, err := config.LoadDefaultConfig(ctx)
//	if err != nil {
//		log.Fatal(err)
//	}
//	if err := credcheck.Check(ctx, cfg, credcheck.Expect(credcheck.EC2Role)).Err(); err != nil {
//		log.Fatal(err)
//	}
//
// [Check] asks for the credentials twice, the second time through an isolated copy of the chain. [Inspect] makes no call at all: it reads what config.LoadDefaultConfig left in cfg.ConfigSources, the environment, the files that these name and
// the kernel's clock.
//
// What is found has a stable [Code], a severity, one line of message and one of remedy; [Conditions] lists them all.
//
// From outside, without a rebuild: CREDCHECK=off|static|warn|fail (off looks at nothing, static makes no call, warn never fails, fail fails on
// errors), CREDCHECK_TIMEOUT=5s, CREDCHECK_IGNORE=code,code.
package credcheck
