// Package chainshadow reports explicit credential providers that stand in
// front of the instance profile.
package chainshadow

import (
	"flag"
	"reflect"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/provenance"
	"github.com/credlint/credlint/internal/rules"
)

// Analyzer reports providers, profiles, chains and variables that are put in
// front of the default chain unconditionally, so that the role of the instance
// or task, which is the last link of that chain, is never used.
var Analyzer = &analysis.Analyzer{
	Name:             "chainshadow",
	Doc:              doc,
	URL:              rules.Page("chainshadow"),
	Requires:         []*analysis.Analyzer{provenance.Analyzer},
	ResultType:       reflect.TypeFor[*provenance.Suppressions](),
	RunDespiteErrors: true,
	Run:              run,
}

// switches holds what the flags -CATEGORY=false switch off.
var switches rules.Switches

func init() {
	Analyzer.Flags.Init("chainshadow", flag.ContinueOnError)
	switches.Define(&Analyzer.Flags, "chainshadow")
}

func run(pass *analysis.Pass) (any, error) {
	wanted := func(f provenance.Finding) bool { return switches.On(f.Category) }
	return provenance.Report(pass, wanted, words), nil
}

// words says what is wrong, what will happen, and what to do instead.
func words(f provenance.Finding) string {
	sink := provenance.Short(f.Sink)
	switch f.Category {
	case "explicit-source":
		return provenance.Fit(
			sink+" is installed unconditionally and read once: the instance role is never used; use the default chain",
			sink+" is installed unconditionally: the instance role is never used; use the default chain")
	case "fixed-profile":
		return provenance.Fit(
			"profile or file \""+f.Source+"\" fixed in code hides the instance role, unless it names a role; make it optional",
			"\""+f.Source+"\" fixed in code hides the instance role, unless it names a role; make it optional",
			"profile or file fixed in code hides the instance role, unless it names a role; make it optional")
	case "dead-chain":
		if f.Detail == "no role" {
			return provenance.Fit(
				"chain in "+sink+" holds no role provider: the instance role is never used; use the default chain",
				"chain holds no role provider: the instance role is never used; use the default chain")
		}
		return "chain has a static provider that always succeeds before its end: what follows is never asked"
	case "process-env":
		return provenance.Fit(
			f.Sink+" set for the process itself hides the instance role from every client; use the default chain",
			f.Sink+" set for the process itself hides the instance role from every client")
	case "imds-off":
		return provenance.Fit(
			"imds.ClientDisabled in "+sink+": the instance role is never used; leave it to the environment",
			"imds.ClientDisabled in "+sink+": the instance role is never used; remove it",
			"the metadata client is switched off: the instance role is never used")
	}
	return provenance.Fit(
		"static provider of "+f.Source+" is installed unconditionally: the role is never used; do so only if it is set",
		"static provider of "+f.Source+" is installed unconditionally: the role is never used",
		"static provider of configured keys is installed unconditionally: the instance role is never used")
}
