package triage

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/rules"
)

// find gives a finding of the rule, named as reports do, in a statement.
func find(rule, pkg, function, code string) report.Finding {
	analyzer, category, _ := strings.Cut(rule, "/")
	f := report.Finding{Analyzer: analyzer, Category: category, Package: pkg, Message: "m", Severity: rules.Error}
	f.Function, f.Code = function, code
	return f
}

// at puts the finding at a line of a file.
func at(f report.Finding, file string, line int) report.Finding {
	f.Position = report.Position{File: file, Line: line, Column: 1}
	return f
}

// told gives the lines of the findings that are not suppressed.
func told(findings []report.Finding) []int {
	lines := []int{}
	for _, f := range findings {
		if f.Suppression == nil {
			lines = append(lines, f.Position.Line)
		}
	}
	return lines
}

const (
	frozen = "norefresh/frozen-response"
	literl = "staticcreds/literal"
)

func TestApply(t *testing.T) {
	stmt := find(frozen, "p", "Open", "x := f ( y )")
	on := func(lines ...int) (out []report.Finding) {
		for _, n := range lines {
			out = append(out, at(stmt, "a.go", n))
		}
		return out
	}
	isNew := func(lines ...int) func(report.Finding) bool {
		return func(f report.Finding) bool { return slices.Contains(lines, f.Position.Line) }
	}
	in := find(frozen, "p", "Open", "x := f ( y )")
	in.Suppression = &report.Suppression{Kind: report.InSource}
	for _, c := range []struct {
		name     string
		listed   []report.Finding
		findings []report.Finding
		isNew    func(report.Finding) bool
		told     []int
		left     int // findings that the baseline lists and that are not found
	}{
		{"nothing listed", nil, on(1, 2), nil, []int{1, 2}, 0},
		{"all listed", on(1, 2), on(1, 2), nil, []int{}, 0},
		{"moved", on(1, 2), on(101, 102), nil, []int{}, 0},
		{"one more: the last is told", on(1, 2), on(1, 2, 3), nil, []int{3}, 0},
		{"one more, known to be new", on(1, 2), on(1, 2, 3), isNew(2), []int{2}, 0},
		{"one more, all said to be new", on(1, 2), on(1, 2, 3), isNew(1, 2, 3), []int{3}, 0},
		{"one less", on(1, 2), on(7), nil, []int{}, 1},
		{"gone", on(1, 2), nil, nil, []int{}, 2},
		{"another function", []report.Finding{find(frozen, "p", "Close", stmt.Code)}, on(1), nil, []int{1}, 1},
		{"another package", []report.Finding{find(frozen, "q", "Open", stmt.Code)}, on(1), nil, []int{1}, 1},
		{"another rule", []report.Finding{find("norefresh/kept-value", "p", "Open", stmt.Code)}, on(1), nil, []int{1}, 1},
		{"another statement", []report.Finding{find(frozen, "p", "Open", "x := g ( y )")}, on(1), nil, []int{1}, 1},
		{"suppressed in the source", on(1), []report.Finding{in}, nil, []int{}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := slices.Clone(c.findings)
			got, rest := Of(c.listed).Apply(c.findings, c.isNew)
			if !slices.Equal(told(got), c.told) {
				t.Errorf("told %v, want %v", told(got), c.told)
			}
			if n := total(rest.Entries()); n != c.left {
				t.Errorf("%d left in the baseline, want %d", n, c.left)
			}
			if !reflect.DeepEqual(before, c.findings) {
				t.Error("the findings that were given have changed")
			}
			for _, f := range got {
				if f.Suppression != nil && f.Suppression.Kind != report.External && f.Suppression != in.Suppression {
					t.Errorf("suppression %+v", f.Suppression)
				}
			}
		})
	}
}

func TestNotListed(t *testing.T) {
	in := find(frozen, "p", "F", "x")
	in.Suppression = &report.Suppression{Kind: report.InSource, Justification: "why"}
	directive := find("norefresh/directive", "p", "", "// credlint")
	if got := Of([]report.Finding{in, directive}).Entries(); len(got) != 0 {
		t.Errorf("listed: %v", got)
	}
	marked, _ := Of([]report.Finding{find("norefresh/directive", "p", "", "")}).Apply([]report.Finding{directive}, nil)
	if marked[0].Suppression != nil {
		t.Error("a directive is suppressed")
	}
}

// random gives findings of which many are equal, in the order of their lines.
func random(r *rand.Rand) []report.Finding {
	var out []report.Finding
	for n := range r.IntN(40) {
		f := find([]string{frozen, literl}[r.IntN(2)], fmt.Sprint("p", r.IntN(3)), fmt.Sprint("F", r.IntN(2)), fmt.Sprint("x < ", r.IntN(3)))
		out = append(out, at(f, "a.go", n+1))
	}
	return out
}

// TestWriteReadApply: what was written leaves nothing to tell and nothing stale,
// whatever the order and wherever the lines are.
func TestWriteReadApply(t *testing.T) {
	file := filepath.Join(t.TempDir(), "b.json")
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 1))
		findings := random(r)
		written := Of(findings)
		if err := written.Write(file); err != nil {
			t.Fatal(err)
		}
		b, err := ReadBaseline(file)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(b, written) {
			t.Fatalf("seed %d: read %v, written %v", seed, b, written)
		}
		shuffle(r, findings)
		marked, rest := b.Apply(findings, nil)
		if len(told(marked)) > 0 || len(rest.Entries()) > 0 {
			t.Fatalf("seed %d: told %v, left %v", seed, told(marked), rest.Entries())
		}
	}
}

// shuffle moves findings about, and their lines.
func shuffle(r *rand.Rand, findings []report.Finding) {
	r.Shuffle(len(findings), func(i, j int) { findings[i], findings[j] = findings[j], findings[i] })
	for i := range findings {
		findings[i].Position.Line = r.IntN(1000)
	}
}

// TestCountsAddUp: of any findings, exactly those beyond the baseline are told,
// and pruning what is left lists exactly what was suppressed.
func TestCountsAddUp(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 2))
		listed, found := random(r), random(r)
		b := Of(listed)
		marked, rest := b.Apply(found, func(report.Finding) bool { return r.IntN(2) == 0 })
		var suppressed []report.Finding
		for i, f := range marked {
			if f.Suppression != nil {
				suppressed = append(suppressed, found[i])
			}
		}
		if got := b.Prune(rest.Entries()); !reflect.DeepEqual(got, Of(suppressed)) {
			t.Fatalf("seed %d: pruned to %v, suppressed %v", seed, got, Of(suppressed))
		}
		counts := map[key]int{}
		for _, f := range found {
			counts[keyOf(f)]++
		}
		want := 0
		for k, n := range counts {
			want += max(0, n-b.counts[k])
		}
		if got := len(told(marked)); got != want {
			t.Fatalf("seed %d: %d told, want %d", seed, got, want)
		}
	}
}
