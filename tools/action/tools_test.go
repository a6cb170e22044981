package action

import (
	"errors"
	"os/exec"
	"testing"
)

// runCredlint runs credlint in the folder and gives its output and status.
func runCredlint(t *testing.T, dir string, args ...string) (string, int) {
	t.Helper()
	return runIn(t, dir, nil, credlint, args...)
}

// runIn runs a program in the folder and gives what it prints and its status.
func runIn(t *testing.T, dir string, env []string, name string, args ...string) (string, int) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = environment(env...)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		return string(out), exit.ExitCode()
	case err != nil:
		t.Fatal(err)
	}
	return string(out), 0
}
