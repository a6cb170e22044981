package triage

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// hunk changes the second line of a file and adds a third.
const hunk = "@@ -1,3 +1,4 @@ func F() {\n 1\n-2\n+X\n+Y\n 3\n"

// patched makes a tree with the files that patches of this test name.
func patched(t *testing.T) (root, dir string) {
	root = t.TempDir()
	for _, name := range []string{"a.go", "b.go", "my sub/c.go", "sub/a.go", "sub/deep/d.go", "ä.go"} {
		write(t, filepath.Join(root, filepath.FromSlash(name)), "1\nX\nY\n3\n")
	}
	return root, filepath.Join(root, "sub")
}

func readPatch(t *testing.T, text, dir, root string) (*Changes, error) {
	file := filepath.Join(t.TempDir(), "x.patch")
	write(t, file, text)
	return ReadPatch(file, dir, root)
}

func TestReadPatch(t *testing.T) {
	git := func(name string) string {
		return "diff --git a/" + name + " b/" + name + "\nindex 1111111..2222222 100644\n--- a/" + name + "\n+++ b/" + name + "\n" + hunk
	}
	plain := func(old, name string) string { return "--- " + old + "\n+++ " + name + "\n" + hunk }
	for _, c := range []struct{ name, text, file, want string }{
		{"git", git("a.go"), "a.go", ".++."},
		{"another file", git("a.go"), "b.go", "...."},
		{"second file", git("a.go") + git("b.go"), "b.go", ".++."},
		{"in a subfolder", git("sub/a.go"), "sub/a.go", ".++."},
		{"relative to the subfolder", git("deep/d.go"), "sub/deep/d.go", ".++."},
		{"at the top, not in the subfolder", git("a.go"), "sub/a.go", "...."},
		{"at the top, as the other file tells", git("a.go") + git("b.go"), "a.go", ".++."},
		{"in the subfolder, as the other file tells", git("a.go") + git("deep/d.go"), "sub/a.go", ".++."},
		{"spaces", "diff --git a/my sub/c.go b/my sub/c.go\n--- a/my sub/c.go\t\n+++ b/my sub/c.go\t\n" + hunk, "my sub/c.go", ".++."},
		{"quoted", "diff --git \"a/\\303\\244.go\" \"b/\\303\\244.go\"\n--- \"a/\\303\\244.go\"\n+++ \"b/\\303\\244.go\"\n" + hunk, "ä.go", ".++."},
		{"without prefixes", plain("a.go", "a.go"), "a.go", ".++."},
		{"prefixes of git alone", plain("a/a.go", "b/a.go"), "a.go", ".++."},
		{"other prefixes", plain("old/a.go", "new/a.go"), "a.go", ".++."},
		{"dates", plain("old/a.go\t2026-01-02 03:04:05.000000000 +0100", "new/a.go\t2026-01-02 03:04:06.000000000 +0100"), "a.go", ".++."},
		{"Windows line ends", strings.ReplaceAll(git("a.go"), "\n", "\r\n"), "a.go", ".++."},
		{"a mail", "From 1 Mon Sep 17 00:00:00 2001\nSubject: x\n\n---\n a.go | 2 +-\n\n" + git("a.go") + "-- \n2.39.5\n", "a.go", ".++."},
		{"new file", "diff --git a/a.go b/a.go\nnew file mode 100644\n--- /dev/null\n+++ b/a.go\n@@ -0,0 +1,2 @@\n+1\n+X\n", "a.go", "++.."},
		{"renamed", "diff --git a/z.go b/a.go\nsimilarity index 80%\nrename from z.go\nrename to a.go\n--- a/z.go\n+++ b/a.go\n" + hunk, "a.go", ".++."},
		{"renamed only", "diff --git a/z.go b/a.go\nsimilarity index 100%\nrename from z.go\nrename to a.go\n", "a.go", "...."},
		{"deleted beside it", git("a.go") + "diff --git a/z.go b/z.go\ndeleted file mode 100644\n--- a/z.go\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n", "a.go", ".++."},
		{"only deleted", "diff --git a/z.go b/z.go\ndeleted file mode 100644\n--- a/z.go\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n", "a.go", "...."},
		{"binary beside it", git("a.go") + "diff --git a/b.go b/b.go\nindex 1111111..2222222 100644\nBinary files a/b.go and b/b.go differ\n", "b.go", "++++"},
		{"no newline at the end", "--- a/a.go\n+++ b/a.go\n@@ -1,2 +1,3 @@\n 1\n-2\n\\ No newline at end of file\n+X\n+Y\n\\ No newline at end of file\n", "a.go", ".++."},
		{"outside of the tree beside it", git("a.go") + git("../../etc/passwd"), "a.go", ".++."},
		{"not in this checkout beside it", git("a.go") + git("gone.go"), "a.go", ".++."},
	} {
		t.Run(c.name, func(t *testing.T) {
			root, dir := patched(t)
			changes, err := readPatch(t, c.text, dir, root)
			if err != nil {
				t.Fatal(err)
			}
			wantNew(t, changes, filepath.Join(root, filepath.FromSlash(c.file)), c.want)
		})
	}
}

