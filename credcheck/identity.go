package credcheck

import (
	"context"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go/middleware"
)

// identityTimeout bounds the question to STS. In a network without a way to it the question would hang.
const identityTimeout = 3 * time.Second

// identify asks STS whose the keys are. No permission is needed for that, and none can take it away (STS API reference, GetCallerIdentity).
func (c *check) identify(ctx context.Context) {
	if !c.options.identity || !c.first.ok() {
		return
	}
	if c.cfg.Region == "" {
		c.addAs(Warning, CodeSTSUnreachable, "cfg.Region is empty: STS's endpoint, and so the identity, cannot be told")
		return
	}
	ctx, cancel := context.WithTimeout(ctx, identityTimeout)
	defer cancel()
	before, began := len(c.seen.from(0)), time.Now()
	client := sts.NewFromConfig(c.cfg, func(o *sts.Options) {
		o.APIOptions = append(slices.Clone(o.APIOptions), func(s *middleware.Stack) error { return c.seen.option(s) })
	})
	out, err := client.GetCallerIdentity(ctx, nil)
	seen := c.seen.from(before)
	c.step("identity", "sts", &answer{err: err, took: time.Since(began)})
	c.addSteps(seen)
	causes := stsCauses(err, only(seen, exchange.ofSTS))
	c.addCauses(causes)
	switch {
	case err == nil:
		c.report.Identity = &Identity{Account: aws.ToString(out.Account), ARN: aws.ToString(out.Arn)}
		c.judgeIdentity(*c.report.Identity)
	case !slices.ContainsFunc(causes, func(k cause) bool { return k.code != CodeSTSGlobalEndpoint }):
		c.addAs(Warning, CodeSTSUnreachable, "STS does not say whose the keys are: %s", c.clean.foreign(err.Error()))
	}
}

func (c *check) judgeIdentity(id Identity) {
	c.report.Credential.AccountID = id.Account
	if want := c.options.accounts; len(want) > 0 && !slices.Contains(want, id.Account) {
		c.add(CodeAccountMismatch, "expected account %s, the keys are of %s", strings.Join(want, " or "), id.Account).with("arn", id.ARN)
	}
	if want := c.options.role; want != "" && !sameRole(want, roleOf(id.ARN)) {
		c.add(CodeRoleMismatch, "expected role %s, the keys are of %s", want, id.ARN).with("arn", id.ARN)
	}
}

// roleOf gives the role of a session: of arn:aws:sts::123456789012:assumed-role/NAME/SESSION it is arn:aws:iam::123456789012:role/NAME. The role's
// path is not in a session's ARN. Any other ARN is given back.
func roleOf(arn string) string {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) < 6 || parts[2] != "sts" {
		return arn
	}
	name, ok := strings.CutPrefix(parts[5], "assumed-role/")
	if !ok {
		return arn
	}
	name, _, _ = strings.Cut(name, "/")
	return strings.Join([]string{parts[0], parts[1], "iam", "", parts[4], "role/" + name}, ":")
}

// sameRole matches a role against a pattern. The path of the pattern's role is left out, for that of the session's role is not known.
func sameRole(pattern, role string) bool {
	if prefix, rest, ok := strings.Cut(pattern, ":role/"); ok {
		pattern = prefix + ":role/" + rest[strings.LastIndexByte(rest, '/')+1:]
	}
	ok, err := path.Match(pattern, role)
	return err == nil && ok
}
