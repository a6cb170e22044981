package main

import (
	"strings"
	"testing"
)

// TestDefaultLabels keeps the tool's own table readable and of the size that
// the accuracy figures are about.
func TestDefaultLabels(t *testing.T) {
	labels, err := readLabels("")
	if err != nil {
		t.Fatal(err)
	}
	positives := 0
	for _, l := range labels {
		if l.positive() {
			positives++
		}
	}
	if len(labels) != 134 || positives != 14 {
		t.Errorf("%d labels, %d positive", len(labels), positives)
	}
}

func TestParseLabels(t *testing.T) {
	header := strings.Join(columns, "\t") + "\n"
	row := func(edit ...string) string {
		fields := []string{"o/r", "c0ffee", "a/b.go", "7", "api", "norefresh", "high", `he said "no"`, "N1"}
		for i := 0; i < len(edit); i += 2 {
			for j, name := range columns {
				if name == edit[i] {
					fields[j] = edit[i+1]
				}
			}
		}
		return strings.Join(fields, "\t") + "\n"
	}
	for _, tt := range []struct{ name, text, err string }{
		{"good", header + row() + row("expected", "none"), ""},
		{"only a header", header, ""},
		{"empty file", "", "no header line"},
		{"other header", row(), "header is"},
		{"missing column", header + "o/r\tc\n", "2 columns"},
		{"line zero", header + row() + row("line", "0"), `line 3: line number "0"`},
		{"line is a word", header + row("line", "x"), `line number "x"`},
		{"unknown analyzer", header + row("expected", "maybe"), `expected analyzer "maybe"`},
		{"unknown confidence", header + row("confidence", "sure"), `confidence "sure"`},
		{"repository leaves the directory", header + row("repo", "../r"), "not owner/name"},
		{"file leaves the repository", header + row("file", "../b.go"), "no Go file"},
		{"absolute file", header + row("file", "/b.go"), "no Go file"},
		{"no Go file", header + row("file", "b.yaml"), "no Go file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parseLabels(strings.NewReader(tt.text))
			if tt.err == "" && err != nil {
				t.Fatal(err)
			}
			if tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)) {
				t.Fatalf("error %v, want %q", err, tt.err)
			}
		})
	}
}

// FuzzParseLabels demands that what is accepted is safe to use as a path.
func FuzzParseLabels(f *testing.F) {
	f.Add(strings.Join(columns, "\t") + "\no/r\tc\tb.go\t7\tapi\tnone\tlow\t\t\n")
	f.Fuzz(func(t *testing.T, text string) {
		labels, err := parseLabels(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, l := range labels {
			if l.Line < 1 || strings.HasPrefix(l.File, "..") || strings.HasPrefix(l.Repo, ".") {
				t.Errorf("accepted %+v", l)
			}
		}
	})
}
