package report

import (
	"fmt"
	"testing"

	"github.com/credlint/credlint/internal/rules"
)

// TestSeverities shows what each format makes of a severity.
func TestSeverities(t *testing.T) {
	tests := []struct {
		id, github, gitlab, checkstyle string
	}{
		{"staticcreds/hardcoded", "error", "critical", "error"},
		{"norefresh/frozen-response", "error", "major", "error"},
		{"norefresh/uncached", "warning", "minor", "warning"},
		{"norefresh/expiry-window", "notice", "info", "info"},
		{"newcomer/unheard-of", "warning", "minor", "warning"},
	}
	for _, tt := range tests {
		rule, _ := rules.Find(tt.id)
		f := Finding{Analyzer: rule.Analyzer, Category: rule.Category, Severity: rule.Severity}
		if got := []string{f.annotation(), f.gitlabSeverity(), f.checkstyleSeverity()}; got[0] != tt.github || got[1] != tt.gitlab || got[2] != tt.checkstyle {
			t.Errorf("%s: got %q", tt.id, got)
		}
	}
}

func TestFingerprintsAreUnique(t *testing.T) {
	seen, all := fingerprints{}, map[string]bool{}
	with := func(fp string) Finding { return Finding{Message: "m", Identity: Identity{Fingerprint: fp}} }
	for i := range 3 {
		for _, f := range []Finding{with("a:1"), with("b:1"), with("")} {
			fp := seen.next(f, "a.go")
			if all[fp] || i == 0 && f.Fingerprint != "" && fp != f.Fingerprint {
				t.Errorf("round %d, %q: %s", i, f.Fingerprint, fp)
			}
			all[fp] = true
		}
	}
	if fp := seen.next(with(fmt.Sprint(hash("a:1", "2"))), "a.go"); all[fp] {
		t.Errorf("%s twice", fp)
	}
}

func TestJUnitNamesAreUnique(t *testing.T) {
	suite, all := newJUnitSuite("x"), map[string]bool{}
	for _, name := range []string{"a", "a", "a (2)", "a", "a (2)", "b"} {
		suite.add(junitCase{Name: name})
	}
	for _, c := range suite.Cases {
		if all[c.Name] {
			t.Errorf("%s twice", c.Name)
		}
		all[c.Name] = true
	}
	if !all["a"] || !all["a (2)"] || !all["a (3)"] || !all["b"] || suite.Tests != 6 {
		t.Errorf("got %v", all)
	}
}
