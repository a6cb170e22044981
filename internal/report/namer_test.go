package report

import (
	"os"
	"path/filepath"
	"testing"
)

func TestNamer(t *testing.T) {
	tests := []struct {
		dir, root, file string
		want            hosted
		uri             string
	}{
		{"/repo/app", "/repo", "/repo/app/a.go", hosted{"app/a.go", true}, "app/a.go"},
		{"/repo/app", "/repo", "/repo/lib/a.go", hosted{"lib/a.go", true}, "lib/a.go"},
		{"/repo/app", "/repo", "gen/a.y", hosted{"app/gen/a.y", true}, "app/gen/a.y"},
		{"/repo", "/repo", "/repo/a b/50%/ü#?.go", hosted{"a b/50%/ü#?.go", true}, "a%20b/50%25/%C3%BC%23%3F.go"},
		{"/repo", "/repo", "/repo/a:b.go", hosted{"a:b.go", true}, "./a:b.go"},
		{"/repo", "/repo", "/repo/\xff\n.go", hosted{"\xff\n.go", true}, "%FF%0A.go"},
		{"/repo", "/repo", "/repo/..a/b.go", hosted{"..a/b.go", true}, "..a/b.go"},
		{"/repo", "/repo", "/repository/a.go", hosted{"/repository/a.go", false}, "file:///repository/a.go"},
		{"/repo", "/repo", "/mod/x@v1/a b.go", hosted{"/mod/x@v1/a b.go", false}, "file:///mod/x@v1/a%20b.go"},
		{"/repo", "/", "/repo/a.go", hosted{"repo/a.go", true}, "repo/a.go"},
		{"/repo", "", "/repo/a.go", hosted{"a.go", true}, "a.go"},
		{"", "", "a.go", hosted{"a.go", true}, "a.go"},
		{"/repo", "/repo", "", hosted{}, ""},
	}
	for _, tt := range tests {
		n := newNamer(Config{Dir: tt.dir, Root: tt.root})
		got := n.file(tt.file)
		if got != tt.want || tt.file != "" && got.uri() != tt.uri {
			t.Errorf("%q from %q: got %+v %q, want %+v %q", tt.file, tt.root, got, got.uri(), tt.want, tt.uri)
		}
	}
}

func TestFileURIOfWindows(t *testing.T) {
	for name, want := range map[string]string{
		"C:/repo/a b.go":        "file:///C:/repo/a%20b.go",
		"//host/share/repo/a/":  "file://host/share/repo/a/",
		"/repo/":                "file:///repo/",
		"//localhost/c$/a%.txt": "file://localhost/c$/a%25.txt",
	} {
		if got := fileURI(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestSymbolicLinks has a repository that is reached through a link, and in it a
// file that is one.
func TestSymbolicLinks(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	check(t, os.Mkdir(real, 0o777))
	check(t, os.WriteFile(filepath.Join(real, "a.go"), nil, 0o666))
	check(t, os.WriteFile(filepath.Join(dir, "outside.go"), nil, 0o666))
	for from, to := range map[string]string{"link": "real", "real/b.go": "a.go", "real/c.go": "../outside.go"} {
		if err := os.Symlink(filepath.FromSlash(to), filepath.Join(dir, filepath.FromSlash(from))); err != nil {
			t.Logf("this machine has no symbolic links: %v", err)
			return
		}
	}
	for _, root := range []string{real, link} {
		n := newNamer(Config{Dir: root, Root: root})
		for file, want := range map[string]hosted{
			filepath.Join(link, "a.go"): {"a.go", true},
			filepath.Join(real, "a.go"): {"a.go", true},
			filepath.Join(root, "b.go"): {"a.go", true},
			filepath.Join(root, "c.go"): {"c.go", true}, // behind it is no file of the repository
			filepath.Join(root, "d.go"): {"d.go", true}, // is not there
		} {
			if got := n.file(file); got != want {
				t.Errorf("%s from %s: got %+v, want %+v", file, root, got, want)
			}
		}
	}
}
