package main

import (
	"slices"
	"strings"
	"testing"
)

// TestSameFindings lints the fixtures with .golangci-example.yml, and demands
// what `credlint ./...` finds: file, line, column and message. What differs:
//
//   - Embedded files. golangci-lint does not tell analyzers of them, nor does it
//     show issues in files that are not Go.
//   - Categories and addresses, which golangci-lint drops; the analyzer's name
//     stands before the message, since the linter's is another.
//   - Steps, which are issues of their own there, in TestSteps.
//   - In generated files, golangci-lint shows nothing, but for the line
//     "generated: disable" of the example; one fixture is such a file.
//   - Without the lines below "issues" of the example, golangci-lint hides
//     findings that have the text or the line of another.
func TestSameFindings(t *testing.T) {
	want, _ := alone(t, fixtures, "./...")
	seen := len(want)
	want = slices.DeleteFunc(want, func(f finding) bool { return strings.Contains(f.text, " in an embedded file ") })
	if len(want) < 300 || len(want) == seen {
		t.Errorf("%d findings, %d of them not in embedded files: are these the fixtures?", seen, len(want))
	}
	l := newLinter(t)
	t.Run("cold", func(t *testing.T) { checkSame(t, l.run(t, fixtures, "./..."), want) })
	t.Run("warm", func(t *testing.T) { checkSame(t, l.run(t, fixtures, "./..."), want) })
}

// TestSteps lints without the rule of the example that leaves steps out.
func TestSteps(t *testing.T) {
	want, steps := alone(t, fixtures, "./crosspkg/...")
	if len(steps) == 0 {
		t.Fatal("no finding has steps")
	}
	l := newLinter(t, `'^\w+\(related information\): '`, "there is no such text")
	checkSame(t, l.run(t, fixtures, "./crosspkg/..."), append(want, steps...))
}

// TestFactsFromCache lints the packages of a library first. What they do with
// credentials then comes from golangci-lint's cache.
func TestFactsFromCache(t *testing.T) {
	l := newLinter(t)
	l.run(t, fixtures, "./crosspkg/lib", "./crosspkg/wrapper")
	want, _ := alone(t, fixtures, "./crosspkg/app")
	checkSame(t, l.run(t, fixtures, "./crosspkg/app"), want)
}

// TestSettings demands that the settings do what flags of the command do.
func TestSettings(t *testing.T) {
	for _, test := range []struct {
		name     string
		settings []string // texts of the example, and what replaces them
		args     []string // credlint's flags
	}{
		{
			"flag set, category disabled",
			[]string{"expiry-window: 0s", "expiry-window: 5m", "disable: []", "disable: [norefresh/uncached]"},
			[]string{"-norefresh.expiry-window=5m", "-norefresh.uncached=false"},
		},
		{"analyzer enabled", []string{"disable: []", "enable: [norefresh]"}, []string{"-norefresh"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			packages := []string{"./norefresh/uncached", "./norefresh/expirywindow", "./staticcreds/literal"}
			want, _ := alone(t, fixtures, append(test.args, packages...)...)
			if usual, _ := alone(t, fixtures, packages...); slices.Equal(usual, want) {
				t.Error("the flags change nothing here")
			}
			checkSame(t, newLinter(t, test.settings...).run(t, fixtures, packages...), want)
		})
	}
}

// checkSame demands the same findings, in any order.
func checkSame(t *testing.T, got, want []finding) {
	t.Helper()
	for _, f := range want {
		if !slices.Contains(got, f) {
			t.Errorf("only credlint says: %v", f)
		}
	}
	for _, f := range got {
		if !slices.Contains(want, f) {
			t.Errorf("only golangci-lint says: %v", f)
		}
	}
	if len(got) != len(want) {
		t.Errorf("golangci-lint says %d, credlint %d", len(got), len(want))
	}
}
