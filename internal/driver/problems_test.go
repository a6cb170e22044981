package driver

import (
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"go/types"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/keyshape/keytest"
	"github.com/credlint/credlint/internal/report"
)

func TestParsePosition(t *testing.T) {
	tests := []struct {
		text string
		pos  report.Position
		msg  string
	}{
		{"a/b.go:3:4: undefined: x", report.Position{File: "/m/a/b.go", Line: 3, Column: 4}, "undefined: x"},
		{"/x/b.go:3:4: m", report.Position{File: "/x/b.go", Line: 3, Column: 4}, "m"},
		{"b.go:3: m", report.Position{File: "/m/b.go", Line: 3}, "m"},
		{"b.go:3:4", report.Position{File: "/m/b.go", Line: 3, Column: 4}, ""},
		{"b.go:12", report.Position{File: "/m/b.go", Line: 12}, ""},
		{"b.go", report.Position{}, "b.go"},
		{"b.go: m", report.Position{}, "b.go: m"},
		{"", report.Position{}, ""},
		{"no place at all: 3", report.Position{}, "no place at all: 3"},
		{"b.go:-3:4: m", report.Position{}, "b.go:-3:4: m"},
	}
	for _, tt := range tests {
		pos, msg := parsePosition("/m", tt.text)
		pos.File = filepath.ToSlash(pos.File)
		if pos != tt.pos || msg != tt.msg {
			t.Errorf("%q: got %+v %q, want %+v %q", tt.text, pos, msg, tt.pos, tt.msg)
		}
	}
}

func FuzzParsePosition(f *testing.F) {
	f.Add("a/b.go:3:4: undefined: x")
	f.Add("b.go:99999999999999999999:1: m")
	f.Fuzz(func(t *testing.T, text string) {
		pos, msg := parsePosition("/m", text)
		if pos.Line < 0 || pos.Column < 0 || len(msg) > len(text) {
			t.Errorf("got %+v %q", pos, msg)
		}
		if pos.File == "" && (msg != text || pos.Line != 0) {
			t.Errorf("got %+v %q", pos, msg)
		}
	})
}

func TestFirstMessage(t *testing.T) {
	tests := []struct{ name, stderr, want string }{
		{"nothing", "", ""},
		{"one line", "go: go.mod file not found\n", "go.mod file not found"},
		{"downloads", "go: downloading a v1\n\ngo: downloading b v1\ngo: it fails\nmore\n", "it fails"},
		{"indented", "x.go:1:2: no module provides x; to add it:\n\tgo get x\ny\n", "x.go:1:2: no module provides x; to add it: go get x"},
		{"colon", "go: errors parsing go.mod:\ngo.mod:1: unknown directive: modul\n", "errors parsing go.mod: go.mod:1: unknown directive: modul"},
		{"warning", "go: warning: \"./...\" matched no packages\n", "\"./...\" matched no packages"},
	}
	for _, tt := range tests {
		if got := firstMessage(tt.stderr); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func problem(pkg, file string, line, col int, msg string) report.Problem {
	return report.Problem{Package: pkg, Position: report.Position{File: file, Line: line, Column: col}, Message: msg}
}

func TestProblemsList(t *testing.T) {
	key := keytest.KeyID("AKIA", 1)
	ps := &problems{dir: "/m"}
	ps.add(problem("b", "", 0, 0, "no place"))
	ps.add(problem("a", "/m/a.go", 2, 1, "second\n\tline"))
	ps.add(problem("a", "/m/a.go", 1, 1, "first"))
	ps.add(problem("a", "/m/a.go", 1, 1, "an echo of the first"))
	ps.add(problem("b", "", 0, 0, "no place"))
	ps.add(problem("c", "", 0, 0, fmt.Sprintf("cannot use %q", key)))
	ps.addCompiler("a", "a\n./a.go:9:9: known better\n")
	ps.addCompiler("d", "d\nd.go:3:4: from the compiler\ntoo many errors\n\n")
	var got []string
	for _, p := range ps.list() {
		got = append(got, filepath.ToSlash(p.Line("/m")))
	}
	equal(t, "problems", got, []string{
		"a.go:1:1: first",
		"a.go:2:1: second line",
		"b: no place",
		fmt.Sprintf(`c: cannot use "AKIA************%s"`, key[16:]),
		"d.go:3:4: from the compiler",
	})
}

func TestProblemsFirstFew(t *testing.T) {
	ps := &problems{}
	for i := range 5 {
		ps.add(problem("p", "/p.go", i+1, 1, "x"))
	}
	got := ps.list()
	if len(got) != maxPerPackage+1 || got[maxPerPackage].Message != "and 2 more errors" {
		t.Errorf("got %+v", got)
	}
}

func TestAddError(t *testing.T) {
	fset := token.NewFileSet()
	file := fset.AddFile("/m/a.go", -1, 100)
	tests := []struct {
		err  error
		want string
	}{
		{types.Error{Fset: fset, Pos: file.Pos(4), Msg: "of types"}, "a.go:1:5: of types"},
		{scanner.ErrorList{{Pos: token.Position{Filename: "/m/b.go", Line: 2, Column: 3}, Msg: "of syntax"}}, "b.go:2:3: of syntax"},
		{&fs.PathError{Op: "open", Path: "/m/c.go", Err: fs.ErrNotExist}, "c.go: file does not exist"},
		{errors.New("of another kind"), "p: of another kind"},
	}
	for _, tt := range tests {
		ps := &problems{}
		ps.addError("p", fset, tt.err)
		if got := filepath.ToSlash(ps.list()[0].Line("/m")); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// TestAddListed shows whose problem a missing package is.
func TestAddListed(t *testing.T) {
	missing := &packages.Package{ID: "gone", PkgPath: "gone", Errors: []packages.Error{{Pos: "p/p.go:3:8", Msg: "cannot find gone"}}}
	p := &packages.Package{ID: "m/p", PkgPath: "m/p", Dir: filepath.FromSlash("/m/p"), Imports: map[string]*packages.Package{"gone": missing}}
	ps := &problems{dir: filepath.FromSlash("/m")}
	ps.addListed([]*packages.Package{p})
	got := ps.list()
	if len(got) != 1 || got[0].Package != "m/p" || !strings.HasSuffix(filepath.ToSlash(got[0].Position.File), "/m/p/p.go") {
		t.Errorf("got %+v", got)
	}
	if !slices.Equal(got, ps.list()) {
		t.Error("listed twice, and not the same")
	}
}
