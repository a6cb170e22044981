package provenance

import (
	"go/token"
	"slices"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
	"github.com/credlint/credlint/internal/keyshape"
)

// A Finding is the one verdict on a site, for the analyzer that reports it.
type Finding struct {
	Analyzer string // staticcreds, norefresh or chainshadow
	Category string // slug of the rule
	Pos, End token.Pos

	Source  string        // what the value is or where it comes from, without any secret
	Sink    string        // the API in which it ends
	Instead string        // what to use in its place, if the table says
	Detail  string        // what else the message needs; depends on the category
	Window  time.Duration // of an expiry-window finding: how early the cache refreshes
	Steps   []Step        // the value's way, source first
}

// judge gives the finding that the site deserves, if any: hard-coded before
// frozen before shadowing.
func (e *engine) judge(s *site) (Finding, bool) {
	for _, p := range s.parts {
		p.raw, p.news = p.news, e.settleUncalled(p.news)
	}
	if f, ok := e.judgeConstants(s); ok {
		return f, true
	}
	if e.isTestSupport(s.pos()) || e.isGenerated(s.pos()) {
		return Finding{}, false
	}
	if f, ok := e.judgeLifetime(s); ok {
		return f, true
	}
	return e.judgeShadow(s)
}

// finding makes a finding about one origin of one part of the site.
func (e *engine) finding(s *site, p *part, o Origin, analyzer, category string) Finding {
	at := p.at
	if !at.pos.IsValid() {
		at = s.head
	}
	var steps []Step
	if o.Pos.IsValid() && !e.sameLine(o.Pos, at.pos) {
		steps = append(steps, Step{o.Pos, describe(o)})
	}
	for _, t := range o.Trail.Steps() {
		if t.Pos.IsValid() && t.Pos != o.Pos && !e.sameLine(t.Pos, at.pos) {
			steps = append(steps, t)
		}
	}
	for up := s.parent; up != nil; up = up.parent {
		what := "reaches " + up.sink
		if up.parent != nil {
			what = "passed on"
		}
		steps = append(steps, Step{up.pos(), what})
	}
	return Finding{Analyzer: analyzer, Category: category, Pos: at.pos, End: at.end, Source: describe(o), Sink: s.sink, Steps: compact(steps)}
}

// sameLine reports whether two positions are on one line of one file.
func (e *engine) sameLine(a, b token.Pos) bool {
	p, q := e.pass.Fset.Position(a), e.pass.Fset.Position(b)
	return p.Filename == q.Filename && p.Line == q.Line
}

// maxSteps is how many steps a finding shows.
const maxSteps = 4

// compact keeps the first step and the last ones of a way that is too long.
func compact(steps []Step) []Step {
	steps = slices.CompactFunc(steps, func(a, b Step) bool { return a.Pos == b.Pos })
	if len(steps) <= maxSteps {
		return steps
	}
	return append(steps[:1:1], steps[len(steps)-maxSteps+1:]...)
}

// describe says what an origin is, without any secret.
func describe(o Origin) string {
	switch o.Kind {
	case Const:
		switch {
		case o.value != "":
			return keyshape.Describe(o.value)
		case o.What != "": // described by the package that has it
			return o.What
		}
		return "a constant"
	case Env:
		return "environment variable " + o.What
	case Flag:
		return "flag -" + o.What
	case Config:
		return "configuration field " + o.What
	case File:
		return "a file"
	case Derived:
		return "token of " + o.What
	case Metadata:
		return "role credentials read from " + o.What
	case Response, Snapshot:
		return "temporary credentials from " + o.What
	}
	return o.What
}

// --- staticcreds ---

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

// --- norefresh ---

// frozen maps the kinds of temporary values to the category of freezing them.
var frozen = []struct {
	kind     Kind
	category string
}{{Metadata, "metadata-by-hand"}, {Response, "frozen-response"}, {Snapshot, "frozen-snapshot"}}

