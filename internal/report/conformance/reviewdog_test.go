package conformance

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
	"github.com/reviewdog/reviewdog/parser"
	"github.com/reviewdog/reviewdog/proto/rdf"
)

// read gives what reviewdog reads in the run's output.
func read(t *testing.T, p parser.Parser, format string, run *report.Run) []*rdf.Diagnostic {
	t.Helper()
	list, err := p.Parse(bytes.NewReader(render(t, format, run)))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestReviewdogReadsSARIF demands place, message, severity and rule of every
// finding that counts.
func TestReviewdogReadsSARIF(t *testing.T) {
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for name, run := range runs(t) {
		want, got := counted(run), read(t, parser.NewSarifParser(), "sarif", run)
		if len(got) != len(want) {
			t.Fatalf("%s: %d findings, want %d", name, len(got), len(want))
		}
		for i, d := range got {
			f := want[i]
			if file := filepath.Join(here, d.Location.Path); file != f.Position.File {
				t.Errorf("%s: in file %s, want %s", f.ID(), file, f.Position.File)
			}
			compare(t, d, f, f.ID())
			if len(f.Steps) > 0 && len(d.RelatedLocations) != 2 {
				t.Errorf("%s: steps %v", f.ID(), d.RelatedLocations)
			}
		}
	}
}

func TestReviewdogReadsCheckstyle(t *testing.T) {
	for name, run := range runs(t) {
		want, got := counted(run), read(t, parser.NewCheckStyleParser(), "checkstyle", run)
		if len(got) != len(want)+len(run.Problems) {
			t.Fatalf("%s: %d errors, want %d and %d", name, len(got), len(want), len(run.Problems))
		}
		for i, f := range want {
			d := got[i]
			if file := hosted(run, f.Position.File); d.Location.Path != file || int(d.Location.Range.Start.Column) != f.Position.Column {
				t.Errorf("%s: at %s, want %s", f.ID(), d.Location, file)
			}
			compare(t, d, f, "credlint."+strings.Replace(f.ID(), "/", ".", 1))
		}
		for i, p := range run.Problems {
			d := got[len(want)+i]
			if d.Message != p.Message || d.Severity != rdf.Severity_ERROR || d.Code.Value != "credlint.problem" || d.Location.Path == "" {
				t.Errorf("problem %v: got %v", p, d)
			}
		}
	}
}

// compare demands the finding's line, message, severity and rule.
func compare(t *testing.T, d *rdf.Diagnostic, f report.Finding, code string) {
	t.Helper()
	if got := int(d.Location.Range.Start.Line); got != f.Position.Line {
		t.Errorf("%s: line %d, want %d", f.ID(), got, f.Position.Line)
	}
	severity := map[string]rdf.Severity{"error": rdf.Severity_ERROR, "note": rdf.Severity_INFO}[string(f.Severity)]
	if severity == 0 {
		severity = rdf.Severity_WARNING
	}
	if d.Severity != severity {
		t.Errorf("%s: severity %v, want %v", f.ID(), d.Severity, severity)
	}
	if d.Code.GetValue() != code {
		t.Errorf("rule %s, want %s", d.Code.GetValue(), code)
	}
	if first, _, _ := strings.Cut(f.Message, "\n"); !strings.Contains(f.Message, "{") && d.Message != first {
		t.Errorf("%s: message %q, want %q", f.ID(), d.Message, first)
	}
}
