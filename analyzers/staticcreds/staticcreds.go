// Package staticcreds reports AWS keys that are written into the source.
package staticcreds

import (
	"flag"
	"reflect"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/provenance"
	"github.com/credlint/credlint/internal/rules"
)

// Analyzer reports constants that reach the key ID, secret or session token of
// a credential API, and key-shaped literals wherever they stand.
var Analyzer = &analysis.Analyzer{
	Name:             "staticcreds",
	Doc:              doc,
	URL:              rules.Page("staticcreds"),
	Requires:         []*analysis.Analyzer{provenance.Analyzer},
	ResultType:       reflect.TypeFor[*provenance.Suppressions](),
	RunDespiteErrors: true,
	Run:              run,
}

// switches holds what the flags -CATEGORY=false switch off.
var switches rules.Switches

func init() {
	Analyzer.Flags.Init("staticcreds", flag.ContinueOnError)
	switches.Define(&Analyzer.Flags, "staticcreds")
}

func run(pass *analysis.Pass) (any, error) {
	wanted := func(f provenance.Finding) bool { return switches.On(f.Category) }
	return provenance.Report(pass, wanted, words), nil
}

// words says what is wrong, what will happen, and what to do instead.
func words(f provenance.Finding) string {
	sink := provenance.Short(f.Sink)
	switch f.Category {
	case "fallback":
		return provenance.Fit(
			"hard-coded default "+f.Source+" for "+sink+" is used when none is given; revoke it, use the default chain",
			"hard-coded default "+f.Source+" for "+sink+"; revoke it, use the default chain",
			"hard-coded default "+f.Source+" for "+sink+"; revoke it",
			"hard-coded default for "+sink+"; revoke it")
	case "environment":
		return provenance.Fit(
			"hard-coded "+f.Sink+", "+f.Source+", is written into an environment; revoke it, use the default chain",
			"hard-coded "+f.Sink+", "+f.Source+", is written into an environment; revoke it",
			"hard-coded "+f.Sink+" is written into an environment; revoke it")
	case "literal":
		return provenance.Fit(
			f.Source+" in "+article(f.Sink)+" is readable by all who read the source; revoke it, use the default chain",
			f.Source+" in "+article(f.Sink)+" is in the source; revoke it",
			f.Source+" is in the source; revoke it")
	}
	return provenance.Fit(
		"hard-coded key, "+f.Source+", reaches "+sink+" and never rotates; revoke it, use the default chain",
		"hard-coded key, "+f.Source+", reaches "+sink+"; revoke it, use the default chain",
		"hard-coded key, "+f.Source+", reaches "+sink+"; revoke it",
		"hard-coded key reaches "+sink+"; revoke it")
}

// article puts the indefinite article before a noun.
func article(noun string) string {
	if strings.ContainsAny(noun[:1], "aeiou") {
		return "an " + noun
	}
	return "a " + noun
}
