package driver

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/provenance"
)

// scan runs the analyzers on packages of which only the text matters. Each is
// parsed, scanned and dropped, so that a large program needs little memory.
func (r *run) scan(ctx context.Context, pkgs []*packages.Package) found {
	var mu sync.Mutex
	var all found
	seen := newOnce()
	forEach(pkgs, func(p *packages.Package) {
		if ctx.Err() != nil {
			return
		}
		u := r.scanUnit(p, seen)
		if u == nil {
			return
		}
		found := r.apply([]*packages.Package{u})
		mu.Lock()
		defer mu.Unlock()
		all.add(found)
	})
	return all
}

// scanUnit parses the files that may hold something to report, and gives the
// package with them or nil if there is nothing. A file that does not speak of
// credentials holds no key and needs no directive.
func (r *run) scanUnit(p *packages.Package, seen *once) *packages.Package {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range p.CompiledGoFiles {
		if !seen.first(name) { // shared with a test variant
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			r.problems.addError(p.PkgPath, nil, err)
			continue
		}
		if len(p.EmbedFiles) == 0 && !worthParsing(src) {
			continue
		}
		f, err := parser.ParseFile(fset, name, src, parseMode)
		if err != nil {
			r.problems.addError(p.PkgPath, fset, err)
		}
		if f != nil {
			files = append(files, f)
		}
	}
	if len(files) == 0 {
		return nil
	}
	return textUnit(p, fset, files)
}

// worthParsing reports whether the text may hold a key or one of credlint's
// directives.
func worthParsing(src []byte) bool {
	return provenance.MentionsCredentials(src) || bytes.Contains(src, []byte("credlint:"))
}

// A once remembers names.
type once struct {
	mu   sync.Mutex
	seen map[string]bool
}

func newOnce() *once { return &once{seen: map[string]bool{}} }

// first reports whether the name is asked about for the first time.
func (o *once) first(name string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.seen[name] {
		return false
	}
	o.seen[name] = true
	return true
}
