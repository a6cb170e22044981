package action

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWhole runs every step with shell, with the flags and targets of a job that
// compiles for another system, and with actions/setup-go's toolchain.
func TestWhole(t *testing.T) {
	r := newRemote(t, "main")
	run := &run{
		dir:   r.checkout(t, r.merge, 1),
		build: true,
		env: map[string]string{
			"GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": r.merge, "GITHUB_BASE_REF": "main",
			"GOFLAGS": "-mod=vendor", "GOOS": "plan9", "GOARCH": "386", "GOTOOLCHAIN": "local",
		},
	}
	files{"vendor/modules.txt": ""}.write(t, run.dir)
	run.start(t)
	run.finds(t, "new")
	if !strings.HasPrefix(run.log, "credlint ") {
		t.Errorf("the log does not begin with the version:\n%s", run.log)
	}
}

// TestVersion installs a version from a module proxy.
func TestVersion(t *testing.T) {
	const version = "v0.98.7"
	env := map[string]string{}
	for _, v := range proxy(t, version) {
		name, value, _ := strings.Cut(v, "=")
		env[name] = value
	}
	dir := newModule(t, files{"a/a.go": key("a", 1)})
	for _, input := range []string{version, "latest"} {
		run := (&run{dir: dir, env: env, build: true, inputs: map[string]string{"version": input}}).start(t)
		if run.code != 3 || !strings.Contains("\n"+run.log, "\ncredlint "+version+" (") {
			t.Errorf("%s: exit code %d\n%s", input, run.code, run.log)
		}
	}
	env["GOPROXY"], _, _ = strings.Cut(env["GOPROXY"], ",")
	for _, input := range []string{"v9.9.9", "v0.98.7 ", "-v", "../x", "a\nb", "main"} {
		run := (&run{dir: dir, env: env, build: true, inputs: map[string]string{"version": input}}).start(t)
		if n := strings.Count(run.log, "::error title=credlint::"); run.code != 2 || n != 1 || len(run.used) > 0 {
			t.Errorf("%q: exit code %d\n%s", input, run.code, run.log)
		}
	}
}

// TestNoGo runs the action on a machine without Go.
func TestNoGo(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Fatal(err)
	}
	bin := t.TempDir()
	if err := os.Symlink(bash, filepath.Join(bin, "bash")); err != nil {
		t.Fatal(err)
	}
	run := (&run{dir: newModule(t, nil), env: map[string]string{"PATH": bin}, build: true}).start(t)
	if want := "::error title=credlint::Go is not installed; set go-version or go-version-file, or use actions/setup-go before\n"; run.code != 2 || run.log != want {
		t.Errorf("exit code %d\n%s", run.code, run.log)
	}
}
