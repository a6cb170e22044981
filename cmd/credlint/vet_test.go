package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis/unitchecker"
	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/analyzers"
	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// toolBinary builds the command as a user has it, once.
var toolBinary = sync.OnceValues(func() (string, error) {
	name := filepath.Join(scratch, "credlint.exe")
	out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput()
	os.Stderr.Write(out)
	return name, err
})

// A module is a program to vet, with a build cache of its own. Its packages
// import nothing, so that an empty cache costs nothing.
type module struct {
	t          *testing.T
	dir, cache string
	tool       string
}

// newModule writes the files, given as a txtar archive. Where they say KEY-ID,
// a key is written.
func newModule(t *testing.T, files string) *module {
	t.Helper()
	tool, err := toolBinary()
	if err != nil {
		t.Fatal(err)
	}
	m := &module{t, t.TempDir(), t.TempDir(), tool}
	for _, f := range txtar.Parse([]byte(files)).Files {
		m.write(f.Name, string(f.Data))
	}
	return m
}

func (m *module) write(name, text string) {
	m.t.Helper()
	name = filepath.Join(m.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		m.t.Fatal(err)
	}
	text = strings.ReplaceAll(text, "KEY-ID", keytest.KeyID("AKIA", 1))
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		m.t.Fatal(err)
	}
}

// findingLine is a line that go vet prints of a finding; the text of a related
// place begins with a tab.
var findingLine = regexp.MustCompile(`^(.+\.go:\d+):\d+: \w`)