// judgeLifetime tells whether the site keeps temporary credentials that nothing
// will refresh.
func (e *engine) judgeLifetime(s *site) (Finding, bool) {
	fn := s.instr.Parent()
	if s.kind == byValue || s.kind == fixes || e.isFresh(fn) || e.rootFresh(s) {
		return Finding{}, false
	}
	if s.kind == keepsFor {
		if p := s.parts[awsapi.DerivedToken]; p != nil {
			if o := p.news.find(Derived); o != nil {
				f := e.finding(s, p, *o, "norefresh", "captured-token")
				if st, ok := s.instr.(*ssa.Store); ok {
					if fa, ok := st.Addr.(*ssa.FieldAddr); ok {
						f.Sink += fieldName(fa.X.Type(), fa.Field)
					}
				}
				return f, true
			}
		}
		return Finding{}, false
	}
	if s.kind == signs {
		return Finding{}, false // for this signature only; what is kept is judged where it is stored
	}
	if s.kind != setsEnv && s.set(awsapi.SessionToken).empty() {
		return Finding{}, false // no token: not temporary
	}
	for _, k := range frozen {
		for _, r := range triple {
			p := s.parts[r]
			if p == nil || p.viaFact {
				continue
			}
			o := p.news.find(k.kind)
			if o == nil {
				continue
			}
			if s.kind == setsEnv {
				return e.judgeProcessEnv(s, p, *o)
			}
			if e.isOneShot(s) {
				return Finding{}, false
			}
			return e.finding(s, p, *o, "norefresh", k.category), true
		}
	}
	if p := s.parts[awsapi.SessionToken]; p != nil && s.kind != setsEnv && !e.siteGuarded(s) && !e.exemptSite(s) {
		for _, o := range p.news {
			if o.Kind == Env && envRoles[o.What] == awsapi.SessionToken {
				return e.finding(s, p, o, "norefresh", "env-token"), true
			}
		}
	}
	return Finding{}, false
}

// rootFresh reports whether the credential API behind a wrapper's call stands
// in a function that runs anew for each use.
func (e *engine) rootFresh(s *site) bool {
	for up := s.parent; up != nil; up = up.parent {
		if e.isFresh(up.instr.Parent()) {
			return true
		}
	}
	return false
}

// judgeProcessEnv tells whether temporary credentials are written into the
// process's own environment, other than for a program that takes its place.
func (e *engine) judgeProcessEnv(s *site, p *part, o Origin) (Finding, bool) {
	if startsProgram(s.instr.Parent()) {
		return Finding{}, false
	}
	return e.finding(s, &part{at: s.head}, o, "norefresh", "process-env"), true
}

// startsProgram reports whether the function itself starts another program,
// for which it prepares the environment.
func startsProgram(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			c, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if obj := calleeObject(c.Common()); obj != nil {
				switch obj.FullName() {
				case "syscall.Exec", "golang.org/x/sys/unix.Exec", "os/exec.Command", "os/exec.CommandContext", "os.StartProcess", "syscall.ForkExec":
					return true
				}
			}
		}
	}
	return false
}

// --- chainshadow ---

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
		if p.viaField {
			continue
		}
		news := e.settleFields(p.raw, 0)
		if news.has(Response, Snapshot, Metadata, Item) {
			return nil, nil
		}
		if o := news.find(configured...); o != nil {
			return p, o
		}
	}
	return nil, nil
}

// settleUncalled settles the parameters of functions that this package does
// not call; the callers of others are judged themselves.
func (e *engine) settleUncalled(s Set) Set {
	var out Set
	for _, o := range s {
		if o.Kind != Param {
			out = out.add(o)
		} else if o.fn != nil && len(e.liveCallers(o.fn)) == 0 {
			out = out.join(e.settle(Set{o}))
		}
	}
	return out
}

// settleFields settles the fields of parameters: by what this package's
// callers pass, or as configuration. Parameters of plain values are left to
// the callers.
func (e *engine) settleFields(s Set, depth int) Set {
	var out Set
	for _, o := range s {
		if o.Kind != Param || o.path == "" || o.fn == nil {
			out = out.add(o)
			continue
		}
		called := false
		for _, c := range e.liveCallers(o.fn) {
			if call, ok := c.(ssa.CallInstruction); ok && depth < 4 && e.isCallOf(call, o.fn) {
				called = true
				out = out.join(e.settleFields(e.argument(o.fn, call, o), depth+1))
			}
		}
		if !called {
			out = out.join(e.settle(Set{o}))
		}
	}
	return out
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
