package triage

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

// A bench is a folder with a module in which a run is triaged.
type bench struct {
	t    *testing.T
	dir  string
	file string // of the baseline
}

func newBench(t *testing.T) *bench {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module p\n")
	return &bench{t, dir, filepath.Join(dir, "b.json")}
}

// found gives a finding of package p in a function; lines tell findings apart.
func (b *bench) found(name, function string, line int) report.Finding {
	return at(find(frozen, "p", function, "x"), filepath.Join(b.dir, filepath.FromSlash(name)), line)
}

// apply triages a complete run over package p.
func (b *bench) apply(o Options, findings ...report.Finding) *Outcome {
	b.t.Helper()
	return b.applyRun(o, Run{Findings: findings, Packages: []string{"p"}, Complete: true, Analyzers: suite})
}

func (b *bench) applyRun(o Options, run Run) *Outcome {
	b.t.Helper()
	tr, err := o.Prepare(context.Background(), b.dir, b.dir)
	if err != nil {
		b.t.Fatal(err)
	}
	out, err := tr.Apply(run)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

// want checks what is told, what else, and the notes.
func (b *bench) want(out *Outcome, lines []int, notes ...string) {
	b.t.Helper()
	if got := told(out.Findings); !slices.Equal(got, lines) {
		b.t.Errorf("told %v, want %v", got, lines)
	}
	for i := range notes {
		notes[i] = strings.ReplaceAll(notes[i], "FILE", b.file)
	}
	if !slices.Equal(out.Notes, notes) {
		b.t.Errorf("notes %q, want %q", out.Notes, notes)
	}
}

// listed gives the functions that the baseline's file lists, with counts.
func (b *bench) listed() map[string]int {
	b.t.Helper()
	read, err := ReadBaseline(b.file)
	if err != nil {
		b.t.Fatal(err)
	}
	out := map[string]int{}
	for _, e := range read.Entries() {
		out[strings.TrimPrefix(e.place(), "p.")] = e.Count
	}
	return out
}

func exclude(t *testing.T, texts ...string) Patterns {
	t.Helper()
	var p Patterns
	for _, text := range texts {
		if err := p.Set(text); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func TestNoOptions(t *testing.T) {
	b := newBench(t)
	in := b.found("a.go", "F", 2)
	in.Suppression = &report.Suppression{Kind: report.InSource, Justification: "why"}
	findings := []report.Finding{b.found("a.go", "F", 1), in, b.found("b.go", "G", 3)}
	out := b.apply(Options{}, findings...)
	if !reflect.DeepEqual(out, &Outcome{Findings: findings}) {
		t.Errorf("got %+v", out)
	}
}

func TestWriteUsePrune(t *testing.T) {
	b := newBench(t)
	f, g, h := b.found("a.go", "F", 1), b.found("a.go", "G", 2), b.found("a.go", "H", 3)
	b.want(b.apply(Options{Baseline: b.file, WriteBaseline: true}, f, f, g), []int{}, "FILE: wrote 3 findings")
	use := Options{Baseline: b.file}
	b.want(b.apply(use, f, f, g), []int{})
	b.want(b.apply(use, f, f, g, h), []int{3})
	gone := b.apply(use, f, h)
	b.want(gone, []int{3}, "FILE lists 2 findings that are gone, the first in p.F; -prune-baseline removes what is gone")
	if total(gone.Stale) != 2 {
		t.Errorf("stale: %v", gone.Stale)
	}
	b.want(b.apply(use, f, f), []int{}, "FILE lists 1 finding that is gone, the first in p.G; -prune-baseline removes what is gone")
	if want := map[string]int{"F": 2, "G": 1}; !reflect.DeepEqual(b.listed(), want) {
		t.Errorf("the file lists %v", b.listed())
	}

	prune := Options{Baseline: b.file, PruneBaseline: true}
	pruned := b.apply(prune, f, h)
	b.want(pruned, []int{3}, "FILE: removed 2 findings")
	if want := map[string]int{"F": 1}; !reflect.DeepEqual(b.listed(), want) || len(pruned.Stale) != 0 {
		t.Errorf("the file lists %v, stale are %v", b.listed(), pruned.Stale)
	}
	b.want(b.apply(prune, f), []int{}, "FILE: nothing to remove")
}

// TestPruneLeavesFormat: a file from which nothing is removed is not written.
func TestPruneLeavesFormat(t *testing.T) {
	b := newBench(t)
	f := b.found("a.go", "F", 1)
	text := strings.ReplaceAll(string(Of([]report.Finding{f}).encode()), "\n", "\r\n")
	write(t, b.file, text)
	b.apply(Options{Baseline: b.file, PruneBaseline: true}, f)
	if got, _ := os.ReadFile(b.file); string(got) != text {
		t.Errorf("the file holds %q", got)
	}
}

// TestPartialRuns: what a run did not look at is neither stale nor lost.
func TestPartialRuns(t *testing.T) {
	other := find(frozen, "example.com/other", "F", "x")
	for _, c := range []struct {
		name   string
		change func(*Run)
		write  map[string]int // after -write-baseline of no findings
		prune  string
	}{
		{"complete", func(r *Run) {}, map[string]int{"example.com/other.F": 1}, "FILE: removed 1 finding"},
		{"packages that fail", func(r *Run) { r.Complete = false }, map[string]int{"example.com/other.F": 1, "G": 1}, "FILE: not pruned, since not all packages could be analysed"},
		{"other packages", func(r *Run) { r.Packages = []string{"example.com/other"} }, map[string]int{"G": 1}, "FILE: removed 1 finding"},
		{"other analyzers", func(r *Run) { r.Analyzers = suite[:1] }, map[string]int{"example.com/other.F": 1, "G": 1}, "FILE: nothing to remove"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t)
			write(t, filepath.Join(b.dir, "a.go"), "package p\n")
			run := Run{Packages: []string{"p"}, Complete: true, Analyzers: suite}
			c.change(&run)
			text := string(Of([]report.Finding{other, b.found("a.go", "G", 1)}).encode())
			write(t, b.file, text)
			b.want(b.applyRun(Options{Baseline: b.file, PruneBaseline: true}, run), []int{}, c.prune)
			write(t, b.file, text)
			b.applyRun(Options{Baseline: b.file, WriteBaseline: true}, run)
			if !reflect.DeepEqual(b.listed(), c.write) {
				t.Errorf("written: %v, want %v", b.listed(), c.write)
			}
		})
	}
}

func TestExcludeAndBaseline(t *testing.T) {
	b := newBench(t)
	f, old := b.found("a.go", "F", 1), b.found("legacy/a.go", "Old", 2)
	ex := exclude(t, "legacy")
	out := b.apply(Options{Exclude: ex}, f, old)
	b.want(out, []int{1})
	if out.Excluded != 1 || out.Old != 0 {
		t.Errorf("excluded %d, old %d", out.Excluded, out.Old)
	}
	b.apply(Options{Baseline: b.file, WriteBaseline: true, Exclude: ex}, f, old)
	if want := map[string]int{"F": 1}; !reflect.DeepEqual(b.listed(), want) {
		t.Errorf("written with -exclude: %v", b.listed())
	}
	b.want(b.apply(Options{Baseline: b.file}, f, old), []int{2})

	b.apply(Options{Baseline: b.file, WriteBaseline: true}, f, old)
	b.want(b.apply(Options{Baseline: b.file, PruneBaseline: true, Exclude: ex}, f, old), []int{}, "FILE: nothing to remove")
	b.want(b.apply(Options{Baseline: b.file, PruneBaseline: true, Exclude: ex}, f), []int{}, "FILE: removed 1 finding")
}

// TestOnlyNew: with a patch, what is old is dropped, and of equal findings the
// baseline takes the old ones first.
func TestOnlyNew(t *testing.T) {
	b := newBench(t)
	write(t, filepath.Join(b.dir, "a.go"), "1\n2\n3\n")
	patch := filepath.Join(b.dir, "x.patch")
	write(t, patch, "--- a/a.go\n+++ b/a.go\n@@ -1,2 +1,3 @@\n+1\n 2\n 3\n")
	added, old, other := b.found("a.go", "F", 1), b.found("a.go", "F", 2), b.found("a.go", "G", 3)
	out := b.apply(Options{NewFromPatch: patch}, added, old, other)
	b.want(out, []int{1})
	if out.Old != 2 || len(out.Findings) != 1 {
		t.Errorf("old %d, left %v", out.Old, out.Findings)
	}
	b.apply(Options{Baseline: b.file, WriteBaseline: true}, old, other)
	b.want(b.apply(Options{Baseline: b.file}, added, old, other), []int{2})
	both := Options{Baseline: b.file, NewFromPatch: patch}
	b.want(b.apply(both, added, old, other), []int{1})
	both.PruneBaseline = true
	b.want(b.apply(both, added, old), []int{1}, "FILE: removed 1 finding")
	if want := map[string]int{"F": 1}; !reflect.DeepEqual(b.listed(), want) {
		t.Errorf("pruned to %v", b.listed())
	}
}

func TestOnlyNewFromRev(t *testing.T) {
	r := newRepo(t)
	r.write("a.go", "1\nX\n3\n")
	o := Options{NewFromRev: "base"}
	tr, err := o.Prepare(context.Background(), r.dir, r.dir)
	if err != nil {
		t.Fatal(err)
	}
	out, err := tr.Apply(Run{Findings: []report.Finding{on(r.path("a.go"), 1), on(r.path("a.go"), 2)}, Complete: true})
	if err != nil || !slices.Equal(told(out.Findings), []int{2}) {
		t.Errorf("got %+v, %v", out, err)
	}
}

func TestOptionsRefuse(t *testing.T) {
	dir := t.TempDir()
	broken := filepath.Join(dir, "broken.json")
	write(t, broken, "{\n")
	none := filepath.Join(dir, "none.json")
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"write and prune", Options{Baseline: "b", WriteBaseline: true, PruneBaseline: true}, "-write-baseline and -prune-baseline: want one of them; what is written anew needs no pruning"},
		{"write what", Options{WriteBaseline: true}, "-write-baseline: name the file with -baseline"},
		{"prune what", Options{PruneBaseline: true}, "-prune-baseline: name the file with -baseline"},
		{"rev and patch", Options{NewFromRev: "x", NewFromPatch: "y"}, "-new-from-rev and -new-from-patch: want one of them"},
		{"write what is new", Options{Baseline: "b", WriteBaseline: true, NewFromRev: "x"}, "-write-baseline and -new-from-rev: a baseline holds all that is found"},
		{"write what a patch brings", Options{Baseline: "b", WriteBaseline: true, NewFromPatch: "x"}, "-write-baseline and -new-from-patch: a baseline holds all that is found"},
		{"no baseline", Options{Baseline: none}, "-baseline " + none + ": no such file or directory; -write-baseline writes it"},
		{"broken baseline", Options{Baseline: broken}, "-baseline " + broken + ":2: the file ends too early"},
		{"broken baseline is not written over", Options{Baseline: broken, WriteBaseline: true}, "-baseline " + broken + ":2: the file ends too early"},
		{"no patch", Options{NewFromPatch: none}, "-new-from-patch " + none + ": no such file or directory"},
		{"empty patch", Options{NewFromPatch: os.DevNull}, "-new-from-patch " + os.DevNull + ": there is no diff in it"},
		{"no revision", Options{NewFromRev: "-x"}, `-new-from-rev "-x": want one revision, or REV... for the merge base of REV and HEAD`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRepo(t)
			if _, err := c.o.Prepare(context.Background(), r.dir, r.dir); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
			if c.o.IsZero() {
				t.Error("taken for no options")
			}
		})
	}
	if !new(Options).IsZero() || (&Options{Exclude: exclude(t, "x")}).IsZero() {
		t.Error("IsZero")
	}
}

func TestCannotWrite(t *testing.T) {
	b := newBench(t)
	b.file = filepath.Join(b.dir, "nosuch", "b.json")
	o := Options{Baseline: b.file, WriteBaseline: true}
	tr, err := o.Prepare(context.Background(), b.dir, b.dir)
	if err != nil {
		t.Fatal(err)
	}
	want := "cannot write the baseline " + b.file + ": no such file or directory"
	if _, err := tr.Apply(Run{Findings: []report.Finding{b.found("a.go", "F", 1)}}); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
