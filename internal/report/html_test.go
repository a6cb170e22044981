package report_test

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/reporttest"
	"github.com/credlint/credlint/internal/rules"
)

// An element of a page, as far as the tests look at it.
type element struct {
	name string
	attr map[string]string
}

// parse gives the elements of a page. Pages are written so that they are
// well-formed XML but for style and script.
func parse(t testing.TB, page string) []element {
	t.Helper()
	page = regexp.MustCompile(`(?s)<(style|script)>.*?</(style|script)>`).ReplaceAllString(page, "")
	var out []element
	for d := xml.NewDecoder(strings.NewReader(page)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("the page is not well-formed: %v", err)
		}
		if start, ok := token.(xml.StartElement); ok {
			e := element{start.Name.Local, map[string]string{}}
			for _, a := range start.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			out = append(out, e)
		}
	}
}

// plain gives what a reader sees of a page.
func plain(page string) string {
	page = regexp.MustCompile(`(?s)<(style|script)>.*?</(style|script)>`).ReplaceAllString(page, "")
	return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(page, ""))
}

// page gives the page of a run on that source, with one finding of the rule at
// the position and steps on the lines.
func page(t testing.TB, id, src string, line, column int, steps ...int) string {
	t.Helper()
	dir := t.TempDir()
	file := writeSource(t, dir, src).File
	run := reporttest.Clean(dir)
	run.Config.Dir = dir
	rule, _ := rules.Find(id)
	f := report.Finding{
		Analyzer: rule.Analyzer, Category: rule.Category, Severity: rule.Severity, Package: "example.com/a",
		Message: "it expires", Position: report.Position{File: file, Line: line, Column: column},
	}
	for _, n := range steps {
		f.Steps = append(f.Steps, report.Step{Position: report.Position{File: file, Line: n, Column: 1}, Message: "passes"})
	}
	run.Findings = []report.Finding{f}
	return render(t, "html", run)
}

// writeSource writes a.go in dir, and gives its third line.
func writeSource(t testing.TB, dir, src string) report.Position {
	t.Helper()
	file := filepath.Join(dir, "a.go")
	writeFile(t, file, src)
	return report.Position{File: file, Line: 3, Column: 1}
}

func writeFile(t testing.TB, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestHTMLIsOneFile shows that nothing is loaded: no address but of links, and a
// policy that lets the browser load nothing either.
func TestHTMLIsOneFile(t *testing.T) {
	out := render(t, "html", reporttest.Odd(t))
	for _, e := range parse(t, out) {
		for name, value := range e.attr {
			switch {
			case name == "href" && e.name == "a":
				if !strings.HasPrefix(value, "#") && !strings.HasPrefix(value, "https://github.com/") && !strings.HasPrefix(value, "https://cwe.mitre.org/") {
					t.Errorf("link to %s", value)
				}
			case strings.HasPrefix(name, "on"), name == "style", name == "src", name == "href", name == "srcset", name == "action":
				t.Errorf("<%s %s=%q>", e.name, name, value)
			}
		}
		if slices.Contains([]string{"link", "img", "image", "iframe", "object", "embed", "base", "use"}, e.name) {
			t.Errorf("<%s>", e.name)
		}
	}
	for _, word := range []string{"url(", "@import", "fetch(", "import(", "eval(", "innerHTML"} {
		if strings.Contains(out[:strings.Index(out, "<body>")], word) {
			t.Errorf("style or script holds %s", word)
		}
	}
}

// TestHTMLPolicy computes the hashes anew from what stands in the page.
func TestHTMLPolicy(t *testing.T) {
	out := render(t, "html", reporttest.Clean("/repo"))
	for _, e := range parse(t, out) {
		if e.attr["http-equiv"] == "Content-Security-Policy" {
			want := "default-src 'none'; style-src '" + sha(out, "style") + "'; script-src '" + sha(out, "script") + "'; base-uri 'none'; form-action 'none'"
			if got := e.attr["content"]; got != want {
				t.Errorf("got %s\nwant %s", got, want)
			}
			return
		}
	}
	t.Error("no policy")
}

// sha gives the hash of the text in an element, as a policy names it.
func sha(page, element string) string {
	_, text, _ := strings.Cut(page, "<"+element+">")
	text, _, _ = strings.Cut(text, "</"+element+">")
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// TestHTMLAnchors shows that every link inside the page has a target, that no
// two elements have one name, and that equal runs give equal pages.
func TestHTMLAnchors(t *testing.T) {
	run := reporttest.Odd(t)
	run.Findings = append(run.Findings, run.Findings...)
	out := render(t, "html", run)
	if out != render(t, "html", run) {
		t.Error("another time the page is another")
	}
	elements := parse(t, out)
	ids := map[string]int{}
	findings := 0
	for _, e := range elements {
		if id := e.attr["id"]; id != "" {
			ids[id]++
		}
		if e.name == "article" {
			findings++
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements are called %s", n, id)
		}
	}
	for _, e := range elements {
		if target, inside := strings.CutPrefix(e.attr["href"], "#"); inside && ids[target] == 0 {
			t.Errorf("no element is called %s", target)
		}
	}
	if ids["finding-a_1"] != 1 || findings != len(run.Findings) {
		t.Errorf("%d findings, named %v", findings, ids)
	}
}

func TestHTMLSummary(t *testing.T) {
	text := strings.Join(strings.Fields(plain(render(t, "html", reporttest.Odd(t)))), " ")
	for _, want := range []string{
		"6 findings in 2 of 2 packages", "credlint v1.2.3 on ./... with staticcreds, norefresh, chainshadow",
		"errors4", "warning1", "note1", "suppressed2", "packages not analysed in full3",
		"broken.go:3:12: undefined: x", "a cause, without a place: 100%",
		"frozen-response an STS, SSO or Cognito response in a static provider2", "imds-off the metadata client is switched off in code0",
		"hard-coded secret reaches Open; revoke it # 50% of ü/two words.go:3:9", "store.go:4:23 in Store.Open",
		"{providers}[0](1) gives·no expiry: 100%, ·[31m· <b>&",
		`suppressed by a comment: no instance role "here"`, "suppressed by the baseline", "newcomer/unheard-of",
		"1sourcereturned by roles[0].Assumestore.go:3", "4sinkan STS, SSO or Cognito responsein a static providerstore.go:4",
		"/mod/example.com/wrap@v1.0.0/wrap.go cannot be quoted", "Why the program dies: a role session lasts an hour by default",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}

func TestHTMLEmpty(t *testing.T) {
	run := reporttest.Clean("/repo")
	text := plain(render(t, "html", run))
	if !strings.Contains(text, "No key in the source") || strings.Contains(text, "By category") || strings.Contains(text, "not all could") {
		t.Error(text)
	}
	run.Problems = []report.Problem{{Message: "broken"}}
	if text := plain(render(t, "html", run)); !strings.Contains(text, "But not all could be analysed") {
		t.Error(text)
	}
	run.Packages = 0
	if text := plain(render(t, "html", run)); !strings.Contains(text, "No package was looked at") {
		t.Error(text)
	}
}

func TestHTMLAllSuppressed(t *testing.T) {
	run := reporttest.Odd(t)
	for i := range run.Findings {
		run.Findings[i].Suppression = &report.Suppression{Kind: report.External}
	}
	if text := plain(render(t, "html", run)); !strings.Contains(text, "No findings") || !strings.Contains(text, "suppressed by the baseline") {
		t.Error(text)
	}
}
