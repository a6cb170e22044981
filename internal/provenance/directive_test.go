package provenance

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParseDirective(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		analyzers  []string
		reason     string
		ok         bool
	}{
		{"whole", "//credlint:ignore staticcreds the key is revoked", []string{"staticcreds"}, "the key is revoked", true},
		{"two analyzers", "//credlint:ignore staticcreds,norefresh why", []string{"staticcreds", "norefresh"}, "why", true},
		{"empty names", "//credlint:ignore ,staticcreds,, why", []string{"staticcreds"}, "why", true},
		{"no reason", "//credlint:ignore staticcreds", []string{"staticcreds"}, "", true},
		{"nothing", "//credlint:ignore", nil, "", true},
		{"spaces only", "//credlint:ignore   ", nil, "", true},
		{"more space", "//credlint:ignore   staticcreds   why  not  ", []string{"staticcreds"}, "why  not", true},
		{"a tab after the name", "//credlint:ignore staticcreds\twhy", []string{"staticcreds"}, "why", true},
		{"a tab before the name", "//credlint:ignore\tstaticcreds why", []string{"staticcreds"}, "why", true},
		{"carriage return", "//credlint:ignore staticcreds why\r", []string{"staticcreds"}, "why", true},
		{"an expectation of a test", "//credlint:ignore staticcreds // want `x`", []string{"staticcreds"}, "", true},
		{"prose", "// credlint:ignore staticcreds why", nil, "", false},
		{"another word", "//credlint:ignored staticcreds why", nil, "", false},
		{"another tool", "//nolint:credlint", nil, "", false},
		{"a block", "/*credlint:ignore staticcreds why*/", nil, "", false},
		{"empty", "", nil, "", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			analyzers, reason, ok := parseDirective(tc.text)
			if !slices.Equal(analyzers, tc.analyzers) || reason != tc.reason || ok != tc.ok {
				t.Errorf("parseDirective(%q) = %q, %q, %v; want %q, %q, %v", tc.text, analyzers, reason, ok, tc.analyzers, tc.reason, tc.ok)
			}
		})
	}
}

// FuzzParseDirective checks what follows from any comment: names hold neither
// space nor comma, a reason is trimmed, and what is written again in the plain
// form means the same.
func FuzzParseDirective(f *testing.F) {
	for _, s := range []string{"//credlint:ignore staticcreds why", "//credlint:ignore", "//credlint:ignore a,b,,c \t d", "//credlint:ignore\u00a0a b", "// x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		analyzers, reason, ok := parseDirective(text)
		if !ok {
			if analyzers != nil || reason != "" {
				t.Errorf("%q is no directive, but has %q and %q", text, analyzers, reason)
			}
			return
		}
		if reason != strings.TrimSpace(reason) {
			t.Errorf("reason %q is not trimmed", reason)
		}
		for _, name := range analyzers {
			if name == "" || strings.ContainsAny(name, " ,") || name != strings.TrimSpace(name) {
				t.Errorf("name %q of %q", name, text)
			}
		}
		if len(analyzers) == 0 {
			return
		}
		again, why, ok := parseDirective(directivePrefix + " " + strings.Join(analyzers, ",") + " " + reason)
		if !ok || !slices.Equal(again, analyzers) || why != reason {
			t.Errorf("%q: %q, %q; again: %q, %q", text, analyzers, reason, again, why)
		}
	})
}

func TestDirectiveProblem(t *testing.T) {
	known := Analyzers
	for _, tc := range []struct {
		name      string
		directive Directive
		used      bool
		want      map[string]string // a part of the problem, by the analyzer that reports it
	}{
		{"good", Directive{Analyzers: []string{"norefresh"}, Reason: "r"}, true, nil},
		{"unused", Directive{Analyzers: []string{"norefresh"}, Reason: "r"}, false, map[string]string{"norefresh": "unused"}},
		{"unused by two", Directive{Analyzers: []string{"chainshadow", "norefresh"}, Reason: "r"}, false, map[string]string{"chainshadow": "unused"}},
		{"no reason", Directive{Analyzers: []string{"norefresh"}}, true, map[string]string{"norefresh": "without a reason"}},
		{"no analyzer", Directive{Reason: "r"}, true, map[string]string{"staticcreds": "names no analyzer"}},
		{"no known analyzer", Directive{Analyzers: []string{"errcheck"}, Reason: "r"}, true, map[string]string{"staticcreds": "names errcheck"}},
		{"one unknown", Directive{Analyzers: []string{"norefresh", "errcheck"}, Reason: "r"}, true, map[string]string{"norefresh": "names errcheck"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for _, analyzer := range known {
				got := tc.directive.problem(analyzer, known, tc.used)
				if want := tc.want[analyzer]; (want == "") != (got == "") || !strings.Contains(got, want) {
					t.Errorf("%s says %q, want %q in it", analyzer, got, want)
				}
			}
		})
	}
}

func TestFit(t *testing.T) {
	short, long, wide := "short", strings.Repeat("x", MaxMessage+1), strings.Repeat("ä", MaxMessage)
	for _, tc := range []struct {
		name      string
		wordings  []string
		want      string
		truncated bool
	}{
		{"the first fits", []string{short, "other"}, short, false},
		{"the first is too long", []string{long, short}, short, false},
		{"just as long as may be", []string{wide, short}, wide, false},
		{"none fits", []string{long + long, long}, long[:MaxMessage-1] + "…", true},
		{"none fits, wide letters", []string{wide + "ä"}, strings.Repeat("ä", MaxMessage-1) + "…", true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := Fit(tc.wordings...); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			if got := Fit(tc.wordings...); utf8.RuneCountInString(got) > MaxMessage {
				t.Errorf("%d letters", utf8.RuneCountInString(got))
			}
		})
	}
}

func TestShort(t *testing.T) {
	for name, want := range map[string]string{"": "", "New": "New", "credentials.New": "New", "a.b.C": "C"} {
		if got := Short(name); got != want {
			t.Errorf("Short(%q) = %q, want %q", name, got, want)
		}
	}
}
