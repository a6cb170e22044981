// Package analyzers lists credlint's analyzers.
package analyzers

import (
	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/analyzers/chainshadow"
	"github.com/credlint/credlint/analyzers/norefresh"
	"github.com/credlint/credlint/analyzers/staticcreds"
)

// Suite holds the analyzers in the order of their priority: where a site has
// more than one fault, the first of them reports it.
var Suite = []*analysis.Analyzer{
	staticcreds.Analyzer,
	norefresh.Analyzer,
	chainshadow.Analyzer,
}
