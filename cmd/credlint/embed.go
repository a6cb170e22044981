package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// embedded gives the files that the //go:embed directives in the Go files
// mean, as absolute names. What is wrong with a directive is the compiler's to
// say.
func embedded(dir string, goFiles []string) []string {
	var files []string
	for _, name := range goFiles {
		for _, pattern := range embedPatterns(name) {
			files = append(files, resolveEmbed(dir, pattern)...)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// embedPatterns gives the patterns of the file's //go:embed directives.
func embedPatterns(file string) []string {
	src, err := os.ReadFile(file)
	if err != nil || !bytes.Contains(src, []byte("//go:embed")) {
		return nil
	}
	f, err := parser.ParseFile(token.NewFileSet(), file, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	var patterns []string
	for _, group := range f.Comments {
		for _, c := range group.List {
			d, ok := ast.ParseDirective(c.Pos(), c.Text)
			if !ok || d.Tool != "go" || d.Name != "embed" {
				continue
			}
			args, _ := d.ParseArgs()
			for _, arg := range args {
				patterns = append(patterns, arg.Arg)
			}
		}
	}
	return patterns
}

// resolveEmbed gives the regular files that one pattern means, as cmd/go's
// function of this name has it: a folder stands for all below it, but what is
// hidden by its name (without "all:") or belongs to another module.
func resolveEmbed(dir, pattern string) []string {
	glob, all := strings.CutPrefix(pattern, "all:")
	fsys := os.DirFS(dir)
	matches, err := fs.Glob(fsys, glob)
	if err != nil {
		return nil
	}
	var files []string
	for _, match := range matches {
		// Errors below a match are the compiler's to report.
		_ = fs.WalkDir(fsys, match, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return fs.SkipDir
			case name != match && !all && strings.ContainsAny(d.Name()[:1], "._"):
				if d.IsDir() {
					return fs.SkipDir
				}
			case d.IsDir():
				if _, err := fs.Stat(fsys, path.Join(name, "go.mod")); err == nil {
					return fs.SkipDir
				}
			case d.Type().IsRegular():
				files = append(files, filepath.Join(dir, filepath.FromSlash(name)))
			}
			return nil
		})
	}
	return files
}
