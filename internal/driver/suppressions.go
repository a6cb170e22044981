package driver

import (
	"cmp"
	"slices"

	"golang.org/x/tools/go/analysis/checker"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/provenance"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/rules"
)

// suppressed converts what an analyzer did not report, and the directives that
// are the reason.
func suppressed(act *checker.Action, s *provenance.Suppressions) found {
	fset := act.Package.Fset
	var out found
	for _, d := range s.Directives {
		out.directives = append(out.directives, report.Directive{
			Package:   act.Package.PkgPath,
			Position:  place(fset.Position(d.Pos)),
			Analyzers: d.Analyzers,
			Reason:    keyshape.Redact(d.Reason),
		})
	}
	for _, d := range s.Suppressed {
		f := finding(act, d.Diagnostic)
		f.Suppression = &report.Suppression{Kind: report.InSource, Justification: out.directives[d.By].Reason}
		out.directives[d.By].Suppresses = append(out.directives[d.By].Suppresses, f.ID())
		out.findings = append(out.findings, f)
	}
	return out
}

// mergeDirectives sorts what each analyzer and each test variant said of the
// same directives and makes it one. The findings tell what is wrong with them.
func mergeDirectives(all []report.Directive, findings []report.Finding) []report.Directive {
	slices.SortStableFunc(all, func(a, b report.Directive) int {
		return cmp.Or(cmp.Compare(a.Position.File, b.Position.File), cmp.Compare(a.Position.Line, b.Position.Line))
	})
	var out []report.Directive
	for _, d := range all {
		if last := len(out) - 1; last >= 0 && out[last].Position == d.Position {
			out[last].Suppresses = append(out[last].Suppresses, d.Suppresses...)
			continue
		}
		out = append(out, d)
	}
	wrong := map[report.Position]string{}
	for _, f := range findings {
		if f.Category == rules.CategoryDirective {
			wrong[f.Position] = f.Message
		}
	}
	for i := range out {
		slices.Sort(out[i].Suppresses)
		out[i].Suppresses = slices.Compact(out[i].Suppresses)
		out[i].Problem = wrong[out[i].Position]
	}
	return out
}
