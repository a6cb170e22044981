package nogotest

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/bazelbuild/bazel-gazelle/label"
	"github.com/bazelbuild/buildtools/build"
	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// fence is a block of code in a page.
var fence = regexp.MustCompile("(?ms)^```(\\w+)\n(.*?)^```$")

// blocks gives the blocks of a language in the page about Bazel.
func blocks(t *testing.T, language string) []string {
	t.Helper()
	page, err := os.ReadFile(repo(t, "docs", "places", "bazel.md"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range fence.FindAllStringSubmatch(string(page), -1) {
		if m[1] == language {
			out = append(out, m[2])
		}
	}
	return out
}

// documentedConfig gives the example of nogo's configuration.
func documentedConfig(t *testing.T) string {
	t.Helper()
	all := blocks(t, "json")
	if len(all) != 1 {
		t.Fatalf("%d blocks of JSON, want the configuration", len(all))
	}
	return all[0]
}

// starlark gives the example of a BUILD or MODULE file that calls the function.
func starlark(t *testing.T, function string) *build.File {
	t.Helper()
	for _, text := range blocks(t, "starlark") {
		file, err := build.ParseBuild("BUILD.bazel", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if len(file.Rules(function)) > 0 {
			return file
		}
	}
	t.Fatalf("no example calls %s", function)
	return nil
}

// TestDocumentedLabels demands that the labels of the example are those that
// Gazelle gives the analyzers' packages.
func TestDocumentedLabels(t *testing.T) {
	dir := t.TempDir()
	unpackModule(t, dir)
	run(t, ".", "go", "tool", "gazelle", "update", "-go_prefix=github.com/credlint/credlint", "-go_repository_mode", "-external=static", "-repo_root="+dir, dir)
	repository := label.ImportPathToBazelRepoName("github.com/credlint/credlint")

	var paths []string
	for _, text := range starlark(t, "nogo").Rules("nogo")[0].AttrStrings("deps") {
		l, err := label.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if l.Repo != repository {
			t.Errorf("%s is not in the repository %s", l, repository)
		}
		rule := readRule(t, filepath.Join(dir, filepath.FromSlash(l.Pkg), "BUILD.bazel"), l.Name)
		if got := rule.AttrStrings("visibility"); !slices.Equal(got, []string{"//visibility:public"}) {
			t.Errorf("%s has visibility %q", l, got)
		}
		paths = append(paths, rule.AttrString("importpath"))
	}
	want := slices.Sorted(slices.Values(importPaths()))
	if !slices.Equal(paths, want) {
		t.Errorf("the example depends on %q, want %q", paths, want)
	}
}

// TestDocumentedModule compares the example of MODULE.bazel with what is tested
// here.
func TestDocumentedModule(t *testing.T) {
	file := starlark(t, "bazel_dep")
	for _, dep := range file.Rules("bazel_dep") {
		path := map[string]string{"rules_go": "github.com/bazelbuild/rules_go", "gazelle": "github.com/bazelbuild/bazel-gazelle"}[dep.Name()]
		tested := strings.TrimSpace(run(t, ".", "go", "list", "-m", "-f", "{{.Version}}", path))
		if got := dep.AttrString("version"); "v"+got != tested {
			t.Errorf("%s %s, tested with %s", dep.Name(), got, tested)
		}
	}
	repository := label.ImportPathToBazelRepoName("github.com/credlint/credlint")
	if text := build.FormatString(file); !strings.Contains(text, `use_repo(go_deps, "`+repository+`")`) {
		t.Errorf("no use of %s in:\n%s", repository, text)
	}
}

// readRule gives the rule of that name in a BUILD file.
func readRule(t *testing.T, name, rule string) *build.Rule {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := build.ParseBuild(name, data)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range file.Rules("") {
		if r.Name() == rule {
			return r
		}
	}
	t.Fatalf("%s has no rule %s", name, rule)
	return nil
}

// unpackModule writes this repository's module as the go command, and so
// Bazel, gets it: without the modules that stand inside of it.
func unpackModule(t *testing.T, dir string) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "module.zip")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	m := module.Version{Path: "github.com/credlint/credlint", Version: "v0.0.0"}
	if err := zip.CreateFromDir(f, m, repo(t)); err != nil {
		t.Fatal(err)
	}
	if err := zip.Unzip(dir, m, name); err != nil {
		t.Fatal(err)
	}
}
