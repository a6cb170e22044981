package awsapi

import (
	"go/types"
	"strings"
)

// key identifies a row: package path, receiver or type name, name.
type key struct{ pkg, recv, name string }

var (
	funcIndex   = map[key]*Func{}
	structIndex = map[key]*Struct{}
	packages    = map[string]bool{}
	sources     = map[string]bool{} // those of packages from which credentials come, or that take a triple
)

func init() { index(Funcs, Structs) }

// index makes the rows findable. Two rows about one object are a fault of the
// table, which no program must start with.
func index(funcs []Func, structs []Struct) {
	for i := range funcs {
		f := &funcs[i]
		k := key{f.Pkg, f.Recv, f.Name}
		if funcIndex[k] != nil {
			panic("awsapi: two rows for " + f.FullName())
		}
		funcIndex[k] = f
		packages[f.Pkg] = true
		sources[f.Pkg] = sources[f.Pkg] || f.SDK != Other || f.isSource()
	}
	for i := range structs {
		s := &structs[i]
		k := key{s.Pkg, s.Type, ""}
		if structIndex[k] != nil {
			panic("awsapi: two rows for " + s.FullName())
		}
		structIndex[k] = s
		packages[s.Pkg] = true
		sources[s.Pkg] = sources[s.Pkg] || s.SDK != Other || s.isSource()
	}
}

// FullName gives the function in the form "path.Name" or "(path.Recv).Name".
func (f *Func) FullName() string {
	if f.Recv == "" {
		return f.Pkg + "." + f.Name
	}
	return "(" + f.Pkg + "." + f.Recv + ")." + f.Name
}

// FullName gives the type in the form "path.Name".
func (s *Struct) FullName() string { return s.Pkg + "." + s.Type }

// normalize maps an import path to the one in the table: vendored copies lose
// their prefix, and the old path of v1 becomes the new one.
func normalize(path string) string {
	if i := strings.LastIndex(path, "/vendor/"); i >= 0 {
		path = path[i+len("/vendor/"):]
	}
	path = strings.TrimPrefix(path, "vendor/")
	if rest, ok := strings.CutPrefix(path, "github.com/awslabs/aws-sdk-go/"); ok {
		return "github.com/aws/aws-sdk-go/" + rest
	}
	return path
}

// wildcard gives the path with its last element replaced by "*".
func wildcard(path string) string {
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		return path[:i+1] + "*"
	}
	return path
}

// IsTablePackage reports whether the table has rows about the package.
func IsTablePackage(path string) bool {
	path = normalize(path)
	return packages[path] || packages[wildcard(path)]
}

// IsSource reports whether credentials come from the package, or a triple ends
// in it. The rest of the table's packages, such as database/sql, only keep
// tokens: a program that imports them alone has no credentials to follow.
func IsSource(path string) bool {
	path = normalize(path)
	return sources[path] || sources[wildcard(path)]
}

func (f *Func) isSource() bool {
	return f.Kind != TokenSink && f.Kind != PassThrough && f.Kind != Irrelevant
}

func (s *Struct) isSource() bool {
	return s.Kind == ResponseStruct || s.Kind == ValueStruct || s.Kind == StaticStruct || s.Kind == KeyStruct || s.From != ""
}

// IsSDK reports whether the package belongs to an SDK whose code is never
// analysed, because the table says all there is to say about it.
func IsSDK(path string) bool {
	path = normalize(path)
	for _, m := range sdkModules {
		if path == m || strings.HasPrefix(path, m+"/") {
			return true
		}
	}
	return false
}

// sdkModules are the path prefixes of the SDKs.
var sdkModules = []string{
	"github.com/aws/aws-sdk-go-v2",
	"github.com/aws/aws-sdk-go",
	"github.com/aws/smithy-go",
	"github.com/minio/minio-go/v7",
}

// LookupFunc gives the row about the function or method, or nil. Instances of
// generic functions are found by their origin.
func LookupFunc(fn *types.Func) *Func {
	if fn == nil || fn.Pkg() == nil {
		return nil
	}
	fn = fn.Origin()
	pkg := normalize(fn.Pkg().Path())
	recv := ""
	if sig, ok := fn.Type().(*types.Signature); ok && sig.Recv() != nil {
		if n := named(sig.Recv().Type()); n != nil {
			recv = n.Obj().Name()
		}
	}
	if f := funcIndex[key{pkg, recv, fn.Name()}]; f != nil {
		return f
	}
	return funcIndex[key{wildcard(pkg), recv, fn.Name()}]
}

// LookupStruct gives the row about the named type, looking through pointers
// and aliases, or nil.
func LookupStruct(t types.Type) *Struct {
	n := named(t)
	if n == nil || n.Obj().Pkg() == nil {
		return nil
	}
	pkg := normalize(n.Obj().Pkg().Path())
	if s := structIndex[key{pkg, n.Obj().Name(), ""}]; s != nil {
		return s
	}
	return structIndex[key{wildcard(pkg), n.Obj().Name(), ""}]
}

// named gives the named type behind pointers and aliases, or nil.
func named(t types.Type) *types.Named {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	n, _ := t.(*types.Named)
	if n == nil {
		return nil
	}
	return n.Origin()
}
