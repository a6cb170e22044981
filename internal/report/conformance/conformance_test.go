package conformance

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/reporttest"
)

// runs gives what is written: a run with all that is odd, and one without
// findings.
func runs(t *testing.T) map[string]*report.Run {
	return map[string]*report.Run{"odd": reporttest.Odd(t), "clean": reporttest.Clean(t.TempDir())}
}

// render gives the run in the format of that name.
func render(t *testing.T, format string, run *report.Run) []byte {
	t.Helper()
	var b bytes.Buffer
	h, ok := report.New(format, &b, report.Options{})
	if !ok {
		t.Fatalf("no format %s", format)
	}
	if err := run.Write(h); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// counted gives the findings that are not suppressed.
func counted(run *report.Run) []report.Finding {
	var out []report.Finding
	for _, f := range run.Findings {
		if f.Suppression == nil {
			out = append(out, f)
		}
	}
	return out
}

// hosted gives the name by which a code host knows the file: from the root of
// the repository on, if it is there.
func hosted(run *report.Run, file string) string {
	if rel, err := filepath.Rel(run.Config.Root, file); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(file)
}
