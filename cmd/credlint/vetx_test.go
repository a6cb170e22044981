package main

import (
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis/unitchecker"
)

// writeFile writes a file in a new folder and gives its name.
func writeFile(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestTypesRoundTrip writes the types of one unit and reads them from another.
func TestTypesRoundTrip(t *testing.T) {
	lib := &unit{Config: unitchecker.Config{
		ImportPath: "lib", GoVersion: "go1.26",
		GoFiles:    []string{writeFile(t, "lib.go", "package lib\n\ntype T[P any] struct{ F P }\n\nfunc F() int { return undefinedInBody }\n")},
		VetxOutput: filepath.Join(t.TempDir(), "lib.vetx"),
	}}
	if err := lib.writeTypes(); err != nil {
		t.Fatal(err)
	}
	app := &unit{Config: unitchecker.Config{
		ImportPath: "app", GoVersion: "go1.26",
		GoFiles:     []string{writeFile(t, "app_test.go", "package app\n\nimport l \"old/lib\"\n\nvar X = l.T[int]{F: l.F()}\n")},
		ImportMap:   map[string]string{"old/lib": "lib"},
		PackageVetx: map[string]string{"lib": lib.VetxOutput},
		VetxOutput:  filepath.Join(t.TempDir(), "app.vetx"),
	}}
	if lib.testVariant() || !app.testVariant() {
		t.Error("app, not lib, is a test variant")
	}
	if err := app.writeTypes(); err != nil {
		t.Fatal(err)
	}
	im := &vetxImporter{&unit{Config: unitchecker.Config{PackageVetx: map[string]string{"app": app.VetxOutput}}}, token.NewFileSet(), map[string]*types.Package{}}
	pkg, err := im.Import("app")
	if err != nil {
		t.Fatal(err)
	}
	if got := pkg.Scope().Lookup("X").Type().String(); got != "lib.T[int]" {
		t.Errorf("got %s", got)
	}
	if isMarked(lib.VetxOutput) || !isMarked(app.VetxOutput) {
		t.Error("app's file, not lib's, is marked")
	}
	if app.hasFacts("lib") || !app.hasFacts("gone") || app.hasFacts("unsafe") {
		t.Error("hasFacts: no facts in lib, unknown for what is not there")
	}
}

// TestSurprises shows that all that is out of the ordinary is an error, upon
// which unitchecker takes over.
func TestSurprises(t *testing.T) {
	for name, text := range map[string]string{
		"empty":       "",
		"short":       "vetx\x01",
		"other magic": "xtev\x00\x00\x00\x00\x00\x00\x00\x00",
		"too long":    "vetx\xff\xff\xff\xff\x00\x00\x00\x00",
		"garbage":     "vetx\x04\x00\x00\x00\x00\x00\x00\x00abcd",
		"no types":    "vetx\x00\x00\x00\x00\x00\x00\x00\x00",
	} {
		u := &unit{Config: unitchecker.Config{
			ImportPath: "app", GoVersion: "go1.26",
			GoFiles:     []string{writeFile(t, "app.go", "package app\n\nimport _ \"lib\"\n")},
			PackageVetx: map[string]string{"lib": writeFile(t, "lib.vetx", text)},
			VetxOutput:  filepath.Join(t.TempDir(), "app.vetx"),
		}}
		if err := u.writeTypes(); err == nil {
			t.Errorf("%s: no error", name)
		}
		if _, err := os.Stat(u.VetxOutput); err == nil {
			t.Errorf("%s: a file was written", name)
		}
	}
	for _, src := range []string{"package app\n\nimport _ \"gone\"\n", "package app\n\nvar x int = \"\"\n", "package app\n\nfunc {\n", ""} {
		u := &unit{Config: unitchecker.Config{
			ImportPath: "app", GoVersion: "go1.26",
			GoFiles:    []string{writeFile(t, "app.go", src)},
			VetxOutput: filepath.Join(t.TempDir(), "app.vetx"),
		}}
		if err := u.writeTypes(); err == nil {
			t.Errorf("%q: no error", src)
		}
	}
	for _, text := range []string{"", "{", "[]", `{"GoFiles": 1}`} {
		if _, err := readUnit(writeFile(t, "vet.cfg", text)); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}

func FuzzVetxImport(f *testing.F) {
	f.Add([]byte("vetx\x04\x00\x00\x00\x00\x00\x00\x00abcd"))
	f.Fuzz(func(t *testing.T, data []byte) {
		u := &unit{Config: unitchecker.Config{PackageVetx: map[string]string{"lib": writeFile(t, "lib.vetx", string(data))}}}
		im := &vetxImporter{u, token.NewFileSet(), map[string]*types.Package{}}
		if pkg, err := im.Import("lib"); err == nil && pkg == nil {
			t.Error("neither a package nor an error")
		}
	})
}

func TestHasInnerTests(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             bool
	}{
		{"none", "a.go", "package a", false},
		{"inner", "a_test.go", "package a", true},
		{"outer", "a_test.go", "package a_test", false},
		{"outer, with comments", "a_test.go", "// x\n\n/* y */ package a_test // z", false},
		{"hidden", "_a_test.go", "package a", false},
		{"broken", "a_test.go", "pack", true},
		{"ignored", "ignored_test.go", "package a", false},
		{"a folder's name", "a_test.go/x", "package a", true}, // cannot be read: on the safe side
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, tt.file)
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(tt.text), 0o666); err != nil {
				t.Fatal(err)
			}
			u := &unit{Config: unitchecker.Config{Dir: dir, IgnoredFiles: []string{filepath.Join(dir, "ignored_test.go")}}}
			if got := u.hasInnerTests(); got != tt.want {
				t.Errorf("got %t", got)
			}
		})
	}
	u := &unit{Config: unitchecker.Config{Dir: filepath.Join(t.TempDir(), "gone")}}
	if !u.hasInnerTests() {
		t.Error("a folder that cannot be read may hold tests")
	}
}

