package provenance

import (
	"strings"
	"testing"
)

// TestGuardsInCycles checks that what is asked of functions that call each
// other does not depend on which of them is asked first.
func TestGuardsInCycles(t *testing.T) {
	const install = `_, _ = config.LoadDefaultConfig(context.Background(), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("K"), os.Getenv("S"), "")))`
	const a, b = "func a() { " + install + "; b() }", "func b() { " + install + "; a() }"
	const plain, guard = `func Main() { a() }`, `func Main() { if os.Getenv("K") != "" { a() } }`
	for _, tc := range []struct {
		name     string
		code     []string
		findings int
	}{
		{"a first", []string{a, b, plain}, 2},
		{"b first", []string{b, a, plain}, 2},
		{"main first", []string{plain, a, b}, 2},
		{"main between", []string{b, plain, a}, 2},
		{"guarded, a first", []string{a, b, guard}, 0},
		{"guarded, b first", []string{b, a, guard}, 0},
		{"guarded, main first", []string{guard, b, a}, 0},
		{"guarded on one way in only", []string{a, b, guard, "func Other() { b() }"}, 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			l := newLab(t)
			got := l.run(l.mustCheck("example.com/cycle", withStatic(strings.Join(tc.code, "\n")))).Findings
			if len(got) != tc.findings {
				t.Errorf("%d findings, want %d:\n%s", len(got), tc.findings, describeFindings(got))
			}
		})
	}
}
