package provenance

import (
	"github.com/credlint/credlint/internal/awsapi"
	"golang.org/x/tools/go/ssa"
)

// configured are the kinds that make a static provider an explicit one.
var configured = []Kind{Env, Flag, Config, File}

// judgeShadow tells whether the site puts a static provider of configured
// values in front of the default chain.
func (e *engine) judgeShadow(s *site) (Finding, bool) {
	if s.kind == fixes {
		return e.judgeFixed(s)
	}
	if s.kind != freezes && s.kind != holds && s.kind != setsEnv {
		return Finding{}, false
	}
	if s.kind == setsEnv {
		return e.judgeShadowEnv(s)
	}
	p, o := e.configuredPart(s)
	if p == nil {
		return Finding{}, false
	}
	if s.kind == holds || e.siteGuarded(s) || e.exemptSite(s) || !e.installed(s) {
		return Finding{}, false
	}
	return e.finding(s, &part{at: s.head}, *o, "chainshadow", "explicit-static"), true
}

// judgeFixed tells whether the site fixes a profile or shared files by a
// constant.
func (e *engine) judgeFixed(s *site) (Finding, bool) {
	for _, r := range []awsapi.Role{awsapi.Profile, awsapi.File} {
		p := s.parts[r]
		if p == nil || e.siteGuarded(s) || e.exemptSite(s) {
			continue
		}
		if name := fixedName(p.news); name != "" {
			f := e.finding(s, p, Origin{Kind: Config, What: name}, "chainshadow", "fixed-profile")
			f.Source = name
			return f, true
		}
	}
	return Finding{}, false
}

// configuredPart gives the first of key ID and secret that comes from the
// program's configuration, unless a part is known to be a dummy or empty.
func (e *engine) configuredPart(s *site) (*part, *Origin) {
	for _, r := range []awsapi.Role{awsapi.AccessKeyID, awsapi.SecretAccessKey} {
		p := s.parts[r]
		if p == nil || p.set.empty() {
			continue
		}
		if p.viaField || p.viaFact && p.stored {
			continue
		}
		news := e.settleFields(p.raw)
		if news.has(Response, Snapshot, Metadata, Item) {
			return nil, nil
		}
		if o := news.find(configured...); o != nil {
			return p, o
		}
	}
	return nil, nil
}

// siteGuarded reports whether the site, or the wrapper behind it, is guarded.
func (e *engine) siteGuarded(s *site) bool { return s.guarded || e.guarded(s.instr) }

// exemptSite reports whether every client behind the site has a custom endpoint.
func (e *engine) exemptSite(s *site) bool {
	return s.exempt || s.value != nil && e.reach(s.value).exempt()
}

// installed reports whether the provider made at the site gets in front of the
// default chain.
func (e *engine) installed(s *site) bool {
	if s.outside {
		return true
	}
	return s.value != nil && e.reach(s.value).installed
}

// passesOn reports whether a function that writes its plain parameters into the
// environment leaves it to its callers what they export: a single value, or a
// triple that may be temporary. A pair of keys shadows the role, whosever it is.
func (e *engine) passesOn(fn *ssa.Function) bool {
	set := map[awsapi.Role]bool{}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			c, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if obj := e.callee(c.Common()); obj != nil {
				name, _ := e.setenv(c, obj)
				set[envRoles[name]] = true
			}
		}
	}
	return set[awsapi.SessionToken] || !set[awsapi.AccessKeyID] || !set[awsapi.SecretAccessKey]
}

// judgeShadowEnv tells whether the site writes keys, be they dummies, into the
// process's own environment.
func (e *engine) judgeShadowEnv(s *site) (Finding, bool) {
	if s.parts[awsapi.SessionToken] != nil || e.guardedUnless(s.instr, s.sink) || startsProgram(s.instr.Parent()) {
		return Finding{}, false
	}
	for _, r := range []awsapi.Role{awsapi.AccessKeyID, awsapi.SecretAccessKey} {
		p := s.parts[r]
		if p == nil || p.news.empty() || p.news.has(Response, Snapshot, Metadata) {
			continue
		}
		if fn := s.instr.Parent(); p.news.only(Param) && (len(e.liveCallers(fn)) > 0 || e.passesOn(fn)) {
			continue // the callers know what they export
		}
		return e.finding(s, &part{at: s.head}, p.news[0], "chainshadow", "process-env"), true
	}
	return Finding{}, false
}
