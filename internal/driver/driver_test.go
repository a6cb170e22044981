package driver

import (
	"context"
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/types/objectpath"
	"golang.org/x/tools/txtar"
)

// program writes the files of a txtar archive to a new folder and gives the
// configuration of a run on all of it.
func program(t *testing.T, files string, analyzers ...*analysis.Analyzer) Config {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(files)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	env := append(os.Environ(), "GOWORK=off", "GOPROXY=off", "GOFLAGS=", "GOENV=off")
	return Config{Dir: dir, Patterns: []string{"./..."}, Tests: true, Env: env, Analyzers: analyzers}
}

// outcome runs the driver and gives findings as "file:line: message" and
// problems as the command prints them, with slashes in names.
func outcome(t *testing.T, cfg Config) (findings, problems []string) {
	t.Helper()
	res, err := Run(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Findings {
		rel, _ := filepath.Rel(cfg.Dir, f.Position.File)
		findings = append(findings, fmt.Sprintf("%s:%d: %s", filepath.ToSlash(rel), f.Position.Line, f.Message))
	}
	for _, p := range res.Problems {
		problems = append(problems, filepath.ToSlash(p.Line(cfg.Dir)))
	}
	return findings, problems
}

func equal(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got\n\t%s\nwant\n\t%s", what, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

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
		"vendored": app + `
-- app/vendor/modules.txt --
# example.com/lib v1.0.0
## explicit; go 1.26
example.com/lib
-- app/vendor/example.com/lib/lib.go --
package lib // credentials

import _ "github.com/aws/aws-sdk-go-v2/credentials"

func Mark() {}
-- app/vendor/github.com/aws/aws-sdk-go-v2/credentials/c.go --
package credentials
`,
	}
	tests["vendored"] = strings.Replace(tests["vendored"], "example.com/lib v1.0.0\n", "(\n\texample.com/lib v1.0.0\n\tgithub.com/aws/aws-sdk-go-v2/credentials v1.0.0\n)\n", 1)
	tests["vendored"] = strings.Replace(tests["vendored"], "modules.txt --\n", "modules.txt --\n# github.com/aws/aws-sdk-go-v2/credentials v1.0.0\n## explicit; go 1.26\ngithub.com/aws/aws-sdk-go-v2/credentials\n", 1)
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

// typed reports on the name of each function, and whether types are known.
var typed = &analysis.Analyzer{
	Name: "typed",
	Doc:  "report functions",
	Run: func(pass *analysis.Pass) (any, error) {
		for _, file := range pass.Files {
			for _, decl := range file.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok && fn.Name.Name != "_" { // the parser's name for none
					pass.ReportRangef(fn.Name, "%s.%s, types %t", pass.Pkg.Path(), fn.Name.Name, pass.TypesInfo.Defs != nil)
				}
			}
		}
		return nil, nil
	},
}

func TestTextOnly(t *testing.T) {
	cfg := program(t, `
-- go.mod --
module example.com/m

go 1.26
-- silent/silent.go --
package silent

func F() {}
-- directive/directive.go --
package directive

//credlint:ignore staticcreds no reason
func F() {}
-- directive/other.go --
package directive

func NotLookedAt() {}
-- speaks/speaks.go --
package speaks

func Credentials() {}
-- broken/broken.go --
package broken

func Credentials() { undefined() }
-- broken/syntax.go --
package broken

func Fine() {}

func ( {
`, typed)
	findings, problems := outcome(t, cfg)
	equal(t, "findings", findings, []string{
		"broken/broken.go:3: example.com/m/broken.Credentials, types false",
		"broken/syntax.go:3: example.com/m/broken.Fine, types false",
		"directive/directive.go:4: example.com/m/directive.F, types false",
		"speaks/speaks.go:3: example.com/m/speaks.Credentials, types true",
	})
	if len(problems) == 0 || !strings.HasPrefix(problems[0], "broken/") {
		t.Errorf("problems: got %q", problems)
	}
}

// TestBrokenTests shows that what is broken in a test does not take the types
// from the package, and that its files are not reported on twice.
func TestBrokenTests(t *testing.T) {
	cfg := program(t, `
-- go.mod --
module example.com/m

go 1.26
-- a.go --
package m // credentials

func F() {}
-- a_test.go --
package m // credentials

func G() { undefined() }
`, typed)
	findings, problems := outcome(t, cfg)
	equal(t, "findings", findings, []string{
		"a.go:3: example.com/m.F, types true",
		"a_test.go:3: example.com/m.G, types false",
	})
	equal(t, "problems", problems, []string{"a_test.go:3:12: undefined: undefined"})
}

func TestInterrupted(t *testing.T) {
	cfg := program(t, "-- go.mod --\nmodule example.com/m\n-- a.go --\npackage m\n", typed)
	ctx, cancel := context.WithCancel(context.Background())
	for _, stage := range []string{"listing", "type-checking", "analysing"} {
		cfg.Progress = func(s string) {
			if strings.HasPrefix(s, stage) {
				cancel()
			}
		}
		if _, err := Run(ctx, cfg); err != errInterrupted {
			t.Errorf("interrupted at %s: got %v", stage, err)
		}
		ctx, cancel = context.WithCancel(context.Background())
	}
	cancel()
}

func TestEmbeddedFilesCanBeRead(t *testing.T) {
	reader := &analysis.Analyzer{
		Name: "reader",
		Doc:  "report what other files hold",
		Run: func(pass *analysis.Pass) (any, error) {
			for _, name := range pass.OtherFiles {
				data, err := pass.ReadFile(name)
				if err != nil {
					return nil, err
				}
				pass.Reportf(pass.Files[0].Name.Pos(), "%s: %s", filepath.Base(name), data)
			}
			return nil, nil
		},
	}
	cfg := program(t, `
-- go.mod --
module example.com/m

go 1.26
-- text/text.go --
package text

import _ "embed"

//go:embed some.txt
var s string
-- text/some.txt --
some
-- full/full.go --
package full // credentials

import "embed"

//go:embed *.txt
var fs embed.FS
-- full/other.txt --
other
`, reader)
	findings, problems := outcome(t, cfg)
	equal(t, "findings", findings, []string{"full/full.go:1: other.txt: other\n", "text/text.go:1: some.txt: some\n"})
	equal(t, "problems", problems, nil)
}
