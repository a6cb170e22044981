package triage

import (
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/analyzers/chainshadow"
	"github.com/credlint/credlint/analyzers/norefresh"
	"github.com/credlint/credlint/analyzers/staticcreds"
	"github.com/credlint/credlint/internal/rules"
)

var suite = []*analysis.Analyzer{staticcreds.Analyzer, norefresh.Analyzer, chainshadow.Analyzer}

// setFlag sets a flag of an analyzer for the time of the test.
func setFlag(t *testing.T, a *analysis.Analyzer, name, value string) {
	t.Helper()
	old := a.Flags.Lookup(name).Value.String()
	if err := a.Flags.Set(name, value); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Flags.Set(name, old) })
}

// TestAsked: each rule is asked for, unless its analyzer does not run or its
// flag says otherwise.
func TestAsked(t *testing.T) {
	for _, r := range rules.All {
		if got := asked(r, suite); got == (r.OptIn != "") {
			t.Errorf("%s: asked for %v", r.ID(), got)
		}
		if asked(r, nil) {
			t.Errorf("%s: asked for, but no analyzer runs", r.ID())
		}
	}
	setFlag(t, norefresh.Analyzer, "uncached", "false")
	setFlag(t, norefresh.Analyzer, "expiry-window", "5m")
	for id, want := range map[string]bool{"norefresh/uncached": false, "norefresh/expiry-window": true, frozen: true} {
		r, _ := rules.Find(id)
		if got := asked(r, suite); got != want {
			t.Errorf("%s: asked for %v", id, got)
		}
	}
}

func TestCovers(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "go.mod"), "module example.com/app\n")
	write(t, filepath.Join(root, "kept", "a.go"), "package kept\n")
	write(t, filepath.Join(root, "tests", "a_test.go"), "package tests_test\n")
	write(t, filepath.Join(root, "data", "a.json"), "{}\n")
	write(t, filepath.Join(root, "sub", "a.go"), "package sub\n")
	for _, c := range []struct {
		name, pkg, rule string
		change          func(*Run)
		want            bool
	}{
		{"analysed", "example.com/app/run", frozen, nil, true},
		{"its external tests", "example.com/app/run_test", frozen, nil, true},
		{"not asked for", "example.com/app/kept", frozen, nil, false},
		{"tests of what was not asked for", "example.com/app/tests_test", frozen, nil, false},
		{"deleted", "example.com/app/deleted", frozen, nil, true},
		{"tests of what was deleted", "example.com/app/deleted_test", frozen, nil, true},
		{"no Go files left", "example.com/app/data", frozen, nil, true},
		{"the module itself, without files", "example.com/app", frozen, nil, true},
		{"another module", "example.com/application", frozen, nil, false},
		{"another site", "example.org/x", frozen, nil, false},
		{"out of the module", "example.com/app/../../x", frozen, nil, false},
		{"a file", "command-line-arguments", frozen, nil, false},
		{"no package", "", frozen, nil, false},
		{"rule not asked for", "example.com/app/run", "norefresh/expiry-window", nil, false},
		{"rule that is no more", "example.com/app/run", "norefresh/nosuch", nil, true},
		{"analyzer that did not run", "example.com/app/run", frozen, func(r *Run) { r.Analyzers = suite[:1] }, false},
		{"incomplete run", "example.com/app/run", frozen, func(r *Run) { r.Complete = false }, false},
		{"deleted, incomplete run", "example.com/app/deleted", frozen, func(r *Run) { r.Complete = false }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			run := Run{Packages: []string{"example.com/app/run"}, Complete: true, Analyzers: suite}
			if c.change != nil {
				c.change(&run)
			}
			s := newScope(filepath.Join(root, "sub"), run)
			if got := s.covers(key{Package: c.pkg, Rule: c.rule}); got != c.want {
				t.Errorf("covered: %v", got)
			}
		})
	}
}

func TestNoModule(t *testing.T) {
	for _, m := range []module{{}, moduleAround(string(filepath.Separator))} {
		if m.lost("example.com/app") || m.lost("") {
			t.Errorf("%v: lost a package", m)
		}
	}
}