// vet runs go vet and gives the places of its findings, sorted: "dep/dep.go:3".
func (m *module) vet(args ...string) []string {
	m.t.Helper()
	cmd := exec.Command("go", append([]string{"vet", "-vettool=" + m.tool}, args...)...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOCACHE="+m.cache, "GOWORK=off", "GOPROXY=off", "GOFLAGS=", "GOENV=off")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	places := []string{}
	for line := range strings.Lines(out.String()) {
		switch place := findingLine.FindStringSubmatch(line); {
		case place != nil:
			places = append(places, filepath.ToSlash(filepath.Clean(place[1])))
		case !strings.HasPrefix(line, "# ") && !strings.Contains(line, ": \t"): // packages, related places
			m.t.Errorf("go vet %s: %s", strings.Join(args, " "), line)
		}
	}
	if (err != nil) != (len(places) > 0) {
		m.t.Errorf("go vet %s: %v, though it found %d", strings.Join(args, " "), err, len(places))
	}
	slices.Sort(places)
	return places
}

// wants runs go vet and compares.
func (m *module) wants(pattern string, want ...string) {
	m.t.Helper()
	if got := m.vet(pattern); !slices.Equal(got, want) {
		m.t.Errorf("go vet %s: got %q, want %q", pattern, got, want)
	}
}

const plainModule = `
-- go.mod --
module example.com/app

go 1.26
-- app.go --
package app

import "example.com/app/dep"

func F() { dep.F() }
-- dep/dep.go --
package dep

const id = "KEY-ID"

func F() {}
`

// TestVetCache is about the go command's cache of vet results: findings must
// neither get lost nor appear where they do not belong, in whatever order
// packages are asked for. With x/tools' unitchecker alone, all but the first
// of the three runs would be silent.
func TestVetCache(t *testing.T) {
	t.Run("from above", func(t *testing.T) {
		m := newModule(t, plainModule)
		for range 2 {
			// What a named package imports from this module is told as well.
			m.wants(".", "dep/dep.go:3")
			m.wants("./dep", "dep/dep.go:3")
			m.wants("./...", "dep/dep.go:3")
		}
	})
	t.Run("from below", func(t *testing.T) {
		m := newModule(t, plainModule)
		m.wants("./dep", "dep/dep.go:3")
		m.wants(".", "dep/dep.go:3")
		m.wants("./...", "dep/dep.go:3")
	})
	t.Run("after a change", func(t *testing.T) {
		m := newModule(t, plainModule)
		m.wants("./...", "dep/dep.go:3")
		m.write("dep/dep.go", "package dep\n\nfunc F() {}\n")
		m.wants("./...")
		m.write("dep/dep.go", "package dep\n\nfunc F() { _ = \"KEY-ID\" }\n")
		m.wants(".", "dep/dep.go:3")
		m.wants("./...", "dep/dep.go:3")
	})
}

// TestVetInnerTests is about packages with tests inside them, whose findings
// the go command prints of the test variant.
func TestVetInnerTests(t *testing.T) {
	m := newModule(t, plainModule+`
-- dep/dep_test.go --
package dep

const testID = "KEY-ID"
`)
	m.wants(".")
	m.wants("./dep", "dep/dep.go:3", "dep/dep_test.go:3")
	m.wants("./...", "dep/dep.go:3", "dep/dep_test.go:3")
}

func TestVetOuterTests(t *testing.T) {
	m := newModule(t, plainModule+`
-- dep/dep_test.go --
package dep_test

const testID = "KEY-ID"
`)
	m.wants(".", "dep/dep.go:3")
	m.wants("./dep", "dep/dep.go:3", "dep/dep_test.go:3")
	m.wants("./...", "dep/dep.go:3", "dep/dep_test.go:3")
}

// TestVetExcludedTests has a test file that no build includes, and one that the
// go command does not look at.
func TestVetExcludedTests(t *testing.T) {
	m := newModule(t, plainModule+`
-- dep/dep_test.go --
//go:build never

package dep
-- dep/_old_test.go --
package dep
`)
	m.wants(".", "dep/dep.go:3")
	m.wants("./dep", "dep/dep.go:3")
}

// TestVetRecompiled has packages that the go command vets a second time, since
// they import a package of which there is a test variant, and are imported by
// its outer tests: helper and middle. One of them is relevant, one is not.
func TestVetRecompiled(t *testing.T) {
	m := newModule(t, `
-- go.mod --
module example.com/app

go 1.26
-- app.go --
package app

const id = "KEY-ID"
-- inner_test.go --
package app

func InTest() {}
-- outer_test.go --
package app_test

import _ "example.com/app/helper"
-- helper/helper.go --
package helper

import _ "example.com/app/middle"

const id = "KEY-ID"
-- middle/middle.go --
package middle

import _ "example.com/app"
`)
	want := []string{"app.go:3", "helper/helper.go:5"}
	m.wants("./...", want...)
	m.wants("./...", want...)
	m.wants("./helper", "helper/helper.go:5")
	m.wants("./middle")
	m.wants(".", "app.go:3")
}

func TestVetEmbedded(t *testing.T) {
	m := newModule(t, `
-- go.mod --
module example.com/app

go 1.26
-- app.go --
package app

import _ "embed"

//go:embed conf/*.ini
var conf []byte
-- conf/app.ini --
[default]
aws_access_key_id = KEY-ID
-- conf/note.txt --
KEY-ID
`)
	if got := m.vet("./..."); !slices.Equal(got, []string{"app.go:5"}) {
		t.Errorf("got %q", got)
	}
	m.write("conf/app.ini", "[default]\n")
	m.wants("./...")
}

// TestVetReplaced has a module outside of the main one: it tells its facts, and
// no findings.
func TestVetReplaced(t *testing.T) {
	m := newModule(t, `
-- go.mod --
module example.com/app

go 1.26

require example.com/lib v1.0.0

replace example.com/lib => ./lib
-- app.go --
package app

import _ "example.com/lib"
-- lib/go.mod --
module example.com/lib

go 1.26
-- lib/lib.go --
package lib

const id = "KEY-ID"
`)
	m.wants("./...")
	m.wants("example.com/lib")
}

// TestVetFlags selects an analyzer through the go command.
func TestVetFlags(t *testing.T) {
	m := newModule(t, plainModule)
	if got := m.vet("-staticcreds=false", "./..."); len(got) > 0 {
		t.Errorf("without staticcreds: got %q", got)
	}
	if got := m.vet("-staticcreds", "./..."); len(got) != 1 {
		t.Errorf("staticcreds only: got %q", got)
	}
}

// plainVet is a vet tool without what vet adds to unitchecker.
func plainVet() { unitchecker.Main(analyzers.Suite...) }

// TestVetFastPath compares with x/tools' own unitchecker, where that does the
// same: from a fresh cache, with every package named. Facts cross three
// packages, one of which has nothing to report and no facts.
func TestVetFastPath(t *testing.T) {
	const files = `
-- go.mod --
module example.com/app

go 1.26
-- app.go --
package app

import (
	"example.com/app/lib"
	"example.com/app/types"
)

func F() types.Pair[int] {
	lib.SetID("KEY-ID")
	return types.Pair[int]{}
}
-- lib/lib.go --
package lib

import "syscall"

// SetID is a wrapper.
func SetID(awsKey string) { syscall.Setenv("AWS_ACCESS_KEY_ID", awsKey) }
-- types/types.go --
package types

import "example.com/app/types/inner"

type Pair[T any] struct{ A, B T }

func (p Pair[T]) Swap() inner.Of[Pair[T]] { type local struct{ x T }; return nil }

const Big = 1 << 70
-- types/inner/inner.go --
package inner

type Of[T any] interface{ comparable2 }

type comparable2 interface{ M(chan<- Private) }

type Private = struct{ x, y int }
`
	m := newModule(t, files)
	m.cache = userCache(t)
	fast := m.vet("./...")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	m.tool = filepath.Join(scratch, "plainvet")
	if err := os.Symlink(self, m.tool); err != nil {
		t.Fatal(err)
	}
	if plain := m.vet("./..."); len(plain) == 0 || !slices.Equal(fast, plain) {
		t.Errorf("got %q, want %q", fast, plain)
	}
}

// userCache gives the go command's usual build cache, for programs that import
// the standard library.
func userCache(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
