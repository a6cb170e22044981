package credcheck

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
)

const (
	// maxChained is what STS gives a role that is assumed with a role's keys (IAM guide, id_roles_terms-and-concepts, role chaining).
	maxChained = time.Hour
	// shortSession is what the SDK asks for without a duration (credentials/stscreds/assume_role_provider.go:146).
	shortSession = 15 * time.Minute
)

// innermost gives the profile at the end of source_profile.
func (i *inspection) innermost() *config.SharedConfig {
	p := &i.src.shared
	for p.Source != nil {
		p = p.Source
	}
	return p
}

// profileRoles tells whether the used source is roles of the loaded profile.
func (i *inspection) profileRoles() bool {
	src := i.report.Source
	return src.Kind == AssumeRole && src.Profile != "" && !i.replaced
}

// checkRoles looks at each role of the profile.
func (i *inspection) checkRoles() {
	if !i.profileRoles() {
		return
	}
	for p := &i.src.shared; p != nil; p = p.Source {
		if chain := i.profileChain(p); len(chain) > 1 && chain[0] == AssumeRole && givesRole(chain[1]) {
			if d := i.roleDuration(p); d > maxChained {
				i.add(CodeRoleChain1h, "profile %q asks for %v on top of a role: STS refuses more than 1h", clip(p.Profile, 60), d).with("role", p.RoleARN)
			}
		}
	}
	if d := i.roleDuration(&i.src.shared); d <= shortSession {
		i.add(CodeRoleSessionShort, "sessions of %v: at least %d calls to STS an hour for each cache", d, int(time.Hour/max(d, time.Minute)))
	}
}

// givesRole tells whether the keys of a source are a role's, so that a role on top is chained.
func givesRole(s Source) bool { return !s.static() && s != Login }

// roleDuration follows credsFromAssumeRole (config/resolve_credentials.go:535-600): 15 minutes or less in the profile count as nothing.
func (i *inspection) roleDuration(p *config.SharedConfig) time.Duration {
	var o stscreds.AssumeRoleOptions
	if d := p.RoleDurationSeconds; d != nil && *d/time.Minute > 15 {
		o.Duration = *d
	}
	i.userRoleOptions(&o)
	if o.Duration == 0 {
		return shortSession
	}
	return o.Duration
}

func (i *inspection) userRoleOptions(o *stscreds.AssumeRoleOptions) {
	if f := i.src.load.AssumeRoleCredentialOptions; f != nil {
		f(o)
	}
}
