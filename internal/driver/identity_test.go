package driver

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/keyshape/keytest"
	"github.com/credlint/credlint/internal/report"
)

// identityOf identifies a finding at the string MARK in the source.
func identityOf(t *testing.T, src string) report.Identity {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.go")
	if err := os.WriteFile(name, []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, nil, parseMode)
	if err != nil {
		t.Fatal(err)
	}
	offset := strings.Index(src, "MARK")
	if offset < 0 {
		t.Fatal("no MARK")
	}
	pos := fset.File(f.FileStart).Pos(offset)
	return identify(&packages.Package{Fset: fset, Syntax: []*ast.File{f}}, pos, pos+4)
}

func TestIdentify(t *testing.T) {
	tests := []struct{ name, src, function, code string }{
		{"a call's argument", "package p\nfunc Open() { use(\"k\", MARK, 5) }", "Open", `use ( "" , MARK , 0 )`},
		{"a method", "package p\nfunc (s *Store[K]) Open() { s.key = MARK }", "Store.Open", `s . key = MARK`},
		{"a method of a value", "package p\nfunc (Store) Open() { return MARK }", "Store.Open", `return MARK`},
		{"a package variable", "package p\nvar (\n\ta = 1\n\tb = f(MARK, `raw\nstring`)\n)", "", `b = f ( MARK , "" )`},
		{"a field of a literal", "package p\nfunc f() { g(T{A: \"a\", B: MARK, C: 3}) }", "f", `B : MARK`},
		{"a condition, not what it guards", "package p\nfunc f() { if MARK == \"x\" { g() } else { h() } }", "f", `if MARK == "" { } else { }`},
		{"a call in a closure", "package p\nfunc f() { go func() { use(MARK) }() }", "f", `use ( MARK )`},
		{"a closure's arguments, not its body", "package p\nfunc f() { go func(s string) { use(s) }(MARK) }", "f", `go func ( s string ) { } ( MARK )`},
		{"bytes that may spell a key", "package p\nvar k = []byte{65, 'K', MARK}", "", `k = [ ] byte { 0 , '' , MARK }`},
		{"a comment", "package p\nvar k = /* why */ MARK // not", "", `k = MARK`},
		{"a directive above a variable", "package p\nimport _ \"embed\"\n//go:embed MARK\nvar env string\nvar other = 1", "", `env string`},
		{"a directive in a group", "package p\nvar (\n\ta = 1\n\t//go:embed MARK\n\tb string\n)", "", `var ( a = 0 b string )`},
		{"a comment above a function", "package p\n// MARK\nfunc f() { g() }", "f", `func f ( ) { }`},
		{"a comment in a function", "package p\nfunc f() {\n\tg()\n\t// MARK\n}", "f", `func f ( ) { }`},
		{"a comment at the end", "package p\nvar a = 1\n// MARK", "", `p`},
		{"lines that were broken", "package p\nfunc f() {\n\tuse(\n\t\tMARK,\n\t)\n}", "f", `use ( MARK )`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := identityOf(t, tt.src)
			if got.Function != tt.function || got.Code != tt.code {
				t.Errorf("got %q, %q\nwant %q, %q", got.Function, got.Code, tt.function, tt.code)
			}
		})
	}
}

// TestIdentifyKeepsNoSecret puts keys where a finding's statement may have them.
func TestIdentifyKeepsNoSecret(t *testing.T) {
	key, secret := keytest.KeyID("AKIA", 7), keytest.Secret(7)
	for _, src := range []string{
		"package p\nvar k = f(%q, MARK, %q)",
		"package p\nvar k = f(`%s`, MARK, `%s`)",
		"package p\nfunc f() { if k == %q { _ = %q + MARK } }",
		"package p\n// %s\nvar k = MARK // %s",
		"package p\nfunc %s() { g(MARK, %q) }",
	} {
		id := identityOf(t, fmt.Sprintf(src, key, secret))
		text := fmt.Sprintf("%+v", id)
		for _, s := range []string{key, secret, key[4:12], secret[:8]} {
			if strings.Contains(text, s) {
				t.Errorf("%s: part of a key is kept", src)
			}
		}
	}
}

func TestIdentifyLongCodeIsCut(t *testing.T) {
	src := "package p\nvar k = f(MARK" + strings.Repeat(", alpha", 1000) + ")"
	if n := len(identityOf(t, src).Code); n > 2*maxCode {
		t.Errorf("%d bytes", n)
	}
}

// TestNumber: equal findings are told apart, and nothing of the line counts.
func TestNumber(t *testing.T) {
	finding := func(line int, code string) report.Finding {
		return report.Finding{Analyzer: "a", Category: "c", Package: "p", Position: report.Position{File: "f", Line: line}, Identity: report.Identity{Code: code}}
	}
	a := []report.Finding{finding(1, "x"), finding(2, "x"), finding(3, "y")}
	b := []report.Finding{finding(11, "x"), finding(12, "new"), finding(22, "x"), finding(33, "y")}
	number(a)
	number(b)
	if a[0].Fingerprint != b[0].Fingerprint || a[1].Fingerprint != b[2].Fingerprint || a[2].Fingerprint != b[3].Fingerprint {
		t.Errorf("moved findings have other fingerprints: %v, %v", a, b)
	}
	seen := map[string]bool{}
	for _, f := range b {
		if seen[f.Fingerprint] {
			t.Errorf("%s stands for two", f.Fingerprint)
		}
		seen[f.Fingerprint] = true
	}
}
