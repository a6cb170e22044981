package triage

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

// A repo is a git repository for one test.
type repo struct {
	t   *testing.T
	dir string
}

// newRepo makes a repository with a first commit, called base, of a file. No
// settings of the user or of a hook around the test reach it.
func newRepo(t *testing.T) *repo {
	t.Helper()
	for _, name := range []string{"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"} {
		t.Setenv(name, "")
		os.Unsetenv(name)
	}
	for name, value := range map[string]string{
		"GIT_CONFIG_GLOBAL": os.DevNull, "GIT_CONFIG_SYSTEM": os.DevNull,
		"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.com",
		"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.com",
	} {
		t.Setenv(name, value)
	}
	r := &repo{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	r.write("a.go", "1\n2\n3\n4\n5\n6\n7\n8\n")
	r.commit()
	r.git("tag", "base")
	return r
}

func (r *repo) path(name string) string { return filepath.Join(r.dir, filepath.FromSlash(name)) }

func (r *repo) write(name, text string) {
	r.t.Helper()
	write(r.t, r.path(name), text)
}

func (r *repo) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = r.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (r *repo) commit() {
	r.t.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "x", "--allow-empty")
}

// since gives the changes as seen from a folder of the repository.
func (r *repo) since(rev, folder string) *Changes {
	r.t.Helper()
	c, err := Since(context.Background(), r.path(folder), rev)
	if err != nil {
		r.t.Fatal(err)
	}
	return c
}

// on gives a finding on the lines of the file.
func on(file string, line int, last ...int) report.Finding {
	f := at(find(frozen, "p", "F", "x"), file, line)
	for _, n := range last {
		f.End = report.Position{File: file, Line: n, Column: 9}
	}
	return f
}

// wantNew checks which of the file's first lines are new.
func wantNew(t *testing.T, c *Changes, file, want string) {
	t.Helper()
	got := strings.Builder{}
	for n := range len(want) {
		if c.New(on(file, n+1)) {
			got.WriteByte('+')
		} else {
			got.WriteByte('.')
		}
	}
	if got.String() != want {
		t.Errorf("new lines of %s: %s, want %s", filepath.Base(file), got.String(), want)
	}
}

