// Package keep makes a program renew its AWS credentials before they end, and
// outlive a source that fails for a while.
//
//	cfg, err := config.LoadDefaultConfig(ctx)
//	...
//	keep.Config(&cfg) // before the clients are made
//	client := s3.NewFromConfig(cfg)
//
// # What is promised
//
//   - New keys are asked for [Lead] (5 minutes) before the old ones end, or as
//     soon as the source has them, whichever source it is. The default chain of
//     aws-sdk-go-v2 does that for container roles only
//     (config/resolve_credentials.go:372); all others it uses to their last
//     second (aws/credential_cache.go:132).
//   - When the source fails, the old keys stay in use until their true expiry.
//     The SDK fails the request instead, though the keys are good
//     (aws/credential_cache.go:121), or extends those of EC2 past their end
//     (credentials/ec2rolecreds/provider.go:117); see [StaticStability].
//   - Within the lead the source is asked every 30 seconds ([Every]), by one
//     call at a time, and never by each request. That holds as well for a source
//     that hands out expired keys, or the same ones again.
//   - While good keys are at hand, a request waits at most one second
//     ([Patience]) for new ones. Without any it waits as long as its own context
//     lasts, but no longer than [Timeout]. One request's cancelled context
//     does not end the call that the others wait for.
//   - A provider that panics gives an error, and the old keys while they last.
//   - When AWS says that the keys have expired or are unknown, the source is
//     asked, and the request sent once more if it gave other keys. At most
//     one such question in 30 seconds ([CoolDown]); see [Config].
//
// # What is not
//
//   - An idle program does not ask: requests do, unless there is [Background].
//   - Keys that nothing can renew (static ones, those of the environment) are
//     left alone, and so are anonymous and absent credentials.
//   - A source that has no newer keys cannot be helped. EC2 has them "at least
//     five minutes" before the old ones end (EC2 user guide, "Retrieve security
//     credentials from instance metadata").
//   - Keys of EC2 that come through a provider of your own are kept for as long as
//     ec2rolecreds reports, which is an hour at most.
//   - What was made from cfg before, or has credentials of its own, is
//     not changed.
//   - The local clock is believed, as by the SDK (aws/credentials.go:152).
//
// File names and lines are those of aws-sdk-go-v2 v1.47.8, config v1.33.16 and
// credentials v1.20.16.
package keep
