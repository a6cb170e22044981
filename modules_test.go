// Package credlint_test runs, as part of go test ./..., the tests of the
// modules that stand inside this one, so that no SDK is required in its go.mod.
package credlint_test

import (
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// nested are the modules inside this one, and the commands that test them.
var nested = map[string][][]string{
	"credcheck": {{"vet", "./..."}, {"test", "-timeout=5m", "./..."}},

	"internal/awsapi/conformance": {{"vet", "./..."}, {"test", "-timeout=0", "./..."}},
	"internal/report/conformance": {{"vet", "./..."}, {"test", "-timeout=0", "./..."}},
	"internal/nogotest":           {{"vet", "./..."}, {"test", "-timeout=0", "./..."}}, // nogo and Gazelle
	"tools/action":                {{"vet", "./..."}, {"test", "-timeout=0", "./..."}}, // action.yml, GitLab, pre-commit, reviewdog, editors
	"examples":                    {{"build", "./..."}, {"vet", "./..."}},              // and TestExamples of cmd/credlint

	"tools/golangci":         nil, // compiles golangci-lint: tools/nightly golangci
	"testdata/src":           nil, // the fixtures: tested by analyzers and cmd/credlint
	"docs/testdata/snippets": nil, // what snippets may import: tested by docs
}

func TestNestedModules(t *testing.T) {
	for _, dir := range findModules(t) {
		commands, known := nested[dir]
		if !known {
			t.Errorf("module %s: say here how it is tested", dir)
		}
		for _, args := range commands {
			t.Run(dir+"/"+args[0], func(t *testing.T) { runGo(t, dir, args) })
		}
	}
}

// findModules gives the folders below this one that have a go.mod. It looks at
// all files, so that the go command, which remembers passed tests by what they
// looked at, runs this one again when any has changed.
func findModules(t *testing.T) []string {
	t.Helper()
	var dirs []string
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.Name() == ".git":
			return filepath.SkipDir
		case d.Name() == "go.mod" && name != "go.mod":
			dirs = append(dirs, filepath.ToSlash(filepath.Dir(name)))
		}
		_, err = os.Stat(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return dirs
}

// runGo runs the go command in a module, and ends it a moment before the time
// for this test is over, so that its output is not lost.
func runGo(t *testing.T, dir string, args []string) {
	t.Helper()
	ctx := t.Context()
	if end, ok := t.Deadline(); ok {
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, end.Add(-10*time.Second))
		defer cancel()
	}
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = filepath.FromSlash(dir)
	cmd.Env = append(os.Environ(), "GOWORK=off")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s, in %s: %v\n%s", cmd, dir, err, out)
	}
	t.Logf("%s, in %s\n%s", cmd, dir, out)
}
