package provenance

import (
	"go/types"
	"reflect"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// heap gives the origins of a part of some value of type t of which no more is
// known than its type: all that this package stores in the field that path
// names, in whatever value of the type, or what facts of other packages say.
// It gives nothing for a field that nobody in sight sets.
func (e *engine) heap(t types.Type, path string) Set {
	for path != "" && t != nil {
		sel, rest := head(path)
		if isElem(sel) {
			t, path = elemType(t), rest
			continue
		}
		f := structField(t, sel)
		if f == nil {
			return nil
		}
		if s := e.fieldStores(f, rest); len(s) > 0 {
			if tag := tagDefault(t, sel); tag != "" {
				s = s.add(Origin{Kind: Const, Default: true, Class: constantAt(tag, f.Pos()).Class, value: tag, Pos: f.Pos()})
			}
			return s.via(f.Pos(), "field "+typeName(t)+sel).heap()
		}
		if rest == "" {
			if tag := tagDefault(t, sel); tag != "" {
				o := constantAt(tag, f.Pos())
				o.Default = true
				return Set{o, {Kind: Config, What: sel[1:], Pos: f.Pos()}}
			}
		}
		t, path = f.Type(), rest
	}
	return nil
}

// fieldStores gives the origins of what is stored in the field, in any value.
func (e *engine) fieldStores(f *types.Var, path string) Set {
	f = f.Origin()
	if f.Pkg() != nil && f.Pkg() != e.pass.Pkg {
		if s := e.varFact(f, path); len(s) > 0 {
			return s
		}
	}
	var s Set
	for _, fa := range e.fieldUses[f] {
		if (!e.isTestSupport(fa.Pos()) || e.isTestSupport(f.Pos())) && e.persists(fa.X, map[ssa.Value]bool{}) {
			s = s.join(e.contents(fa, path).at(fa.Pos()))
		}
	}
	return s
}

// persists reports whether the struct at base is one that other functions may
// hold: it is not this function's own variable, or its address is given away.
// What a function's own variables hold is found by following them.
func (e *engine) persists(base ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[base] {
		return false
	}
	seen[base] = true
	switch b := base.(type) {
	case *ssa.FieldAddr:
		return e.persists(b.X, seen)
	case *ssa.IndexAddr:
		return e.persists(b.X, seen)
	case *ssa.Alloc:
	default:
		return true
	}
	for _, r := range e.referrers(base) {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Val == base {
				return true
			}
		case *ssa.UnOp: // copied into something that lives on
			if e.copied(r) {
				return true
			}
		case *ssa.Return, *ssa.MakeClosure, *ssa.MakeInterface, *ssa.Send, *ssa.MapUpdate, *ssa.Phi, *ssa.ChangeType, *ssa.Slice:
			return true
		case ssa.CallInstruction:
			if fn := origin(r.Common().StaticCallee()); fn == nil || e.local(fn) && isReference(base.Type()) {
				if fn == nil || fn.Signature.Recv() != nil || !e.local(fn) {
					return true
				}
			}
		}
	}
	return false
}

// copied reports whether a struct that is loaded is stored in a field, package
// variable, map or channel.
func (e *engine) copied(load *ssa.UnOp) bool {
	for _, r := range e.referrers(load) {
		switch r := r.(type) {
		case *ssa.Store:
			if _, local := r.Addr.(*ssa.Alloc); !local && r.Val == load {
				return true
			}
		case *ssa.MapUpdate:
			if e.shared(r.Map) {
				return true
			}
		case *ssa.Send, *ssa.MakeInterface:
			return true
		}
	}
	return false
}

// shared reports whether a map is more than a variable of one function.
func (e *engine) shared(m ssa.Value) bool {
	if _, made := m.(*ssa.MakeMap); !made {
		return true
	}
	for _, r := range e.referrers(m) {
		switch r := r.(type) {
		case *ssa.MapUpdate:
			if r.Map != m {
				return true
			}
		case *ssa.Lookup, *ssa.Range:
		case ssa.CallInstruction:
			if fn := calleeObject(r.Common()); fn == nil || fn.Pkg() == nil || !isStd(fn.Pkg().Path()) {
				return true
			}
		case *ssa.Store:
			if _, local := r.Addr.(*ssa.Alloc); !local {
				return true
			}
		default:
			return true
		}
	}
	return false
}

// defaultTags are the keys of struct tags in which configuration libraries
// state a field's default: caarlos0/env, kelseyhightower/envconfig, alecthomas/kong,
// jessevdk/go-flags, ilyakaznacheev/cleanenv, creasty/defaults.
var defaultTags = []string{"default", "envDefault", "env-default"}

