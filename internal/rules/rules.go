// Package rules lists what credlint's analyzers report: each category with what
// drivers and readers of reports need to know of it. The pages of docs/rules
// say the rest.
package rules

import (
	"cmp"
	"strings"
)

// A Severity says how sure it is that the program will fail, in SARIF's terms
// (SARIF 2.1.0, 3.27.10), which GitHub, GitLab and golangci-lint map to theirs.
type Severity string

// The severities, worst first.
const (
	Error   Severity = "error"   // a key leaks, or requests will fail
	Warning Severity = "warning" // requests fail under conditions that the code does not rule out
	Note    Severity = "note"    // works, but costs or hides something
)

// AtLeast reports whether s is as bad as other, or worse.
func (s Severity) AtLeast(other Severity) bool { return s.rank() >= other.rank() }

func (s Severity) rank() int {
	switch s {
	case Error:
		return 2
	case Warning:
		return 1
	}
	return 0
}

// A Rule is one category of one analyzer.
type Rule struct {
	Analyzer string   // "norefresh"
	Category string   // a heading of the analyzer's page: "frozen-response"
	Title    string   // the category in one line, without a full stop
	Severity Severity // of its findings

	// Score is GitHub's security-severity: 0.1 to 10, on the scale of CVSS,
	// where 9 and more is critical, 7 high, 4 medium. 0 is for what is no
	// question of security.
	Score float64

	CWE int // the weakness's number at cwe.mitre.org, or 0

	// OptIn names the analyzer's flag that asks for the rule, without which
	// nothing is reported. It is empty for the others, whose flag is Category.
	OptIn string
}

// Flag names the analyzer's flag that switches the rule.
func (r Rule) Flag() string { return cmp.Or(r.OptIn, r.Category) }

// ID names the rule as reports do: "norefresh/frozen-response".
func (r Rule) ID() string { return r.Analyzer + "/" + r.Category }

// URL gives the address of the page about the rule.
func (r Rule) URL() string { return Page(r.Analyzer) + "#" + r.Category }

// Page gives the address of the page about an analyzer.
func Page(analyzer string) string {
	return "https://github.com/credlint/credlint/blob/main/docs/rules/" + analyzer + ".md"
}

// All holds the rules in the order of their analyzers' priority and of their
// pages.
//
// Scores: a key in the source is readable by all who read it (CWE-798). A
// credential that expires takes the service down: availability only, CWE-324.
var All = []Rule{
	{"staticcreds", "hardcoded", "a constant reaches a credential API", Error, 8.6, 798, ""},
	{"staticcreds", "fallback", "a constant is the default where the configuration gives nothing", Error, 7.5, 798, ""},
	{"staticcreds", "environment", "a constant is written into AWS_* environment variables", Error, 7.5, 798, ""},
	{"staticcreds", "literal", "an AWS key stands in a string or an embedded file, used or not", Error, 8.6, 798, ""},
	{"staticcreds", CategoryDirective, directiveTitle, Warning, 0, 0, ""},

	{"norefresh", "frozen-response", "an STS, SSO or Cognito response in a static provider", Error, 5.9, 324, ""},
	{"norefresh", "frozen-snapshot", "the value of another provider in a static provider", Error, 5.9, 324, ""},
	{"norefresh", "no-expiry", "a custom provider that gives no expiry, or always the same value", Error, 5.9, 324, ""},
	{"norefresh", "process-env", "temporary credentials in the process's own environment", Error, 5.9, 526, ""},
	{"norefresh", "kept-value", "a resolved value kept in a field or variable, to sign with later", Error, 5.9, 324, ""},
	{"norefresh", "env-token", "AWS_SESSION_TOKEN read once and frozen", Warning, 5.3, 324, ""},
	{"norefresh", "metadata-by-hand", "role credentials fetched by hand from the metadata service", Error, 5.9, 324, ""},
	{"norefresh", "captured-token", "an RDS, EKS, ElastiCache or registry token kept for long use", Error, 5.9, 324, ""},
	{"norefresh", "uncached", "a role provider without a cache: a call of STS for each request", Warning, 4.3, 400, ""},
	{"norefresh", "expiry-window", "a cache that refreshes too late (opt-in)", Note, 3.1, 324, "expiry-window"},
	{"norefresh", "unchecked-main", "a program that makes AWS clients and does not call credcheck (opt-in)", Note, 0, 0, "require-check"},
	{"norefresh", CategoryDirective, directiveTitle, Warning, 0, 0, ""},

	{"chainshadow", "explicit-static", "keys from environment, flags or configuration, installed unconditionally", Warning, 5.3, 522, ""},
	{"chainshadow", "explicit-source", "an environment or shared-file provider, installed unconditionally", Warning, 5.3, 522, ""},
	{"chainshadow", "fixed-profile", "a constant profile name or credentials file", Warning, 4.3, 522, ""},
	{"chainshadow", "dead-chain", "a chain whose end is never reached, or that has no role in it", Warning, 5.3, 522, ""},
	{"chainshadow", "process-env", "the program sets its own AWS_* variables", Warning, 4.3, 526, ""},
	{"chainshadow", "imds-off", "the metadata client is switched off in code", Warning, 4.3, 0, ""},
	{"chainshadow", CategoryDirective, directiveTitle, Warning, 0, 0, ""},
}

// CategoryDirective is the category of a report about a suppression itself.
// Each analyzer has it.
const CategoryDirective = "directive"

const directiveTitle = "a suppression that is unused, has no reason, or names no analyzer"

// Of gives the rules of the analyzer, in order.
func Of(analyzer string) []Rule {
	var out []Rule
	for _, r := range All {
		if r.Analyzer == analyzer {
			out = append(out, r)
		}
	}
	return out
}

// Find gives the rule that id names, as Rule.ID does.
func Find(id string) (Rule, bool) {
	for _, r := range All {
		if r.ID() == id {
			return r, true
		}
	}
	return Rule{}, false
}

// Analyzers gives the names of the analyzers, in order.
func Analyzers() []string {
	var out []string
	for _, r := range All {
		if len(out) == 0 || out[len(out)-1] != r.Analyzer {
			out = append(out, r.Analyzer)
		}
	}
	return out
}

// IDs gives what a list of selectors may name: analyzers and rules.
func IDs() []string {
	out := Analyzers()
	for _, r := range All {
		out = append(out, r.ID())
	}
	return out
}

// Matches reports whether the selector, "norefresh" or "norefresh/uncached",
// names the rule.
func (r Rule) Matches(selector string) bool {
	analyzer, category, qualified := strings.Cut(selector, "/")
	return analyzer == r.Analyzer && (!qualified || category == r.Category)
}
