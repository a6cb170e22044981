package driver

import (
	"errors"
	"go/ast"
	"go/types"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

const threePackages = `
-- go.mod --
module example.com/m

go 1.26
-- a/a.go --
package a // credentials

import "example.com/m/b"

func A() { b.MarkB() }
-- b/b.go --
package b // credentials

func MarkB() {}
-- c/c.go --
package c // credentials

func C() {}
`

// failing gives an analyzer, and one that needs its result, of which the first
// fails on package b.
func failing(fail func() error) []*analysis.Analyzer {
	type result struct{ ok bool }
	first := &analysis.Analyzer{
		Name:       "first",
		Doc:        "fail on b",
		ResultType: reflect.TypeFor[*result](),
		FactTypes:  []analysis.Fact{new(marked)},
		Run: func(pass *analysis.Pass) (any, error) {
			if pass.Pkg.Name() == "b" {
				if err := fail(); err != nil {
					return nil, err
				}
			}
			return &result{ok: true}, nil
		},
	}
	second := &analysis.Analyzer{
		Name:     "second",
		Doc:      "report packages on which first did not fail",
		Requires: []*analysis.Analyzer{first},
		Run: func(pass *analysis.Pass) (any, error) {
			if pass.ResultOf[first].(*result).ok {
				pass.Reportf(pass.Files[0].Package, "fine")
			}
			return nil, nil
		},
	}
	return []*analysis.Analyzer{second}
}

func TestFailuresAreProblems(t *testing.T) {
	fine := []string{"a/a.go:1: fine", "c/c.go:1: fine"}
	tests := []struct {
		name    string
		fail    func() error
		problem string
	}{
		{"error", func() error { return errors.New("no\nluck") }, "example.com/m/b: first: no luck"},
		{"panic", func() error { panic("oh") }, "example.com/m/b: internal error in first: oh at guard_test.go:"},
		{"nil map", func() error { var m map[int]int; m[0]++; return nil }, "example.com/m/b: internal error in first: assignment to entry in nil map at guard_test.go:"},
		{"nil pointer", func() error { var f *ast.File; return errors.New(f.GoVersion) }, "example.com/m/b: internal error in first: runtime error: invalid memory address or nil pointer dereference at guard_test.go:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			findings, problems := outcome(t, program(t, threePackages, failing(tt.fail)...))
			equal(t, "findings", findings, fine)
			if len(problems) != 1 || !strings.HasPrefix(problems[0], tt.problem) || strings.Contains(problems[0], "\n") {
				t.Errorf("got problems %q, want %q", problems, tt.problem)
			}
		})
	}
}

// TestGuardCanStop shows the other use: an error of fail is the analyzer's.
func TestGuardCanStop(t *testing.T) {
	stop := errors.New("stop")
	a := &analysis.Analyzer{Name: "a", Doc: "a", Run: func(*analysis.Pass) (any, error) { panic("x") }}
	guarded := Guard([]*analysis.Analyzer{a}, func(string, string) error { return stop })
	pass := &analysis.Pass{Pkg: types.NewPackage("p", "p")}
	if _, err := guarded[0].Run(pass); err != stop {
		t.Errorf("got %v", err)
	}
}

// TestGuardKeepsGraph shows that analyzers that share a prerequisite still do.
func TestGuardKeepsGraph(t *testing.T) {
	base := &analysis.Analyzer{Name: "base", Doc: "b"}
	x := &analysis.Analyzer{Name: "x", Doc: "x", Requires: []*analysis.Analyzer{base}}
	y := &analysis.Analyzer{Name: "y", Doc: "y", Requires: []*analysis.Analyzer{base}}
	g := Guard([]*analysis.Analyzer{x, y}, nil)
	if g[0] == x || g[0].Requires[0] == base || !slices.Equal(g[0].Requires, g[1].Requires) {
		t.Error("not a copy of the graph")
	}
}
