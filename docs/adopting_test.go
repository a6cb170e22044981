package docs_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// TestAdopting runs what adopting.md tells to run, in its order, in a repository
// with findings. A block ends with status 0, or as the comment in it says.
func TestAdopting(t *testing.T) {
	page, err := os.ReadFile("adopting.md")
	if err != nil {
		t.Fatal(err)
	}
	r := newOldCode(t)
	status := regexp.MustCompile(`# exit status (\d)\n`)
	blocks := shellBlocks(string(page))
	if len(blocks) < 10 {
		t.Fatalf("only %d blocks", len(blocks))
	}
	for _, block := range blocks {
		want := "0"
		if m := status.FindStringSubmatch(block); m != nil {
			want = m[1]
		}
		out, got := r.sh(block)
		if got != want {
			t.Errorf("%s\nexit status %s, want %s\n%s", block, got, want, out)
		}
		if strings.Contains(out, r.key) {
			t.Errorf("%s\nshows a key", block)
		}
	}
	r.write("store/new.go", "package store\n\nimport \"os\"\n\nfunc New() { os.Setenv(\"AWS_ACCESS_KEY_ID\", "+fmt.Sprintf("%q", r.key)+") }\n")
	for _, gate := range []string{"./credlint.sh ./...", "credlint -new-from-rev origin/main... ./..."} {
		if out, got := r.sh(gate); got != "3" || !strings.Contains(out, "store/new.go:5:") || strings.Contains(out, "main.go") {
			t.Errorf("%s: with one new finding, exit status %s\n%s", gate, got, out)
		}
	}
}

// shellBlocks gives the blocks of a page that are marked as sh.
func shellBlocks(page string) []string {
	var out []string
	_, rest, found := strings.Cut(page, "\n```sh\n")
	for found {
		var block string
		block, rest, _ = strings.Cut(rest, "```\n")
		out = append(out, block)
		_, rest, found = strings.Cut(rest, "\n```sh\n")
	}
	return out
}

// An oldCode is a git repository of a module with findings, on a branch that
// does not differ from origin/main yet.
type oldCode struct {
	t   *testing.T
	dir string
	env []string
	key string
}

func newOldCode(t *testing.T) *oldCode {
	t.Helper()
	tool := buildTool(t)
	bin := t.TempDir()
	if err := os.Rename(tool, filepath.Join(bin, "credlint")); err != nil {
		t.Fatal(err)
	}
	r := &oldCode{t: t, dir: t.TempDir(), key: keytest.KeyID("AKIA", 41)}
	r.env = append(environment(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"),
		"GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com")
	const source = "package %s\n\nimport \"os\"\n\nfunc init() {\n\t%s\n\tos.Setenv(\"AWS_ACCESS_KEY_ID\", %q)\n}\n"
	r.write("go.mod", "module example.com/old\n\ngo 1.26\n")
	r.write("main.go", fmt.Sprintf(source, "main", "", r.key)+"\nfunc main() {}\n")
	r.write("store/store.go", fmt.Sprintf(source, "store", "", r.key))
	r.write("third_party/x/x.go", fmt.Sprintf(source, "x", "", r.key))
	r.write("sandbox/sandbox.go", fmt.Sprintf(source, "sandbox", "//credlint:ignore staticcreds the sandbox's own", r.key))
	r.write(".gitignore", "credlint.html\nchange.diff\n")
	out, status := r.sh("git init -q -b main && git add . && git commit -q -m old && git init -q --bare .git/origin.git &&" +
		" git remote add origin .git/origin.git && git push -q origin main && git checkout -q -b work && git fetch -q")
	if status != "0" {
		t.Fatalf("git: %s", out)
	}
	return r
}

func (r *oldCode) write(name, text string) {
	r.t.Helper()
	write(r.t, filepath.Join(r.dir, filepath.FromSlash(name)), text)
}

// sh runs a script and gives what it writes, and its exit status.
func (r *oldCode) sh(script string) (out, status string) {
	cmd := exec.Command("sh", "-e", "-c", script)
	cmd.Dir, cmd.Env = r.dir, r.env
	text, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		r.t.Fatal(err)
	}
	return string(text), fmt.Sprint(cmd.ProcessState.ExitCode())
}
