package provenance

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// factSites gives the sites that a call of another package's wrapper is: one
// for each credential API in which its parameters end.
func (e *engine) factSites(c ssa.CallInstruction, obj *types.Func) []*site {
	var f funcFact
	if obj.Pkg() == nil || obj.Pkg() == e.pass.Pkg || !e.pass.ImportObjectFact(obj, &f) {
		return nil
	}
	var out []*site
	for _, k := range f.Sinks {
		out = append(out, e.factSite(c, obj, k))
	}
	return out
}

// factSite gives the site that a call is by one sink of the wrapper.
func (e *engine) factSite(c ssa.CallInstruction, obj *types.Func, k sinkFact) *site {
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
				if f := e.factField(all[o.index].Type(), o.path); f != nil {
					q.viaFact, q.stored = true, q.stored || e.storesField(f)
				}
				in := e.eval(all[o.index], o.path).at(q.at.pos).via(obj.Pos(), "passed to "+shortName(obj))
				q.set, q.news = q.set.join(in), q.news.join(in)
			}
		}
		s.parts[p.Role] = q
	}
	return s
}

// factField gives the field at the path if another package says of it that it
// ends in a credential API.
func (e *engine) factField(t types.Type, path string) *types.Var {
	var fact varFact
	if f := fieldAt(t, path); f != nil && f.Pkg() != e.pass.Pkg && e.pass.ImportObjectFact(f, &fact) && len(fact.Sinks) > 0 {
		return f
	}
	return nil
}

// storesField reports whether this package stores to the field, outside of
// tests: there, what it stores has a site of its own.
func (e *engine) storesField(f *types.Var) bool {
	for _, fa := range e.fieldUses[f] {
		for _, r := range e.referrers(fa) {
			if s, ok := r.(*ssa.Store); ok && s.Addr == fa && !e.isTestSupport(s.Pos()) {
				return true
			}
		}
	}
	return false
}

// factStructs gives the sites of a struct of another package whose fields end
// in credential APIs there: one for each use that is made of them.
func (e *engine) factStructs(fa *ssa.FieldAddr) []*site {
	st, ok := deref(fa.X.Type()).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var out []*site
	uses := map[fieldFact]*site{}
	for i := range st.NumFields() {
		f := st.Field(i).Origin()
		var fact varFact
		if f.Pkg() == nil || f.Pkg() == e.pass.Pkg || !e.pass.ImportObjectFact(f, &fact) {
			continue
		}
		for _, k := range fact.Sinks {
			use := k
			use.Role, use.Sink = awsapi.NoRole, ""
			s := uses[use]
			if s == nil {
				s = &site{kind: k.Kind, sink: structName(fa.X.Type()), instr: fa,
					guarded: k.Guarded, exempt: k.Exempt, outside: k.Installed}
				uses[use] = s
				out = append(out, s)
			}
			e.addStored(s, fa.X, k.Role, "."+f.Name())
		}
	}
	out = slices.DeleteFunc(out, func(s *site) bool { return len(s.parts) == 0 })
	for _, s := range out {
		s.head = e.structHead(s, fa.X)
	}
	return out
}
