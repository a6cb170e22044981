package provenance

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/rules"
)

// Analyzers are the names of the analyzers that report the engine's findings,
// in the order of their priority.
var Analyzers = rules.Analyzers()

// Suppressions is what an analyzer gives besides its diagnostics: what they
// would hold if there were no suppressions. Drivers that show them read it from
// the analyzer's result.
type Suppressions struct {
	Directives []Directive  // all of the package, whichever analyzer they name
	Suppressed []Suppressed // what the analyzer found and did not report
}

// A Suppressed is a diagnostic that was not reported.
type Suppressed struct {
	analysis.Diagnostic
	By int // index in Directives
}

// Report reports the engine's findings that belong to the pass's analyzer and
// are wanted, in the words that the analyzer has for them, except those that a
// directive suppresses; and, if wanted, the directives that are wrong or unused.
func Report(pass *analysis.Pass, wanted func(Finding) bool, words func(Finding) string) *Suppressions {
	res := pass.ResultOf[Analyzer].(*Result)
	name := pass.Analyzer.Name
	out := &Suppressions{Directives: res.Directives}
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
		d := diagnostic(f, pass.Analyzer.URL, message)
		if by := res.suppressor(name, pass.Fset.PositionFor(f.Pos, false)); by >= 0 {
			out.Suppressed = append(out.Suppressed, Suppressed{d, by})
			continue
		}
		pass.Report(d)
	}
	if wanted(Finding{Analyzer: name, Category: rules.CategoryDirective}) {
		res.reportDirectives(pass)
	}
	return out
}

// suppressor gives the index of the directive that covers findings of the
// analyzer at the position, or -1.
func (r *Result) suppressor(analyzer string, p token.Position) int {
	return slices.IndexFunc(r.Directives, func(d Directive) bool { return d.covers(analyzer, p) })
}

// reportDirectives reports the directives that are wrong or unused, as far as
// the pass's analyzer is to.
func (r *Result) reportDirectives(pass *analysis.Pass) {
	used := r.used(pass)
	for i, d := range r.Directives {
		if msg := d.problem(pass.Analyzer.Name, Analyzers, used[i]); msg != "" {
			pass.Report(analysis.Diagnostic{
				Pos:      d.Pos,
				End:      d.Pos + token.Pos(len(directivePrefix)),
				Category: rules.CategoryDirective,
				URL:      pass.Analyzer.URL + "#" + rules.CategoryDirective,
				Message:  msg,
			})
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
