package action

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// files are the contents of a folder, by names with slashes.
type files map[string]string

// key gives Go source with a key that is no one's.
func key(pkg string, seed uint64) string {
	return fmt.Sprintf("package %s\n\nconst id = %q\n", pkg, keytest.KeyID("AKIA", seed))
}

func (f files) write(t *testing.T, dir string) {
	t.Helper()
	for name, text := range f {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// git runs git in the folder and gives what it prints.
func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	cmd.Env = environment()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, out)
	}
	return strings.TrimSpace(string(out))
}

// A remote is a repository as a code host has it, with a pull request:
//
//	fork ---- base     the branch that the pull request is for, which went on
//	  \          \
//	   head ---- merge   what the host makes of both
//
// fork has the findings "old" and "mended", base no "mended" but "later", and
// head "new" beside those of fork.
type remote struct {
	dir, branch             string
	fork, base, head, merge string
}

func newRemote(t *testing.T, branch string) *remote {
	t.Helper()
	r := &remote{dir: filepath.Join(t.TempDir(), "the remote"), branch: branch}
	git(t, ".", "init", "--quiet", "--initial-branch="+branch, r.dir)
	r.fork = r.commit(t, files{
		"go.mod":           "module example.com/app\n\ngo 1.26\n",
		"old/old.go":       key("old", 1),
		"mended/mended.go": key("mended", 2),
	})
	r.base = r.commit(t, files{"mended/mended.go": "package mended\n", "later/later.go": key("later", 3)})
	git(t, r.dir, "checkout", "--quiet", "-b", "pull", r.fork)
	r.head = r.commit(t, files{"new/new.go": key("new", 4)})
	git(t, r.dir, "checkout", "--quiet", "--detach", r.base)
	git(t, r.dir, "merge", "--quiet", "--no-ff", "-m", "merge", r.head)
	r.merge = git(t, r.dir, "rev-parse", "HEAD")
	git(t, r.dir, "update-ref", "refs/pull/7/merge", r.merge)
	git(t, r.dir, "update-ref", "refs/pull/7/head", r.head)
	return r
}

// commit adds the files and gives the commit.
func (r *remote) commit(t *testing.T, f files) string {
	t.Helper()
	f.write(t, r.dir)
	git(t, r.dir, "add", "-A")
	git(t, r.dir, "commit", "--quiet", "-m", "a commit")
	return git(t, r.dir, "rev-parse", "HEAD")
}

// checkout gives a new folder with the commit, which is fetched as
// actions/checkout does: with so much of its history, or with that of all
// branches if depth is 0.
func (r *remote) checkout(t *testing.T, commit string, depth int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "a checkout")
	git(t, ".", "init", "--quiet", dir)
	git(t, dir, "remote", "add", "origin", "file://"+filepath.ToSlash(r.dir))
	if depth == 0 {
		git(t, dir, "fetch", "--quiet", "--no-tags", "origin", "+refs/heads/*:refs/remotes/origin/*", "+"+commit+":refs/remotes/pull/7/merge")
	} else {
		git(t, dir, "fetch", "--quiet", "--no-tags", fmt.Sprintf("--depth=%d", depth), "origin", "+"+commit+":refs/remotes/pull/7/merge")
	}
	git(t, dir, "checkout", "--quiet", "--force", "refs/remotes/pull/7/merge")
	return dir
}
