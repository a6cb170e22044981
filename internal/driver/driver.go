// Package driver runs analyzers on a program at the least cost.
//
// One run of go list tells what there is. Only the packages through which
// credentials can pass are type-checked from source: those of the program, and
// of the libraries it uses, that reach an AWS API. The types of all others
// come from the compiler's export data, and requested packages that cannot
// touch AWS are only parsed, for keys in literals. See slice for the choice.
package driver

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/report"
)

// A Config says what to analyse.
type Config struct {
	Dir       string               // absolute; patterns are relative to it
	Patterns  []string             // as for the go command
	Tests     bool                 // with test files
	Tags      string               // build tags, separated by commas
	Env       []string             // of the go command; nil means that of this process
	Analyzers []*analysis.Analyzer // those that report

	// Progress is told what the run is busy with. It may be nil.
	Progress func(stage string)
}

// A Result is what a run found.
type Result struct {
	Findings   []report.Finding   // sorted, without duplicates; those with a Suppression do not count
	Directives []report.Directive // the suppressions in the source, sorted
	Problems   []report.Problem   // why packages were not analysed, or not in full
	Packages   []string           // paths of the packages asked for, sorted; a package and its tests count once
}

// Run analyses the packages. It returns an error of one line if it could not
// even begin; packages that do not compile are Problems.
func Run(ctx context.Context, cfg Config) (*Result, error) {
	if cfg.Progress == nil {
		cfg.Progress = func(string) {}
	}
	defer tuneGC(0)()
	cfg.Progress("listing packages and compiling what they import")
	roots, err := list(ctx, cfg)
	if err != nil {
		return nil, err
	}
	r := &run{cfg: cfg, files: newFileCache(), problems: &problems{dir: cfg.Dir}}
	r.problems.addListed(roots)
	res := &Result{Packages: packagePaths(roots)}

	s := newSlice(requested(roots))
	tuneGC(len(s.source))
	cfg.Progress(fmt.Sprintf("type-checking %d packages", len(s.source)))
	if err := r.check(ctx, s); err != nil {
		return nil, err
	}
	cfg.Progress("analysing")
	all := r.analyze(s)
	all.add(r.scan(ctx, s.text))
	if err := ctx.Err(); err != nil {
		return nil, errInterrupted
	}
	slices.SortFunc(all.findings, report.Compare)
	res.Findings = slices.CompactFunc(all.findings, sameFinding)
	number(res.Findings)
	res.Directives = mergeDirectives(all.directives, res.Findings)
	res.Problems = r.problems.list()
	return res, nil
}

// A run is the state of one Run.
type run struct {
	cfg      Config
	files    *fileCache
	problems *problems
}

// sameFinding reports whether two findings of adjacent order say the same. A
// package and its test variant are analysed apart but share files.
func sameFinding(a, b report.Finding) bool {
	return a.Position == b.Position && a.Analyzer == b.Analyzer &&
		a.Category == b.Category && a.Message == b.Message
}

// packagePaths gives the packages that the patterns matched. A pattern that
// matched nothing stands in the list as a package without files.
func packagePaths(roots []*packages.Package) []string {
	seen := map[string]bool{}
	for _, p := range roots {
		if !isTestMain(p) && len(p.GoFiles)+len(p.OtherFiles) > 0 {
			seen[testedPath(p)] = true
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