// TestSince: + stands for a new line, . for an old one.
func TestSince(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(r *repo)
		file   string
		want   string
	}{
		{"nothing", func(r *repo) {}, "a.go", "........"},
		{"line changed", func(r *repo) { r.write("a.go", "1\n2\nX\n4\n5\n6\n7\n8\n") }, "a.go", "..+....."},
		{"lines added", func(r *repo) { r.write("a.go", "1\nX\nY\n2\n3\n4\n5\n6\n7\n8\n") }, "a.go", ".++......."},
		{"line removed", func(r *repo) { r.write("a.go", "1\n2\n4\n5\n6\n7\n8\n") }, "a.go", "......."},
		{"removed above, changed below", func(r *repo) { r.write("a.go", "3\n4\n5\n6\nX\n8\n") }, "a.go", "....+."},
		{"in the index", func(r *repo) { r.write("a.go", "X\n2\n3\n"); r.git("add", ".") }, "a.go", "+.."},
		{"in commits", func(r *repo) { r.write("a.go", "X\n2\n3\n"); r.commit() }, "a.go", "+.."},
		{"in all three", func(r *repo) {
			r.write("a.go", "X\n2\n3\n4\n5\n6\n7\n8\n")
			r.commit()
			r.write("a.go", "X\n2\nX\n4\n5\n6\n7\n8\n")
			r.git("add", ".")
			r.write("a.go", "X\n2\nX\n4\n5\n6\n7\nX\n")
		}, "a.go", "+.+....+"},
		{"new file, committed", func(r *repo) { r.write("b.go", "1\n2\n"); r.commit() }, "b.go", "++"},
		{"new file, not known to git", func(r *repo) { r.write("b.go", "1\n2\n") }, "b.go", "++"},
		{"new file in a new folder", func(r *repo) { r.write("x/y/b.go", "1\n") }, "x/y/b.go", "+"},
		{"new file, ignored", func(r *repo) { r.write(".gitignore", "b.go\n"); r.write("b.go", "1\n") }, "b.go", "."},
		{"empty file filled", func(r *repo) { r.write("b.go", ""); r.commit(); r.git("tag", "-f", "base"); r.write("b.go", "1\n") }, "b.go", "+"},
		{"renamed", func(r *repo) { r.git("mv", "a.go", "b.go"); r.commit() }, "b.go", "........"},
		{"renamed and changed", func(r *repo) {
			r.git("mv", "a.go", "b.go")
			r.write("b.go", "1\n2\n3\n4\nX\n6\n7\n8\n")
			r.commit()
		}, "b.go", "....+..."},
		{"renamed, not known to git", func(r *repo) { r.git("mv", "a.go", "b.go"); r.git("reset", "-q") }, "b.go", "++++++++"},
		{"no newline at the end", func(r *repo) { r.write("a.go", "1\n2\n3\n4\n5\n6\n7\n8\nX") }, "a.go", "........+"},
		{"newline added at the end", func(r *repo) {
			r.write("a.go", "1\n2")
			r.commit()
			r.git("tag", "-f", "base")
			r.write("a.go", "1\n2\n3\n")
		}, "a.go", ".++"},
		{"Windows line ends", func(r *repo) {
			r.write("a.go", "1\r\n2\r\n3\r\n")
			r.commit()
			r.git("tag", "-f", "base")
			r.write("a.go", "1\r\nX\r\n3\r\n")
		}, "a.go", ".+."},
		{"very long lines", func(r *repo) {
			long := strings.Repeat("x", 1<<17)
			r.write("a.go", long+"\n2\n")
			r.commit()
			r.git("tag", "-f", "base")
			r.write("a.go", "1\n2\n3\n"+long+"\n")
		}, "a.go", "+.++"},
		{"lines like a diff's own", func(r *repo) { r.write("a.go", "1\n2\n3\n++ x\n-- y\n@@ -1 +1 @@\n4\n") }, "a.go", "...+++."},
		{"kept from diffs by .gitattributes", func(r *repo) {
			r.write(".gitattributes", "*.go -diff\n")
			r.write("a.go", "X\n2\n3\n4\n5\n6\n7\n8\n")
		}, "a.go", "++++++++"},
		{"mode only", func(r *repo) { r.git("update-index", "--chmod=+x", "a.go"); os.Chmod(r.path("a.go"), 0o755) }, "a.go", "........"},
		{"deleted", func(r *repo) { r.git("rm", "-q", "a.go") }, "a.go", "."},
		{"name with spaces", func(r *repo) { r.write("my dir/a b.go", "1\n"); r.commit() }, "my dir/a b.go", "+"},
		{"name beyond ASCII", func(r *repo) { r.write("ä/日本.go", "1\n"); r.commit() }, "ä/日本.go", "+"},
		{"name like a prefix", func(r *repo) { r.write("b/b/a.go", "1\n"); r.commit() }, "b/b/a.go", "+"},
		{"merge conflict", func(r *repo) {
			r.git("checkout", "-q", "-b", "other")
			r.write("a.go", "1\nO\n3\n")
			r.commit()
			r.git("checkout", "-q", "main")
			r.write("a.go", "1\nM\n3\n")
			r.commit()
			exec.Command("git", "-C", r.dir, "merge", "-q", "other").Run()
		}, "a.go", ".+++++."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRepo(t)
			c.change(r)
			wantNew(t, r.since("base", "."), r.path(c.file), c.want)
		})
	}
}

// TestSinceOddNames: names that git quotes. Windows has no such files.
func TestSinceOddNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		return
	}
	names := []string{"tab\t.go", "quote\".go", "new\nline.go", "back\\slash.go", " b/x.go", "a.go b/a.go", "end .go"}
	r := newRepo(t)
	for _, name := range names {
		r.write(name, "1\n2\n3\n")
	}
	r.commit()
	r.git("tag", "-f", "base")
	for _, name := range names {
		r.write(name, "1\nX\n3\n")
	}
	c := r.since("base", ".")
	for _, name := range names {
		wantNew(t, c, r.path(name), ".+.")
	}
}

