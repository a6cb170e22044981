package credcheck

import (
	"context"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// retryPause is the time between two tries of StartupRetry.
const retryPause = 500 * time.Millisecond

// retrieve asks cfg.Credentials once, as the program's first request would, and keeps the answer in cfg's own cache.
func (c *check) retrieve(ctx context.Context) {
	kind := c.report.Source.Kind
	if kind == None || kind == Anonymous {
		return
	}
	if c.asksForCode() && !c.options.interactive {
		return // mfa-needs-human says it
	}
	c.report.Level = Retrieve
	c.first = c.untilReady(ctx, c.cfg.Credentials)
	c.step("retrieve", string(kind), c.first)
	switch a := c.first; {
	case a.late:
		c.late("asking cfg.Credentials; the provider may still be running")
	case a.err != nil:
		c.reportFirst(ctx, a.err)
	default:
		c.judgeKeys(a.creds)
	}
}

// untilReady asks once, and again for as long as StartupRetry says while nobody answers.
func (c *check) untilReady(ctx context.Context, p aws.CredentialsProvider) *answer {
	until := time.Now().Add(c.options.startupRetry)
	for {
		a := ask(ctx, p)
		if a.err == nil || a.late || !early(a.err) || time.Now().Add(retryPause).After(until) || !pause(ctx, retryPause) {
			return a
		}
	}
}

// reportFirst says why there are no keys. Where the error alone does not tell, the probe asks again and watches the exchanges.
func (c *check) reportFirst(ctx context.Context, err error) {
	causes := c.causes(err, nil)
	if len(causes) == 0 || causes[0].vague {
		if seen := c.watch(ctx); len(seen.causes) > 0 {
			causes = seen.causes
		}
	}
	if len(causes) == 0 {
		c.add(CodeNoCredentials, "%s gives no credentials: %s", nameOf(c.report.Source), c.clean.foreign(err.Error()))
		return
	}
	c.addCauses(causes)
}

// judgeKeys looks at the keys that cfg gave.
func (c *check) judgeKeys(k aws.Credentials) {
	c.clean.secrets.Add(k.SecretAccessKey, k.SessionToken)
	if !k.HasKeys() {
		c.addOnce(CodeNoCredentials, "%s gives empty keys without an error: requests cannot be signed", nameOf(c.report.Source))
		return
	}
	c.note(k)
	c.judgeKind(k)
	if !k.CanExpire {
		return
	}
	expires := k.Expires.Round(0)
	if c.report.Refresh.Cached {
		c.report.Refresh.RefreshAt = &expires
	}
	if !k.Expired() {
		return
	}
	if c.windowAteLife(k.Expires) {
		c.addOnce(CodeWindowExceedsLife, "the window of %v is longer than the keys live: the source is asked on every call", *c.report.Refresh.Window)
		return
	}
	c.add(CodeAlreadyExpired, "%s hands out keys that ended %s by this clock", nameOf(c.report.Source), stamp(k.Expires, time.Now()))
}

// note fills in the report's part on the keys.
func (c *check) note(k aws.Credentials) {
	expires := c.report.Credential.Expires // of static keys, from a variable or file
	if k.CanExpire {
		t := k.Expires.Round(0).UTC()
		expires = &t
	}
	c.report.Credential = Credential{KeyID: MaskKeyID(k.AccessKeyID), Fingerprint: Fingerprint(k.AccessKeyID), Temporary: isTemporary(k), Expires: expires, AccountID: k.AccountID}
}

func isTemporary(k aws.Credentials) bool {
	return k.SessionToken != "" || strings.HasPrefix(k.AccessKeyID, "ASIA")
}

// judgeKind reports keys that cannot be renewed and were not in sight before: those of endpoints, processes and the program's own providers.
func (c *check) judgeKind(k aws.Credentials) {
	src := c.report.Source
	switch {
	case src.Kind.static() || src.Kind == Lambda:
	case !isTemporary(k):
		if strings.HasPrefix(k.AccessKeyID, "AKIA") {
			c.addOnce(CodeLongTermKeys, "long-term keys %s of %s are in use", MaskKeyID(k.AccessKeyID), nameOf(src))
		}
	case k.CanExpire:
	case src.Kind.container() || src.Kind == Process:
		c.report.Refresh.Possible = false
		c.add(CodeEndpointWithoutExpiry, "%s gave temporary keys without an expiry: the SDK will never ask for new ones", nameOf(src))
	default:
		c.report.Refresh.Possible = false
		severity := Error
		if c.options.lifetime > 0 {
			severity = Warning // as for static keys: they may well live as long as the process
		}
		if !c.report.Has(CodeStaticTemporaryKeys) {
			c.addAs(severity, CodeStaticTemporaryKeys, "%s gave temporary keys without an expiry: nothing will refresh them", nameOf(src))
		}
	}
}

// windowAteLife tells keys that only look expired because the cache took the window off from those that are. On EC2 nothing is taken off when less
// than 15 minutes are left (credentials/ec2rolecreds/provider.go:153), so that a smaller window cannot be the reason.
func (c *check) windowAteLife(expires time.Time) bool {
	w := c.report.Refresh.Window
	if w == nil || *w <= 0 || (c.report.Source.Kind == EC2Role && *w < 15*time.Minute) {
		return false
	}
	return expires.Add(*w).After(time.Now())
}
