package provenance

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// TestOddPackages runs the engine on packages that are hardly any, or not
// right. None may make it panic, and where types are missing it says nothing
// but what the text alone tells.
func TestOddPackages(t *testing.T) {
	for _, tc := range []struct {
		name     string
		sources  []string
		findings int
	}{
		{"no files", nil, 0},
		{"an empty file", []string{""}, 0},
		{"a package clause", []string{"package p"}, 0},
		{"comments only", []string{"// Package p is empty.\npackage p\n\n/* nothing */ // at all\n"}, 0},
		{"a comment with a key", []string{"package p // " + labKeyID}, 0},
		{"byte order mark", []string{"\uFEFFpackage p\n"}, 0},
		{"carriage returns", []string{"package p\r\n\r\nvar k = \"" + labKeyID + "\"\r\n"}, 1},
		{"no Go", []string{"\x00\xff\xfe"}, 0},
		{"half a file", []string{"package p\nfunc f() { if x := "}, 0},
		{"two packages", []string{"package p", "package q"}, 0},
		{"type errors", []string{withStatic("var x int = install")}, 0},
		{"type errors beside a key", []string{"package p\nvar x int = \"" + labKeyID + "\""}, 1},
		{"an unknown import", []string{"package p\nimport \"no/such/package\"\nvar _ = package.X"}, 0},
		{"an import that is not used", []string{"package p\nimport \"os\""}, 0},
		{"doubled declarations", []string{"package p\nfunc f() {}\nfunc f() {}"}, 0},
		{"undefined receiver", []string{withStatic("func (x *Gone) Retrieve() {}")}, 0},
		{"cyclic types", []string{withStatic("type A struct { B *B; A []A }\ntype B = struct { A map[string]A; F func(B2) A }\ntype B2 interface { M() B2 }\nfunc (a *A) Use() { install(a.B.A[\"x\"].B.A[\"y\"].String(), a.A[0].A[0].String()) }\nfunc (a A) String() string { return a.B.F(nil).String() }")}, 0},
		{"invalid cyclic types", []string{withStatic("type A struct { A }\ntype B B")}, 0},
		{"cyclic pointers", []string{withStatic("type P *P\ntype S []S\ntype M map[string]M\nfunc f(p P, s S, m M) { *p = p; s[0] = s; m[\"a\"] = m }")}, 0},
		{"cyclic constraints", []string{withStatic("type C[T C[T]] interface { Next() T }\nfunc f[T C[T]](t T) { install(fmt.Sprint(t.Next()), \"\") }")}, 0},
		{"cyclic initialization", []string{withStatic("var a = b\nvar b = a")}, 0},
		{"recursion without end", []string{withStatic("func f(s string) string { return f(s) + f(s) }\nfunc g() { install(f(\"\"), f(f(\"\"))) }")}, 0},
		{"bodies elsewhere", []string{withStatic("func asm(k string) string\nfunc g() { install(asm(\"x\"), asm(\"y\")) }")}, 0},
		{"blank names", []string{withStatic("func _(_ string, _ ...int) { install(os.Getenv(\"K\"), os.Getenv(\"S\")) }\nvar _, _ = install, 1\ntype _ struct { _ string; _ int }")}, 1},
		{"many inits", []string{withStatic("func init() { install(os.Getenv(\"K\"), os.Getenv(\"S\")) }\nfunc init() { install(os.Getenv(\"K\"), os.Getenv(\"S\")) }")}, 2},
		{"what cgo writes", []string{withStatic("//line nowhere.go:10\nfunc _Cfunc_key() *_Ctype_char\ntype _Ctype_char = int8\n//line :0\nfunc g() { install(func() string { _cgo0 := _Cfunc_key(); return fmt.Sprint(_cgo0) }(), \"\") }")}, 0},
		{"lines that are not", []string{withStatic("//line x.go:7\n/*line y.go:9999:2*/func g() { install(os.Getenv(\"K\"), os.Getenv(\"S\")) }")}, 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			l := newLab(t)
			if got := l.run(l.check("example.com/odd", tc.sources...)).Findings; len(got) != tc.findings {
				t.Errorf("%d findings, want %d:\n%s", len(got), tc.findings, describeFindings(got))
			}
		})
	}
}

// withStatic gives a package with a function that installs static credentials.
func withStatic(more string) string {
	return `package p
import (
	"context"; "fmt"; "os"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
)
var _, _ = fmt.Sprint, os.Getenv
func install(id, secret string) {
	_, _ = config.LoadDefaultConfig(context.Background(), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(id, secret, "")))
}
` + more
}

// TestPoorPasses runs the engine with what the drivers leave out: no types, as
// for packages that do not compile, or no facts, module and files.
func TestPoorPasses(t *testing.T) {
	l := newLab(t)
	for name, strip := range map[string]func(*analysis.Pass){
		"empty types": func(p *analysis.Pass) {
			p.TypesInfo, p.Pkg = new(types.Info), types.NewPackage("example.com/poor", "poor")
		},
		"no types":            func(p *analysis.Pass) { p.TypesInfo = nil },
		"no file versions":    func(p *analysis.Pass) { p.TypesInfo.FileVersions = nil },
		"no sizes":            func(p *analysis.Pass) { p.TypesSizes = nil },
		"unreadable":          func(p *analysis.Pass) { p.ReadFile = func(string) ([]byte, error) { return nil, fmt.Errorf("no") } },
		"nothing to read":     func(p *analysis.Pass) { p.ReadFile = func(string) ([]byte, error) { return nil, nil } },
		"a module of its own": func(p *analysis.Pass) { p.Module = &analysis.Module{} },
	} {
		t.Run(name, func(t *testing.T) {
			pass := l.mustCheck("example.com/poor", withStatic("func F() { install(os.Getenv(\"K\"), os.Getenv(\"S\")) }\nvar k = \""+labKeyID+"\""))
			strip(pass)
			if got := l.run(pass).Findings; len(got) == 0 {
				t.Error("not even the key in the text was found")
			}
		})
	}
}

