package credcheck

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// Check inspects cfg as [Inspect] does and then, as far as [Depth] allows, asks: cfg.Credentials once, which warms its cache, and the source a second
// time through an isolated copy of the chain, so that a source that fails cannot take working keys away. Sources that may ask a person are not asked
// twice, and a role with MFA not at all, unless [AllowInteractive] permits it.
//
// It takes at most the time of [Timeout] and the life of ctx, never returns nil and does not panic. Two things are out of its reach: what cfg's own
// cache has begun goes on after that, because the SDK takes ctx's end away from it (aws/credential_cache.go:103), and a provider that panics inside
// that cache ends the process, as it would at the first request, because the SDK panics again in a goroutine of its own.
func Check(ctx context.Context, cfg aws.Config, opts ...Option) *Report {
	return run(ctx, &check{inspection: &inspection{cfg: cfg}}, opts)
}

// CheckProvider does what Check does for a provider that is about to be wrapped in a cache: it asks the provider itself twice. Nothing else may use
// the provider meanwhile; most of them are not safe for that.
func CheckProvider(ctx context.Context, p aws.CredentialsProvider, opts ...Option) *Report {
	return run(ctx, &check{inspection: &inspection{cfg: aws.Config{Credentials: p}}, bare: true}, opts)
}

// check is one run of Check. All its fields belong to the goroutine that runs it.
type check struct {
	*inspection
	bare   bool      // of a provider, not of a configuration
	seen   *recorder // what passed between the SDK and the services
	first  *answer   // through cfg; nil if it was not asked
	second *answer   // through the probe
}

func run(ctx context.Context, c *check, opts []Option) (report *Report) {
	report = &Report{Schema: SchemaVersion, Time: time.Now(), Level: Static, FailOn: Error}
	c.report = report
	defer func() {
		if cause := recover(); cause != nil {
			c.add(CodeCheckPanicked, "the check itself failed: %s", c.clean.foreign(fmt.Sprint(cause)))
			c.finish()
		}
	}()
	c.options = newOptions(opts)
	c.inspection.run()
	if report.Level != Off {
		c.forget()
		c.ask(ctx)
	}
	c.finish()
	report.log(c.options.logger)
	return report
}

// forget drops what only holds for a configuration: a provider that is about to be wrapped has no cache and no sources yet.
func (c *check) forget() {
	if c.bare {
		c.drop(CodeHandBuiltConfig, CodeNotCached, CodeNoEarlyRefresh, CodeWindowWithoutGrace)
	}
}

// turn lets one check of the process ask at a time: a program that starts ten clients must not ask a source twenty times at once.
var turn = make(chan struct{}, 1)

func (c *check) ask(ctx context.Context) {
	if c.options.level <= Static {
		return
	}
	if ctx == nil {
		ctx = context.Background()
	}
	ctx, cancel := context.WithTimeout(ctx, c.options.timeout)
	defer cancel()
	select {
	case turn <- struct{}{}:
		defer func() { <-turn }()
	case <-ctx.Done():
		c.late("waiting for another check of this process")
		return
	}
	if !pause(ctx, c.spread()) {
		c.late("waiting as Jitter says")
		return
	}
	c.seen = &recorder{until: ctx}
	for _, step := range []func(context.Context){c.retrieve, c.probe, c.exercise, c.identify} {
		c.guard(func() { step(ctx) })
	}
	c.guard(c.judgeClock)
	c.guard(c.settle)
}

// spread gives the time to wait before asking. It takes no more than half of the check's time, so that there is some left to ask.
func (c *check) spread() time.Duration {
	limit := min(c.options.jitter, c.options.timeout/2)
	if limit <= 0 {
		return 0
	}
	return rand.N(limit)
}

// pause waits, and tells whether ctx still lives after it.
func pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// late reports that the time was spent. What was not reached is not known.
func (c *check) late(step string) {
	c.add(CodeCheckTimeout, "the check's time (%v) was spent while %s", c.options.timeout, step).with("step", step)
}

// step notes what was asked.
func (c *check) step(name, target string, a *answer) {
	c.report.Steps = append(c.report.Steps, Step{Name: name, Target: target, Status: a.status(), Took: a.took})
}
