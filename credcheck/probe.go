package credcheck

import (
	"context"
	"slices"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/smithy-go/middleware"
)

// watched is what a probe brought.
type watched struct {
	answer *answer // nil if the source cannot be asked apart from cfg
	causes []cause
}

// probe asks the source a second time, apart from cfg.
func (c *check) probe(ctx context.Context) {
	if c.options.level < Probe || !c.first.ok() || !c.report.Refresh.Possible {
		return
	}
	w := c.watch(ctx)
	if w.answer == nil {
		return
	}
	c.second = w.answer
	switch a := c.second; {
	case a.late:
		c.late("asking the source a second time")
		c.addCauses(w.causes)
	case a.err != nil:
		c.reportSecond(a.err, w.causes)
	case !a.creds.HasKeys():
		c.add(CodeRefreshFailed, "asking %s a second time gave empty keys", nameOf(c.report.Source))
	default:
		c.addCauses(w.causes)
		c.compare(c.first.creds, a.creds)
	}
}

func (c *check) reportSecond(err error, causes []cause) {
	f := c.add(CodeRefreshFailed, "asking %s a second time failed: %s", nameOf(c.report.Source), c.clean.foreign(err.Error()))
	if len(causes) > 0 {
		f.with("cause", string(causes[0].code))
	}
	c.addCauses(causes)
}

// watch asks the source apart from cfg, and looks at the exchanges.
func (c *check) watch(ctx context.Context) watched {
	p := c.apart(ctx)
	if p == nil || ctx.Err() != nil || c.options.level < Probe {
		return watched{}
	}
	c.report.Level = max(c.report.Level, Probe)
	before := len(c.seen.from(0))
	a := ask(ctx, p)
	seen := c.seen.from(before)
	c.clean.secrets.Add(a.creds.SecretAccessKey, a.creds.SessionToken)
	c.step("probe", string(c.report.Source.Kind), a)
	c.addSteps(seen)
	return watched{a, c.causes(a.err, seen)}
}

func (c *check) addSteps(seen []exchange) {
	for _, x := range seen {
		c.report.Steps = append(c.report.Steps, Step{Name: x.operation, Target: x.host, Status: x.outcome(), Took: x.took})
	}
}

// apart gives a provider that asks the source without cfg's cache; nil if there is none. A provider of the user's own, or without a cache, is the
// source itself: it is asked directly, after cfg has its answer, so that cfg does not ask it at the same time.
func (c *check) apart(ctx context.Context) aws.CredentialsProvider {
	if c.asksPeople() {
		return nil
	}
	own := c.src.load.Credentials
	if c.bare || !c.src.loaded || c.replaced {
		own = c.cfg.Credentials
	}
	switch own.(type) {
	case nil:
		return c.shadow(ctx)
	case *aws.CredentialsCache:
		return nil // cfg's own: it would answer from memory
	}
	if c.first != nil && c.first.late {
		return nil // it is still running
	}
	return own
}

// shadow builds the default chain anew from the options that cfg was loaded with. It has a cache of its own, and clients of its own.
func (c *check) shadow(ctx context.Context) aws.CredentialsProvider {
	saved := slices.IndexFunc(c.cfg.ConfigSources, func(s any) bool { _, ok := s.(config.LoadOptions); return ok })
	if saved < 0 {
		return nil
	}
	cfg, err := config.LoadDefaultConfig(ctx, func(o *config.LoadOptions) error {
		*o = c.src.load
		c.isolate(ctx, o)
		return nil
	})
	if err != nil {
		c.add(CodeRefreshFailed, "the configuration cannot be loaded a second time: %s", c.clean.foreign(err.Error()))
		return nil
	}
	return cfg.Credentials
}

// isolate takes out of the options what would ask the metadata service for anything but keys, and lets the recorder in. Without a window the probe
// sees when the keys truly end.
func (c *check) isolate(ctx context.Context, o *config.LoadOptions) {
	o.Region, o.UseEC2IMDSRegion = c.cfg.Region, nil
	if c.cfg.DefaultsMode == aws.DefaultsModeAuto {
		o.DefaultsModeOptions = config.DefaultsModeOptions{Mode: aws.DefaultsModeStandard}
	}
	o.APIOptions = append(slices.Clone(o.APIOptions), func(s *middleware.Stack) error { return c.seen.option(s) })
	o.CredentialsCacheOptions = func(o *aws.CredentialsCacheOptions) { *o = aws.CredentialsCacheOptions{} }
	if end, ok := ctx.Deadline(); ok {
		user := o.ProcessCredentialOptions
		o.ProcessCredentialOptions = func(p *processcreds.Options) {
			if user != nil {
				user(p)
			}
			if left := max(time.Until(end), 0); p.Timeout <= 0 || p.Timeout > left {
				p.Timeout = left
			}
		}
	}
}

// compare holds the second answer against the first.
func (c *check) compare(first, second aws.Credentials) {
	r := &c.report.Refresh
	r.SameKey = first.AccessKeyID == second.AccessKeyID
	if a, b := accountOf(first), accountOf(second); a != "" && b != "" && a != b {
		c.add(CodeRefreshChangedIdentity, "a second fetch gave keys of account %s, the first of %s", b, a)
		return
	}
	if !second.CanExpire {
		return
	}
	if second.Expired() {
		if !c.report.Has(CodeAlreadyExpired) {
			c.add(CodeAlreadyExpired, "%s hands out keys that ended %s by this clock", nameOf(c.report.Source), stamp(second.Expires, time.Now()))
		}
		return
	}
	r.Proven, r.How = true, "probe"
	c.judgeLife(second)
}

// judgeLife looks at how long the keys live. The provider for EC2 cuts the expiry to an hour (credentials/ec2rolecreds/provider.go:103-107); what is
// that long hence is not the true one.
func (c *check) judgeLife(k aws.Credentials) {
	left := time.Until(k.Expires)
	capped := c.report.Source.Kind == EC2Role && left > time.Hour-time.Minute
	if !c.report.Refresh.SameKey || capped {
		return
	}
	t := k.Expires.Round(0).UTC()
	c.report.Credential.TrueExpires = &t
	o := c.options
	if left < o.lead && (o.lifetime == 0 || left < o.lifetime) {
		c.add(CodeExpiryTooClose, "the keys end in %v, and the source gives the same ones again; wanted are %v", left.Round(time.Second), o.lead)
	}
}
