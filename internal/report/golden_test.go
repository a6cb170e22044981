package report_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/reporttest"
)

var update = flag.Bool("update", false, "write testdata/*.golden anew")

// machine are the formats that are one document.
var machine = []string{"sarif", "github", "gitlab", "checkstyle", "junit"}

// render gives the run in the format, with /repo in place of the folder in which
// it was made.
func render(t testing.TB, format string, run *report.Run) string {
	t.Helper()
	var b bytes.Buffer
	h, ok := report.New(format, &b, report.Options{})
	if !ok {
		t.Fatalf("no format %s", format)
	}
	if err := run.Write(h); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(b.String(), filepath.ToSlash(run.Config.Root), "/repo")
}

// pages are the texts in SARIF that come from docs/rules, so that who mends a
// page need not write the golden files anew.
var pages = regexp.MustCompile(`("(?:fullDescription|help)": \{\n +"text": )"(?:[^"\\]|\\.)*"(,\n +"markdown": )?(?:"(?:[^"\\]|\\.)*")?`)

func withoutPages(out string) string { return pages.ReplaceAllString(out, `$1"..."`) }

// TestGolden compares the formats with testdata, which the tests of conformance
// check against schemas and with other readers.
func TestGolden(t *testing.T) {
	runs := map[string]*report.Run{"odd": reporttest.Odd(t), "clean": reporttest.Clean("/repo")}
	for name, run := range runs {
		for _, format := range machine {
			t.Run(name+"/"+format, func(t *testing.T) {
				got := withoutPages(render(t, format, run))
				file := filepath.Join("testdata", name+"."+format+".golden")
				if *update {
					if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("not what %s holds; if it is right, run go test ./internal/report -run TestGolden -update\n%s", file, got)
				}
				if again := withoutPages(render(t, format, run)); again != got {
					t.Errorf("another run gives something else:\n%s", again)
				}
			})
		}
	}
}

// TestNoSecret shows that what stands in a source line stays there.
func TestNoSecret(t *testing.T) {
	run := reporttest.Odd(t)
	for _, format := range append([]string{"text", "json"}, machine...) {
		if out := render(t, format, run); strings.Contains(out, reporttest.Secret[:12]) {
			t.Errorf("%s holds the secret:\n%s", format, out)
		}
	}
}

// TestOneWrite shows that nothing is written before all is known, and that an
// error of the writer is not lost.
func TestOneWrite(t *testing.T) {
	run := reporttest.Clean("/repo")
	run.Findings = reporttest.Odd(t).Findings
	for _, format := range machine {
		w := &counter{}
		h, _ := report.New(format, w, report.Options{})
		if err := run.Write(h); err == nil || w.calls != 1 {
			t.Errorf("%s: error %v after %d writes", format, err, w.calls)
		}
	}
}

// A counter counts the calls of Write, and always fails.
type counter struct{ calls int }

func (c *counter) Write([]byte) (int, error) {
	c.calls++
	return 0, errors.New("no space left on device")
}
