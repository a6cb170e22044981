package provenance

import (
	"go/types"
	"reflect"

	"golang.org/x/tools/go/ssa"
)

// heap gives the origins of a part of some value of type t of which no more is
// known than its type: all that this package stores in the field that path
// names, in whatever value of the type, or what facts of other packages say.
// It gives nothing for a field that nobody in sight sets.
func (e *engine) heap(t types.Type, path string) Set {
	q := heapQuestion{t, path}
	if s, ok := e.heaps[q]; ok {
		return s
	}
	open := e.open
	e.open = closed
	s := e.askHeap(t, path)
	if e.open == closed { // rests on no question that is under way
		e.heaps[q] = s
	}
	e.open = min(e.open, open)
	return s
}

// A heapQuestion asks what the package stores in a part of a type's values.
type heapQuestion struct {
	t    types.Type
	path string
}

func (e *engine) askHeap(t types.Type, path string) Set {
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
