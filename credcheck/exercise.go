package credcheck

import (
	"context"
	"reflect"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// exercise drops what cfg's own cache holds and asks again: the very object that the program uses refreshes. It is done only behind a fetch that
// has just gone well, for if the source fails now the program has no keys at all.
func (c *check) exercise(ctx context.Context) {
	if c.options.level < Exercise || !c.first.ok() || !c.report.Refresh.Possible || c.asksPeople() || (c.second != nil && !c.second.ok()) {
		return
	}
	cache, ok := c.cfg.Credentials.(*aws.CredentialsCache)
	if !ok || cache == nil {
		return // nothing is kept that could be dropped
	}
	if nested(cache) {
		c.addOnce(CodeRefreshUnproven, "%s stands in two caches: dropping the outer one's keys asks the inner cache only", nameOf(c.report.Source))
		return
	}
	c.report.Level = Exercise
	cache.Invalidate()
	a := ask(ctx, cache)
	c.step("exercise", string(c.report.Source.Kind), a)
	c.clean.secrets.Add(a.creds.SecretAccessKey, a.creds.SessionToken)
	switch {
	case a.late:
		c.late("asking cfg.Credentials anew; it holds no keys until that ends")
	case a.err != nil:
		c.add(CodeRefreshFailed, "cfg.Credentials holds no keys any more: asking anew failed: %s", c.clean.foreign(a.err.Error()))
		c.addCauses(c.causes(a.err, nil))
	case a.creds.HasKeys() && a.creds.CanExpire && !a.creds.Expired():
		c.note(a.creds)
		r := &c.report.Refresh
		r.Proven, r.How, r.SameKey = true, "exercise", a.creds.AccessKeyID == c.first.creds.AccessKeyID
	}
}

// nested tells whether a cache of the SDK has another one inside; false where this version of the SDK does not show it.
func nested(cache *aws.CredentialsCache) bool {
	inner := reflect.ValueOf(cache).Elem().FieldByName("provider")
	return inner.Kind() == reflect.Interface && !inner.IsNil() && inner.Elem().Type() == reflect.TypeFor[*aws.CredentialsCache]()
}
