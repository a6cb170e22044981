package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// checkoutFiles is a repository with nested modules and build tags.
const checkoutFiles = `
-- go.mod --
module example.test/r
-- a.go --
package r

var A = 1
-- sub/deep/b.go --
package deep
-- nested/go.mod --
module example.test/r/nested
-- nested/p/c.go --
package p
-- tagged/d_test.go --
// A copyright line.

//go:build e2e && !unit

package tagged
-- tagged/never.go --
//go:build ignore && !ignore

package tagged
-- tagged/default.go --
//go:build !special

package tagged
`

// checkout lays the files of a txtar archive below a new directory.
func checkout(t *testing.T, archive string) string {
	t.Helper()
	root := realPath("", t.TempDir())
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestPrepare(t *testing.T) {
	root := checkout(t, checkoutFiles)
	for _, tt := range []struct {
		name, file        string
		line              int
		module, dir, tags string
		reason            string
	}{
		{name: "package at the root", file: "a.go", line: 3, module: ".", dir: "."},
		{name: "package below", file: "sub/deep/b.go", line: 1, module: ".", dir: "./sub/deep"},
		{name: "nested module", file: "nested/p/c.go", line: 1, module: "nested", dir: "./p"},
		{name: "tag needed", file: "tagged/d_test.go", line: 5, module: ".", dir: "./tagged", tags: "e2e"},
		{name: "tag that only excludes", file: "tagged/default.go", line: 3, module: ".", dir: "./tagged"},
		{name: "no tag helps", file: "tagged/never.go", line: 3, reason: "excluded by build constraints"},
		{name: "line past the end", file: "a.go", line: 99, reason: "the file has only 4 lines"},
		{name: "missing file", file: "gone.go", line: 1, reason: "no such file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := prepare(root, label{Repo: "o/r", File: tt.file, Line: tt.line})
			if tt.reason != "" {
				if !strings.HasPrefix(got.reason, tt.reason) {
					t.Errorf("reason %q, want %q", got.reason, tt.reason)
				}
				return
			}
			if got.reason != "" {
				t.Fatal(got.reason)
			}
			want := unit{module: filepath.Join(root, tt.module), tags: tt.tags, dirs: []string{tt.dir}}
			if got.unit.module != want.module || got.unit.tags != want.tags || !slices.Equal(got.unit.dirs, want.dirs) {
				t.Errorf("got %+v, want %+v", got.unit, want)
			}
		})
	}
}

func TestPrepareWithout(t *testing.T) {
	l := label{Repo: "o/r", File: "a.go", Line: 1}
	if got := prepare(filepath.Join(t.TempDir(), "gone"), l); got.reason != "no checkout" {
		t.Errorf("no checkout: %q", got.reason)
	}
	if got := prepare(checkout(t, "-- a.go --\npackage a\n"), l); got.reason != "no go.mod" {
		t.Errorf("no go.mod: %q", got.reason)
	}
}

func TestUnits(t *testing.T) {
	at := func(module, tags, dir, reason string) target {
		return target{unit: unit{module, tags, []string{dir}}, reason: reason}
	}
	got := units([]target{
		at("m", "", ".", ""), at("m", "", "./a", ""), at("m", "e2e", ".", ""), at("m", "", "./a", ""),
		at("n", "", ".", ""), at("m", "", "./broken", "excluded"),
	})
	want := []unit{{"m", "", []string{".", "./a"}}, {"m", "e2e", []string{"."}}, {"n", "", []string{"."}}}
	same := func(a, b unit) bool { return a.module == b.module && a.tags == b.tags && slices.Equal(a.dirs, b.dirs) }
	if !slices.EqualFunc(got, want, same) {
		t.Errorf("got %v, want %v", got, want)
	}
}
