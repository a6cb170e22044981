package provenance

import (
	"cmp"
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/keyshape"
)

// The facts of this package say of an object what importers need to know of
// it. They hold no maps, so that their encoding is stable, and no text of any
// constant: a secret must not end up in a build cache.

// A funcFact says what a function does with its parameters and where its
// results come from.
type funcFact struct {
	Sinks   []sinkFact   // credential APIs that parameters reach
	Results []resultFact // origins of results
}

// A resultFact says where a part of a function's result comes from.
type resultFact struct {
	Result  int
	Path    string
	Origins []originFact
}

// A varFact says where the value of a package variable comes from, and in which
// credential APIs that of a struct field ends.
type varFact struct {
	Known []resultFact // origins of the value's parts
	Sinks []fieldFact
}

// An originFact is an Origin without what only its own package can use.
type originFact struct {
	Kind    Kind
	What    string
	Class   keyshape.Class
	Index   int
	Path    string
	Default bool
	Heap    bool
	Named   bool // an Env whose name is the parameter
}

// compare orders origins by all that is said of them.
func (f originFact) compare(g originFact) int {
	return cmp.Or(cmp.Compare(f.Kind, g.Kind), cmp.Compare(f.What, g.What), cmp.Compare(f.Index, g.Index), cmp.Compare(f.Path, g.Path), cmp.Compare(f.Class, g.Class),
		compareBool(f.Default, g.Default), compareBool(f.Heap, g.Heap), compareBool(f.Named, g.Named))
}

func (*funcFact) AFact() {}
func (*varFact) AFact()  {}

func (f *funcFact) String() string {
	var b strings.Builder
	for _, s := range f.Sinks {
		fmt.Fprintf(&b, "reaches %q;", s.Sink)
	}
	for _, r := range f.Results {
		fmt.Fprintf(&b, "result %d%q;", r.Result, r.Path)
	}
	return strings.TrimSuffix(b.String(), ";")
}

func (f *varFact) String() string {
	if len(f.Sinks) > 0 {
		return fmt.Sprintf("reaches %q", f.Sinks[0].Sink)
	}
	return "known"
}

// export turns a set into facts. Parameters of functions other than fn mean
// nothing to importers.
func export(s Set, fn *ssa.Function) []originFact {
	var out []originFact
	for _, o := range s.sorted() {
		if o.Kind == Param && o.fn != fn {
			continue
		}
		if o.Kind == Const && o.value != "" {
			o.What = keyshape.Describe(o.value) // what messages show of it, and no more
		}
		out = append(out, originFact{o.Kind, keyshape.Redact(o.What), o.Class, o.index, o.path, o.Default, o.Heap, o.Kind == Env && o.fn == fn && fn != nil})
	}
	return out
}

// importSet turns facts into a set, whose parameters are those of a function
// that is called: substituteFact replaces them.
func importSet(facts []originFact, obj types.Object) Set {
	var s Set
	for _, f := range facts {
		o := Origin{Kind: f.Kind, What: f.What, Class: f.Class, index: f.Index, path: f.Path, Default: f.Default, Heap: f.Heap}
		if f.Named {
			o.What = namedByCaller
		}
		if f.Kind != Param && obj != nil {
			o.Trail = o.Trail.then(obj.Pos(), stepAt(obj))
		}
		s = s.add(o)
	}
	return s
}

// stepAt says what a value does at another package's object.
func stepAt(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Func:
		return "returned by " + shortObject(obj)
	case *types.Var:
		if obj.IsField() {
			return "field " + obj.Name()
		}
	}
	return "package variable " + shortObject(obj)
}

// namedByCaller stands, while a fact is imported, for the name of a variable
// that the caller passes.
const namedByCaller = "\x00"

// shortObject gives an object's name with its package's.
func shortObject(obj types.Object) string {
	if obj.Pkg() == nil {
		return obj.Name()
	}
	return obj.Pkg().Name() + "." + obj.Name()
}

// substituteFact replaces the parameters in an imported set by what a call
// passes for them.
func (e *engine) substituteFact(s Set, call ssa.CallInstruction) Set {
	all := args(call.Common())
	var out Set
	for _, o := range s {
		if o.Kind == Env && o.What == namedByCaller && o.index < len(all) {
			o.What = unnamed
			out = out.join(nameEnv(o, e.eval(all[o.index], o.path)))
			continue
		}
		if o.Kind != Param {
			out = out.add(o)
			continue
		}
		if o.index < len(all) {
			out = out.join(e.eval(all[o.index], o.path).at(e.argPos(call, o.index)))
		}
	}
	return out
}

// resultFact gives the origins of a result of a function of another package,
// by the fact that the package exported.
func (e *engine) resultFact(c *ssa.Call, obj *types.Func, result int, path string) Set {
	var f funcFact
	if obj == nil || !e.pass.ImportObjectFact(obj, &f) {
		return nil
	}
	var s Set
	for _, r := range f.Results {
		if r.Result == result && r.Path == path {
			s = s.join(e.substituteFact(importSet(r.Origins, obj), c))
		}
	}
	return s.at(c.Pos())
}

// varFact gives the origins of a variable or field of another package.
func (e *engine) varFact(obj types.Object, path string) Set {
	var f varFact
	if obj == nil || !e.pass.ImportObjectFact(obj, &f) {
		return nil
	}
	var s Set
	for _, k := range f.Known {
		if k.Path == path {
			s = s.join(importSet(k.Origins, obj))
		}
	}
	return s.heap()
}