// TestSinceOwnSettings: what the user has set for git's output changes nothing.
func TestSinceOwnSettings(t *testing.T) {
	r := newRepo(t)
	for name, value := range map[string]string{
		"diff.noprefix": "true", "diff.mnemonicPrefix": "true", "diff.relative": "true", "color.ui": "always", "diff.external": "false",
		"diff.renames": "false", "diff.context": "9", "diff.interHunkContext": "9", "diff.suppressBlankEmpty": "true", "core.quotePath": "false",
		"status.showUntrackedFiles": "no", "diff.submodule": "log", "diff.algorithm": "histogram", "core.pager": "false", "diff.wordRegex": ".",
	} {
		r.git("config", name, value)
	}
	for name, value := range map[string]string{"GIT_LITERAL_PATHSPECS": "1", "GIT_DIFF_OPTS": "-u5", "GIT_EXTERNAL_DIFF": "false", "GIT_PAGER": "false"} {
		t.Setenv(name, value)
	}
	r.write("sub/ä.go", "1\n\n3\n4\n5\n")
	r.commit()
	r.git("tag", "-f", "base")
	r.write("sub/ä.go", "1\n\n3\nX\n5\n")
	r.git("mv", "a.go", "b.go")
	r.write("c.go", "1\n")
	c := r.since("base", "sub")
	wantNew(t, c, r.path("sub/ä.go"), "...+.")
	wantNew(t, c, r.path("b.go"), "........")
	wantNew(t, c, r.path("c.go"), "+")
}

// TestSinceFromSubfolder: changes elsewhere in the repository count too.
func TestSinceFromSubfolder(t *testing.T) {
	r := newRepo(t)
	r.write("my sub/b.go", "1\n2\n")
	r.commit()
	r.write("a.go", "X\n2\n")
	r.write("my sub/c.go", "1\n")
	r.write("other/d.go", "1\n")
	c := r.since("HEAD", "my sub")
	wantNew(t, c, r.path("a.go"), "+.")
	wantNew(t, c, r.path("my sub/b.go"), "..")
	wantNew(t, c, r.path("my sub/c.go"), "+")
	wantNew(t, c, r.path("other/d.go"), "+")
}

// TestSinceThroughLinks: positions have the name by which the user came, git the
// real one.
func TestSinceThroughLinks(t *testing.T) {
	r := newRepo(t)
	r.write("sub/b.go", "1\n2\n")
	r.write("one.go", "1\n2\n")
	r.write("two.go", "1\n2\n")
	link(t, "one.go", r.path("link.go"))
	r.commit()
	r.git("tag", "-f", "base")
	r.write("sub/b.go", "1\nX\n")
	r.write("two.go", "X\n2\n")
	if err := os.Remove(r.path("link.go")); err != nil {
		t.Fatal(err)
	}
	link(t, "two.go", r.path("link.go"))
	other := filepath.Join(t.TempDir(), "link")
	link(t, r.path("sub"), other)
	c, err := Since(context.Background(), other, "base")
	if err != nil {
		t.Fatal(err)
	}
	wantNew(t, c, filepath.Join(other, "b.go"), ".+")
	wantNew(t, c, r.path("sub/b.go"), ".+")
	wantNew(t, c, r.path("link.go"), "++") // leads elsewhere now
	wantNew(t, c, r.path("one.go"), "..")
}

func link(t *testing.T, target, name string) {
	t.Helper()
	if err := os.Symlink(target, name); err != nil {
		t.Fatal(err)
	}
}

