package report_test

import (
	"encoding/base64"
	"fmt"
	"html"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape/keytest"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/reporttest"
)

// A leak is source text in which secrets stand in some way.
type leak struct {
	name    string
	src     string // two lines and more; "package a" goes before it
	secrets []string
	list    []string // a secret spelled out, by its elements
	anyRule bool     // hidden in findings of all rules, not only where a constant is the fault
}

// leaks gives ways of writing keys down that were made up from the seed.
func leaks(seed uint64) []leak {
	id, secret, token := keytest.KeyID("AKIA", seed), keytest.Secret(seed), keytest.Token(300, seed)
	asia := keytest.NewKeyID("ASIA", 123456789012, seed)
	password := keytest.Base32(14, seed)
	escapes, characters, numbers, hex := spell(secret, `\x%02x`), spell(id, "'%c', "), spell(secret, "%d, "), spell(asia, "0x%02x,\n")
	signature := strings.Join(spell(token[:32], "%02x"), "")
	return []leak{
		{"literals", fmt.Sprintf("var mark = New(%q,\n\t%q, %q)", id, secret, token), []string{id, secret, token}, nil, true},
		{"raw", "var mark = `id " + id + "\nkey " + secret + "\ntoken " + token + "`", []string{id, secret, token}, nil, true},
		{"raw, begun far above", "var x = `\n\n\n\n\n\n\n\n\n\n" + secret[:20] + "\n" + secret[20:] + "`\nvar mark = `" + id + "`", []string{id, secret}, nil, true},
		{"two pieces", fmt.Sprintf("var mark = %q + %q", id[:9], id[9:]), []string{id}, nil, true},
		{"pieces over lines", fmt.Sprintf("var mark = %q +\n\t%q +\n\t%q", secret[:13], secret[13:26], secret[26:]), []string{secret}, nil, true},
		{"pieces in brackets", fmt.Sprintf("var mark = (%q + (%q)) + // half\n\t(%q)", secret[:13], secret[13:26], secret[26:]), []string{secret}, nil, true},
		{"raw pieces", "var mark = `" + secret[:20] + "` + // half\n\t`" + secret[20:] + "`", []string{secret}, nil, true},
		{"raw, broken in the middle", "var mark = `\n\t" + secret[:20] + "\n\t" + secret[20:] + "\n`", []string{secret}, nil, true},
		{"carriage returns", "var mark = `\r\n" + secret + "\r\n` // " + id + "\r", []string{secret, id}, nil, true},
		{"escapes", "var mark = \"" + strings.Join(escapes, "") + "\"\n", nil, escapes, true},
		{"characters", "var mark = []byte{" + strings.Join(characters, "") + "}\n", nil, characters, true},
		{"numbers", "var mark = []byte{" + strings.Join(numbers, "") + "}\n", nil, numbers, true},
		{"hexadecimal numbers over lines", "var mark = []byte{\n" + strings.Join(hex, "") + "}\n", nil, hex, true},
		{"comment", "// " + id + " " + secret + "\nvar mark = 1", []string{id, secret}, nil, true},
		{"long comment", "/* mark\n" + id + "\n" + secret + " */", []string{id, secret}, nil, true},
		{"struct tag", "type t struct { mark string `default:\"" + asia + "\" key:\"" + secret + "\"`\n}", []string{asia, secret}, nil, true},
		{"URL", "var mark = \"s3://" + id + ":" + url.PathEscape(secret) + "@bucket\"\n", []string{id, url.PathEscape(secret)}, nil, true},
		{"presigned URL", "var mark = \"https://b.s3.amazonaws.com/k?X-Amz-Credential=" + asia + "%2Fx&X-Amz-Security-Token=" + url.QueryEscape(token) + "&X-Amz-Signature=" + signature + "\"\n",
			[]string{asia, url.QueryEscape(token), signature}, nil, true},
		{"password of a URL", "var mark = \"postgres://app:" + password + "@db/x\"\n", []string{password}, nil, true},
		{"password field", "var mark = Options{\n\tPassword: \"" + password + "\"}", []string{password}, nil, true},
		{"password in a call", "var mark = NewStaticV4(\"minio\",\n\t\"" + password + "\", \"\")", []string{password}, nil, true},
		{"password in a map", "func f() { mark[\"secret_key\"] = \"" + password + "\"\n}", []string{password}, nil, true},
		{"constants", fmt.Sprintf("const mark = %q\nconst b = %q", id[:10], id[10:]), []string{id}, nil, false},
		{"any name", fmt.Sprintf("var mark, b = %q,\n\tf(`%s`)", password, password), []string{password}, nil, false},
		{"password in numbers", "var mark = []byte{" + strings.Join(spell(password, "%d, "), "") + "}\n", nil, spell(password, "%d, "), false},
		{"base64", "var mark = decode(\"" + base64.StdEncoding.EncodeToString([]byte(secret)) + "\")\n", []string{base64.StdEncoding.EncodeToString([]byte(secret))}, nil, false},
		{"commented call", "// mark = New(\"minio\", \"" + password + "\")\n", []string{password}, nil, false},
		{"not closed", "var mark = \"" + password + "\nvar b = `" + password, []string{password}, nil, false},
	}
}