func TestFirstParty(t *testing.T) {
	tests := []struct {
		name, dir, module, version, path string
		want                             bool
	}{
		{"main module", "/m/p", "m", "", "m/p", true},
		{"replaced by a folder", "/lib/p", "lib", "v1.0.0", "lib/p", true},
		{"module cache", "/go/pkg/mod/lib@v1.0.0/p", "lib", "v1.0.0", "lib/p", false},
		{"root of a module in the cache", "/go/pkg/mod/lib@v1.0.0", "lib", "v1.0.0", "lib", false},
		{"vendor folder", "/m/vendor/lib/p", "lib", "v1.0.0", "lib/p", false},
		{"standard library", "/usr/go/src/fmt", "", "", "fmt", false},
		{"standard library, inside of it", "/usr/go/src/fmt", "std", "", "fmt", false},
		{"files on the command line", "/m", "", "", "command-line-arguments", true},
	}
	for _, tt := range tests {
		u := &unit{Config: unitchecker.Config{Dir: filepath.FromSlash(tt.dir), ModulePath: tt.module, ModuleVersion: tt.version, ImportPath: tt.path}}
		if got := u.firstParty(); got != tt.want {
			t.Errorf("%s: got %t", tt.name, got)
		}
	}
}

// TestRewriteKeepsTheRest shows that fields which this program does not know
// reach unitchecker.
func TestRewriteKeepsTheRest(t *testing.T) {
	file := writeFile(t, "vet.cfg", `{"Unheard":{"of":[1]},"VetxOnly":true,"ModulePath":"m","ImportPath":"m","Dir":"`+filepath.ToSlash(t.TempDir())+`"}`)
	u, err := readUnit(file)
	if err != nil {
		t.Fatal(err)
	}
	name, err := u.rewrite()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), `"Unheard":{"of":[1]}`) || !strings.Contains(string(data), `"VetxOnly":false`) {
		t.Errorf("got %s", data)
	}
}
