package provenance

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// directivePrefix begins a comment that suppresses findings:
//
//	//credlint:ignore <analyzer>[,<analyzer>] <reason>
//
// It counts for findings on its own line and on the next.
const directivePrefix = "//credlint:ignore"

// A Directive is one suppression in the source.
type Directive struct {
	Pos       token.Pos
	File      string
	Line      int
	Analyzers []string
	Reason    string
}

// parseDirective parses the text of a comment. It reports false for a comment
// that is no directive; a directive may lack analyzers or a reason.
func parseDirective(text string) (analyzers []string, reason string, ok bool) {
	rest, ok := strings.CutPrefix(text, directivePrefix)
	if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		return nil, "", false
	}
	rest, _, _ = strings.Cut(rest, "// want ") // an expectation of a test is no reason
	names := strings.TrimSpace(rest)
	if i := strings.IndexAny(names, " \t"); i >= 0 {
		names, reason = names[:i], names[i:]
	}
	for name := range strings.SplitSeq(names, ",") {
		if name = strings.TrimSpace(name); name != "" {
			analyzers = append(analyzers, name)
		}
	}
	return analyzers, strings.TrimSpace(reason), true
}

// directives gives the directives in the files.
func directives(fset *token.FileSet, files []*ast.File) []Directive {
	var out []Directive
	for _, f := range files {
		for _, group := range f.Comments {
			for _, c := range group.List {
				names, reason, ok := parseDirective(c.Text)
				if !ok {
					continue
				}
				p := fset.PositionFor(c.Pos(), false)
				out = append(out, Directive{c.Pos(), p.Filename, p.Line, names, reason})
			}
		}
	}
	return out
}

// covers reports whether the directive suppresses findings of the analyzer at
// the position.
func (d *Directive) covers(analyzer string, p token.Position) bool {
	return d.Reason != "" && d.File == p.Filename && (d.Line == p.Line || d.Line+1 == p.Line) && slices.Contains(d.Analyzers, analyzer)
}

// problem tells what is wrong with a directive that the analyzer is to report
// on, or "". Used tells whether a finding of the analyzer was suppressed. What
// no analyzer is named for, the first of the known ones reports.
func (d *Directive) problem(analyzer string, known []string, used bool) string {
	mine := slices.Contains(d.Analyzers, analyzer) && d.first(known) == analyzer
	first := analyzer == known[0]
	for _, name := range d.Analyzers {
		if !slices.Contains(known, name) && (mine && d.first(known) == analyzer || first && d.first(known) == "") {
			return "suppression names " + name + ", which is not an analyzer of credlint (" + strings.Join(known, ", ") + ")"
		}
	}
	switch {
	case len(d.Analyzers) == 0 && first:
		return "suppression names no analyzer; write //credlint:ignore <analyzer> <reason>"
	case !mine:
		return ""
	case d.Reason == "":
		return "suppression without a reason has no effect; write //credlint:ignore " + strings.Join(d.Analyzers, ",") + " <reason>"
	case d.Reason != "" && !used:
		return "suppression of " + analyzer + " is unused: it covers no finding; remove it"
	}
	return ""
}

// first gives the first analyzer that the directive names and that is known.
func (d *Directive) first(known []string) string {
	for _, name := range d.Analyzers {
		if slices.Contains(known, name) {
			return name
		}
	}
	return ""
}
