package report_test

import (
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/report/reporttest"
	"github.com/credlint/credlint/internal/rules"
)

// large gives a run of that many findings with four steps each, in files of
// some 700 lines.
func large(t testing.TB, findings int) *report.Run {
	t.Helper()
	const each = 100 // findings in a file
	dir := t.TempDir()
	run := reporttest.Clean(dir)
	run.Packages = 500
	for i := range findings {
		pkg := fmt.Sprintf("p%d", i/each)
		file := filepath.Join(dir, pkg+".go")
		if i%each == 0 {
			writeFile(t, file, "package "+pkg+"\n"+strings.Repeat(sourceBlock, each))
		}
		at := func(line, col int) report.Position {
			return report.Position{File: file, Line: 1 + i%each*7 + line, Column: col}
		}
		rule := rules.All[i%len(rules.All)]
		run.Findings = append(run.Findings, report.Finding{
			Analyzer: rule.Analyzer, Category: rule.Category, Severity: rule.Severity, URL: rule.URL(), Package: "example.com/m/" + pkg,
			Message:  "credentials from sts.AssumeRole frozen in NewStaticCredentialsProvider expire; use NewAssumeRoleProvider",
			Position: at(6, 61), End: at(6, 68),
			Identity: report.Identity{Function: "Open", Fingerprint: fmt.Sprintf("%016x", i)},
			Steps: []report.Step{
				{Position: at(3, 26), Message: "temporary credentials from sts.AssumeRole"}, {Position: at(2, 6), Message: "returned by role.Assume"},
				{Position: at(4, 2), Message: "kept in field Store.keys"}, {Position: at(5, 2), Message: "passed to store.Open"},
			},
		})
	}
	return run
}

const sourceBlock = `
func Open(ctx context.Context, cfg aws.Config) (*s3.Client, error) {
	keys, err := role.Assume(ctx, cfg, "arn:aws:iam::123456789012:role/archive-writer")
	if err != nil {
		return nil, fmt.Errorf("cannot take on the role %s: %w", role, err) // with a comment behind it
	cfg.Credentials = credentials.NewStaticCredentialsProvider(keys.ID, keys.Secret, keys.Token)
}
`

// TestHTMLSize bounds the page of a large report, and of one that is too large.
func TestHTMLSize(t *testing.T) {
	for _, tt := range []struct {
		findings, cards, full, most int // full at least, most in bytes
	}{{200, 200, 200, 2 << 20}, {5_000, 5_000, 1_000, 16 << 20}, {12_000, 10_000, 1_000, 24 << 20}} {
		out := render(t, "html", large(t, tt.findings))
		t.Logf("%d findings: %.1f MB", tt.findings, float64(len(out))/(1<<20))
		if len(out) > tt.most {
			t.Errorf("%d findings: %d bytes, at most %d wanted", tt.findings, len(out), tt.most)
		}
		if n := strings.Count(out, "<article "); n != tt.cards {
			t.Errorf("%d findings: %d shown, want %d", tt.findings, n, tt.cards)
		}
		full := strings.Count(out, `<svg class="graph"`)
		if told := strings.Contains(out, fmt.Sprintf("the last %d findings", tt.cards-full)); full < tt.full || told != (full < tt.cards) {
			t.Errorf("%d findings: %d in full, told of the others: %t", tt.findings, full, told)
		}
		if strings.Contains(out, "2000 more findings did not find room") != (tt.cards < tt.findings) {
			t.Errorf("%d findings: not told how many are left out", tt.findings)
		}
	}
}

// TestHTMLLongLine quotes a line of a megabyte.
func TestHTMLLongLine(t *testing.T) {
	src := "package a\n\nvar x = []int{" + strings.Repeat("1, ", 1<<18) + "}\n"
	if out := page(t, "norefresh/uncached", src, 3, 5); len(out) > 1<<17 {
		t.Errorf("%d bytes", len(out))
	}
}

// BenchmarkHTML writes the page of 5,000 findings.
func BenchmarkHTML(b *testing.B) {
	run := large(b, 5_000)
	b.ReportAllocs()
	for b.Loop() {
		h, _ := report.New("html", io.Discard, report.Options{})
		if err := run.Write(h); err != nil {
			b.Fatal(err)
		}
	}
}

// TestHTMLStopsAreBounded draws a way that is longer than the engine gives.
func TestHTMLStopsAreBounded(t *testing.T) {
	run := large(t, 1)
	for range 1000 {
		run.Findings[0].Steps = append(run.Findings[0].Steps, run.Findings[0].Steps[0])
	}
	if n := strings.Count(render(t, "html", run), `<path class="edge"`); n != 19 {
		t.Errorf("%d arrows", n)
	}
}

// noncharacters may be in a page, but not in XML, which the tests read it as.
var noncharacters = regexp.MustCompile("[\ufffe\uffff]")

// FuzzHTML shows that no text can break the page: it has the elements that it
// would have without, and no others.
func FuzzHTML(f *testing.F) {
	f.Add("package a\n\tx := `</pre>\n<script>`", "message <b>", "Store.Open", "uncached", "ab12", "it & that", 2, 3, 3, 1)
	f.Add("\xff\x00'\"/*", "]]>\r\n\u2028", "{{.}}", "<!--", "\" onclick=\"", "${x}", 0, -1, 9, 9)
	f.Fuzz(func(t *testing.T, src, message, function, category, fingerprint, reason string, line, column, endLine, endColumn int) {
		run := reporttest.Clean(t.TempDir())
		pos := writeSource(t, run.Config.Root, src)
		pos.Line, pos.Column = line, column
		end := pos
		end.Line, end.Column = endLine, endColumn
		one := report.Finding{
			Analyzer: "norefresh", Category: category, Message: message, Package: reason, Position: pos, End: end,
			Steps:    []report.Step{{Position: end, Message: message}, {Position: report.Position{File: reason}, Message: reason}},
			Identity: report.Identity{Function: function, Fingerprint: fingerprint},
		}
		two := one
		two.Analyzer, two.Suppression = "staticcreds", &report.Suppression{Kind: report.InSource, Justification: reason}
		run.Findings = []report.Finding{one, two, one}
		run.Problems = []report.Problem{{Package: reason, Position: pos, Message: message}}
		out := render(t, "html", run)
		if !utf8.ValidString(out) {
			t.Error("no valid UTF-8")
		}
		seen := map[string]int{}
		for _, e := range parse(t, noncharacters.ReplaceAllString(out, "")) {
			seen[e.name]++
			for name := range e.attr {
				if strings.HasPrefix(name, "on") {
					t.Errorf("attribute %s", name)
				}
			}
		}
		for name, want := range map[string]int{"article": 3, "form": 1, "script": 0, "h4": 3, "main": 1} {
			if got := seen[name]; got != want {
				t.Errorf("%d elements %s, want %d", got, name, want)
			}
		}
	})
}