// TestSinceWorktree runs as in a hook, where GIT_DIR names the repository.
func TestSinceWorktree(t *testing.T) {
	r := newRepo(t)
	r.write("sub/b.go", "1\n2\n")
	r.commit()
	tree := filepath.Join(t.TempDir(), "tree")
	r.git("worktree", "add", "-q", tree)
	write(t, filepath.Join(tree, "sub", "b.go"), "1\nX\n")
	t.Setenv("GIT_DIR", filepath.Join(r.dir, ".git", "worktrees", "tree"))
	t.Chdir(tree)
	c, err := Since(context.Background(), filepath.Join(tree, "sub"), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	wantNew(t, c, filepath.Join(tree, "sub", "b.go"), ".+")
}

// TestMergeBase: main went on after the branch began.
func TestMergeBase(t *testing.T) {
	r := newRepo(t)
	r.git("checkout", "-q", "-b", "work")
	r.write("a.go", "1\n2\n3\n4\n5\n6\n7\nW\n")
	r.commit()
	r.git("checkout", "-q", "main")
	r.write("a.go", "M\n2\n3\n4\n5\n6\n7\n8\n")
	r.commit()
	r.git("checkout", "-q", "work")
	wantNew(t, r.since("main...", "."), r.path("a.go"), ".......+")
	wantNew(t, r.since(strings.TrimSpace(r.git("merge-base", "main", "HEAD")), "."), r.path("a.go"), ".......+")
	wantNew(t, r.since("main", "."), r.path("a.go"), "+......+")
}

func TestRevisions(t *testing.T) {
	r := newRepo(t)
	r.write("a.go", "X\n2\n3\n4\n5\n6\n7\n8\n")
	r.commit()
	r.git("tag", "-a", "-m", "x", "annotated", "base")
	empty := strings.TrimSpace(r.git("hash-object", "-t", "tree", os.DevNull))
	for rev, want := range map[string]string{
		"base": "+.", "annotated": "+.", "HEAD~1": "+.", "HEAD^": "+.", "main~": "+.", "HEAD": "..", "main": "..", "base...": "+.", "@": "..",
		empty: "++", strings.TrimSpace(r.git("rev-parse", "--short", "base")): "+.",
	} {
		wantNew(t, r.since(rev, "."), r.path("a.go"), want)
	}
}

func TestSinceRefuses(t *testing.T) {
	r := newRepo(t)
	r.git("checkout", "-q", "--orphan", "alone")
	r.write("b.go", "1\n")
	r.commit()
	shallow := filepath.Join(t.TempDir(), "shallow")
	r.git("clone", "-q", "--depth=1", "-b", "main", "file://"+filepath.ToSlash(r.dir), shallow)
	outside := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(outside))
	const want1 = "want one revision, or REV... for the merge base of REV and HEAD"
	const unknown = "no such revision"
	for _, c := range []struct{ name, dir, rev, want string }{
		{"empty", r.dir, "", want1},
		{"an option", r.dir, "--output=x", want1},
		{"a short option", r.dir, "-p", want1},
		{"a range", r.dir, "base..main", want1},
		{"a range of three", r.dir, "base...main", want1},
		{"dots alone", r.dir, "...", want1},
		{"unknown", r.dir, "nosuch", unknown},
		{"unknown, merge base", r.dir, "nosuch...", unknown},
		{"a blob", r.dir, "HEAD:a.go", unknown},
		{"an exclusion", r.dir, "^base", want1},
		{"two words", r.dir, "base main", unknown},
		{"nothing in common", r.dir, "base...", "it has no commit in common with HEAD"},
		{"shallow clone", shallow, "nosuch", unknown + "; this is a shallow clone: fetch all of the history (fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 of GitLab)"},
		{"no repository", outside, "HEAD", "git rev-parse: not a git repository (or any of the parent directories): .git"},
		{"no work tree", filepath.Join(r.dir, ".git"), "HEAD", "git rev-parse: this operation must be run in a work tree"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Since(context.Background(), c.dir, c.rev); err == nil || err.Error() != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
	t.Run("interrupted", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := Since(ctx, r.dir, "HEAD"); err == nil || err.Error() != "interrupted" {
			t.Errorf("got %v", err)
		}
	})
	t.Run("no git", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		if _, err := Since(context.Background(), r.dir, "HEAD"); err == nil || err.Error() != "git is not installed, or not in PATH" {
			t.Errorf("got %v", err)
		}
	})
}
