package plugin

import (
	"flag"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/analyzers"
)

func TestRegistered(t *testing.T) {
	build, err := register.GetPlugin("credlint")
	if err != nil {
		t.Fatal(err)
	}
	p, err := build(nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.GetLoadMode(); got != register.LoadModeTypesInfo {
		t.Errorf("load mode %q", got)
	}
	suite, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	if len(suite) != len(analyzers.Suite) {
		t.Errorf("%d analyzers, want %d", len(suite), len(analyzers.Suite))
	}
	if err := analysis.Validate(suite); err != nil {
		t.Error(err)
	}
}

// TestEveryFlagIsASetting sets each flag of the real analyzers through New.
func TestEveryFlagIsASetting(t *testing.T) {
	t.Cleanup(func() { New(nil) })
	for _, a := range analyzers.Suite {
		a.Flags.VisitAll(func(f *flag.Flag) {
			text := "5m0s"
			if isSwitch(f) {
				text = "false"
			}
			if _, err := New(map[string]any{a.Name: map[string]any{f.Name: text}}); err != nil {
				t.Error(err)
			}
			if got := f.Value.String(); got != text {
				t.Errorf("%s.%s is %s, want %s", a.Name, f.Name, got, text)
			}
		})
	}
}

// TestLastCallCounts calls New twice: what the first call set must be gone.
func TestLastCallCounts(t *testing.T) {
	t.Cleanup(func() { New(nil) })
	first := map[string]any{
		"disable":   []any{"chainshadow", "norefresh/uncached"},
		"norefresh": map[string]any{"expiry-window": "5m"},
	}
	if _, err := New(first); err != nil {
		t.Fatal(err)
	}
	p, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	if suite, _ := p.BuildAnalyzers(); len(suite) != len(analyzers.Suite) {
		t.Errorf("%d analyzers, want %d", len(suite), len(analyzers.Suite))
	}
	for _, a := range analyzers.Suite {
		a.Flags.VisitAll(func(f *flag.Flag) {
			if got := f.Value.String(); got != f.DefValue {
				t.Errorf("%s.%s is %s, want its default %s", a.Name, f.Name, got, f.DefValue)
			}
		})
	}
}
