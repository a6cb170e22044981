package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credlint/credlint/internal/rules"
)

func sarifOf(c Config, findings ...Finding) sarifRun {
	return newSarifRun(&stream{config: c, findings: findings, files: newNamer(c)})
}

func TestSarifVersion(t *testing.T) {
	tests := []struct{ tool, semantic, other string }{
		{"v1.2.3", "1.2.3", ""},
		{"v0.0.0-20261123184529-685a54c0f1aa", "0.0.0-20261123184529-685a54c0f1aa", ""},
		{"v1.2.3-rc.1+dirty", "1.2.3-rc.1+dirty", ""},
		{"devel", "", "devel"},
		{"v1.2", "", "v1.2"},
		{"", "", ""},
	}
	for _, tt := range tests {
		d := sarifOf(Config{ToolVersion: tt.tool}).Tool.Driver
		if d.SemanticVersion != tt.semantic || d.Version != tt.other {
			t.Errorf("%s: got %q and %q", tt.tool, d.SemanticVersion, d.Version)
		}
	}
}

func TestSarifCategory(t *testing.T) {
	tests := []struct{ dir, root, want string }{
		{"/repo", "/repo", ""},
		{"/repo/services/billing", "/repo", "credlint/services/billing/"},
		{"/elsewhere", "/repo", ""},
	}
	for _, tt := range tests {
		got := ""
		if a := sarifOf(Config{Dir: tt.dir, Root: tt.root}).AutomationDetails; a != nil {
			got = a.ID
		}
		if got != tt.want {
			t.Errorf("%s in %s: got %q, want %q", tt.dir, tt.root, got, tt.want)
		}
	}
}

func TestSarifMessage(t *testing.T) {
	step := func(file, msg string) Step { return Step{Position{file, 1, 1}, msg} }
	tests := []struct {
		name           string
		steps          []Step
		text, markdown string
	}{
		{"no steps", nil, "m[0] *x", ""},
		{"one", []Step{step("/r/a.go", "made")}, "m[0] *x. Steps: [made](1)", `m\[0] \*x`},
		{"outside", []Step{step("/x/a.go", "made"), step("/r/a.go", `a[\]`)}, `m[0] *x. Steps: made, [a\[\\\]](2)`, `m\[0] \*x`},
		{"nowhere", []Step{step("", "made")}, "m[0] *x", ""},
	}
	for _, tt := range tests {
		f := Finding{Message: "m[0] *x", Position: Position{"/r/b.go", 1, 1}, Steps: tt.steps}
		got := sarifOf(Config{Root: "/r"}, f).Results[0].Message
		if got.Text != tt.text || got.Markdown != tt.markdown {
			t.Errorf("%s: got %q and %q", tt.name, got.Text, got.Markdown)
		}
	}
}

// TestSarifFlow demands that the way ends at the finding, and that links lead
// somewhere.
func TestSarifFlow(t *testing.T) {
	f := Finding{Message: "m", Position: Position{"/r/b.go", 9, 1}, Identity: Identity{Function: "T.F"}, Steps: []Step{
		{Position{"/r/a.go", 1, 1}, "source"}, {Position{"/r/a.go", 2, 1}, "then"},
	}}
	r := sarifOf(Config{Root: "/r"}, f).Results[0]
	var lines []int
	for _, l := range r.CodeFlows[0].ThreadFlows[0].Locations {
		lines = append(lines, l.Location.PhysicalLocation.Region.StartLine)
	}
	if len(lines) != 3 || lines[0] != 1 || lines[1] != 2 || lines[2] != 9 {
		t.Errorf("the flow goes through lines %v", lines)
	}
	for i, l := range r.RelatedLocations {
		if l.ID != i+1 {
			t.Errorf("location %d has the number %d", i, l.ID)
		}
	}
}

// TestSarifWithoutFile has a finding at no place, which GitHub would not show,
// but which is valid.
func TestSarifWithoutFile(t *testing.T) {
	r := sarifOf(Config{}, Finding{Message: "m"}).Results[0]
	if r.Locations == nil || len(r.Locations) > 0 || r.CodeFlows != nil || r.Suppressions != nil {
		t.Errorf("got %+v", r)
	}
}

func TestSarifRules(t *testing.T) {
	all := sarifRules(rules.Analyzers())
	if len(all) != len(rules.All) {
		t.Fatalf("%d rules of %d", len(all), len(rules.All))
	}
	names := map[string]bool{}
	for _, r := range all {
		names[r.Name] = true
		n := utf8.RuneCountInString(r.FullDescription.Text)
		if n < 80 || n > maxDescription || strings.ContainsAny(r.FullDescription.Text, "`\n") || !strings.HasPrefix(r.FullDescription.Text, "Reported") {
			t.Errorf("%s: description of %d characters: %s", r.ID, n, r.FullDescription.Text)
		}
		if strings.Contains(r.Help.Text, "```") || !strings.HasSuffix(r.Help.Markdown, "]("+r.HelpURI+")") || strings.Contains(r.Help.Markdown, "](#") {
			t.Errorf("%s: help: %s\n%s", r.ID, r.Help.Text, r.Help.Markdown)
		}
		security := r.Properties.SecuritySeverity != ""
		if tagged := strings.Contains(strings.Join(r.Properties.Tags, " "), "security"); tagged != security || len(r.Properties.Tags) > 10 {
			t.Errorf("%s: tags %q", r.ID, r.Properties.Tags)
		}
	}
	if len(names) != len(all) {
		t.Errorf("%d names for %d rules", len(names), len(all))
	}
	if some := sarifRules([]string{"norefresh"}); len(some) != len(rules.Of("norefresh")) {
		t.Errorf("%d rules of norefresh", len(some))
	}
}

func TestPlain(t *testing.T) {
	markdown := "Use `f` and\n[this](#x), [that](../y.md).\n\n```go\ns := `[a](b)`\n```\nEnd"
	want := "Use f and\nthis, that.\n\ns := `[a](b)`\nEnd"
	if got := plain(markdown); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDescription(t *testing.T) {
	long := strings.Repeat("wörter ", 200)
	tests := []struct{ page, want string }{
		{"Reported: `a`,\nb.\n\nWhy so: c.\n\nBad:", "Reported: a, b. Why so: c."},
		{"Reported: a.\n\nBad:\n", "Reported: a."},
		{"Reported: like this:\n\n```\nx\n```", "Reported: like this"},
		{"Reported: a.\n\nWhy so: " + long, "Reported: a."},
		{"", ""},
	}
	for _, tt := range tests {
		if got := description(tt.page); got != tt.want {
			t.Errorf("%.40q: got %q, want %q", tt.page, got, tt.want)
		}
	}
	got := description(long)
	if n := utf8.RuneCountInString(got); n > maxDescription || n < maxDescription-10 || !strings.HasSuffix(got, "wörter…") {
		t.Errorf("%d characters, %q", n, got)
	}
	if got := shorten(strings.Repeat("x", 20), 10); got != "xxxxxxxxx…" {
		t.Errorf("a word without end: %q", got)
	}
}

func TestSectionOfUnknownRule(t *testing.T) {
	if got := pageSection(rules.Rule{Analyzer: "newcomer", Category: "x", Title: "a thing"}); got != "A thing." {
		t.Errorf("got %q", got)
	}
}