func TestReadPatchRefuses(t *testing.T) {
	root, dir := patched(t)
	const noPrefix = "git wrote it without prefixes, as diff.noprefix demands; use git diff --src-prefix=a/ --dst-prefix=b/"
	const head = "diff --git a/a.go b/a.go\n--- a/a.go\n+++ b/a.go\n"
	wide := string(utf16le("\uFEFF" + head + hunk))
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "there is no diff in it"},
		{"prose", "hello\n", "there is no diff in it"},
		{"JSON", `{"message": "Not Found"}`, "there is no diff in it"},
		{"no hunk's header", head + "+X\n", "none"},
		{"cut off", head + "@@ -1,3 +1,4 @@\n 1\n-2\n", "line 4: fragment header miscounts lines: -1 old, -3 new"},
		{"broken header", head + hunk + "@@ -9 @@\n+X\n", "line 10: invalid fragment header"},
		{"header cut off", head + hunk + "--- a/b.go\n+++ b/b.go\n@@ -9\n+X\n", "of 2 hunks only 1 can be read"},
		{"without prefixes, of git", "diff --git sub/a.go sub/a.go\n--- sub/a.go\n+++ sub/a.go\n" + hunk, noPrefix},
		{"no number", head + "@@ -1 +x @@\n", "line 4: invalid fragment header: bad start of range: x: invalid syntax"},
		{"hunk without a file", hunk, "line 1: patch fragment without file header: @@ -1,3 +1,4 @@ func F() {"},
		{"hunk without a file, with a key", "@@ -1,3 +1,4 @@ k = \"" + keyID + "\"\n", "line 1: patch fragment without file header: @@ -1,3 +1,4 @@ k = \"AKIA************" + keyID[16:] + "\""},
		{"of a merge", head + hunk + "diff --cc b.go\nindex 1,2..3\n--- a/b.go\n+++ b/b.go\n@@@ -1,1 -1,1 +1,1 @@@\n- b\n -c\n++d\n", "it is the diff of a merge; name the two revisions to compare: git diff A B"},
		{"a series of patches", head + hunk + head + hunk, `"a.go" is in it twice; want one diff, not a series of patches`},
		{"UTF-16", wide, "the text is UTF-16, as PowerShell writes it; let git write the file: git diff --output=FILE"},
		{"of another tree", strings.ReplaceAll(head, "a.go", "other.go") + hunk, "none of its files is in " + root + "; is it applied there?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := readPatch(t, c.text, dir, root)
			if c.want == "none" {
				if err != nil {
					t.Errorf("got %v", err)
				}
			} else if err == nil || !strings.HasSuffix(err.Error(), "x.patch: "+c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
	if _, err := ReadPatch(filepath.Join(root, "nosuch"), dir, root); err == nil || !strings.HasSuffix(err.Error(), "no such file or directory") {
		t.Errorf("no file: %v", err)
	}
	if _, err := ReadPatch(root, dir, root); err == nil || !strings.HasSuffix(err.Error(), "is a directory") {
		t.Errorf("a folder: %v", err)
	}
}

func utf16le(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// TestPatchAsGitWritesIt: both flags see the same.
func TestPatchAsGitWritesIt(t *testing.T) {
	r := newRepo(t)
	r.write("sub/b.go", "1\n2\n3\n")
	r.write("my sub/ü.go", "1\n2\n3")
	r.commit()
	r.git("tag", "-f", "base")
	r.write("sub/b.go", "1\n3\n4\n")
	r.write("my sub/ü.go", "1\nX\n3\n")
	r.git("mv", "a.go", "c.go")
	r.write("c.go", "1\n2\n3\nX\n4\n5\n6\n8\n")
	r.write("new.go", "1\n")
	r.commit()
	since := r.since("base", ".")
	for _, args := range [][]string{
		{"diff", "base"}, {"diff", "-U0", "base"}, {"diff", "--src-prefix=x/", "--dst-prefix=y/", "base"},
		{"diff", "--patience", "--stat", "-p", "base"}, {"show", "HEAD"}, {"format-patch", "--stdout", "base"}, {"diff", "-M", "-U30", "base"},
	} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			changes, err := readPatch(t, r.git(args...), r.path("sub"), r.dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range []string{"a.go", "c.go", "sub/b.go", "my sub/ü.go", "new.go"} {
				for line := range 10 {
					for last := range 10 {
						f := on(r.path(name), line, last)
						if got, want := changes.New(f), since.New(f); got != want {
							t.Errorf("%s:%d-%d: new %v, want %v", name, line, last, got, want)
						}
					}
				}
			}
		})
	}
	if _, err := os.Stat(r.path("c.go")); err != nil {
		t.Error(err)
	}
}