// tagDefault gives the default that the struct tag of the selected field
// states, or "".
func tagDefault(t types.Type, sel string) string {
	s, ok := deref(t).Underlying().(*types.Struct)
	if !ok {
		return ""
	}
	for i := range s.NumFields() {
		if s.Field(i).Name() != sel[1:] {
			continue
		}
		tag := reflect.StructTag(s.Tag(i))
		for _, k := range defaultTags {
			if v, ok := tag.Lookup(k); ok {
				return v
			}
		}
	}
	return ""
}

// withTagDefault adds the default that a field's tag states, where the field is
// filled by something that reads tags.
func withTagDefault(s Set, t types.Type, path string) Set {
	if path == "" || !s.has(Config) {
		return s
	}
	for {
		sel, rest := head(path)
		if rest == "" {
			if f := structField(t, sel); f != nil {
				if tag := tagDefault(t, sel); tag != "" {
					o := constantAt(tag, f.Pos())
					o.Default = true
					s = s.add(o)
				}
			}
			return s
		}
		if t, path = typeAt(t, sel), rest; t == nil {
			return s
		}
	}
}

// typeName gives the name of the named type that t is or points to.
func typeName(t types.Type) string {
	if n, ok := deref(t).(*types.Named); ok {
		return n.Obj().Name()
	}
	return "struct"
}

// settle turns the parameters in a set, whose callers are not in sight, into
// what they are to the package: a part of a parameter is configuration, unless
// this package itself stores something else in that field.
func (e *engine) settle(s Set) Set {
	var out Set
	for _, o := range s {
		if o.Kind != Param || o.path == "" || o.fn == nil {
			out = out.add(o)
			continue
		}
		t := o.fn.Params[o.index].Type()
		h := e.heap(t, o.path)
		if len(h) == 0 || !h.has(Param) {
			conf := o
			conf.Kind, conf.What, conf.fn, conf.path = Config, strings.TrimLeft(o.path, "."), nil, ""
			conf.index = 0
			if strings.Contains(o.path, anyElem) {
				conf.Kind = Item
			}
			if len(h) == 0 || h.only(Const) {
				out = out.add(conf)
			}
		}
		for _, p := range h {
			if p.Kind != Param {
				out = out.add(p)
			} else if p.path == "" {
				out = out.add(p)
			} else {
				p.Kind, p.What, p.fn, p.path = Config, strings.TrimLeft(p.path, "."), nil, ""
				p.index = 0
				out = out.add(p)
			}
		}
	}
	return out
}

// substitute gives a set that speaks of the parameters of fn as it looks from
// a call of fn: parameters are replaced by what the call passes for them. The
// parameter skip is left out: it is the cell that is being asked about.
func (e *engine) substitute(s Set, fn *ssa.Function, call ssa.CallInstruction, skip *ssa.Parameter) Set {
	var out Set
	for _, o := range s {
		if o.fn != fn || o.Kind != Param && o.Kind != Env && o.Kind != Unknown {
			out = out.add(o)
			continue
		}
		if o.Kind == Unknown { // an answer from an address that the caller passes
			out = out.join(e.fetched(call, e.argument(fn, call, o)))
			continue
		}
		if o.Kind == Env {
			out = out.join(nameEnv(o, e.argument(fn, call, o)))
			continue
		}
		if skip != nil && fn.Params[o.index] == skip {
			continue
		}
		out = out.join(e.argument(fn, call, o))
	}
	return out
}

// nameEnv gives an environment origin its name, where a caller passes it.
func nameEnv(o Origin, names Set) Set {
	var out Set
	for _, n := range names {
		p := o
		switch {
		case n.Kind == Const && n.value != "":
			p.What, p.fn, p.index, p.path, p.before, p.after = n.value, nil, 0, "", "", ""
		case n.Kind == Param:
			p.fn, p.index, p.path, p.before, p.after = n.fn, n.index, n.path, n.before, n.after
		default:
			p.fn, p.index, p.path, p.before, p.after = nil, 0, "", "", ""
		}
		out = out.add(p)
	}
	return out
}

// argument gives the origins of what a call passes for a parameter of fn.
func (e *engine) argument(fn *ssa.Function, call ssa.CallInstruction, o Origin) Set {
	all := args(call.Common())
	i := o.index - (len(fn.Params) - len(all)) // a bound method's receiver is not among the arguments
	if i < 0 || i >= len(all) {
		return Set{{Kind: Unknown, What: "receiver of " + fn.Name()}}
	}
	s := completed(o, e.eval(all[i], o.path)).at(e.argPos(call, i))
	for t := o.Trail.Steps(); len(t) > 0; t = t[1:] {
		s = s.via(t[0].Pos, t[0].What)
	}
	return s
}
