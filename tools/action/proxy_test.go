package action

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

const modulePath = "github.com/credlint/credlint"

// proxy gives variables by which the go command takes this checkout for the
// version of credlint that a module proxy has, and everything else from this
// user's module cache, or failing that from the proxy of this user. What it
// downloads goes to a folder of the test. The build cache is the user's.
func proxy(t *testing.T, version string) []string {
	t.Helper()
	dir := t.TempDir()
	writeVersion(t, filepath.Join(dir, modulePath, "@v"), version)
	vars := map[string]string{}
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOPROXY"} {
		vars[name] = strings.TrimSpace(output(t, root, "go", "env", name))
	}
	proxies := []string{fileURL(dir), fileURL(filepath.Join(vars["GOMODCACHE"], "cache", "download"))}
	for p := range strings.FieldsFuncSeq(vars["GOPROXY"], func(r rune) bool { return r == ',' || r == '|' }) {
		if p != "direct" {
			proxies = append(proxies, p)
		}
	}
	return []string{
		"GOPROXY=" + strings.Join(proxies, ","),
		"GOSUMDB=off", // which cannot know that version
		"GOMODCACHE=" + modcache(t),
		"GOCACHE=" + vars["GOCACHE"],
		"GOFLAGS=-trimpath", // so that what is compiled here once need not be again
		"GOTOOLCHAIN=local",
	}
}

// writeVersion writes what a proxy has of the version.
func writeVersion(t *testing.T, dir, version string) {
	t.Helper()
	files{
		version + ".info": fmt.Sprintf(`{"Version":%q,"Time":"2026-01-01T00:00:00Z"}`, version),
		version + ".mod":  readFile(t, "go.mod"),
		"list":            version + "\n",
	}.write(t, dir)
	f, err := os.Create(filepath.Join(dir, version+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := zip.CreateFromDir(f, module.Version{Path: modulePath, Version: version}, root); err != nil {
		t.Fatal(err)
	}
}

// modcache gives a folder for a module cache, which is read-only.
func modcache(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "mod")
	t.Cleanup(func() {
		cmd := exec.Command("go", "clean", "-modcache")
		cmd.Env = environment("GOMODCACHE=" + dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	})
	return dir
}

func fileURL(dir string) string { return "file://" + filepath.ToSlash(dir) }

// output gives what a command prints on standard output.
func output(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = environment()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", cmd, err)
	}
	return string(out)
}
