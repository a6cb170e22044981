package report_test

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/reporttest"
)

// FuzzFormats writes a run that is made of any texts in each format, and reads
// it back. That it is what the format's readers want is shown in conformance.
func FuzzFormats(f *testing.F) {
	f.Add("a/b.go", "message", "Store.Open", "uncached", "fp:1", "fact", 3, 4)
	f.Add("../a b%\n:,=.go", "]]> ::error::\r\n%0A {0} [x](1) \x00\x1b\xff", "<&\">'", "::", "", "##[error]", 0, -1)
	f.Fuzz(func(t *testing.T, file, message, function, category, fingerprint, reason string, line, col int) {
		run := reporttest.Clean("/repo")
		run.Config.Analyzers = nil // their pages are long
		pos := report.Position{File: filepath.Join("/repo", file), Line: line, Column: col}
		one := report.Finding{
			Analyzer: "norefresh", Category: category, Message: message, URL: "https://x/" + reason, Package: reason, Position: pos,
			End: report.Position{File: pos.File, Line: line, Column: col + len(message)}, Steps: []report.Step{{Position: pos, Message: message}},
			Identity: report.Identity{Function: function, Fingerprint: fingerprint},
		}
		two := one
		two.Suppression = &report.Suppression{Kind: report.InSource, Justification: reason}
		run.Findings = []report.Finding{one, two, one}
		run.Problems = []report.Problem{{Package: reason, Position: pos, Message: message}, {Message: reason}}
		for format, read := range readers {
			out := render(t, format, run)
			if !utf8.ValidString(out) {
				t.Errorf("%s: no valid UTF-8: %q", format, out)
			}
			read(t, out)
			if t.Failed() {
				t.Fatalf("%s: %s", format, out)
			}
		}
	})
}

// readers demand of each format what the run of FuzzFormats must give.
var readers = map[string]func(*testing.T, string){
	"sarif": func(t *testing.T, out string) {
		var log struct {
			Runs []struct {
				Results []struct{ Suppressions []any }
			}
		}
		decode(t, out, &log)
		if r := log.Runs[0].Results; len(r) != 3 || len(r[0].Suppressions) != 0 || len(r[1].Suppressions) != 1 {
			t.Errorf("results: %+v", r)
		}
	},
	"gitlab": func(t *testing.T, out string) {
		var list []struct{ Fingerprint string }
		decode(t, out, &list)
		if len(list) != 2 || list[0] == list[1] || list[0].Fingerprint == "" {
			t.Errorf("findings: %+v", list)
		}
	},
	"github": func(t *testing.T, out string) {
		if list := commands(t, out); len(list) != 4 {
			t.Errorf("commands: %+v", list)
		}
	},
	"checkstyle": func(t *testing.T, out string) { elements(t, out, map[string]int{"error": 4}) },
	"junit": func(t *testing.T, out string) {
		elements(t, out, map[string]int{"failure": 2, "skipped": 1, "error": 2, "testcase": 5, "testsuite": 2})
	},
}

func decode(t *testing.T, out string, to any) {
	if err := json.Unmarshal([]byte(out), to); err != nil {
		t.Error(err)
	}
}

// elements counts the elements of the document, and reads all of it.
func elements(t *testing.T, out string, want map[string]int) {
	got := map[string]int{}
	for d := xml.NewDecoder(strings.NewReader(out)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Error(err)
			return
		}
		if e, ok := token.(xml.StartElement); ok {
			got[e.Name.Local]++
		}
	}
	for name, n := range want {
		if got[name] != n {
			t.Errorf("%d elements %s, want %d", got[name], name, n)
		}
	}
}
