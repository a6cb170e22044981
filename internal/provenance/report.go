package provenance

import (
	"go/token"

	"golang.org/x/tools/go/analysis"
)

// Analyzers are the names of the analyzers that report the engine's findings,
// in the order of their priority.
var Analyzers = []string{"staticcreds", "norefresh", "chainshadow"}

// CategoryDirective is the category of a report about a suppression itself: it
// is unused, lacks its reason, or names no analyzer.
const CategoryDirective = "directive"

// Report reports the engine's findings that belong to the pass's analyzer, in
// the words that the analyzer has for them, except those that a directive
// suppresses; and the directives that are wrong or unused.
func Report(pass *analysis.Pass, words func(Finding) string) {
	ReportIf(pass, func(Finding) bool { return true }, words)
}

// ReportIf is Report for those findings that are wanted.
func ReportIf(pass *analysis.Pass, wanted func(Finding) bool, words func(Finding) string) {
	res := pass.ResultOf[Analyzer].(*Result)
	name := pass.Analyzer.Name
	used := make([]bool, len(res.Directives))
	type line struct {
		at       token.Pos
		category string
	}
	seen := map[line]bool{}
	for _, f := range res.Findings {
		if f.Analyzer != name || !wanted(f) || seen[line{f.Pos, f.Category}] {
			continue
		}
		seen[line{f.Pos, f.Category}] = true
		p := pass.Fset.PositionFor(f.Pos, false)
		suppressed := false
		for i := range res.Directives {
			if res.Directives[i].covers(name, p) {
				used[i], suppressed = true, true
			}
		}
		if suppressed {
			continue
		}
		pass.Report(diagnostic(f, pass.Analyzer.URL, words(f)))
	}
	for i := range res.Directives {
		if msg := res.Directives[i].problem(name, Analyzers, used[i]); msg != "" {
			pass.Report(analysis.Diagnostic{Pos: res.Directives[i].Pos, Category: CategoryDirective, URL: pass.Analyzer.URL + "#" + CategoryDirective, Message: msg})
		}
	}
}

// diagnostic makes the diagnostic of a finding.
func diagnostic(f Finding, url, message string) analysis.Diagnostic {
	d := analysis.Diagnostic{Pos: f.Pos, End: f.End, Category: f.Category, URL: url + "#" + f.Category, Message: message}
	if !d.End.IsValid() || d.End < d.Pos {
		d.End = d.Pos
	}
	for _, s := range f.Steps {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: s.Pos, Message: s.What})
	}
	return d
}
