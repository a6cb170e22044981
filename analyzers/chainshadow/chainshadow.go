package chainshadow

import (
	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/provenance"
)

var Analyzer = &analysis.Analyzer{
	Name:             "chainshadow",
	Doc:              "chainshadow: placeholder",
	URL:              "https://github.com/credlint/credlint/blob/main/docs/rules/chainshadow.md",
	Requires:         []*analysis.Analyzer{provenance.Analyzer},
	RunDespiteErrors: true,
	Run:              run,
}

func run(pass *analysis.Pass) (any, error) {
	provenance.Report(pass, words)
	return nil, nil
}

func words(f provenance.Finding) string {
	return f.Source + " reaches " + f.Sink
}
