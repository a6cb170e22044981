package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// twoFindings is a module in which two analyzers find something.
const twoFindings = `
-- go.mod --
module example.com/app

go 1.26
-- main.go --
package main

import "os"

func main() { os.Setenv("AWS_PROFILE", "dev") }
-- dep/dep.go --
package dep

const id = "KEY-ID"
`

// TestGoTool has a module that names credlint in a tool directive, as
// docs/places/go-tool.md says.
func TestGoTool(t *testing.T) {
	m := newModule(t, twoFindings)
	m.cache = userCache(t) // credlint is compiled
	m.requireTool()
	want := []string{"dep/dep.go:3", "main.go:5"}

	t.Run("go tool", func(t *testing.T) {
		stdout, _ := m.run(exitFindings, "go", "tool", "credlint", "./...")
		wantPlaces(t, stdout, want)
		stdout, _ = m.run(0, "go", "tool", "credlint", "-chainshadow", "./dep")
		wantPlaces(t, stdout, nil)
	})
	// The go command says which exit code the program had, but has 1 itself.
	t.Run("go run", func(t *testing.T) {
		stdout, stderr := m.run(1, "go", "run", "github.com/credlint/credlint/cmd/credlint", "./...")
		wantPlaces(t, stdout, want)
		if !strings.HasSuffix(stderr, "exit status 3\n") {
			t.Errorf("standard error: %q", stderr)
		}
	})
	t.Run("go vet", func(t *testing.T) {
		name, _ := m.run(0, "go", "tool", "-n", "credlint")
		m := *m
		m.tool = strings.TrimSpace(name)
		m.wants("./...", want...)
	})
	t.Run("wrong usage", func(t *testing.T) {
		_, stderr := m.run(exitUsage, "go", "tool", "credlint", "-nosuch")
		if !strings.Contains(stderr, "-nosuch") {
			t.Errorf("standard error: %q", stderr)
		}
	})
}

// requireTool does what `go get -tool` does, from this checkout. It needs no
// network: the sums are those of this module.
func (m *module) requireTool() {
	m.t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		m.t.Fatal(err)
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		m.t.Fatal(err)
	}
	m.write("go.sum", string(sums))
	m.run(0, "go", "mod", "edit", "-replace=github.com/credlint/credlint="+root)
	m.run(0, "go", "get", "-tool", "github.com/credlint/credlint/cmd/credlint")
}

// run runs a command in the module and demands the exit code.
func (m *module) run(code int, name string, args ...string) (stdout, stderr string) {
	m.t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOCACHE="+m.cache, "GOWORK=off", "GOPROXY=off", "GOFLAGS=", "GOENV=off")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
		m.t.Fatalf("%s: %v, not exit code %d\n%s%s", cmd, err, code, out.Bytes(), errs.Bytes())
	}
	return out.String(), errs.String()
}

// wantPlaces compares the places of the findings in the text.
func wantPlaces(t *testing.T, text string, want []string) {
	t.Helper()
	var got []string
	for line := range strings.Lines(text) {
		if place := findingLine.FindStringSubmatch(line); place != nil {
			got = append(got, filepath.ToSlash(filepath.Clean(place[1])))
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q:\n%s", got, want, text)
	}
}
