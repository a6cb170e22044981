package docs_test

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/docs"
)

// packages are what a snippet may use without importing it. Of packages of one
// name, the snippet imports all but these.
var packages = map[string]string{
	"auth":         "github.com/aws/aws-sdk-go-v2/feature/rds/auth",
	"aws":          "github.com/aws/aws-sdk-go-v2/aws",
	"cmp":          "cmp",
	"config":       "github.com/aws/aws-sdk-go-v2/config",
	"context":      "context",
	"credcheck":    "github.com/credlint/credlint/credcheck",
	"credentials":  "github.com/aws/aws-sdk-go-v2/credentials",
	"ec2rolecreds": "github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds",
	"exec":         "os/exec",
	"fmt":          "fmt",
	"http":         "net/http",
	"imds":         "github.com/aws/aws-sdk-go-v2/feature/ec2/imds",
	"json":         "encoding/json",
	"minio":        "github.com/minio/minio-go/v7",
	"os":           "os",
	"pgx":          "github.com/jackc/pgx/v5",
	"pgxpool":      "github.com/jackc/pgx/v5/pgxpool",
	"s3":           "github.com/aws/aws-sdk-go-v2/service/s3",
	"sql":          "database/sql",
	"sts":          "github.com/aws/aws-sdk-go-v2/service/sts",
	"stscreds":     "github.com/aws/aws-sdk-go-v2/credentials/stscreds",
	"time":         "time",
	"url":          "net/url",
	"v4":           "github.com/aws/aws-sdk-go-v2/aws/signer/v4",
}

// A snippet is one block of Go in a page.
type snippet struct {
	name string // of its folder: analyzer, category, bad or good
	text string
}

func snippets() []snippet {
	var all []snippet
	for analyzer := range categories {
		for _, s := range docs.Sections(analyzer) {
			kind := "bad"
			_, rest, found := strings.Cut(s.Text, "\n```go\n")
			for found {
				var text string
				text, rest, _ = strings.Cut(rest, "\n```")
				all = append(all, snippet{fmt.Sprintf("%s-%s-%s", analyzer, s.Title, kind), text + "\n"})
				_, rest, found = strings.Cut(rest, "\n```go\n")
				kind = "good"
			}
		}
	}
	return all
}

// source makes a file of the snippet: a package clause, the imports that it
// leaves to the reader, and the snippet.
func (s snippet) source() (string, error) {
	file, err := parser.ParseFile(token.NewFileSet(), s.name, "package snippet\n\n"+s.text, parser.SkipObjectResolution)
	if err != nil {
		return "", err
	}
	own := map[string]bool{}
	for _, imp := range file.Imports {
		name := strings.Trim(imp.Path.Value, `"`)
		name = name[strings.LastIndex(name, "/")+1:]
		if imp.Name != nil {
			name = imp.Name.Name
		}
		own[name] = true
	}
	pkg := "snippet"
	var imports []string
	ast.Inspect(file, func(n ast.Node) bool {
		if fn, ok := n.(*ast.FuncDecl); ok && fn.Name.Name == "main" {
			pkg = "main"
		}
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && packages[x.Name] != "" && !own[x.Name] && !slices.Contains(imports, x.Name) {
				imports = append(imports, x.Name)
			}
		}
		return true
	})
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\n", pkg)
	for _, name := range imports {
		fmt.Fprintf(&b, "import %s %q\n", name, packages[name])
	}
	return b.String() + s.text, nil
}

func TestSnippetsAreFormatted(t *testing.T) {
	for _, s := range snippets() {
		if got, err := format.Source([]byte(s.text)); err != nil || string(got) != s.text {
			t.Errorf("%s is not as gofmt would have it (%v)", s.name, err)
		}
	}
}

// TestSnippetsCompile builds every snippet against the SDKs of the module in
// testdata/snippets.
func TestSnippetsCompile(t *testing.T) {
	cmd := exec.Command("go", "build", "-o", os.DevNull, "./...")
	cmd.Dir = writeModule(t, strings.NewReplacer())
	cmd.Env = environment()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("go build: %v\n%s", err, out)
	}
}

// writeModule writes a module in which each snippet is a package, and gives
// its directory.
func writeModule(t *testing.T, r *strings.Replacer) string {
	t.Helper()
	dir := t.TempDir()
	credcheck, err := filepath.Abs("../credcheck")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join("testdata", "snippets", name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), strings.ReplaceAll(string(data), "../../../credcheck", credcheck))
	}
	for _, s := range snippets() {
		src, err := s.source()
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		write(t, filepath.Join(dir, s.name, "snippet.go"), r.Replace(src))
	}
	return dir
}

// environment lets the go command fetch what a snippet needs, whatever
// workspace or flags are set around the test.
func environment() []string { return append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod") }

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
