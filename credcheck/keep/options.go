package keep

import (
	"context"
	"time"
)

// An Option changes what [Config] and [Provider] do.
type Option func(*options)

type options struct {
	lead       time.Duration
	leadGiven  bool
	every      time.Duration
	patience   time.Duration
	timeout    time.Duration
	beyond     time.Duration
	coolDown   time.Duration
	heal       bool
	background context.Context
}

// minEvery keeps a mistaken option, such as a number without its unit, from
// flooding the source.
const minEvery = time.Second

func newOptions(opts []Option) options {
	o := options{
		lead:     5 * time.Minute,
		every:    30 * time.Second,
		patience: time.Second,
		timeout:  2 * time.Minute,
		coolDown: 30 * time.Second,
		heal:     true,
	}
	for _, opt := range opts {
		if opt != nil {
			opt(&o)
		}
	}
	return o
}

// Lead sets how long before the expiry new keys are asked for. The default is 5
// minutes, what the SDK gives container roles, or the window of the
// [aws.CredentialsCache] that is replaced if that is longer. Zero or less: not
// before the expiry. Keys that live hardly longer than this are renewed after
// half of their life.
func Lead(d time.Duration) Option {
	return func(o *options) { o.lead, o.leadGiven = max(d, 0), true }
}

// Every sets how long after a question that brought no better keys the next is
// asked, while the old ones last. The default is 30 seconds, the least one
// second. In the last minute it is half of what is left.
func Every(d time.Duration) Option {
	return func(o *options) { o.every = max(d, minEvery) }
}

// Patience sets how long a request waits for new keys while the old ones are
// still good. The default is one second. Zero or less: it never waits, and the
// keys are renewed behind its back.
func Patience(d time.Duration) Option {
	return func(o *options) { o.patience = max(d, 0) }
}

// Timeout sets how long the source may take to answer; then its context is
// cancelled, and requests without good keys fail. The default is 2 minutes, so that a
// source that hangs when first asked is asked again within the lead; zero or
// less is no limit, as in the SDK. Raise it where a person has to type an MFA
// code, or a credential process takes longer. A source that does not heed its context is not asked a second time
// before it returns: providers need not be safe for concurrent use.
func Timeout(d time.Duration) Option {
	return func(o *options) { o.timeout = max(d, 0) }
}

// StaticStability lets keys be used for so long past their true expiry while the
// source fails. The default is zero: never. Without this package ec2rolecreds
// does it for as long as IMDS fails, 5 to 15 minutes at a time
// (credentials/ec2rolecreds/provider.go:117-142); whether a service still takes
// such keys is up to AWS. Those of other sources are dead by then, and requests fail
// at the service instead of before.
func StaticStability(d time.Duration) Option {
	return func(o *options) { o.beyond = max(d, 0) }
}

// CoolDown sets how long after the source was asked because AWS refused the
// keys it is not asked for that reason again. The default is 30 seconds. It doubles,
// up to an hour, each time that the new keys were refused too.
func CoolDown(d time.Duration) Option {
	return func(o *options) { o.coolDown = max(d, minEvery) }
}

// NoHeal leaves requests that AWS refuses alone: [Config] adds no middleware.
func NoHeal() Option {
	return func(o *options) { o.heal = false }
}

// Background renews the keys of an idle program too, in a goroutine that ends
// with the context. Without it, requests alone make the source be asked. The
// keys are fetched at once, in the background.
func Background(ctx context.Context) Option {
	return func(o *options) { o.background = ctx }
}
