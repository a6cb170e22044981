package provenance

import (
	"github.com/credlint/credlint/internal/awsapi"
	"github.com/credlint/credlint/internal/keyshape"
)

// dynamic are the kinds beside which a constant is only a default.
var dynamic = []Kind{Env, Flag, Config, File, Unknown, Item}

// judgeConstants tells whether a secret is in the source.
func (e *engine) judgeConstants(s *site) (Finding, bool) {
	if s.kind == keepsFor || s.kind == fixes {
		return Finding{}, false
	}
	test := e.isTestSupport(s.pos())
	for _, r := range []awsapi.Role{awsapi.SecretAccessKey, awsapi.AccessKeyID, awsapi.SessionToken} {
		p := s.parts[r]
		if p == nil || p.viaFact {
			continue
		}
		for _, o := range p.news {
			if o.Kind != Const || !e.isSecret(s, r, o) || test && !realShaped(s, o) {
				continue
			}
			category := "hardcoded"
			switch {
			case s.kind == setsEnv:
				category = "environment"
			case o.Default || e.settle(p.set).has(dynamic...) || p.set.has(Param) && s.parent == nil:
				category = "fallback"
			}
			p, o = e.firstConstant(s, p, o)
			return e.finding(s, p, o, "staticcreds", category), true
		}
	}
	return Finding{}, false
}

// firstConstant prefers the key ID, which is no secret and helps triage, where
// it is hard-coded beside the secret.
func (e *engine) firstConstant(s *site, p *part, o Origin) (*part, Origin) {
	if id := s.parts[awsapi.AccessKeyID]; id != nil {
		if c := id.news.find(Const); c != nil && c.Class == keyshape.KeyID {
			return id, *c
		}
	}
	return p, o
}

// isSecret reports whether a constant in the role is one that must not be in
// the source.
func (e *engine) isSecret(s *site, r awsapi.Role, o Origin) bool {
	switch o.Class {
	case keyshape.Empty, keyshape.Placeholder:
		return false
	case keyshape.KeyID:
		return true
	case keyshape.Weak:
		return r == awsapi.SecretAccessKey && !e.onLoopback(s)
	}
	return r != awsapi.AccessKeyID // a lone user name is no secret
}

// onLoopback reports whether the site's clients are on this machine.
func (e *engine) onLoopback(s *site) bool { return s.value != nil && e.reach(s.value).loopback }

// realShaped reports whether a constant in test code is a real-shaped key, or
// the secret beside one.
func realShaped(s *site, o Origin) bool {
	if o.Class == keyshape.KeyID {
		return true
	}
	id := s.set(awsapi.AccessKeyID).find(Const)
	return o.Class == keyshape.Secret && id != nil && id.Class == keyshape.KeyID
}