// TestDeepNesting runs the engine on code that is nested deeper than anyone
// writes, as generators do: it must not run out of stack.
func TestDeepNesting(t *testing.T) {
	const n = 1000
	rep := strings.Repeat
	for name, body := range map[string]string{
		"parentheses":       "install(" + rep("(", n) + "os.Getenv(\"K\")" + rep(")", n) + ", \"\")",
		"concatenations":    "install(os.Getenv(\"K\")" + rep(" + os.Getenv(\"K\")", n) + ", \"\")",
		"calls":             "install(" + rep("fmt.Sprint(", n) + "os.Getenv(\"K\")" + rep(")", n) + ", \"\")",
		"conditions":        rep("if os.Getenv(\"K\") != \"\" {\n", n/4) + "install(os.Getenv(\"K\"), \"\")" + rep("\n}", n/4),
		"loops":             rep("for os.Getenv(\"K\") != \"\" {\n", n/4) + "install(os.Getenv(\"K\"), \"\")" + rep("\n}", n/4),
		"blocks":            rep("{", n) + "install(os.Getenv(\"K\"), \"\")" + rep("}", n),
		"closures":          rep("func() {\n", n/10) + "install(os.Getenv(\"K\"), \"\")" + rep("\n}()", n/10),
		"conversions":       "install(" + rep("string([]byte(", n) + "os.Getenv(\"K\")" + rep("))", n) + ", \"\")",
		"struct literals":   "type T struct { T *T; S string }; install((" + rep("&T{T: ", n) + "nil" + rep("}", n) + ")" + rep(".T", n-1) + ".S, \"\")",
		"slices of slices":  "install(" + rep("[]any{", n) + "os.Getenv(\"K\")" + rep("}", n) + "[0].(string), \"\")",
		"pointers":          "p0 := os.Getenv(\"K\");" + pointers(n) + "install(" + rep("*", n) + fmt.Sprintf("p%d, \"\")", n),
		"boolean operators": "if os.Getenv(\"K\") == \"\"" + rep(" || os.Getenv(\"K\") != \"x\" && os.Getenv(\"K\") != \"y\"", n/2) + " { install(os.Getenv(\"K\"), \"\") }",
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pass := l.mustCheck("example.com/deep", withStatic("func F() { "+body+" }"))
			examine(t, l, pass)
		})
	}
}

func pointers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "p%d := &p%d;", i+1, i)
	}
	return b.String()
}

// TestHugeLiterals runs the engine on literals of a megabyte and of thousands
// of elements.
func TestHugeLiterals(t *testing.T) {
	for name, decl := range map[string]string{
		"text":            "var x = \"" + strings.Repeat("ab ", 1<<18) + "\"",
		"key-like text":   "var x = \"" + strings.Repeat(labKeyID, 1<<14) + "\"",
		"one long word":   "func F() { install(\"" + strings.Repeat("aB3/", 1<<18) + "\", \"\") }",
		"raw text":        "var x = `" + strings.Repeat("\nkey: \"'", 1<<16) + "`",
		"many strings":    "var x = []string{" + strings.Repeat("\"a\", ", 20000) + "}\nfunc F(i int) { install(x[i], x[0]) }",
		"many bytes":      "var x = []byte{" + strings.Repeat("0x41, ", 50000) + "}\nfunc F() { install(string(x), string(x[1:])) }",
		"local bytes":     "func F() { install(string([]byte{" + strings.Repeat("'A', ", 4000) + "}), \"\") }",
		"a sparse array":  "func F() { x := [...]string{1 << 40: \"\"}; install(x[0], x[1]) }",
		"a large integer": "const x = 1 << 500\nfunc F() { install(fmt.Sprint(x >> 490), \"\") }",
		"formatting":      "func F(s string) { install(fmt.Sprintf(\"" + strings.Repeat("%s", 3000) + "\"" + strings.Repeat(", s", 3000) + "), \"\") }",
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pass := l.mustCheck("example.com/huge", withStatic(decl))
			examine(t, l, pass)
		})
	}
}

// TestEngineFailure checks that a panic of the engine is an error of the
// package that names it, and no crash of the driver.
func TestEngineFailure(t *testing.T) {
	debug = false
	defer func() { debug = true }()
	pass := newLab(t).mustCheck("example.com/failing", withStatic(""))
	pass.ResultOf = nil
	pass.ImportObjectFact = func(types.Object, analysis.Fact) bool { panic("no facts") }
	pass.AllObjectFacts = func() []analysis.ObjectFact { panic("no facts") }
	res, err := run(pass)
	if err == nil || !strings.Contains(err.Error(), "example.com/failing") || strings.Contains(err.Error(), "\n") {
		t.Errorf("result %v, error %v: want one line that names the package", res, err)
	}
}

// TestPositions checks that findings stand in the files of the package.
func TestPositions(t *testing.T) {
	l := newLab(t)
	pass := l.mustCheck("example.com/positions", withStatic("func F(c map[string]string) {\nfor k := range c { install(k, c[k]) }\ninstall(os.Getenv(\"K\"), \"\")\n}"))
	for _, f := range l.run(pass).Findings {
		for _, p := range []token.Pos{f.Pos, f.End} {
			if file := fset.File(p); file == nil || file != fset.File(pass.Files[0].FileStart) {
				t.Errorf("%s is outside of the package", fset.Position(p))
			}
		}
		if f.End <= f.Pos {
			t.Errorf("%s: no range", fset.Position(f.Pos))
		}
	}
}
