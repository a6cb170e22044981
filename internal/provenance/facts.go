package provenance

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
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

// A sinkFact says that parts of a triple that a function gets from its callers
// end in a credential API.
type sinkFact struct {
	Sink     string
	Kind     siteKind
	Parts    []partFact
	Guarded  bool // installed only under a condition on configuration
	Exempt   bool // never installed for AWS itself: custom endpoint
	Returned bool // the function returns the provider; its caller installs it

	Installed bool // the package itself installs it, under no guard
}

// A partFact is one part of a triple and the origins that it may have.
type partFact struct {
	Role    awsapi.Role
	Origins []originFact
}

// A resultFact says where a part of a function's result comes from.
type resultFact struct {
	Result  int
	Path    string
	Origins []originFact
}

// A varFact says where the value of a package variable or struct field comes
// from, and in which credential API it ends.
type varFact struct {
	Known     []resultFact // origins of the value's parts
	Role      awsapi.Role  // NoRole: the variable reaches no credential API
	Sink      string
	Kind      siteKind
	Guarded   bool
	Exempt    bool
	Installed bool // as in sinkFact
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

func (*funcFact) AFact() {}
func (*varFact) AFact()  {}

func (f *funcFact) String() string {
	var b strings.Builder
	for _, s := range f.Sinks {
		fmt.Fprintf(&b, "reaches %s;", s.Sink)
	}
	for _, r := range f.Results {
		fmt.Fprintf(&b, "result %d%s;", r.Result, r.Path)
	}
	return strings.TrimSuffix(b.String(), ";")
}

func (f *varFact) String() string {
	if f.Role != awsapi.NoRole {
		return "reaches " + f.Sink
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

// exportResults exports what is worth knowing of the results of the package's
// functions and of its variables and fields.
func (e *engine) exportResults(sinks map[*types.Func][]sinkFact) {
	for _, fn := range e.funcs {
		obj, ok := fn.Object().(*types.Func)
		if !ok || fn.Parent() != nil || !exportable(obj) || e.isTest(fn.Pos()) {
			continue
		}
		f := &funcFact{Sinks: sinks[obj], Results: e.results(fn, obj)}
		if len(f.Sinks)+len(f.Results) > 0 {
			e.pass.ExportObjectFact(obj, f)
		}
	}
	scope := e.pass.Pkg.Scope()
	for _, name := range scope.Names() {
		v, ok := scope.Lookup(name).(*types.Var)
		if !ok || !v.Exported() {
			continue
		}
		g, ok := e.pkg.Members[name].(*ssa.Global)
		if !ok {
			continue
		}
		f := &varFact{}
		for _, path := range textPaths(v.Type(), "", 0) {
			if s := e.eval(g, path); telling(s, name+path) {
				f.Known = append(f.Known, resultFact{0, path, export(s, nil)})
			}
		}
		if len(f.Known) > 0 {
			e.pass.ExportObjectFact(v, f)
		}
	}
}

// exportable reports whether importers can name the function or method.
func exportable(fn *types.Func) bool {
	if !fn.Exported() || fn.Origin() != fn {
		return false
	}
	if recv := fn.Signature().Recv(); recv != nil {
		n, ok := deref(recv.Type()).(*types.Named)
		return ok && n.Obj().Exported()
	}
	return true
}

// results gives the telling origins of a function's results: of texts, and of
// the texts in a triple by value or a struct of this package.
func (e *engine) results(fn *ssa.Function, obj *types.Func) []resultFact {
	var out []resultFact
	res := fn.Signature.Results()
	for i := range res.Len() {
		for _, path := range textPaths(res.At(i).Type(), "", 0) {
			var s Set
			for _, r := range returns(fn) {
				if i < len(r.Results) {
					s = s.join(e.eval(resultOf(r, i), path))
				}
			}
			if s = e.settle(s); telling(s, obj.Name()+path) {
				out = append(out, resultFact{i, path, export(s, fn)})
			}
		}
	}
	return out
}

// textPaths gives the paths at which a value of type t holds texts: itself, or
// its fields down to the second level.
func textPaths(t types.Type, path string, level int) []string {
	if _, generic := types.Unalias(t).(*types.TypeParam); generic || isText(t) {
		return []string{path}
	}
	s, ok := deref(t).Underlying().(*types.Struct)
	if !ok || level == 2 {
		return nil
	}
	var out []string
	for i := range s.NumFields() {
		f := s.Field(i)
		if f.Exported() && (isText(f.Type()) || isCredentialName(f.Name()) || f.Embedded()) {
			out = append(out, textPaths(f.Type(), path+"."+f.Name(), level+1)...)
		}
	}
	return out
}

// isText reports whether t is a string or a pointer to one, or bytes.
func isText(t types.Type) bool {
	switch u := deref(t).Underlying().(type) {
	case *types.Basic:
		return u.Info()&types.IsString != 0
	case *types.Slice:
		b, ok := u.Elem().Underlying().(*types.Basic)
		return ok && b.Kind() == types.Byte
	}
	return false
}

// telling reports whether importers should know of the origins: they hold a
// temporary value, an AWS_* variable, or a constant that is shaped like a key
// or stands under a name that speaks of one.
func telling(s Set, name string) bool {
	for _, o := range s {
		switch o.Kind {
		case Response, Snapshot, Metadata, Derived:
			return true
		case Env, Flag:
			return isCredentialName(o.What) || isCredentialName(name)
		case Config, File:
			if isCredentialName(name) {
				return true
			}
		case Const:
			if o.Class == keyshape.KeyID || o.Class == keyshape.Secret || o.Class != keyshape.Empty && o.Class != keyshape.Placeholder && isCredentialName(name) {
				return true
			}
		case Param:
			if o.path == "" || isCredentialName(o.path) {
				return true
			}
		}
	}
	return false
}

// isCredentialName reports whether a name speaks of credentials.
func isCredentialName(name string) bool {
	low := strings.ToLower(strings.NewReplacer("_", "", "-", "", ".", "").Replace(name))
	for _, w := range []string{"key", "secret", "token", "cred", "passw", "aws", "auth", "env"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}
