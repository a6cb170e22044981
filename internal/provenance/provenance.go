// Package provenance is credlint's engine: it finds where AWS credentials enter
// a program, and for each such place where every part of the triple comes from.
//
// The engine works on SSA, on demand and backward: from a credential API (the
// table is package awsapi) to the origins of what it gets. Within a package it
// follows values through functions, closures, fields, package variables and
// collections; across packages it exports facts (facts.go) and imports those
// of others, so that every package is looked at once and alone.
//
// What is may and what is must: origins are a may-analysis, joined over all
// ways (origin.go names the lattice). Guards are a must-analysis: an explicit
// provider counts as guarded only if a condition on configuration stands on
// every way to it (guard.go). Endpoints are followed forward from provider to
// clients and must be custom on every client (reach.go, endpoint.go).
//
// The public analyzers require this one and only report.
package provenance

import (
	"fmt"
	"go/token"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/literal"
)

// Analyzer finds the places at which credentials enter, and judges them. It
// reports nothing itself: its result is a *Result.
var Analyzer = &analysis.Analyzer{
	Name:             "provenance",
	Doc:              "find where AWS credentials come from\n\nThis is the engine behind staticcreds, norefresh and chainshadow; it reports nothing itself.",
	URL:              "https://github.com/credlint/credlint/blob/main/docs/architecture.md",
	Requires:         []*analysis.Analyzer{inspect.Analyzer},
	ResultType:       reflect.TypeFor[*Result](),
	FactTypes:        []analysis.Fact{(*funcFact)(nil), (*varFact)(nil), (*programFact)(nil)},
	RunDespiteErrors: true,
	Run:              run,
}

// A Result holds what the engine found in one package.
type Result struct {
	Findings   []Finding   // in the order of their positions
	Directives []Directive // the suppressions in the package's files
}

// run analyses one package. A failure of the engine is an error of the package,
// never a crash of the driver.
func run(pass *analysis.Pass) (res any, err error) {
	result := &Result{Directives: directives(pass.Fset, pass.Files)}
	if len(pass.Files) == 0 {
		return result, nil
	}
	defer func() {
		if r := recover(); r != nil && !debug {
			res, err = nil, fmt.Errorf("credlint cannot analyse package %s: %v", pass.Pkg.Path(), r)
		}
	}()
	said := map[string]bool{}
	if analysable(pass) {
		result.Findings = newEngine(pass).findings(said)
	}
	result.Findings = append(result.Findings, literals(pass, said)...)
	result.Findings = sortFindings(pass.Fset, result.Findings)
	return result, nil
}

// debug lets a panic of the engine through, with its stack.
var debug = false

// analysable reports whether the engine can, and has to, look into the
// package's functions.
func analysable(pass *analysis.Pass) bool {
	if pass.TypesInfo == nil || pass.TypesInfo.Defs == nil || len(pass.TypeErrors) > 0 || pass.Pkg == nil {
		return false
	}
	path := pass.Pkg.Path()
	u := Unit{Path: path, FirstParty: !isDependency(pass)}
	for _, imp := range pass.Pkg.Imports() {
		u.Imports = append(u.Imports, imp.Path())
	}
	facts := map[string]bool{}
	for _, f := range pass.AllObjectFacts() {
		if f.Object.Pkg() != nil {
			facts[f.Object.Pkg().Path()] = true
		}
	}
	if RequireCheck {
		for _, f := range pass.AllPackageFacts() {
			facts[f.Package.Path()] = true
		}
	}
	u.HasFacts = func(path string) bool { return facts[path] }
	u.Sources = func() [][]byte { return sources(pass) }
	return Relevant(u)
}

// findings judges all that the engine finds in the package, and notes in said
// the constants that it reports.
func (e *engine) findings(said map[string]bool) []Finding {
	sites := e.derive(e.sites())
	out := e.judgeAll(sites, said)
	out = append(out, e.judgeChildEnvironments(said)...)
	out = append(out, e.judgeCustom()...)
	out = append(out, e.judgeKeptValues()...)
	out = append(out, e.judgeCaches()...)
	out = append(out, e.judgeExplicit()...)
	out = append(out, e.judgeProgram()...)
	e.exportFacts(sites)
	return out
}

// judgeAll judges the sites. A constant triple by value is judged last: it is
// one defect with the provider that it ends in. So is a group of variables
// that one function writes into the environment.
// The constants that are reported are noted in said.
func (e *engine) judgeAll(sites []*site, said map[string]bool) []Finding {
	var out []Finding
	groups := map[envGroup]bool{} // environment writes that were reported
	values := make([]*site, 0, len(sites))
	judge := func(s *site) {
		f, ok := e.judge(s)
		if !ok {
			return
		}
		if s.kind == setsEnv {
			g := envGroup{s.instr.Parent(), f.Analyzer}
			if groups[g] {
				return
			}
			groups[g] = true
		}
		out = append(out, f)
		if f.Analyzer == Analyzers[0] {
			s.remember(said)
		}
	}
	for _, s := range sites {
		if s.kind == byValue {
			values = append(values, s)
			continue
		}
		judge(s)
	}
	for _, s := range values {
		if !s.knownTo(said) {
			judge(s)
		}
	}
	return out
}

// literals gives the key-shaped literals in the package's files, wherever they
// stand, except those that a credential API was found to get.
func literals(pass *analysis.Pass, said map[string]bool) []Finding {
	var out []Finding
	for _, l := range literal.Scan(pass.Fset, pass.Files, pass.ReadFile) {
		if slices.ContainsFunc(l.Values, func(v string) bool { return said[v] }) {
			continue
		}
		out = append(out, Finding{Analyzer: Analyzers[0], Category: "literal", Pos: l.Pos, End: l.End, Source: l.What, Sink: l.Where})
	}
	return out
}

// An envGroup is the set of variables that one function writes into the
// process's environment: one triple, one defect.
type envGroup struct {
	fn       *ssa.Function
	analyzer string
}

// remember notes the constants of a site that is reported.
func (s *site) remember(said map[string]bool) {
	for _, r := range triple {
		for _, o := range s.set(r) {
			if o.Kind == Const && o.value != "" {
				said[o.value] = true
			}
		}
	}
}

// knownTo reports whether a constant of the site was reported already.
func (s *site) knownTo(said map[string]bool) bool {
	for _, r := range triple {
		for _, o := range s.set(r) {
			if o.Kind == Const && o.value != "" && said[o.value] {
				return true
			}
		}
	}
	return false
}

// sortFindings sorts findings by file, line and column, and gives them without
// those that say of the same place what is said already: a wrapper may hand one
// value to several APIs, and a secret in the source is one defect wherever it
// goes.
func sortFindings(fset *token.FileSet, fs []Finding) []Finding {
	slices.SortStableFunc(fs, func(a, b Finding) int { return comparePos(fset, a.Pos, b.Pos) })
	type place struct {
		pos                token.Pos
		analyzer, category string
	}
	said := map[place]bool{}
	return slices.DeleteFunc(fs, func(f Finding) bool {
		p := place{f.Pos, f.Analyzer, f.Category}
		if f.Analyzer == Analyzers[0] {
			p.category = ""
		}
		again := said[p]
		said[p] = true
		return again
	})
}

func comparePos(fset *token.FileSet, a, b token.Pos) int {
	p, q := fset.Position(a), fset.Position(b)
	if p.Filename != q.Filename {
		if p.Filename < q.Filename {
			return -1
		}
		return 1
	}
	return p.Offset - q.Offset
}