// TestHTMLHidesKeys writes down keys in many ways, and demands that none, nor 8
// characters of one, are in the page, though the lines around them are.
func TestHTMLHidesKeys(t *testing.T) {
	for seed := range uint64(3) {
		for _, l := range leaks(seed) {
			for _, id := range []string{"staticcreds/literal", "norefresh/kept-value"} {
				if !l.anyRule && id != "staticcreds/literal" {
					continue
				}
				src := "package a\n\n" + l.src + "\n"
				last := strings.Count(src, "\n")
				var steps []int
				for n := 3; n < last; n++ {
					steps = append(steps, n)
				}
				out := page(t, id, src, last, 1, steps...)
				if text := plain(out); !strings.Contains(text, "mark") || !strings.Contains(text, "•") {
					t.Errorf("%s, %s: the source is not shown, or nothing in it hidden", l.name, id)
				}
				checkHidden(t, l.name+", "+id, out, l.secrets)
				checkParts(t, l.name+", "+id, out, l.list, 5) // 4 at either end of a key ID stay
			}
		}
	}
}

// checkHidden demands that no 8 characters of a secret are in the page, whether
// its source or its text is looked at.
func checkHidden(t *testing.T, name, page string, secrets []string) {
	t.Helper()
	for _, s := range secrets {
		checkParts(t, name, page, strings.Split(s, ""), 8)
	}
}

// checkParts demands that no so many elements of a secret in a row are in the
// page.
func checkParts(t *testing.T, name, page string, secret []string, most int) {
	t.Helper()
	for _, text := range []string{page, html.UnescapeString(page), plain(page)} {
		for i := 0; i+most <= len(secret); i++ {
			if part := strings.Join(secret[i:i+most], ""); strings.Contains(text, part) {
				t.Errorf("%s: %q of %q is in the page", name, part, secret)
				return
			}
		}
	}
}

// spell writes each byte in the format.
func spell(s, format string) []string {
	var out []string
	for _, c := range []byte(s) {
		out = append(out, fmt.Sprintf(format, c))
	}
	return out
}

// TestHTMLHidesKeysInTexts has keys in all that is no source.
func TestHTMLHidesKeysInTexts(t *testing.T) {
	id, secret := keytest.KeyID("AKIA", 5), keytest.Secret(5)
	text := "see " + id + " and " + secret + " there"
	run := reporttest.Odd(t)
	run.Config.ToolVersion, run.Config.Patterns = text, []string{text}
	for i := range run.Findings {
		f := &run.Findings[i]
		f.Message, f.Package, f.Function, f.Code = text, text, text, text
		if f.Suppression != nil {
			f.Suppression = &report.Suppression{Kind: f.Suppression.Kind, Justification: text}
		}
		for j := range f.Steps {
			f.Steps[j].Message = text
		}
	}
	run.Findings[len(run.Findings)-1].Category = text
	run.Findings[0].Position.File = "/home/" + id + ".go"
	run.Problems = []report.Problem{{Package: text, Message: text}}
	checkHidden(t, "texts", render(t, "html", run), []string{id, secret})
}

// TestHTMLHidesAcrossFindings has a finding of another rule beside a password
// that is the fault of a finding elsewhere in the file.
func TestHTMLHidesAcrossFindings(t *testing.T) {
	password := keytest.Base32(14, 9)
	run := reporttest.Odd(t)
	dir := t.TempDir()
	run.Findings = run.Findings[2:3]
	run.Findings[0].Position = writeSource(t, dir, "package a\n\nvar a, b = f(), \""+password+"\"\n\nvar c = 1\n")
	other := run.Findings[0]
	other.Analyzer, other.Category = "staticcreds", "hardcoded"
	other.Position.Line = 5
	run.Findings = append(run.Findings, other)
	checkHidden(t, "password", render(t, "html", run), []string{password})
}

// TestHTMLHidesKeysInOtherFiles quotes a file that is no Go source, as //line
// directives of generators name them.
func TestHTMLHidesKeysInOtherFiles(t *testing.T) {
	secret, password := keytest.Secret(7), keytest.Base32(14, 7)
	run := reporttest.Odd(t)
	run.Findings = run.Findings[1:2]
	f := &run.Findings[0]
	f.Position = writeSource(t, t.TempDir(), "%{\n"+secret+"\nmark('minio', \""+password+"\")\n%}\n")
	name := strings.TrimSuffix(f.Position.File, "go") + "y"
	if err := os.Rename(f.Position.File, name); err != nil {
		t.Fatal(err)
	}
	f.Position.File = name
	out := render(t, "html", run)
	if !strings.Contains(plain(out), "mark('") {
		t.Error("not quoted")
	}
	checkHidden(t, "other file", out, []string{secret, password})
}

// TestHTMLShowsTheRest shows that what is no secret can be read.
func TestHTMLShowsTheRest(t *testing.T) {
	src := `package a
var a = os.Getenv("AWS_SESSION_TOKEN")
var b = profile("orders-production", "arn:aws:iam::123456789012:role/backup")
var password = os.Getenv("ORDERS_PASSWORD")
var c = Options{Region: "eu-central-1", Secret: "", Token: "AWS_SESSION_TOKEN"}
`
	text := plain(page(t, "norefresh/env-token", src, 3, 1))
	for line := range strings.Lines(src[strings.Index(src, "var"):]) {
		if !strings.Contains(text, strings.TrimSpace(line)) {
			t.Errorf("not shown: %s", line)
		}
	}
}
