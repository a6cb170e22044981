package nogotest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// run is the action "RunNogo" on one unit, with the arguments that
// go/private/actions/compilepkg.bzl of rules_go gives. Repositories other than
// the main one are out of nogo's scope: they only tell facts.
func (w *workspace) run(nogo string, u *unit, logs string) error {
	for _, dir := range []string{w.out, logs} {
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return err
		}
	}
	args := []string{
		"nogo", "-sdk", w.sdk, "-goroot", w.std, "-installsuffix", platform, "-package_list", w.list,
		"-importpath", u.path(), "-p", u.path(), "-go_version", strings.TrimPrefix(runtime.Version(), "go"),
		"-nogo", nogo, "-out_facts", u.facts, "-out", logs,
	}
	for _, name := range u.GoFiles {
		args = append(args, "-src", w.source(u, name))
	}
	for _, dep := range w.imports(u) {
		args = append(args, "-arc", dep.path()+"="+dep.path()+"="+dep.Export)
		args = append(args, "-facts", dep.path()+"="+dep.path()+"="+dep.facts)
	}
	if !u.Module.Main {
		args = append(args, "-facts_only")
	}
	out, err := command(w.root, w.rules.builder, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}

// imports gives the units outside of the standard library that u imports.
func (w *workspace) imports(u *unit) []*unit {
	var out []*unit
	for _, path := range u.Imports {
		if dep := w.byName[path]; dep != nil {
			out = append(out, dep)
		}
	}
	return out
}

// source gives the name of a unit's file below the execution root, or of its
// folder.
func (w *workspace) source(u *unit, name string) string {
	rel, err := filepath.Rel(u.Module.Dir, filepath.Join(u.Dir, name))
	if err != nil {
		panic(err) // both are absolute
	}
	if !u.Module.Main {
		rel = filepath.Join("external", mangled.ReplaceAllString(u.Module.Path, "_"), rel)
	}
	return filepath.ToSlash(rel)
}

// findingLine is a line of what nogo prints.
var findingLine = regexp.MustCompile(`^(\S+\.go:\d+:\d+: .*) \((\w+)\)$`)

// validate is the action "ValidateNogo", which shows the findings to the user
// and fails if there are any.
func (w *workspace) validate(t *testing.T, logs string) []finding {
	t.Helper()
	cmd := command(w.root, w.rules.builder, "nogovalidation", filepath.Join(t.TempDir(), "validation"), logs)
	out, err := cmd.CombinedOutput()
	var all []finding
	for line := range strings.Lines(string(out)) {
		line = strings.TrimSpace(line)
		if m := findingLine.FindStringSubmatch(line); m != nil {
			all = append(all, finding{m[1], m[2]})
		} else if line != "" && line != "nogo: errors found by nogo during build-time code analysis:" {
			t.Errorf("nogo says: %s", line)
		}
	}
	if failed := err != nil; failed != (len(all) > 0) {
		t.Error(errors.Join(err, fmt.Errorf("%d findings", len(all))))
	}
	return all
}

// A position is one of credlint's JSON stream.
type position struct {
	File         string
	Line, Column int
}

func (p position) String() string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }
