package provenance

import (
	"go/token"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/keyshape"
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
	used := res.used(pass)
	type line struct {
		at                token.Pos
		category, message string
	}
	seen := map[line]bool{}
	for _, f := range res.Findings {
		if f.Analyzer != name || !wanted(f) {
			continue
		}
		message := keyshape.Redact(words(f))
		if seen[line{f.Pos, f.Category, message}] {
			continue
		}
		seen[line{f.Pos, f.Category, message}] = true
		p := pass.Fset.PositionFor(f.Pos, false)
		suppressed := false
		for i := range res.Directives {
			suppressed = suppressed || res.Directives[i].covers(name, p)
		}
		if suppressed {
			continue
		}
		pass.Report(diagnostic(f, pass.Analyzer.URL, message))
	}
	for i := range res.Directives {
		if msg := res.Directives[i].problem(name, Analyzers, used[i]); msg != "" {
			pos := res.Directives[i].Pos
			pass.Report(analysis.Diagnostic{Pos: pos, End: pos + token.Pos(len(directivePrefix)), Category: CategoryDirective, URL: pass.Analyzer.URL + "#" + CategoryDirective, Message: msg})
		}
	}
}

// used tells of each directive whether it covers a finding of any analyzer that
// it names.
func (r *Result) used(pass *analysis.Pass) []bool {
	used := make([]bool, len(r.Directives))
	for i := range r.Directives {
		for _, f := range r.Findings {
			if r.Directives[i].covers(f.Analyzer, pass.Fset.PositionFor(f.Pos, false)) {
				used[i] = true
			}
		}
	}
	return used
}

// diagnostic makes the diagnostic of a finding.
func diagnostic(f Finding, url, message string) analysis.Diagnostic {
	d := analysis.Diagnostic{Pos: f.Pos, End: f.End, Category: f.Category, URL: url + "#" + f.Category, Message: message}
	if !d.End.IsValid() || d.End < d.Pos {
		d.End = d.Pos
	}
	for _, s := range f.Steps {
		d.Related = append(d.Related, analysis.RelatedInformation{Pos: s.Pos, Message: keyshape.Redact(s.What)})
	}
	return d
}
