package main

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(withScratch{m}, map[string]func(){"credlint": main, "plainvet": plainVet})
}

// scratch is a folder for the whole run of the tests.
var scratch string

type withScratch struct{ *testing.M }

func (m withScratch) Run() int {
	dir, err := os.MkdirTemp("", "credlint-test-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	scratch = dir
	return m.M.Run()
}

// TestScript runs the command as a user does. Scripts may use
//
//	exits code command...
//
// to demand an exit code.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/script",

		RequireUniqueNames: true,
		Setup:              setup,
		Cmds:               map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// setup gives the scripts this user's build cache, so that the standard
// library need not be compiled, and no network.
func setup(env *testscript.Env) error {
	out, err := exec.Command("go", "env", "GOCACHE", "GOMODCACHE").Output()
	if err != nil {
		return err
	}
	dirs := strings.Fields(string(out))
	env.Setenv("GOCACHE", dirs[0])
	env.Setenv("GOMODCACHE", dirs[1])
	env.Setenv("GOPROXY", "off")
	env.Setenv("GOWORK", "off")
	env.Setenv("GOTOOLCHAIN", "local")
	env.Setenv("GOENV", "off")
	env.Setenv("CREDLINT", credlintPath(env))
	return nil
}

// credlintPath gives the absolute name of the command in the script's PATH.
func credlintPath(env *testscript.Env) string {
	dir, _, _ := strings.Cut(env.Getenv("PATH"), string(os.PathListSeparator))
	return dir + string(os.PathSeparator) + "credlint"
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code command...")
	}
	want, err := strconv.Atoi(args[0])
	if err != nil {
		ts.Fatalf("exits: %v", err)
	}
	got := 0
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("exits: %v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}
