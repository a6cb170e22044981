// Package plugin makes credlint a linter of golangci-lint v2, as a module
// plugin. A golangci-lint that has this package built in knows the linter
// "credlint"; docs/places/golangci-lint.md says how to build one.
package plugin

import (
	"fmt"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/analyzers"
)

func init() {
	register.Plugin("credlint", New)
}

// New gives the linter with the settings that golangci-lint read from
// linters.settings.custom.credlint.settings. They are nil or a map:
//
//	enable     a list of what is to be reported, all if it is missing:
//	           analyzers ("norefresh") and categories ("norefresh/uncached")
//	disable    a list of what is not
//	ANALYZER   a map from flags of the analyzer to values, as on credlint's
//	           command line: norefresh: {expiry-window: 5m}
//
// A flag is set before enable and disable are applied, and disable is applied
// last. Unknown keys and names, and values of the wrong form, are errors in one
// line that names them.
//
// The flags of analyzers belong to the process. So New sets all of them, those
// that the settings do not name to their defaults, and the last call counts.
func New(settings any) (register.LinterPlugin, error) {
	suite, err := configure(analyzers.Suite, settings)
	if err != nil {
		return nil, fmt.Errorf("settings: %w", err)
	}
	return &linter{suite}, nil
}

// A linter is what golangci-lint knows of a plugin.
type linter struct {
	suite []*analysis.Analyzer
}

// BuildAnalyzers gives the analyzers that are on, with their flags set.
func (l *linter) BuildAnalyzers() ([]*analysis.Analyzer, error) { return l.suite, nil }

// GetLoadMode asks for types. Facts and SSA need no more: golangci-lint gives
// facts of dependencies in this mode as well.
func (l *linter) GetLoadMode() string { return register.LoadModeTypesInfo }
