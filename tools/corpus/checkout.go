package main

import (
	"bytes"
	"fmt"
	"go/build"
	"go/build/constraint"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A unit is one run of credlint: packages of one module under one set of tags.
type unit struct {
	module string   // directory of the go.mod
	tags   string   // comma-separated, empty for none
	dirs   []string // package patterns relative to module: ".", "./a/b"
}

// A target is a label with the package that holds it, or why there is none.
type target struct {
	placed
	unit   unit // with dirs holding the one pattern
	reason string
}

// prepare finds file, place, module and needed build tags of a label below a
// repository's checkout.
func prepare(root string, l label) target {
	t := target{placed: placed{label: l}}
	fail := func(format string, args ...any) target {
		t.reason = fmt.Sprintf(format, args...)
		return t
	}
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return fail("no checkout")
	}
	root = realPath("", root)
	t.path = realPath(root, filepath.FromSlash(l.File))
	src, err := os.ReadFile(t.path)
	if err != nil {
		return fail("no such file in the checkout")
	}
	if n := bytes.Count(src, []byte("\n")) + 1; l.Line > n {
		return fail("the file has only %d lines: another commit?", n)
	}
	t.site = locate(t.path, src, l.Line)
	module, ok := moduleOf(filepath.Dir(t.path), root)
	if !ok {
		return fail("no go.mod")
	}
	tags, ok := tagsFor(t.path, src)
	if !ok {
		return fail("excluded by build constraints")
	}
	t.unit = unit{module: module, tags: strings.Join(tags, ","), dirs: []string{pattern(module, filepath.Dir(t.path))}}
	return t
}

// moduleOf is the nearest directory with a go.mod, from dir up to root.
func moduleOf(dir, root string) (string, bool) {
	for {
		if info, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil && !info.IsDir() {
			return dir, true
		}
		parent := filepath.Dir(dir)
		if dir == root || parent == dir {
			return "", false
		}
		dir = parent
	}
}

// pattern names a package directory as the go command wants it.
func pattern(module, dir string) string {
	rel, err := filepath.Rel(module, dir)
	if err != nil || rel == "." {
		return "."
	}
	return "./" + filepath.ToSlash(rel)
}

// tagsFor finds the build tags under which a file is compiled here: none, or
// all that its constraint asks for if that lets it in.
func tagsFor(path string, src []byte) ([]string, bool) {
	ctx := build.Default
	dir, name := filepath.Split(path)
	if ok, err := ctx.MatchFile(dir, name); err == nil && ok {
		return nil, true
	}
	ctx.BuildTags = constraintTags(src)
	ok, err := ctx.MatchFile(dir, name)
	return ctx.BuildTags, err == nil && ok
}

// constraintTags lists the tags that a file's //go:build line asks for.
func constraintTags(src []byte) []string {
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		if constraint.IsGoBuild(line) {
			expr, err := constraint.Parse(line)
			if err != nil {
				return nil
			}
			return slices.Compact(slices.Sorted(slices.Values(wanted(expr, true))))
		}
		if strings.HasPrefix(line, "package ") {
			return nil
		}
	}
	return nil
}

// wanted lists the tags of an expression that help it to be true, or with
// positive false, to be untrue.
func wanted(expr constraint.Expr, positive bool) []string {
	switch e := expr.(type) {
	case *constraint.TagExpr:
		if positive {
			return []string{e.Tag}
		}
	case *constraint.NotExpr:
		return wanted(e.X, !positive)
	case *constraint.AndExpr:
		return append(wanted(e.X, positive), wanted(e.Y, positive)...)
	case *constraint.OrExpr:
		return append(wanted(e.X, positive), wanted(e.Y, positive)...)
	}
	return nil
}

// units joins the packages of targets into as few runs as possible, in the
// order of the targets.
func units(targets []target) []unit {
	var all []unit
	for _, t := range targets {
		if t.reason != "" {
			continue
		}
		i := slices.IndexFunc(all, func(u unit) bool { return u.module == t.unit.module && u.tags == t.unit.tags })
		if i < 0 {
			all = append(all, unit{module: t.unit.module, tags: t.unit.tags})
			i = len(all) - 1
		}
		if !slices.Contains(all[i].dirs, t.unit.dirs[0]) {
			all[i].dirs = append(all[i].dirs, t.unit.dirs[0])
		}
	}
	return all
}
