package triage

import (
	"path/filepath"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

// TestNew is about findings of several lines and with steps.
func TestNew(t *testing.T) {
	r := newRepo(t)
	r.write("source.go", "1\n2\n")
	r.commit()
	r.git("tag", "-f", "base")
	r.write("a.go", "1\n2\nX\n4\n6\n7\n8\n") // 3 changed, 5 removed
	r.write("source.go", "1\nX\n")
	c := r.since("base", ".")
	step := func(f report.Finding, file string, line int) report.Finding {
		f.Steps = append(f.Steps, report.Step{Position: report.Position{File: file, Line: line}})
		return f
	}
	a, source := r.path("a.go"), r.path("source.go")
	for _, x := range []struct {
		name string
		f    report.Finding
		want bool
	}{
		{"old line", on(a, 1), false},
		{"changed line", on(a, 3), true},
		{"changed line inside", on(a, 2, 4), true},
		{"changed line at the end", on(a, 1, 3), true},
		{"after the changed line", on(a, 4, 4), false},
		{"line removed inside", on(a, 4, 5), true},
		{"line removed above", on(a, 5, 6), false},
		{"line removed below", on(a, 4, 4), false},
		{"source changed", step(on(a, 1), source, 2), true},
		{"source unchanged", step(on(a, 1), source, 1), false},
		{"second step changed", step(step(on(a, 1), source, 1), source, 2), true},
		{"whole file, changed", on(a, 0), true},
		{"whole file, unchanged", on(r.path("b.go"), 0), false},
		{"no place", on("", 0), false},
		{"elsewhere", on(filepath.Join(t.TempDir(), "a.go"), 3), false},
	} {
		if got := c.New(x.f); got != x.want {
			t.Errorf("%s: new %v", x.name, got)
		}
	}
}
