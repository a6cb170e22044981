package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

// compareSource carries labels and findings as comments at the ends of lines:
//
//	// label: EXPECTED = VERDICT[, HOW]
//	// finding: ANALYZER[/CATEGORY] [-> LINE-MARK]   with a step at the line of <LINE-MARK>
const compareSource = `package p

func straight() {
	x() // label: norefresh = hit, same statement // finding: norefresh
}

func missed() {
	x() // label: norefresh = miss
}

func otherAnalyzer() {
	x() // label: norefresh = miss, chainshadow/c // finding: chainshadow
}

func uncachedNearby() {
	x() // label: norefresh = miss
	y() // finding: norefresh/uncached
}

func group() {
	x() // label: norefresh = hit, same statement // finding: norefresh
	y() // label: norefresh = hit, same function
}

func neighbourIsAlarm() {
	x() // label: norefresh = miss
	y() // label: none = ALARM, norefresh/c // finding: norefresh
}

func quiet() {
	x() // label: none = silent
	y() // finding: chainshadow
}

func wrapper(key string) {
	y(key) // label: staticcreds = hit, related step // <sink>
}

func passThrough(key string) {
	y(key) // label: none = silent // <through>
}

func caller() {
	wrapper("k")     // finding: staticcreds -> sink
	passThrough("k") // finding: staticcreds -> through
}

type provider struct{} // finding: norefresh

func (provider) Retrieve() { // label: norefresh = hit, same type
	x()
}

type good struct{}

func (good) IsExpired() bool { // label: none = ALARM, norefresh/c
	return false
}

func (good) Retrieve() { x() } // finding: norefresh

func (good) keys() { x() } // finding: staticcreds

func groupInWrapper(key string) {
	x(key) // <group>
	y(key) // label: norefresh = hit, same function
}

func callsGroup() {
	groupInWrapper("k") // finding: norefresh -> group
}
`

func TestCompare(t *testing.T) {
	const path = "/src/p.go"
	labels, findings, want := annotations(t, path, compareSource)
	results, rest := compare(labels, findings)
	if len(results) != len(want) {
		t.Fatalf("%d results for %d labels", len(results), len(want))
	}
	for i, r := range results {
		got := string(r.Verdict)
		if extra := r.How + r.Note; extra != "" {
			got += ", " + extra
		}
		if got != want[i] {
			t.Errorf("line %d: got %q, want %q", r.Line, got, want[i])
		}
	}
	var lines []string
	for _, f := range rest {
		lines = append(lines, strings.TrimSpace(strings.Split(compareSource, "\n")[f.Position.Line-1]))
	}
	if got := strings.Join(lines, "; "); strings.Count(got, ";") != 4 || !strings.Contains(got, "keys") || !strings.Contains(got, "passThrough") {
		t.Errorf("unlabelled: %s", got)
	}
}

// annotations reads the labels, findings and wanted verdicts of a source.
func annotations(t *testing.T, path, src string) (labels []placed, findings []finding, want []string) {
	t.Helper()
	lines := strings.Split(src, "\n")
	lineOf := func(mark string) int {
		for i, text := range lines {
			if strings.Contains(text, "<"+mark+">") {
				return i + 1
			}
		}
		t.Fatalf("no mark <%s>", mark)
		return 0
	}
	for i, text := range lines {
		for _, note := range strings.Split(text, "// ")[1:] {
			at := position{File: path, Line: i + 1, Column: 3}
			switch kind, value, _ := strings.Cut(strings.TrimSpace(note), ": "); kind {
			case "label":
				expected, verdict, _ := strings.Cut(value, " = ")
				s := locate(path, []byte(src), i+1)
				labels = append(labels, placed{label: label{Expected: expected, Line: i + 1}, path: path, site: s})
				want = append(want, verdict)
			case "finding":
				analyzer, mark, stepped := strings.Cut(value, " -> ")
				f := finding{Analyzer: analyzer, Category: "c", Position: at}
				if name, category, ok := strings.Cut(analyzer, "/"); ok {
					f.Analyzer, f.Category = name, category
				}
				if stepped {
					f.Steps = []report.Step{{Position: position{File: path, Line: lineOf(mark), Column: 3}}}
				}
				if strings.HasPrefix(text, "type ") {
					f.Position.Column = len("type p")
				}
				findings = append(findings, f)
			}
		}
	}
	return labels, findings, want
}

func TestSortFindings(t *testing.T) {
	at := func(file string, line int) finding {
		return finding{Analyzer: "a", Position: position{File: file, Line: line}}
	}
	got := sortFindings([]finding{at("b", 1), at("a", 9), at("a", 2), at("b", 1)})
	var places []string
	for _, f := range got {
		places = append(places, where(f, "/"))
	}
	if s := strings.Join(places, " "); s != "a:2 a:9 b:1" {
		t.Errorf("got %s", s)
	}
}

func TestWhere(t *testing.T) {
	f := finding{Position: position{File: filepath.FromSlash("/r/x/y.go"), Line: 7}}
	for dir, want := range map[string]string{"/r": "x/y.go:7", "/other": "/r/x/y.go:7"} {
		if got := where(f, dir); got != want {
			t.Errorf("below %s: %s, want %s", dir, got, want)
		}
	}
}
