package provenance

import (
	"github.com/credlint/credlint/internal/awsapi"
	"golang.org/x/tools/go/ssa"
)

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
	for up := s; up != nil; up = up.parent {
		if startsProgram(up.instr.Parent()) {
			return Finding{}, false
		}
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
