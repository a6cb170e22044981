package literal_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/keyshape/keytest"
	"github.com/credlint/credlint/internal/literal"
)

var (
	id1, id2 = keytest.NewKeyID("AKIA", 123456789012, 1), keytest.NewKeyID("AKIA", 210987654321, 2)
	temp     = keytest.NewKeyID("ASIA", 123456789012, 3)
	sec1     = keytest.Secret(1)
	sec2     = keytest.Secret(2)
)

// names are what the tests write for invented keys and their pieces.
var names = []string{
	"ID1TAIL", id1[4:], "ID1BYTES", spell(id1), "ID1CODES", codes(id1), "SEC1BYTES", spell(sec1),
	"ID1", id1, "ID2", id2, "TEMP", temp, "SEC1", sec1, "SEC2", sec2, "SIGHEX", strings.Repeat("9a8b7c6d", 8),
}

var expand = strings.NewReplacer(names...)

// spell gives a key as a list of character literals.
func spell(s string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, "%q, ", r)
	}
	return b.String()
}

// codes gives a key as a list of numbers.
func codes(s string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, "0x%02x, ", r)
	}
	return b.String()
}

// parse parses source that may be broken.
func parse(name, src string) (*token.FileSet, []*ast.File) {
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, name, src, parser.ParseComments|parser.SkipObjectResolution)
	return fset, []*ast.File{file}
}

// show writes findings as line:where[values], the keys by their names.
func show(fset *token.FileSet, findings []literal.Finding) string {
	shorten := strings.NewReplacer(id1, "ID1", id2, "ID2", temp, "TEMP", sec1, "SEC1", sec2, "SEC2")
	var parts []string
	for _, f := range findings {
		parts = append(parts, fmt.Sprintf("%d:%s[%s]", fset.Position(f.Pos).Line, f.Where, shorten.Replace(strings.Join(f.Values, " "))))
	}
	return strings.Join(parts, " ")
}

