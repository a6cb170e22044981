package triage

import (
	"testing"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/rules"
)

// every gives a finding of each rule.
func every() []report.Finding {
	var out []report.Finding
	for _, r := range rules.All {
		f := find(r.ID(), "p", "F", "x")
		f.Severity = r.Severity
		out = append(out, f)
	}
	return out
}

func TestFailOn(t *testing.T) {
	all := func(rules.Rule) bool { return true }
	none := func(rules.Rule) bool { return false }
	least := func(s rules.Severity) func(rules.Rule) bool {
		return func(r rules.Rule) bool { return r.Severity.AtLeast(s) }
	}
	for list, want := range map[string]func(rules.Rule) bool{
		"any":           all,
		"none":          none,
		"note":          all,
		"warning":       least(rules.Warning),
		"error":         least(rules.Error),
		"error,warning": least(rules.Warning),
		"warning,error": least(rules.Warning),
		"norefresh":     func(r rules.Rule) bool { return r.Analyzer == "norefresh" },
		" error , norefresh/uncached ": func(r rules.Rule) bool {
			return r.Severity == rules.Error || r.ID() == "norefresh/uncached"
		},
		"staticcreds,chainshadow/process-env": func(r rules.Rule) bool {
			return r.Analyzer == "staticcreds" || r.ID() == "chainshadow/process-env"
		},
	} {
		var o FailOn
		if err := o.Set(list); err != nil {
			t.Errorf("%s: %v", list, err)
		}
		for i, f := range every() {
			if got := o.Fails(f); got != want(rules.All[i]) {
				t.Errorf("%s: %s fails: %v", list, f.ID(), got)
			}
			f.Suppression = &report.Suppression{Kind: report.External}
			if o.Fails(f) {
				t.Errorf("%s: %s fails although suppressed", list, f.ID())
			}
		}
		if !o.Given() || o.String() != list {
			t.Errorf("%s: given %v, %s", list, o.Given(), o.String())
		}
	}
}

func TestFailOnZero(t *testing.T) {
	var o FailOn
	for _, f := range every() {
		if !o.Fails(f) {
			t.Errorf("%s does not fail", f.ID())
		}
	}
	if o.Given() || o.String() != "any" || (*FailOn)(nil).String() != "any" {
		t.Errorf("given %v, %s", o.Given(), o.String())
	}
}

func TestFailOnRefuses(t *testing.T) {
	const words = "any, none, error, warning, note, staticcreds, norefresh, chainshadow"
	const empty = "want any, none, or a list separated by commas; a word of it is empty"
	for list, want := range map[string]string{
		"":                       empty,
		"error,":                 empty,
		",":                      empty,
		"any,error":              "any stands alone",
		"error,none":             "none stands alone",
		"high":                   `no such word: "high"; there are ` + words,
		"Error":                  `no such word: "Error"; there are ` + words,
		"norefrsh":               `no such word: "norefrsh" (norefresh?); there are ` + words,
		"uncached":               `no such word: "uncached" (norefresh/uncached?); there are ` + words,
		"process-env":            `no such word: "process-env" (norefresh/process-env or chainshadow/process-env?); there are ` + words,
		"norefesh/uncached":      `no such word: "norefesh/uncached" (norefresh/uncached?); there are ` + words,
		"staticcreds/hard-coded": `no such word: "staticcreds/hard-coded" (staticcreds/hardcoded?); there are staticcreds/hardcoded, staticcreds/fallback, staticcreds/environment, staticcreds/literal, staticcreds/directive`,
		"error,staticcreds/":     `no such word: "staticcreds/" (staticcreds?); there are staticcreds/hardcoded, staticcreds/fallback, staticcreds/environment, staticcreds/literal, staticcreds/directive`,
		"two\nlines":             `no such word: "two\nlines"; there are ` + words,
	} {
		o := FailOn{text: "none", none: true}
		if err := o.Set(list); err == nil || err.Error() != want {
			t.Errorf("%q:\ngot  %v\nwant %s", list, err, want)
		}
		if !o.none {
			t.Errorf("%q has changed the list", list)
		}
	}
}
