package triage

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

func TestExclude(t *testing.T) {
	for _, c := range []struct {
		pattern string
		out     string // names that it leaves out
		in      string // names that stay
	}{
		{"legacy", "legacy/a.go legacy/x/y/a.go x/legacy/a.go legacy", "legacy.go xlegacy/a.go legacyx/a.go a.go"},
		{"./legacy", "legacy/a.go legacy/x/a.go", "x/legacy/a.go"},
		{"legacy/", "legacy/a.go x/legacy/a.go", "legacy x/legacy"},
		{"./legacy/", "legacy/a.go", "x/legacy/a.go legacy"},
		{"legacy/...", "legacy/a.go legacy/x/a.go", "legacy x/legacy/a.go"},
		{"./legacy/...", "legacy/a.go legacy/x/a.go", "legacy x/legacy/a.go"},
		{"*.pb.go", "a.pb.go x/y/a.pb.go .pb.go", "a.go a.pb.gox"},
		{"./*.pb.go", "a.pb.go", "x/a.pb.go"},
		{"zz_*", "zz_a.go x/zz_b/a.go", "azz_.go"},
		{"internal/legacy", "internal/legacy/a.go internal/legacy/x/a.go", "internal/a.go x/internal/legacy/a.go"},
		{"**/internal/legacy", "internal/legacy/a.go x/y/internal/legacy/a.go", "internal/a.go"},
		{"internal/*/gen", "internal/a/gen/a.go", "internal/gen/a.go internal/a/b/gen/a.go"},
		{"internal/**/gen", "internal/gen/a.go internal/a/b/gen/x/a.go", "internal/a.go gen/a.go"},
		{"legacy/**", "legacy/a.go legacy/x/a.go", "a.go"},
		{"cmd/*/main.go", "cmd/a/main.go", "cmd/main.go cmd/a/b/main.go"},
		{"{old,legacy}/*.go", "old/a.go legacy/a.go", "new/a.go old/x/a.go"},
		{"{old,legacy}", "old/a.go x/legacy/a.go", "new/a.go"},
		{"v[0-9]", "v1/a.go x/v2/a.go", "v10/a.go va/a.go"},
		{"?.go", "a.go x/b.go", "ab.go"},
		{"my dir", "my dir/a.go", "my/a.go dir/a.go"},
		{"../other", "../other/a.go", "other/a.go ../others/a.go"},
		{"ä*", "äb.go", "a.go"},
		{"x//y/./z/../w", "x/y/w/a.go", "x/y/z/a.go"},
		{`\*.go`, "*.go x/*.go", "a.go"},
		{"**", "a.go x/a.go", ""},
	} {
		var p Patterns
		if err := p.Set(c.pattern); err != nil {
			t.Errorf("%s: %v", c.pattern, err)
		}
		for _, name := range names(c.out) {
			if !p.Match(name) {
				t.Errorf("%s does not match %s", c.pattern, name)
			}
		}
		for _, name := range names(c.in) {
			if p.Match(name) {
				t.Errorf("%s matches %s", c.pattern, name)
			}
		}
	}
}

// names parts a list of names; those with a blank have no other beside them.
func names(list string) []string {
	if strings.HasPrefix(list, "my ") {
		return []string{list}
	}
	return strings.Fields(list)
}

func TestExcludeRefuses(t *testing.T) {
	abs, err := filepath.Abs("x")
	if err != nil {
		t.Fatal(err)
	}
	const place = "want a file or folder below the one where the analysis runs"
	const relative = "want a pattern relative to the folder where the analysis runs"
	const partner = "bad pattern: a bracket or brace without its partner, or \\ at the end"
	for pattern, want := range map[string]string{
		"":                      place,
		".":                     place,
		"./":                    place,
		"./...":                 place,
		"x/..":                  place,
		"/x":                    relative,
		"/":                     place,
		"/...":                  place,
		abs:                     relative,
		"!x":                    "a pattern cannot be negated",
		"...":                   "... is for the end; ** stands for any number of folders",
		"x/.../y":               "... is for the end; ** stands for any number of folders",
		"[a":                    partner,
		"{a":                    partner,
		"a}":                    partner,
		"[]":                    partner,
		`a\`:                    partner,
		"{a}{b}{c}{d}{e}{f}{g}": "more than 6 alternatives in braces",
	} {
		p := Patterns{}
		if err := p.Set(pattern); err == nil || err.Error() != want {
			t.Errorf("%q: got %v, want %s", pattern, err, want)
		}
		if len(p) != 0 {
			t.Errorf("%q was added", pattern)
		}
	}
}

// TestSplit: only the finding's own place counts, and the order stays.
func TestSplit(t *testing.T) {
	dir := t.TempDir()
	in := func(name string, line int) report.Finding {
		return on(filepath.Join(dir, filepath.FromSlash(name)), line)
	}
	elsewhere := in("a.go", 3)
	elsewhere.Steps = []report.Step{{Position: in("legacy/a.go", 1).Position}}
	var p Patterns
	for _, text := range []string{"legacy", "*.pb.go"} {
		if err := p.Set(text); err != nil {
			t.Fatal(err)
		}
	}
	kept, excluded := p.split(dir, []report.Finding{in("a.go", 1), in("legacy/a.go", 2), elsewhere, in("x/a.pb.go", 4), on("", 5), on(filepath.Join(filepath.Dir(dir), "legacy", "a.go"), 6), in("a.go", 7)})
	if got := told(kept); len(got) != 4 || got[0] != 1 || got[1] != 3 || got[2] != 5 || got[3] != 7 {
		t.Errorf("kept %v", got)
	}
	if got := told(excluded); len(got) != 3 || got[0] != 2 || got[1] != 4 || got[2] != 6 {
		t.Errorf("excluded %v", got)
	}
	if p.String() != "legacy *.pb.go" || new(Patterns).String() != "" {
		t.Errorf("%s", p.String())
	}
}