func TestScan(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"nothing", `var x = "us-east-1"`, ""},
		{"literal", `var x = "ID1"`, "1:string literal[ID1]"},
		{"raw literal", "var x = `id ID1`", "1:string literal[ID1]"},
		{"escapes", `var x = "\x41KIAID1TAIL\n"`, "1:string literal[ID1]"},
		{"constant", `const x = "ID1"`, "1:string literal[ID1]"},
		{"in a function", "func f() {\n\tg(\"ID1\")\n}", "2:string literal[ID1]"},
		{"in a nested function", "var _ = run(func() {\n\tx := \"ID1\"\n})", "2:string literal[ID1]"},
		{"return, send, index, case", "func f() string {\n\tm[\"ID1\"] = 1\n\tswitch { case x == \"ID2\": }\n\treturn \"TEMP\"\n}", "2:string literal[ID1] 3:string literal[ID2] 4:string literal[TEMP]"},

		{"concatenation", `var x = "AKIA" + "ID1TAIL"`, "1:string literal[ID1]"},
		{"concatenation of three", `var x = "AK" + ("IA") + "ID1TAIL"`, "1:string literal[ID1]"},
		{"concatenation with names around", `var x = a + "AK" + "IAID1TAIL" + b()`, "1:string literal[ID1]"},
		{"concatenation parted by a name", `var x = "AKIA" + a + "ID1TAIL"`, ""},
		{"key in the argument of a term", `var x = a + f("ID1") + b`, "1:string literal[ID1]"},
		{"concatenation of key and digit", `var x = "ID1" + "7"`, ""},
		{"bytes", `var x = []byte{ID1BYTES}`, "1:byte literal[ID1]"},
		{"array of bytes", `var x = [...]byte{ID1CODES}`, "1:byte literal[ID1]"},
		{"runes", `var x = string([]rune{ID1BYTES})`, "1:string literal[ID1]"},
		{"list of byte lists", "var x = [][]byte{\n\t{ID1BYTES},\n\t{SEC1BYTES}}", "2:byte literal[ID1 SEC1]"},
		{"conversion", `var x = []byte("AKIA" + "ID1TAIL")`, "1:string literal[ID1]"},
		{"Sprintf", `var x = fmt.Sprintf("%s%s", "AKIA", "ID1TAIL")`, "1:string literal[ID1]"},
		{"Sprintf with number", `var x = fmt.Sprintf("%s-%d-%v %% %v", "ID1", 7, "x", 0x10)`, "1:string literal[ID1]"},
		{"Sprintf with a name", `var x = fmt.Sprintf("%s %s", "ID1", name)`, "1:string literal[ID1]"},
		{"Sprintf with a width", `var x = fmt.Sprintf("%999999999s", "ID1")`, "1:string literal[ID1]"},
		{"Sprintf without its arguments", `var x = fmt.Sprintf("ID1 %s")`, "1:string literal[ID1]"},
		{"Sprint", `var x = fmt.Sprint("AKIA", "ID1TAIL")`, "1:string literal[ID1]"},
		{"Join", `var x = strings.Join([]string{"AKIA", "ID1TAIL"}, "")`, "1:string literal[ID1]"},
		{"Join of a name", `var x = strings.Join(list, "ID1")`, "1:string literal[ID1]"},

		{"struct tag", "type T struct {\n\tKey string `default:\"ID1\"`\n}", "2:struct tag[ID1]"},
		{"tags beside", "type T struct {\n\tKey string `default:\"ID1\"`\n\tSecret string `default:\"SEC1\"`\n}", "2:struct tag[ID1 SEC1]"},
		{"tag of a nested struct", "type T struct {\n\tA struct {\n\t\tKey string `x:\"ID1\"`\n\t} `y:\"z\"`\n}", "3:struct tag[ID1]"},
		{"literal in an array length", "type T struct {\n\tA [len(\"ID1\")]byte\n}", "2:string literal[ID1]"},

		{"pair in a call", `var x = f("ID1", "SEC1", "")`, "1:string literal[ID1 SEC1]"},
		{"call over many lines", "var x = f(\n\t\"ID1\",\n\n\n\n\n\n\n\n\n\t\"SEC1\")", "2:string literal[ID1 SEC1]"},
		{"pair in a literal", `var x = T{ID: "ID1", Secret: "SEC1"}`, "1:string literal[ID1 SEC1]"},
		{"secret first", `var x = T{Secret: "SEC1", ID: "ID1"}`, "1:string literal[ID1 SEC1]"},
		{"table of pairs", `var x = []T{{"ID1", "SEC1"}, {"ID2", "SEC2"}}`, "1:string literal[ID1 SEC1] 1:string literal[ID2 SEC2]"},
		{"table of pairs, secret first", `var x = []T{{"SEC1", "ID1"}, {"SEC2", "ID2"}}`, "1:string literal[ID1 SEC1] 1:string literal[ID2 SEC2]"},
		{"constants in a block", "const (\n\ta = \"ID1\"\n\tb = \"SEC1\"\n\tc = \"ID2\"\n\td = \"SEC2\"\n)", "2:string literal[ID1 SEC1] 4:string literal[ID2 SEC2]"},
		{"keys first, then secrets", "const (\n\ta = \"ID1\"\n\tb = \"ID2\"\n\tc = \"SEC1\"\n\td = \"SEC2\"\n)", "2:string literal[ID1 SEC2] 3:string literal[ID2 SEC1]"},
		{"assignments", "func f() {\n\ta := \"ID1\"\n\tb := \"SEC1\"\n}", "2:string literal[ID1 SEC1]"},
		{"assignments far apart", "func f() {\n\ta := \"ID1\"\n\n\n\n\n\n\n\tb := \"SEC1\"\n}", "2:string literal[ID1]"},
		{"declarations beside", "const a = \"ID1\"\nconst b = \"SEC1\"", "1:string literal[ID1 SEC1]"},
		{"secret with its name", "func f() {\n\tcmd.Env = append(env, \"AWS_ACCESS_KEY_ID=ID1\", \"AWS_SECRET_ACCESS_KEY=SEC1\")\n}", "2:string literal[ID1 SEC1]"},
		{"a function is no group", "var x = f(\"ID1\", func() {\n\n\n\n\n\n\n\tg(\"SEC1\")\n})", "1:string literal[ID1]"},
		{"secret alone", `var x = f("SEC1")`, ""},
		{"two secrets", `var x = f("ID1", "SEC1", "SEC2")`, "1:string literal[ID1 SEC1 SEC2]"},
		{"key twice", "func f() {\n\ta(\"ID1\")\n\tb(\"ID1\")\n}", "2:string literal[ID1] 3:string literal[ID1]"},
		{"key twice in one text", `var x = "ID1 ID1"`, "1:string literal[ID1]"},
		{"credentials file in a raw literal", "var x = `[a]\naws_access_key_id = ID1\naws_secret_access_key = SEC1\n[b]\naws_access_key_id = ID2\naws_secret_access_key = SEC2\n`",
			"1:string literal[ID1 SEC1] 1:string literal[ID2 SEC2]"},
		{"user-info", `var x = "s3://ID1:SEC1@b"`, "1:string literal[ID1 SEC1]"},
		{"presigned URL", `var x = "https://b/k?X-Amz-Credential=TEMP%2F1&X-Amz-Signature=SIGHEX"`, "1:string literal[TEMP]"},

		{"comments", "// ID1 SEC1\nvar x = 1 /* ID2 */\n//go:embed ID1", ""},
		{"import path", "import \"h/ID1\"\nvar x = \"TEMP\"", "2:string literal[TEMP]"},
		{"example", `var x = f("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")`, ""},
		{"name of a variable", "var ASIAPACIFICNORTHEAST = 1\nvar ID1 int", ""},
		{"numbers", `var x = []int{65, 75, 73, 65}`, ""},
		{"binary bytes", `var x = []byte{0x1f, 0x8b, 0x08, 0x00}`, ""},
		{"broken file", "var x = f(\"ID1\", ", "1:string literal[ID1]"},
		{"open literal", "var x = \"ID1\nvar y = \"TEMP\"", "2:string literal[TEMP]"},
	} {
		fset, files := parse("a.go", "package p;"+expand.Replace(test.src))
		if got := show(fset, literal.Scan(fset, files, nil)); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestDescriptions(t *testing.T) {
	last := func(id string) string { return id[:4] + "…" + id[16:] }
	for _, test := range []struct{ src, want string }{
		{`var x = "ID1"`, "AWS key ID " + last(id1) + " (account 123456789012)"},
		{`var x = "TEMP"`, "temporary AWS key ID " + last(temp) + " (account 123456789012)"},
		{`var x = "https://b/k?X-Amz-Credential=ID1%2F1&X-Amz-Signature=SIGHEX"`, "presigned URL signed with " + last(id1) + " (account 123456789012)"},
		{`var x = "s3://ID1:SEC1@b"`, "URL with key ID " + last(id1) + " (account 123456789012) and secret in its user-info"},
	} {
		fset, files := parse("a.go", "package p;"+expand.Replace(test.src))
		findings := literal.Scan(fset, files, nil)
		if len(findings) != 1 || findings[0].What != test.want {
			t.Errorf("%s: %+v, want %s", test.src, findings, test.want)
		}
	}
}

func TestPositions(t *testing.T) {
	src := "package p\nvar x = a + \"AKIA\" +\n\t\"" + id1[4:] + "\" + b"
	fset, files := parse("a.go", src)
	f := literal.Scan(fset, files, nil)[0]
	if got := src[fset.Position(f.Pos).Offset:fset.Position(f.End).Offset]; !strings.HasPrefix(got, `"AKIA"`) || !strings.HasSuffix(got, `"`) {
		t.Errorf("finding covers %s", got)
	}
}

func TestOrderOverFiles(t *testing.T) {
	fset := token.NewFileSet()
	var files []*ast.File
	for i, id := range []string{id1, id2} {
		f, err := parser.ParseFile(fset, fmt.Sprintf("%d.go", i), fmt.Sprintf("package p; var v%d = %q", i, id), 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append([]*ast.File{f}, files...)
	}
	if got := show(fset, literal.Scan(fset, files, nil)); got != "1:string literal[ID1] 1:string literal[ID2]" {
		t.Error(got)
	}
}

func FuzzScan(f *testing.F) {
	for _, src := range []string{
		"", "package p", `package p; var x = "ID1" + a + "SEC1"`, "package p; var x = f(`ID1`, \"SEC1\")", "package p; type T struct { A string `ID1` }",
		"package p; var x = []byte{ID1BYTES}", `package p; var x = fmt.Sprintf("%s%d", "ID1", 1)`, "package p; import _ \"embed\"\n//go:embed \"a b\" `c` all:d*\nvar s string",
		`package p; var x = f("ID1`, "package p; var x = '", `package p; var x = "s3://ID1:SEC1@b"`, "package p; func f[T any](x T) { for range 3 { g(\"ID1\") } }",
	} {
		f.Add(expand.Replace(src))
	}
	none := func(string) ([]byte, error) { return []byte(id1), nil }
	f.Fuzz(func(t *testing.T, src string) {
		fset, files := parse("a.go", src)
		for _, finding := range literal.Scan(fset, files, none) {
			if !finding.Pos.IsValid() || finding.End < finding.Pos || len(finding.Values) == 0 {
				t.Errorf("bad finding %+v", finding)
			}
			for _, v := range finding.Values {
				if strings.Contains(finding.What, v) {
					t.Errorf("%q shows %q", finding.What, v)
				}
			}
			if keyshape.Classify(finding.Values[0]) != keyshape.KeyID {
				t.Errorf("%q is no key ID", finding.Values[0])
			}
		}
	})
}
