package literal

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// maxEmbedded is the size in bytes above which an embedded file is not read:
// credentials come in small files, and a web application's bundle should not
// be read at every run.
const maxEmbedded = 16 << 20

// scanEmbedded gives the keys in the files that the go:embed directives of a
// file name, at the positions of the directives.
func scanEmbedded(fset *token.FileSet, file *ast.File, readFile func(string) ([]byte, error)) []Finding {
	var findings []Finding
	seen := map[string]bool{}
	// The position that line directives give: of a file that cgo has rewritten,
	// it names the original, beside which the embedded files are.
	dir := filepath.Dir(fset.Position(file.Package).Filename)
	for _, d := range directives(file) {
		for _, name := range embedded(os.DirFS(dir), d.patterns) {
			if seen[name] {
				continue
			}
			seen[name] = true
			full, err := filepath.Abs(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				continue
			}
			if data, err := readFile(full); err == nil {
				findings = append(findings, inFile(name, data, d.pos, d.end)...)
			}
		}
	}
	return findings
}

// inFile gives the keys in an embedded file.
func inFile(name string, data []byte, pos, end token.Pos) []Finding {
	if !bytes.Contains(data, []byte("AKIA")) && !bytes.Contains(data, []byte("ASIA")) {
		return nil // before a large file is copied to a string
	}
	text := string(data)
	items := itemsOf(text, &place{pos: pos, end: end})
	for i := range items {
		at := *items[i].place
		at.where = fmt.Sprintf("embedded file %s:%d", name, 1+strings.Count(text[:items[i].offset], "\n"))
		items[i].place = &at
	}
	return pair(items)
}

// A directive is one //go:embed comment.
type directive struct {
	pos, end token.Pos
	patterns []string
}

// directives gives the go:embed directives of a file. Like the go command it
// heeds them only if the file imports package embed. Inside of functions there
// are none.
func directives(file *ast.File) []directive {
	if !slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool { return i.Path.Value == `"embed"` || i.Path.Value == "`embed`" }) {
		return nil
	}
	var found []directive
	for _, group := range file.Comments {
		for _, c := range group.List {
			args, ok := strings.CutPrefix(c.Text, "//go:embed")
			if ok && args != "" && unicode.IsSpace(rune(args[0])) {
				found = append(found, directive{c.Pos(), c.End(), splitPatterns(args)})
			}
		}
	}
	return found
}

// splitPatterns splits the arguments of a directive: separated by spaces, and
// quoted like Go strings where they hold any. What comes after a quote that is
// not closed is dropped; such a package does not build.
func splitPatterns(args string) []string {
	var patterns []string
	for args = strings.TrimSpace(args); args != ""; args = strings.TrimSpace(args) {
		word := args
		if args[0] == '"' || args[0] == '`' {
			quoted, err := strconv.QuotedPrefix(args)
			if err != nil {
				return patterns
			}
			word = quoted
			plain, err := strconv.Unquote(quoted)
			if err != nil {
				return patterns
			}
			patterns = append(patterns, plain)
		} else {
			if i := strings.IndexFunc(args, unicode.IsSpace); i >= 0 {
				word = args[:i]
			}
			patterns = append(patterns, word)
		}
		args = args[len(word):]
	}
	return patterns
}

// embedded gives the names, relative to the root of fsys and with slashes, of
// the regular files that the patterns embed (https://pkg.go.dev/embed): those
// that a pattern matches, and those below a directory that it matches, without
// names beginning with . or _ unless the pattern begins with all:. Files above
// maxEmbedded are left out. Bad patterns match nothing.
func embedded(fsys fs.FS, patterns []string) []string {
	var names []string
	for _, p := range patterns {
		p, all := strings.CutPrefix(p, "all:")
		if p == "." || !fs.ValidPath(p) {
			continue // the go command refuses these
		}
		matches, err := fs.Glob(fsys, p)
		if err != nil {
			continue
		}
		for _, m := range matches {
			names = append(names, below(fsys, m, all)...)
		}
	}
	return names
}

// below gives the regular files at and below root.
func below(fsys fs.FS, root string, all bool) []string {
	var names []string
	walk := func(name string, d fs.DirEntry, err error) error {
		hidden := name != root && !all && strings.ContainsAny(path.Base(name)[:1], "._")
		switch {
		case err != nil:
			return nil // not readable: silently left out
		case d.IsDir() && (hidden || isOtherModule(fsys, name)):
			return fs.SkipDir
		case hidden || !d.Type().IsRegular():
			return nil
		}
		if info, err := d.Info(); err == nil && info.Size() <= maxEmbedded {
			names = append(names, name)
		}
		return nil
	}
	if err := fs.WalkDir(fsys, root, walk); err != nil {
		return nil // walk itself gives none
	}
	return names
}

// isOtherModule reports whether the directory is the root of another module or
// of a repository, into which a pattern does not reach.
func isOtherModule(fsys fs.FS, dir string) bool {
	if slices.Contains([]string{".git", ".hg", ".svn", ".bzr"}, path.Base(dir)) {
		return true
	}
	_, err := fs.Stat(fsys, path.Join(dir, "go.mod"))
	return dir != "." && err == nil
}
