// Package nogotest runs credlint as Bazel runs it: in nogo, the driver of
// go/analysis that comes with rules_go. Bazel itself is not needed. The
// programs that its rules call are built from rules_go's own source, and called
// with the arguments that the rules give, in a folder laid out like Bazel's.
//
// It is a module of its own, so that rules_go and Gazelle stay out of the main
// module's go.mod.
package nogotest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Packages of the fixtures that are about a rule which is off by default, and
// which the configuration in the documentation switches on, and about one that
// it switches off.
const (
	window   = "norefresh/expirywindow"
	uncached = "norefresh/uncached"
)

// TestNogo demands that nogo finds in the fixtures of testdata/src what
// `credlint ./...` does, to the column and the word. That this again is what
// their want comments say, cmd/credlint's TestParity shows. There is one
// exception: Bazel does not show embedded files to nogo.
func TestNogo(t *testing.T) {
	rules := newRules(t)
	w := newWorkspace(t, rules, repo(t, "testdata", "src"))
	credlint := buildCommand(t)
	embeds := func(f finding) bool { return strings.HasPrefix(f.text, "embedded/") }

	t.Run("default", func(t *testing.T) {
		got := w.analyse(t, rules.nogo(t, ""))
		want := slices.DeleteFunc(credlintFinds(t, credlint, w.main, "./..."), embeds)
		compare(t, slices.DeleteFunc(got, embeds), want)
		if len(want) < 100 {
			t.Errorf("only %d findings in the fixtures", len(want))
		}
	})
	t.Run("analyzer_flags", func(t *testing.T) {
		got := w.analyse(t, rules.nogo(t, documentedConfig(t)), window, uncached)
		flags := []string{"-norefresh.expiry-window=5m", "-norefresh.uncached=false", "-chainshadow=false"}
		compare(t, got, credlintFinds(t, credlint, w.main, append(flags, "./"+window, "./"+uncached)...))
		if len(got) == 0 {
			t.Error("-expiry-window had no effect")
		}
	})
}

// TestNogoConfig has what nogo leaves out on its own account: files that the
// configuration names, and lines with a nolint comment.
func TestNogoConfig(t *testing.T) {
	rules := newRules(t)
	w := newWorkspace(t, rules, writeModule(t, `
-- go.mod --
module example.com/app

go 1.26
-- app.go --
package app

const reported = "KEY-ID"

const nolint = "KEY-ID" //nolint:staticcreds // of a deleted account

const otherLinter = "KEY-ID" //nolint:errcheck

const ignored = "KEY-ID" //credlint:ignore staticcreds of a deleted account

//credlint:ignore norefresh there is nothing here
-- setup.go --
package app

import "os"

func Setup() { os.Setenv("AWS_PROFILE", "dev") }
-- services/pay/pay.go --
package pay

import "os"

func Setup() { os.Setenv("AWS_PROFILE", "dev") }
-- third_party/lib/lib.go --
package lib

const id = "KEY-ID"
`))
	var got []string
	for _, f := range w.analyse(t, rules.nogo(t, documentedConfig(t))) {
		place, _, _ := strings.Cut(f.text, ": ")
		got = append(got, place+" "+f.analyzer)
	}
	want := []string{"app.go:11:1 norefresh", "app.go:3:18 staticcreds", "app.go:7:21 staticcreds", "services/pay/pay.go:5:16 chainshadow"}
	if slices.Sort(got); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestNogoRefusesWrongFlags shows that a misspelt flag does not go unnoticed.
func TestNogoRefusesWrongFlags(t *testing.T) {
	rules := newRules(t)
	w := newWorkspace(t, rules, writeModule(t, "-- go.mod --\nmodule example.com/app\n\ngo 1.26\n-- app.go --\npackage app\n"))
	for value, want := range map[string]string{
		`{"norefresh": {"analyzer_flags": {"expiry-windo": "5m"}}}`:     "norefresh: unrecognized flag: expiry-windo",
		`{"norefresh": {"analyzer_flags": {"expiry-window": "often"}}}`: "norefresh: invalid value for flag: expiry-window=often",
	} {
		err := w.run(rules.nogo(t, value), w.units[0], filepath.Join(t.TempDir(), "out"))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", value, err, want)
		}
	}
}

// A finding is a line as nogo prints it, without the analyzer's name.
type finding struct {
	text, analyzer string // "dir/file.go:1:2: message"
}

// compare demands the same findings.
func compare(t *testing.T, got, want []finding) {
	t.Helper()
	for _, f := range got {
		if !slices.Contains(want, f) {
			t.Errorf("only nogo says: %s (%s)", f.text, f.analyzer)
		}
	}
	for _, f := range want {
		if !slices.Contains(got, f) {
			t.Errorf("only credlint says: %s (%s)", f.text, f.analyzer)
		}
	}
	t.Logf("nogo: %d findings, credlint: %d", len(got), len(want))
}

// repo gives the absolute name of a file or folder of this repository.
func repo(t *testing.T, elem ...string) string {
	t.Helper()
	name, err := filepath.Abs(filepath.Join(append([]string{"..", ".."}, elem...)...))
	if err == nil {
		_, err = os.Stat(name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// write writes a file, and the folders above it.
func write(t *testing.T, name, text string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(name), 0o777)
	if err == nil {
		err = os.WriteFile(name, []byte(text), 0o666)
	}
	if err != nil {
		t.Fatal(fmt.Errorf("cannot write a file of the test: %w", err))
	}
}
