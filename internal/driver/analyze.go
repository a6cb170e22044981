package driver

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/provenance"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/rules"
)

// analyze runs the analyzers on the packages of the slice, and on those below
// them for their facts, and gives what they find in the former.
func (r *run) analyze(s *slice) found {
	units := map[*packages.Package]*packages.Package{}
	for _, p := range s.source { // dependencies first
		if s.relevant[p] {
			units[p] = unit(p, s, units)
		}
	}
	var roots []*packages.Package
	for _, p := range s.report {
		if u := units[p]; len(u.Syntax) > 0 {
			roots = append(roots, u)
		}
	}
	return r.apply(roots)
}

// unit gives the package as the analyzers see it: importing only what is
// analysed too, so that no more is. A package with errors is reduced to its
// text, since types that are only half there lead to wrong findings.
func unit(p *packages.Package, s *slice, units map[*packages.Package]*packages.Package) *packages.Package {
	if p.IllTyped {
		u := textUnit(p, p.Fset, p.Syntax)
		u.Syntax = withoutFilesOf(u, plainTwin(p, s.report))
		return u
	}
	u := *p
	u.Errors = nil
	u.OtherFiles = slices.Concat(p.OtherFiles, p.EmbedFiles)
	u.Imports = map[string]*packages.Package{}
	for path, imp := range p.Imports {
		if dep := units[imp]; dep != nil && !imp.IllTyped {
			u.Imports[path] = dep
		}
	}
	return &u
}

// textUnit gives the package as one of which only the text is known: its
// types.Info and types.Package are empty.
func textUnit(p *packages.Package, fset *token.FileSet, files []*ast.File) *packages.Package {
	u := &packages.Package{
		ID:           p.ID,
		PkgPath:      p.PkgPath,
		Dir:          p.Dir,
		OtherFiles:   slices.Concat(p.OtherFiles, p.EmbedFiles),
		IgnoredFiles: p.IgnoredFiles,
		Module:       p.Module,
		ForTest:      p.ForTest,
		Fset:         fset,
		Syntax:       files,
		Types:        noTypes(p, files),
		TypesInfo:    new(types.Info),
		TypesSizes:   p.TypesSizes,
	}
	u.Name = u.Types.Name()
	return u
}

// plainTwin gives the package of which p is the test variant, if that is to be
// reported on itself, or nil.
func plainTwin(p *packages.Package, wanted []*packages.Package) *packages.Package {
	if isVariant(p) {
		for _, q := range wanted {
			if q.ID == p.PkgPath {
				return q
			}
		}
	}
	return nil
}

// withoutFilesOf gives the unit's files that are not the twin's as well, so
// that a file is not reported on twice, once with and once without types.
func withoutFilesOf(u, twin *packages.Package) []*ast.File {
	if twin == nil {
		return u.Syntax
	}
	return slices.DeleteFunc(slices.Clone(u.Syntax), func(f *ast.File) bool {
		return slices.Contains(twin.CompiledGoFiles, u.Fset.File(f.FileStart).Name())
	})
}

// found is what analyzers gave for some packages.
type found struct {
	findings   []report.Finding
	directives []report.Directive
}

func (f *found) add(g found) {
	f.findings = append(f.findings, g.findings...)
	f.directives = append(f.directives, g.directives...)
}

// apply runs the analyzers on the units and gives what they find.
func (r *run) apply(units []*packages.Package) found {
	if len(units) == 0 {
		return found{}
	}
	graph, err := checker.Analyze(Guard(r.cfg.Analyzers, r.failed), units, nil)
	if err != nil { // the analyzers themselves are at fault: a bug that every run shows
		r.problems.add(report.Problem{Message: err.Error()})
		return found{}
	}
	var out found
	for _, act := range graph.Roots {
		for _, d := range act.Diagnostics {
			out.findings = append(out.findings, finding(act, d))
		}
		if s, ok := act.Result.(*provenance.Suppressions); ok {
			out.add(suppressed(act, s))
		}
		if act.Err != nil {
			r.problems.add(report.Problem{Package: act.Package.PkgPath, Message: act.Err.Error()})
		}
	}
	return out
}

// failed records that an analyzer failed on a package.
func (r *run) failed(pkg, msg string) error {
	r.problems.add(report.Problem{Package: pkg, Message: msg})
	return nil
}

// finding converts a diagnostic.
func finding(act *checker.Action, d analysis.Diagnostic) report.Finding {
	fset := act.Package.Fset
	f := report.Finding{
		Analyzer: act.Analyzer.Name,
		Category: d.Category,
		Message:  d.Message,
		URL:      d.URL,
		Package:  act.Package.PkgPath,
		Position: place(fset.Position(d.Pos)),
		Severity: severity(act.Analyzer.Name + "/" + d.Category),
		Identity: identify(act.Package, d.Pos, d.End),
	}
	if d.End.IsValid() {
		f.End = place(fset.Position(d.End))
	}
	for _, rel := range d.Related {
		f.Steps = append(f.Steps, report.Step{Position: place(fset.Position(rel.Pos)), Message: rel.Message})
	}
	return f
}

// severity gives the severity of a rule's findings. Analyzers that are not
// credlint's own have no rules.
func severity(id string) rules.Severity {
	if r, ok := rules.Find(id); ok {
		return r.Severity
	}
	return rules.Warning
}
