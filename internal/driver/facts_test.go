package driver

import (
	"go/ast"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
)

// marked is a fact about a function.
type marked struct{ Path string }

func (*marked) AFact()         {}
func (*marked) String() string { return "marked" }

// marker marks every function whose name begins with "Mark", and every one that
// calls a marked one, and reports calls of marked functions of other packages.
func marker() *analysis.Analyzer {
	return &analysis.Analyzer{
		Name:      "marker",
		Doc:       "report calls of marked functions",
		FactTypes: []analysis.Fact{new(marked)},
		Run: func(pass *analysis.Pass) (any, error) {
			if pass.TypesInfo.Defs == nil {
				return nil, nil
			}
			for _, file := range pass.Files {
				for _, decl := range file.Decls {
					if fn, ok := decl.(*ast.FuncDecl); ok {
						markFunc(pass, fn)
					}
				}
			}
			return nil, nil
		},
	}
}

func markFunc(pass *analysis.Pass, decl *ast.FuncDecl) {
	obj := pass.TypesInfo.Defs[decl.Name]
	export := strings.HasPrefix(obj.Name(), "Mark")
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if fn, ok := pass.TypesInfo.Uses[id].(*types.Func); ok && pass.ImportObjectFact(fn.Origin(), new(marked)) {
				export = true
				pass.ReportRangef(id, "%s is marked", fn.Origin().FullName())
			}
		}
		return true
	})
	if path, err := objectpath.For(obj); export && err == nil {
		pass.ExportObjectFact(obj, &marked{string(path)})
	}
}

func TestFactsAcrossPackages(t *testing.T) {
	cfg := program(t, `
-- go.mod --
module example.com/m

go 1.26
-- a/a.go --
package a // credentials

import "example.com/m/b"

func A() { b.B() }
-- b/b.go --
package b

import "example.com/m/c"

func B() { c.T[int]{}.Mark() }
-- c/c.go --
package c // credentials

type T[E any] struct{}

func (T[E]) Mark() {}
-- c/c_test.go --
package c

func inTest() { T[int]{}.Mark() }
-- c/outer_test.go --
package c_test

import "example.com/m/b"

func outer() { b.B() }
`, marker())
	all := []string{
		"a/a.go:5: example.com/m/b.B is marked",
		"b/b.go:5: (example.com/m/c.T[E]).Mark is marked",
		"c/outer_test.go:5: example.com/m/b.B is marked",
	}
	findings, problems := outcome(t, cfg)
	// Within c the order of the functions decides; the call in c_test.go is
	// seen after Mark itself was marked.
	equal(t, "findings", slices.DeleteFunc(findings, func(s string) bool { return strings.HasPrefix(s, "c/c_test.go") }), all)
	equal(t, "problems", problems, nil)

	cfg.Patterns = []string{"./a"}
	findings, _ = outcome(t, cfg)
	equal(t, "findings in a alone", findings, all[:1])

	cfg.Patterns, cfg.Tests = []string{"./c"}, false
	findings, _ = outcome(t, cfg)
	equal(t, "findings in c without tests", findings, nil)
}

// TestFactsAcrossModules has a module replaced by a folder, one of a workspace
// and a vendored one.
func TestFactsAcrossModules(t *testing.T) {
	const app = `
-- app/app.go --
package app // credentials

import "example.com/lib"

func A() { lib.Mark() }
-- app/go.mod --
module example.com/app

go 1.26

require example.com/lib v1.0.0
`
	const lib = `
-- lib/go.mod --
module example.com/lib

go 1.26
-- lib/lib.go --
package lib // credentials

func Mark() {}
`
	tests := map[string]string{
		"replaced":  app + "\nreplace example.com/lib => ../lib\n" + lib,
		"workspace": app + lib + "-- go.work --\ngo 1.26\n\nuse ./app\nuse ./lib\n",
		"vendored": `
-- app/app.go --
package app // credentials

import "example.com/lib"

func A() { lib.Mark() }
-- app/go.mod --
module example.com/app

go 1.26

require (
	example.com/lib v1.0.0
	github.com/aws/aws-sdk-go-v2/credentials v1.0.0
)
-- app/vendor/modules.txt --
# example.com/lib v1.0.0
## explicit; go 1.26
example.com/lib
# github.com/aws/aws-sdk-go-v2/credentials v1.0.0
## explicit; go 1.26
github.com/aws/aws-sdk-go-v2/credentials
-- app/vendor/example.com/lib/lib.go --
package lib

import _ "github.com/aws/aws-sdk-go-v2/credentials"

func Mark() {}
-- app/vendor/github.com/aws/aws-sdk-go-v2/credentials/c.go --
package credentials
`,
	}
	for name, files := range tests {
		t.Run(name, func(t *testing.T) {
			cfg := program(t, files, marker())
			cfg.Dir = filepath.Join(cfg.Dir, "app")
			cfg.Env = append(cfg.Env, "GOWORK=")
			findings, problems := outcome(t, cfg)
			equal(t, "findings", findings, []string{"app.go:5: example.com/lib.Mark is marked"})
			equal(t, "problems", problems, nil)
		})
	}
}

// TestVariantsFromExportData has an outer test, typed from source, that mixes
// types of two packages typed from export data: the tested package and one
// that the go command compiled anew for the test. All three must mean the same
// T, though there is another one outside of the test.
func TestVariantsFromExportData(t *testing.T) {
	cfg := program(t, `
-- go.mod --
module example.com/m

go 1.26
-- p/p.go --
package p

type T struct{ F int }
-- p/inner_test.go --
package p

func (T) OnlyInTest() {}
-- p/outer_test.go --
package p_test // credentials

import (
	"example.com/m/p"
	"example.com/m/q"
	"example.com/m/r"
)

var _ = q.Take(p.T{})

func f() { q.Make().OnlyInTest(); r.Use(q.Make()); Mark() }

func Mark() {}
-- q/q.go --
package q

import "example.com/m/p"

func Take(p.T) int { return 0 }

func Make() (t p.T) { return t }
-- r/r.go --
package r

import "example.com/m/p"

func Use(interface{ OnlyInTest() }) { _ = p.T{} }
-- user/user.go --
package user // credentials

import (
	"example.com/m/p"
	"example.com/m/q"
)

var _ = q.Take(p.T{})
`, marker())
	_, problems := outcome(t, cfg)
	equal(t, "problems", problems, nil)
}
