package driver

import (
	"errors"
	"fmt"
	"go/scanner"
	"go/token"
	"go/types"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/report"
)

// maxPerPackage is how many problems are shown of one package.
const maxPerPackage = 3

// problems collects why packages could not be analysed. It may be used by
// several goroutines.
type problems struct {
	dir string // names in go list's errors are relative to it

	mu       sync.Mutex
	found    []report.Problem
	compiled []report.Problem // what the compiler said; see addListed
}

// add records a problem. Messages may quote the program, so keys in them are
// redacted.
func (ps *problems) add(p report.Problem) {
	p.Message = keyshape.Redact(oneLine(p.Message))
	ps.mu.Lock()
	defer ps.mu.Unlock()
	ps.found = append(ps.found, p)
}

// addListed records what go list found wrong with the packages and all they
// import. A package that cannot be found is the problem of the one that
// imports it, in whose folder the error is placed.
func (ps *problems) addListed(roots []*packages.Package) {
	inDir := map[string]string{}
	for _, p := range roots {
		if inDir[p.Dir] == "" { // p comes before p.test
			inDir[p.Dir] = testedPath(p)
		}
	}
	for _, p := range dependenciesFirst(roots) {
		for _, e := range p.Errors {
			if text, ok := strings.CutPrefix(e.Msg, "# "); ok {
				ps.addCompiler(p.PkgPath, text)
				continue
			}
			pos, _ := parsePosition(ps.dir, e.Pos)
			pkg := p.PkgPath
			if importer := inDir[filepath.Dir(pos.File)]; importer != "" {
				pkg = importer
			}
			ps.add(report.Problem{Package: pkg, Position: pos, Message: e.Msg})
		}
	}
}

// addCompiler records a compiler's output. Its first line names the package;
// each other line is an error. The compiler's words are shown only of packages
// about which nothing else is known, since those that are type-checked here
// give the same errors with better places.
func (ps *problems) addCompiler(pkg, text string) {
	_, text, _ = strings.Cut(text, "\n")
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasSuffix(line, "too many errors") {
			continue
		}
		pos, msg := parsePosition(ps.dir, line)
		ps.compiled = append(ps.compiled, report.Problem{
			Package: pkg, Position: pos, Message: keyshape.Redact(oneLine(msg)),
		})
	}
}

// addError records an error of the parser, the type checker or the file system.
func (ps *problems) addError(pkg string, fset *token.FileSet, err error) {
	var (
		list     scanner.ErrorList
		typeErr  types.Error
		pathErr  *fs.PathError
		position token.Position
	)
	msg := err.Error()
	switch {
	case errors.As(err, &list):
		for _, e := range list {
			ps.add(report.Problem{Package: pkg, Position: place(e.Pos), Message: e.Msg})
		}
		return
	case errors.As(err, &typeErr):
		position, msg = fset.Position(typeErr.Pos), typeErr.Msg
	case errors.As(err, &pathErr):
		position, msg = token.Position{Filename: pathErr.Path}, pathErr.Err.Error()
	}
	ps.add(report.Problem{Package: pkg, Position: place(position), Message: msg})
}

// list gives the problems in the order of their packages and places, without
// duplicates, and of each package only the first few.
func (ps *problems) list() []report.Problem {
	ps.mu.Lock()
	defer ps.mu.Unlock()
	known := map[string]bool{}
	for _, p := range ps.found {
		known[p.Package] = true
	}
	all := slices.Clone(ps.found)
	for _, p := range ps.compiled {
		if !known[p.Package] {
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, compareProblems)
	return firstFew(withoutEchoes(all))
}

func compareProblems(a, b report.Problem) int {
	if c := strings.Compare(a.Package, b.Package); c != 0 {
		return c
	}
	return report.Compare(report.Finding{Position: a.Position}, report.Finding{Position: b.Position})
}

// withoutEchoes keeps one problem a place: a package and its test variant fail
// alike, and an import that cannot be found fails in go list and again in the
// type checker.
func withoutEchoes(sorted []report.Problem) []report.Problem {
	seen := map[report.Problem]bool{}
	return slices.DeleteFunc(sorted, func(p report.Problem) bool {
		if p.Position.Line > 0 {
			p = report.Problem{Position: p.Position}
		}
		dup := seen[p]
		seen[p] = true
		return dup
	})
}

// firstFew keeps the first problems of each package and counts the rest.
func firstFew(sorted []report.Problem) []report.Problem {
	var out []report.Problem
	for len(sorted) > 0 {
		pkg, n := sorted[0].Package, 1
		for n < len(sorted) && sorted[n].Package == pkg {
			n++
		}
		shown := n
		if n > maxPerPackage && pkg != "" {
			shown = maxPerPackage
		}
		out = append(out, sorted[:shown]...)
		if n > shown {
			out = append(out, report.Problem{Package: pkg, Message: fmt.Sprintf("and %d more errors", n-shown)})
		}
		sorted = sorted[n:]
	}
	return out
}

// parsePosition splits "file:line:col: message" as the go command prints it,
// and makes the file name absolute. Without a place it gives the whole text as
// the message.
func parsePosition(dir, text string) (report.Position, string) {
	file, rest := text, ""
	if i := strings.Index(text, ".go:"); i >= 0 {
		file, rest = text[:i+len(".go")], text[i+len(".go:"):]
	}
	line, rest := leadingNumber(rest)
	if line == 0 {
		return report.Position{}, text
	}
	col, rest := leadingNumber(rest)
	if !filepath.IsAbs(file) {
		file = filepath.Join(dir, file)
	}
	return report.Position{File: file, Line: line, Column: col}, strings.TrimSpace(rest)
}

// leadingNumber splits "12:rest" or "12" into 12 and the rest; it gives 0 if
// there is no such number.
func leadingNumber(s string) (int, string) {
	digits, rest, _ := strings.Cut(s, ":")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 {
		return 0, s
	}
	return n, rest
}

// place converts a position.
func place(p token.Position) report.Position {
	return report.Position{File: p.Filename, Line: p.Line, Column: p.Column}
}
