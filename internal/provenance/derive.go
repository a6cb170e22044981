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
			for _, c := range e.calls[fn] {
				call, ok := c.(ssa.CallInstruction)
				if !ok || !e.isCallOf(call, fn) || seen[visit{root, c}] {
					continue
				}
				seen[visit{root, c}] = true
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

// isCallOf reports whether the instruction calls fn, rather than passing it on.
func (e *engine) isCallOf(c ssa.CallInstruction, fn *ssa.Function) bool {
	for _, f := range e.callees(c.Common()) {
		if f == fn {
			return true
		}
	}
	return false
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
		fns := e.functions(a, map[ssa.Value]bool{})
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

// factSite gives the site that a call of another package's wrapper is.
func (e *engine) factSite(c ssa.CallInstruction, obj *types.Func) *site {
	if obj.Pkg() == nil || obj.Pkg() == e.pass.Pkg {
		return nil
	}
	var f funcFact
	if !e.pass.ImportObjectFact(obj, &f) || len(f.Sinks) == 0 {
		return nil
	}
	k := f.Sinks[0]
	s := &site{kind: k.Kind, sink: shortName(obj), instr: c, value: c.Value(), head: e.callSpan(c),
		guarded: k.Guarded, exempt: k.Exempt, outside: k.Installed && !k.Returned, parts: map[awsapi.Role]*part{}}
	if k.Kind == setsEnv {
		s.sink = k.Sink // the variable says more than the helper
	}
	for _, p := range k.Parts {
		q := &part{at: s.head}
		for _, o := range importSet(p.Origins, obj) {
			if o.Kind != Param {
				q.set = q.set.add(o)
				if k.Returned {
					q.news = q.news.add(o)
				}
				continue
			}
			if len(q.news) == 0 {
				q.at = e.handedOverAt(c, o.index, o.path)
			}
			if all := args(c.Common()); o.index < len(all) {
				q.viaFact = q.viaFact || e.hasFieldFact(all[o.index].Type(), o.path)
				in := e.eval(all[o.index], o.path).at(q.at.pos).via(obj.Pos(), "passed to "+shortName(obj))
				q.set, q.news = q.set.join(in), q.news.join(in)
			}
		}
		s.parts[p.Role] = q
	}
	return s
}

// hasFieldFact reports whether another package says of the field at the path
// that it ends in a credential API.
func (e *engine) hasFieldFact(t types.Type, path string) bool {
	var fact varFact
	f := fieldAt(t, path)
	return f != nil && f.Pkg() != e.pass.Pkg && e.pass.ImportObjectFact(f, &fact) && fact.Role != awsapi.NoRole
}

// factStruct gives the site of a struct of another package whose fields end in
// a credential API there.
func (e *engine) factStruct(fa *ssa.FieldAddr) *site {
	st, ok := deref(fa.X.Type()).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var s *site
	for i := range st.NumFields() {
		f := st.Field(i).Origin()
		var fact varFact
		if f.Pkg() == nil || f.Pkg() == e.pass.Pkg || !e.pass.ImportObjectFact(f, &fact) || fact.Role == awsapi.NoRole {
			continue
		}
		if s == nil {
			s = &site{kind: fact.Kind, sink: structName(fa.X.Type()), instr: fa, value: nil, head: span{fa.X.Pos(), fa.X.Pos()},
				guarded: fact.Guarded, exempt: fact.Exempt, outside: fact.Installed}
		}
		e.addStored(s, fa.X, fact.Role, "."+f.Name())
	}
	if s == nil || len(s.parts) == 0 {
		return nil
	}
	return s
}
