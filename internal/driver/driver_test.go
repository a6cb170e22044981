package driver

import (
	"context"
	"fmt"
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
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
