package provenance

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// derive adds to the sites the calls of wrappers: functions of this package
// whose parameters end in a credential API. What a caller passes becomes known
// there, so there it is judged; and the caller's own parameters are followed
// further up, to what importers are told by facts.
func (e *engine) derive(sites []*site) []*site {
	type visit struct {
		root *site
		call ssa.Instruction
	}
	seen := map[visit]bool{}
	roots := map[*site]*site{}
	out := sites
	for i := 0; i < len(out) && len(out) < maxSites+len(sites); i++ {
		s := out[i]
		root := s
		if r := roots[s]; r != nil {
			root = r
		}
		for _, fn := range s.wrappers() {
			for _, call := range e.callsOf(fn) {
				if seen[visit{root, call}] {
					continue
				}
				seen[visit{root, call}] = true
				if d := e.callerSite(s, fn, call); d != nil {
					roots[d] = root
					out = append(out, d)
				}
			}
		}
	}
	return out
}

// maxSites bounds the sites that calls of wrappers add.
const maxSites = 2000

// wrappers gives the functions whose parameters a site's parts come from.
func (s *site) wrappers() []*ssa.Function {
	var out []*ssa.Function
	seen := map[*ssa.Function]bool{}
	for _, r := range roles {
		for _, o := range s.set(r) {
			if o.Kind == Param && o.fn != nil && !seen[o.fn] {
				seen[o.fn] = true
				out = append(out, o.fn)
			}
		}
	}
	return out
}

// outermost gives the declared function in which a function literal stands.
func outermost(fn *ssa.Function) *ssa.Function {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return fn
}

// passesOther reports whether a call passes function literals, but not the one
// in which the site stands: then this call does not lead there.
func (e *engine) passesOther(s *site, call ssa.CallInstruction) bool {
	for s.parent != nil {
		s = s.parent
	}
	lit := s.instr.Parent()
	if lit.Parent() == nil {
		return false
	}
	other := false
	for _, a := range call.Common().Args {
		if _, ok := a.Type().Underlying().(*types.Signature); !ok {
			continue
		}
		fns := e.functions(a)
		if slices.Contains(fns, lit) {
			return false
		}
		other = other || len(fns) > 0
	}
	return other
}

// callerSite gives the site that a call of the wrapper fn is.
func (e *engine) callerSite(s *site, fn *ssa.Function, call ssa.CallInstruction) *site {
	if e.passesOther(s, call) {
		return nil
	}
	d := &site{
		kind: s.kind, sink: s.sink, instr: call, value: s.value, head: e.callSpan(call), parent: s, sdk: s.sdk,
		guarded: s.guarded || e.dependsLocally(s.instr), exempt: s.exempt, outside: s.outside, parts: map[awsapi.Role]*part{},
	}
	found := false
	for _, r := range roles {
		p := s.parts[r]
		if p == nil {
			continue
		}
		q := &part{at: d.head}
		for _, o := range p.set {
			if o.Kind != Param || o.fn != fn {
				q.set = q.set.add(o)
				continue
			}
			if len(q.news) == 0 {
				q.at = e.handedOver(call, fn, o)
				if s.parent == nil && fn != s.instr.Parent() && outermost(s.instr.Parent()) == outermost(call.Parent()) { // a value that passes through a helper and comes back
					q.at = p.at
				}
			}
			q.viaField = q.viaField || o.path != ""
			in := e.argument(fn, call, o).at(q.at.pos)
			q.set, q.news = q.set.join(in), q.news.join(in)
			found = true
		}
		d.parts[r] = q
	}
	if !found {
		return nil
	}
	return d
}

// handedOver gives the range of the expression by which a caller hands over
// what becomes a part of the parameter: the field of a literal, or the argument.
func (e *engine) handedOver(call ssa.CallInstruction, fn *ssa.Function, o Origin) span {
	i := o.index - (len(fn.Params) - len(args(call.Common())))
	return e.handedOverAt(call, i, o.path)
}

func (e *engine) handedOverAt(call ssa.CallInstruction, i int, path string) span {
	all := args(call.Common())
	if i < 0 || i >= len(all) {
		return e.callSpan(call)
	}
	if path != "" {
		v := all[i]
		if load, ok := v.(*ssa.UnOp); ok {
			v = load.X
		}
		if a, ok := v.(*ssa.Alloc); ok {
			if st := e.storeAt(a, path); st != nil {
				return e.storeSpan(st)
			}
		}
	}
	return e.argSpan(call, i)
}
