package main

import (
	"go/ast"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// TestFixChangesNothing runs credlint where the go command applies fixes.
// credlint suggests none yet, so no file may change, not even its time. As with
// any vet tool, go1.26 does not show findings then, unless asked for JSON, and
// always ends with 0.
func TestFixChangesNothing(t *testing.T) {
	m := newModule(t, twoFindings)
	m.cache = userCache(t)
	before := m.state()
	for _, tt := range []struct {
		args  []string
		finds int
	}{
		{[]string{"vet", "-vettool=" + m.tool, "-fix"}, 0},
		{[]string{"vet", "-vettool=" + m.tool, "-fix", "-diff"}, 0},
		{[]string{"vet", "-vettool=" + m.tool, "-fix", "-json"}, 2},
		{[]string{"fix", "-fixtool=" + m.tool}, 0},
		{[]string{"fix", "-fixtool=" + m.tool, "-diff"}, 0},
		{[]string{"fix", "-fixtool=" + m.tool, "-json"}, 2},
	} {
		name := strings.ReplaceAll(strings.Join(tt.args, " "), m.tool, "credlint")
		t.Run(name, func(t *testing.T) {
			stdout, stderr := m.run(0, "go", append(tt.args, "./...")...)
			if n := strings.Count(stdout, `"posn"`); n != tt.finds || n == 0 && stdout+stderr != "" {
				t.Errorf("%d findings, want %d\nstandard output: %s\nstandard error: %s", n, tt.finds, stdout, stderr)
			}
			if after := m.state(); after != before {
				t.Errorf("before:\n%safter:\n%s", before, after)
			}
		})
	}
	m.wants("./...", "dep/dep.go:3", "main.go:5") // the cached runs above did not swallow anything
}

// state describes the module's files: name, time and contents.
func (m *module) state() string {
	m.t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(m.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		text, err := os.ReadFile(name)
		b.WriteString(name + " " + info.ModTime().String() + "\n" + string(text))
		return err
	})
	if err != nil {
		m.t.Fatal(err)
	}
	return b.String()
}

// TestFixOnlyNamedPackages is about the day when an analyzer suggests fixes.
// They must be applied to the packages that the go command was asked for, not
// to those that these import, though vet analyses both in full.
func TestFixOnlyNamedPackages(t *testing.T) {
	const files = `
-- go.mod --
module example.com/app

go 1.26
-- app.go --
package app

import _ "example.com/app/dep"

const wrong = "KEY-ID"
-- dep/dep.go --
package dep

const wrong = "KEY-ID"
`
	tool := selfAs(t, fixVet)
	for name, args := range map[string][]string{
		"go vet": {"vet", "-vettool=" + tool, "-fix"},
		"go fix": {"fix", "-fixtool=" + tool},
	} {
		t.Run(name, func(t *testing.T) {
			m := newModule(t, files)
			m.run(0, "go", append(args, ".")...)
			m.wantName("app.go", "right")
			m.wantName("dep/dep.go", "wrong")
			m.run(0, "go", append(args, "./dep")...)
			m.wantName("dep/dep.go", "right")
		})
	}
}

// wantName demands the name of the file's constant.
func (m *module) wantName(file, want string) {
	m.t.Helper()
	text, err := os.ReadFile(filepath.Join(m.dir, filepath.FromSlash(file)))
	if err != nil {
		m.t.Fatal(err)
	}
	if !strings.Contains(string(text), "const "+want+" = ") {
		m.t.Errorf("want the constant %s in %s:\n%s", want, file, text)
	}
}

// selfAs gives the name of a link to the tests' program, which behaves by that
// name.
func selfAs(t *testing.T, name string) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(scratch, name)
	if err := os.Symlink(self, link); err != nil && !os.IsExist(err) {
		t.Fatal(err)
	}
	return link
}

// fixVet is a vet tool like credlint whose analyzer suggests a fix. See selfAs.
const fixVet = "fixvet"

func init() {
	if filepath.Base(os.Args[0]) == fixVet {
		os.Exit(vet([]*analysis.Analyzer{fixer}))
	}
}

// fixer renames constants from "wrong" to "right".
var fixer = &analysis.Analyzer{
	Name: "fixer",
	Doc:  "suggest a name",
	Run: func(pass *analysis.Pass) (any, error) {
		for _, file := range pass.Files {
			ast.Inspect(file, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && id.Name == "wrong" {
					edit := analysis.TextEdit{Pos: id.Pos(), End: id.End(), NewText: []byte("right")}
					pass.Report(analysis.Diagnostic{Pos: id.Pos(), Message: "wrong", SuggestedFixes: []analysis.SuggestedFix{{Message: "rename", TextEdits: []analysis.TextEdit{edit}}}})
				}
				return true
			})
		}
		return nil, nil
	},
}
