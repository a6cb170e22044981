package action

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// root is the folder of credlint's checkout.
var root = filepath.Join("..", "..")

// installed is the folder that run.sh made to hold credlint, of this checkout.
// credlint is the program itself.
var installed, credlint string

func TestMain(m *testing.M) {
	code, err := runTests(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// runTests installs credlint as the action does, once for all tests.
func runTests(m *testing.M) (int, error) {
	temp, err := os.MkdirTemp("", "credlint action ")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(temp)
	if root, err = filepath.Abs(root); err != nil {
		return 1, err
	}
	out := filepath.Join(temp, "output")
	cmd := exec.Command("bash", filepath.Join(root, "tools", "action", "run.sh"), "install")
	cmd.Env = environment("RUNNER_TEMP="+temp, "GITHUB_ACTION_PATH="+root, "GITHUB_OUTPUT="+out, "INPUT_VERSION=")
	if log, err := cmd.CombinedOutput(); err != nil {
		return 1, fmt.Errorf("run.sh install: %v\n%s", err, log)
	}
	text, err := os.ReadFile(out)
	if err != nil {
		return 1, err
	}
	installed = strings.TrimSpace(strings.TrimPrefix(string(text), "dir="))
	credlint = filepath.Join(installed, "bin", "credlint")
	return m.Run(), nil
}

// environment gives this process's variables without those of a CI system that
// may run it and without its user's settings of git, and more.
func environment(more ...string) []string {
	var env []string
	for _, v := range os.Environ() {
		if !foreign(v) {
			env = append(env, v)
		}
	}
	return append(append(env,
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com",
		"GOWORK=off",
	), more...)
}

func foreign(variable string) bool {
	for _, prefix := range []string{"GITHUB_", "RUNNER_", "INPUT_", "CI_", "CI=", "GITLAB_", "CREDLINT_", "GIT_"} {
		if strings.HasPrefix(variable, prefix) {
			return true
		}
	}
	return false
}

// readFile gives the text of a file of the checkout.
func readFile(t *testing.T, name ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{root}, name...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
