package literal_test

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"

	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape/keytest"
	"github.com/credlint/credlint/internal/literal"
)

// generated gives sources of the kinds that generators write, of 20,000 lines
// each.
func generated() map[string]string {
	line := func(format string, args func(i int) []any) string {
		var b strings.Builder
		b.WriteString("package p\nvar x = []any{\n")
		for i := range 20_000 {
			fmt.Fprintf(&b, format+",\n", args(i)...)
		}
		return b.String() + "}\n"
	}
	return map[string]string{
		"strings": line("%q", func(i int) []any { return []any{keytest.Token(60, uint64(i))} }),
		"escapes": line("%q", func(i int) []any { return []any{strings.Repeat("\x00\xff\u2028", 12)} }),
		"bytes":   line("[]byte{0x00, 0x4b, 0x49, 0x41, %d, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}", func(i int) []any { return []any{i % 256} }),
		"calls":   line("f(%d, a.b.c(x, y), \"name%d\")", func(i int) []any { return []any{i, i} }),
		"pairs":   line("pair{%q, %q}", func(i int) []any { return []any{keytest.KeyID("AKIA", uint64(i)), keytest.Secret(uint64(i))} }),
	}
}

// BenchmarkScan measures a scan in MB of source per second: of generated
// files, and of go/types as an example of ordinary code.
func BenchmarkScan(b *testing.B) {
	for name, src := range generated() {
		fset, files := parse("a.go", src)
		b.Run("generated/"+name, func(b *testing.B) { scan(b, fset, files, len(src)) })
	}
	fset, files, size := goTypes(b)
	b.Run("go/types", func(b *testing.B) { scan(b, fset, files, size) })
}

func scan(b *testing.B, fset *token.FileSet, files []*ast.File, size int) {
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		literal.Scan(fset, files, nil)
	}
}

// goTypes parses the package go/types of the toolchain that runs the test.
func goTypes(b *testing.B) (fset *token.FileSet, files []*ast.File, size int) {
	fset = token.NewFileSet()
	names, err := filepath.Glob(filepath.Join(build.Default.GOROOT, "src", "go", "types", "*.go"))
	if err != nil || len(names) == 0 {
		b.Fatalf("no sources of go/types: %v", err)
	}
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			b.Fatal(err)
		}
		if info, err := os.Stat(name); err == nil {
			size += int(info.Size())
		}
		files = append(files, f)
	}
	return fset, files, size
}
