package main

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"

	"github.com/credlint/credlint/internal/literal"
)

var errOnlyNames = errors.New("only the names are wanted")

// embedded gives the absolute names of the files that the //go:embed
// directives in the Go files mean, as far as the engine will want to read them.
// The go command does not tell vet tools about them.
func embedded(goFiles []string) []string {
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range goFiles {
		src, err := os.ReadFile(name)
		if err != nil || !bytes.Contains(src, []byte("//go:embed")) {
			continue
		}
		f, err := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil // the compiler's to report
		}
		files = append(files, f)
	}
	var names []string
	literal.Scan(fset, files, func(name string) ([]byte, error) {
		names = append(names, name)
		return nil, errOnlyNames
	})
	return names
}
