package provenance

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/keyshape"
)

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
