// Package reporttest gives tests a run to write out: with all that is odd
// about file names, texts and places.
package reporttest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/credlint/credlint/internal/keyshape/keytest"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/rules"
)

// Secret stands in the source lines that the findings of Odd point at, and must
// not be in any report.
var Secret = keytest.Secret(3)

// Clean gives a run without findings and problems, in the folder app of the
// repository root.
func Clean(root string) *report.Run {
	return &report.Run{Packages: 2, ShowSuppressed: true, Config: report.Config{
		Schema: report.SchemaVersion, Tool: "credlint", ToolVersion: "v1.2.3", Analyzers: rules.Analyzers(),
		Patterns: []string{"./..."}, Dir: filepath.Join(root, "app"), Root: root,
	}}
}

// Odd gives a run with findings in odd places, the files of which it creates in
// a new repository.
func Odd(t testing.TB) *report.Run {
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(root, "app", "store.go"), "package app\n\nfunc (s *Store) Open() {\n\tfreeze(\"名🔑é\", out)\n}\n")
	write(t, filepath.Join(root, "app", "50% of ü", "two words.go"), "package odd\n\nvar k = \""+Secret+"\"\n")
	run := Clean(root)
	run.Findings = findings(root)
	run.Problems = []report.Problem{
		{Package: "example.com/app/broken", Position: report.Position{File: filepath.Join(root, "app", "broken.go"), Line: 3, Column: 12}, Message: "undefined: x"},
		{Package: "example.com/app/broken", Position: report.Position{File: filepath.Join(root, "app", "broken.go")}, Message: "expected 'package', found \"EOF\""},
		{Package: "example.com/app/gone", Message: "no Go files"},
		{Message: "a cause, without a place: 100%"},
	}
	return run
}

func write(t testing.TB, name, text string) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func findings(root string) []report.Finding {
	at := func(line, col int, name ...string) report.Position {
		return report.Position{File: filepath.Join(root, filepath.Join(name...)), Line: line, Column: col}
	}
	store := func(line, col int) report.Position { return at(line, col, "app", "store.go") }
	words := func(line, col int) report.Position { return at(line, col, "app", "50% of ü", "two words.go") }
	gone := func(line, col int) report.Position { return at(line, col, "lib", "a:b,c=d.go") }
	outside := report.Position{File: "/mod/example.com/wrap@v1.0.0/wrap.go", Line: 7, Column: 2}
	return []report.Finding{
		// A file that was never there.
		finding("norefresh/no-expiry", "{providers}[0](1) gives\nno expiry: 100%, \x1b[31m\xff <b>&", gone(9, 4), report.Position{}, "Get", "f:1"),
		// After a space, a % and ü in the name; on a line with a secret, in no function.
		finding("staticcreds/hardcoded", "hard-coded secret reaches Open; revoke it", words(3, 9), words(3, 51), "", "e:1"),
		// After characters of three, four and two bytes; steps here, elsewhere and nowhere.
		withSteps(finding("norefresh/frozen-response", "credentials from sts.AssumeRole frozen expire; use the provider", store(4, 23), store(4, 26), "Store.Open", "a:1"),
			report.Step{Position: store(3, 17), Message: "returned by roles[0].Assume"},
			report.Step{Position: outside, Message: "passed to wrap.Keys"},
			report.Step{Message: "from somewhere"}),
		// Equal to the last but for its place, which is a whole line.
		finding("norefresh/frozen-response", "credentials from sts.AssumeRole frozen expire; use the provider", store(4, 0), report.Position{}, "Store.Open", "a:2"),
		// Over several lines.
		finding("norefresh/expiry-window", "the cache refreshes too late", store(3, 1), store(5, 2), "Store.Open", "b:1"),
		// Suppressed, by a comment and by the baseline.
		suppressed(finding("chainshadow/imds-off", "the metadata client is switched off", store(4, 2), store(4, 8), "Store.Open", "c:1"), report.InSource, "no instance role \"here\""),
		suppressed(finding("chainshadow/imds-off", "the metadata client is switched off", store(4, 2), store(4, 8), "Store.Open", "c:2"), report.External, ""),
		// Outside of the repository, in a rule that nobody knows, without a fingerprint.
		{Analyzer: "newcomer", Category: "unheard-of", Message: "what is this", Package: "example.com/wrap", Position: outside},
	}
}

func finding(id, message string, from, to report.Position, function, fingerprint string) report.Finding {
	rule, _ := rules.Find(id)
	return report.Finding{
		Analyzer: rule.Analyzer, Category: rule.Category, Severity: rule.Severity, URL: rule.URL(), Message: message,
		Package: "example.com/app", Position: from, End: to,
		Identity: report.Identity{Function: function, Code: "f ( out )", Fingerprint: fingerprint},
	}
}

func withSteps(f report.Finding, steps ...report.Step) report.Finding {
	f.Steps = steps
	return f
}

func suppressed(f report.Finding, kind, why string) report.Finding {
	f.Suppression = &report.Suppression{Kind: kind, Justification: why}
	return f
}
