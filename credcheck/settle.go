package credcheck

import (
	"encoding/base32"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
)

// settle brings what is said of the refresh into line with what was found out.
func (c *check) settle() {
	if c.first == nil || c.options.level < Probe && c.first.ok() {
		return
	}
	if c.report.Refresh.Proven || c.second != nil || !c.first.ok() || !c.report.Refresh.Possible {
		c.drop(CodeRefreshUnproven) // it is proven, or another finding says why it is not
		return
	}
	why := "its own cache stands in front of it"
	if c.asksPeople() {
		why = "it may ask a person, and AllowInteractive was not given"
		if c.asksForCode() {
			why = "it asks a person for a code, which is good for one time"
		}
	}
	c.addOnce(CodeRefreshUnproven, "%s was not asked a second time: %s", nameOf(c.report.Source), why)
}

// drop takes findings back.
func (c *check) drop(codes ...Code) {
	c.report.Findings = slices.DeleteFunc(c.report.Findings, func(f Finding) bool { return slices.Contains(codes, f.Code) })
}

// addOnce reports a condition that may have been found already.
func (c *check) addOnce(code Code, format string, args ...any) {
	if !c.report.Has(code) {
		c.add(code, format, args...)
	}
}

// asksPeople tells whether a second fetch may need a person. A role with MFA always does: its code is good once.
func (c *check) asksPeople() bool {
	if c.asksForCode() {
		return true
	}
	interactive := slices.ContainsFunc([]Source{SSO, Login, Process}, func(k Source) bool { return c.report.Source.uses(k) || c.used.kind == k })
	return interactive && !c.options.interactive
}

// asksForCode tells whether a role needs a code of MFA for each session.
func (c *check) asksForCode() bool {
	if c.report.Has(CodeMFANeedsHuman) {
		return true
	}
	if c.src.load.AssumeRoleCredentialOptions != nil && c.report.Source.uses(AssumeRole) {
		var o stscreds.AssumeRoleOptions
		c.src.load.AssumeRoleCredentialOptions(&o)
		if o.TokenProvider != nil {
			return true
		}
	}
	return hasTokenProvider(c.cfg.Credentials) || hasTokenProvider(c.src.load.Credentials)
}

// accountOf gives the account that the keys say they belong to. Key IDs made since 2019 hold it: the 48 bits behind the prefix are a bit that says
// so, 40 bits of the number, and 7 of the rest, in base32.
func accountOf(k aws.Credentials) string {
	if k.AccountID != "" {
		return k.AccountID
	}
	id := k.AccessKeyID
	if len(id) != 20 || id[4] < 'Q' || id[4] > 'Z' {
		return ""
	}
	b, err := base32.StdEncoding.DecodeString(id[4:])
	if err != nil {
		return ""
	}
	var n uint64
	for _, x := range b[:6] {
		n = n<<8 | uint64(x)
	}
	return fmt.Sprintf("%012d", n&0x7fffffffff80>>7)
}
