package report

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// sample writes the file and gives a finding at the position, with a step.
func sample(t *testing.T, src string, line, col int) (Config, Finding) {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "a.go")
	if err := os.WriteFile(file, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	return Config{Dir: dir}, Finding{
		Analyzer: "norefresh", Category: "frozen-response", Message: "it expires",
		Package: "example.com/a", Position: Position{file, line, col},
		Steps: []Step{{Position{file, 1, 1}, "it comes from here"}},
	}
}

// text gives what the text handler writes.
func text(t *testing.T, color bool, c Config, findings ...Finding) string {
	t.Helper()
	var b strings.Builder
	h := NewText(&b, color)
	check(t, h.Config(c))
	for _, f := range findings {
		check(t, h.Finding(f))
	}
	check(t, h.Problem(Problem{Message: "goes to standard error"}))
	check(t, h.Summary(Summarize(2, findings, nil)))
	return b.String()
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestText(t *testing.T) {
	c, f := sample(t, "package a\n\n\tf(x)\n", 3, 4)
	want := `a.go:3:4: it expires (norefresh/frozen-response)
    f(x)
      ^
    step: a.go:1:1: it comes from here
1 finding in 1 package (norefresh 1)
`
	if got := text(t, false, c, f); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestTextColor(t *testing.T) {
	c, f := sample(t, "package a\n", 1, 9)
	got := text(t, true, c, f)
	for _, want := range []string{"\x1b[1ma.go:1:9\x1b[0m:", "\x1b[2m(norefresh/frozen-response)\x1b[0m", "\x1b[31m        ^\x1b[0m"} {
		if !strings.Contains(got, want) {
			t.Errorf("got %q without %q", got, want)
		}
	}
	if got := text(t, false, c, f); strings.Contains(got, "\x1b") {
		t.Errorf("got colours: %q", got)
	}
}

func TestTextCannotDriveTerminal(t *testing.T) {
	c, f := sample(t, "package a // \x1b[2J \u202e\xff\n", 1, 1)
	f.Message, f.Category = "one\ntwo \x1b]0;x\a", "c\r"
	f.Steps[0].Message = "s\x00"
	got := text(t, false, c, f)
	if strings.ContainsAny(got, "\x1b\a\r\x00\u202e") || strings.Count(got, "\n") != 5 {
		t.Errorf("got %q", got)
	}
}

func TestQuote(t *testing.T) {
	long := strings.Repeat("abcdefghi ", 40)
	key := keytest.KeyID("AKIA", 1)
	masked := "AKIA************" + key[16:]
	tests := []struct {
		name, src   string
		col         int
		line, caret string
	}{
		{"first column", "x := 1", 1, "x := 1", "^"},
		{"indented by tabs", "\t\tx := f(y)", 10, "x := f(y)", "       ^"},
		{"caret in the indentation", "\t\tx", 2, "    x", "^"},
		{"tab inside", "x\t= 1", 3, "x    = 1", "     ^"},
		{"two bytes, one column", "é := f(y)", 7, "é := f(y)", "     ^"},
		{"wide characters", "名前 := f(y)", 11, "名前 := f(y)", "        ^"},
		{"combining mark", "e\u0301 := f", 5, "e\u0301 := f", "  ^"},
		{"emoji", "\"🔑\" + y", 8, "\"🔑\" + y", "     ^"},
		{"no column", "x := 1", 0, "x := 1", "^"},
		{"column behind the end", "x", 9, "x", " ^"},
		{"carriage return", "x := 1\r", 1, "x := 1", "^"},
		{"a key", `f("` + key + `", y)`, 27, `f("` + masked + `", y)`, "                          ^"},
		{"caret in a key", `f("` + key + `", y)`, 10, `f("` + masked + `", y)`, "         ^"},
		{"long, caret at the start", long, 5, long[:maxWidth] + "…", "    ^"},
		{"long, caret at the end", long, 400, "…" + long[339:399], strings.Repeat(" ", 61) + "^"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, f := sample(t, "package a\n"+tt.src+"\n", 2, tt.col)
			line, caret, ok := newSource().quote(f.Position, redactor("norefresh"))
			if !ok || line != tt.line || caret != tt.caret {
				t.Errorf("got %v\n%s\n%s\nwant\n%s\n%s", ok, line, caret, tt.line, tt.caret)
			}
		})
	}
}

func TestQuoteHidesPiecesOfKeys(t *testing.T) {
	_, f := sample(t, `k := "AKIA" + "5QW7ZKDX3VTN" + "4RHB"`, 1, 6)
	line, _, _ := newSource().quote(f.Position, redactor("staticcreds"))
	if strings.Contains(line, "5QW7ZKDX3VTN") {
		t.Errorf("got %s", line)
	}
}

func TestQuoteNothing(t *testing.T) {
	_, f := sample(t, "package a\n\n", 2, 1)
	for name, pos := range map[string]Position{
		"empty line":           f.Position,
		"behind the end":       {f.Position.File, 99, 1},
		"no such file":         {f.Position.File + "x", 1, 1},
		"no line":              {f.Position.File, 0, 0},
		"no file":              {},
		"a folder, not a file": {filepath.Dir(f.Position.File), 1, 1},
	} {
		if line, _, ok := newSource().quote(pos, redactor("norefresh")); ok {
			t.Errorf("%s: got %q", name, line)
		}
	}
}

func FuzzQuote(f *testing.F) {
	f.Add(fmt.Sprintf("\tx := %q", keytest.KeyID("AKIA", 1)), 7)
	f.Add("名前\t\xff\x1b", 3)
	f.Fuzz(func(t *testing.T, src string, col int) {
		src = strings.ReplaceAll(src, "\n", "")
		_, fd := sample(t, src, 1, col)
		for _, analyzer := range []string{"staticcreds", "norefresh"} {
			line, caret, _ := newSource().quote(fd.Position, redactor(analyzer))
			if strings.ContainsFunc(line+caret, unprintable) {
				t.Errorf("unprintable: %q %q", line, caret)
			}
			if width(line) > maxWidth+8 || len(caret) > maxWidth+8 {
				t.Errorf("too wide: %q %q", line, caret)
			}
		}
	})
}

func TestSummaryLine(t *testing.T) {
	two := []Finding{{Analyzer: "norefresh", Package: "a"}, {Analyzer: "chainshadow", Package: "b"}, {Analyzer: "norefresh", Package: "a"}}
	tests := []struct {
		packages int
		findings []Finding
		problems []Problem
		want     string
	}{
		{0, nil, nil, "no findings in 0 packages"},
		{1, nil, nil, "no findings in 1 package"},
		{7, two[:1], nil, "1 finding in 1 package (norefresh 1)"},
		{7, two, nil, "3 findings in 2 packages (chainshadow 1, norefresh 2)"},
		{7, nil, []Problem{{Package: "a"}, {Package: "a"}, {Package: "b"}}, "no findings in 7 packages; 2 packages could not be analysed in full"},
	}
	for _, tt := range tests {
		if got := summaryLine(Summarize(tt.packages, tt.findings, tt.problems)); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
