package literal_test

import (
	"errors"
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/literal"
)

// tree holds the files that the tests embed.
var tree = map[string]string{
	"creds.ini":            "[default]\naws_access_key_id = ID1\naws_secret_access_key = SEC1\n",
	"two keys.json":        `{"id": "ID2"}`,
	"conf/a.ini":           "id=ID1",
	"conf/b.txt":           "nothing",
	"conf/.hidden":         "id=ID2",
	"conf/_private/c":      "id=TEMP",
	"conf/deep/d.ini":      "\n\nid=TEMP",
	"other/go.mod":         "module other",
	"other/e.ini":          "id=ID2",
	"vcs/.git/config":      "url = https://ID1:SEC1@h",
	"web[1]/f.ini":         "id=ID2",
	"docs/example.ini":     "aws_access_key_id = AKIAIOSFODNN7EXAMPLE",
	"docs/secretalone.ini": "SEC2",
}

// writeTree writes the tree into a directory whose own name has to be taken
// literally.
func writeTree(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "pkg[1]")
	for name, text := range tree {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(expand.Replace(text)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestEmbedded(t *testing.T) {
	dir := writeTree(t)
	for _, test := range []struct{ name, src, want string }{
		{"file", "//go:embed creds.ini\nvar s string", "2:embedded file creds.ini:2[ID1 SEC1]"},
		{"quoted", "//go:embed \"two keys.json\"\nvar s string", "2:embedded file two keys.json:1[ID2]"},
		{"quoted with backquotes", "//go:embed `two keys.json`\nvar s string", "2:embedded file two keys.json:1[ID2]"},
		{"pattern", "//go:embed *.ini\nvar fs embed.FS", "2:embedded file creds.ini:2[ID1 SEC1]"},
		{"several patterns", "//go:embed creds.ini conf/*.ini\nvar fs embed.FS", "2:embedded file creds.ini:2[ID1 SEC1] 2:embedded file conf/a.ini:1[ID1]"},
		{"several directives", "//go:embed creds.ini\n//go:embed conf/a.ini\nvar fs embed.FS", "2:embedded file creds.ini:2[ID1 SEC1] 3:embedded file conf/a.ini:1[ID1]"},
		{"one file named twice", "//go:embed creds.ini *.ini\nvar fs embed.FS", "2:embedded file creds.ini:2[ID1 SEC1]"},
		{"directory", "//go:embed conf\nvar fs embed.FS", "2:embedded file conf/a.ini:1[ID1] 2:embedded file conf/deep/d.ini:3[TEMP]"},
		{"directory with hidden files", "//go:embed all:conf\nvar fs embed.FS",
			"2:embedded file conf/.hidden:1[ID2] 2:embedded file conf/_private/c:1[TEMP] 2:embedded file conf/a.ini:1[ID1] 2:embedded file conf/deep/d.ini:3[TEMP]"},
		{"hidden file by name", "//go:embed conf/.hidden\nvar s string", "2:embedded file conf/.hidden:1[ID2]"},
		{"escaped pattern", "//go:embed web\\[1\\]/f.ini\nvar s string", "2:embedded file web[1]/f.ini:1[ID2]"},
		{"in a block of variables", "var (\n\t//go:embed creds.ini\n\ts string\n)", "3:embedded file creds.ini:2[ID1 SEC1]"},
		{"blank line between", "//go:embed creds.ini\n\n// The file.\nvar s string", "2:embedded file creds.ini:2[ID1 SEC1]"},
		{"beside a literal", "//go:embed creds.ini\nvar s string\nvar x = \"ID2\"", "2:embedded file creds.ini:2[ID1 SEC1] 4:string literal[ID2]"},
		{"other module", "//go:embed other\nvar fs embed.FS", ""},
		{"repository", "//go:embed all:vcs\nvar fs embed.FS", ""},
		{"examples, secret alone", "//go:embed docs\nvar fs embed.FS", ""},
		{"no such file", "//go:embed nosuch.ini\nvar s string", ""},
		{"bad pattern", "//go:embed [\nvar s string", ""},
		{"out of the package", "//go:embed ../pkg/creds.ini /etc/passwd .\nvar s string", ""},
		{"quote not closed", "//go:embed \"creds.ini\nvar s string", ""},
		{"no patterns", "//go:embed\nvar s string", ""},
		{"another directive", "//go:embedded creds.ini\nvar s string", ""},
		{"an ordinary comment", "// go:embed creds.ini\nvar s string", ""},
	} {
		fset, files := parse(filepath.Join(dir, "a.go"), "package p; import \"embed\"; var _ embed.FS\n"+expand.Replace(test.src))
		if got := show(fset, literal.Scan(fset, files, os.ReadFile)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestEmbeddedNeedsImport(t *testing.T) {
	fset, files := parse(filepath.Join(writeTree(t), "a.go"), "package p\n//go:embed creds.ini\nvar s string")
	if got := literal.Scan(fset, files, os.ReadFile); got != nil {
		t.Errorf("without importing embed: %+v", got)
	}
}

func TestEmbeddedOnlyThroughReadFile(t *testing.T) {
	dir := writeTree(t)
	fset, files := parse(filepath.Join(dir, "a.go"), "package p; import _ \"embed\"\n//go:embed creds.ini conf/a.ini\nvar s string")
	if got := literal.Scan(fset, files, nil); got != nil {
		t.Errorf("without readFile: %+v", got)
	}
	var asked []string
	refuse := func(name string) ([]byte, error) {
		asked = append(asked, name)
		return nil, errors.New("not a file of this package")
	}
	if got := literal.Scan(fset, files, refuse); got != nil {
		t.Errorf("with a readFile that refuses: %+v", got)
	}
	if want := []string{filepath.Join(dir, "creds.ini"), filepath.Join(dir, "conf", "a.ini")}; !slices.Equal(asked, want) {
		t.Errorf("asked for %q, want %q", asked, want)
	}
}

func TestHugeEmbeddedFileIsLeftOut(t *testing.T) {
	dir := t.TempDir()
	huge := filepath.Join(dir, "huge.ini")
	if err := os.WriteFile(huge, []byte(id1), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(huge, 16<<20+1); err != nil {
		t.Fatal(err)
	}
	fset, files := parse(filepath.Join(dir, "a.go"), "package p; import _ \"embed\"\n//go:embed huge.ini\nvar s string")
	if got := literal.Scan(fset, files, os.ReadFile); got != nil {
		t.Errorf("%+v", got)
	}
}

func TestHandMadeFile(t *testing.T) {
	fset, _ := parse("a.go", "package p")
	if got := literal.Scan(fset, []*ast.File{{Name: ast.NewIdent("p")}}, os.ReadFile); got != nil {
		t.Errorf("%+v", got)
	}
}

func TestLongSumIsCheap(t *testing.T) {
	src := `package p; var x = "AK" + "IA` + id1[4:] + strings.Repeat("\" +\n\"-", 20_000) + `"`
	fset, files := parse("a.go", src)
	if got := show(fset, literal.Scan(fset, files, nil)); got != "1:string literal[ID1]" {
		t.Error(got)
	}
}
