package provenance

import (
	"fmt"
	"os"
	"path"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// BenchmarkFixtures runs the engine on every fixture package, from types to
// findings, SSA form included.
func BenchmarkFixtures(b *testing.B) {
	l := newLab(b)
	for _, p := range fixturePackages(b) {
		pass := l.mustCheck(p.PkgPath, sourcesOf(b, p.CompiledGoFiles)...)
		l.run(pass) // its facts are for those that import it
		b.Run(path.Base(path.Dir(p.PkgPath))+"/"+path.Base(p.PkgPath), func(b *testing.B) { benchmark(b, pass) })
	}
}

// BenchmarkGrowth runs the engine on programs of one, two and four times a size.
func BenchmarkGrowth(b *testing.B) {
	for _, g := range growths {
		for _, n := range []int{g.start, 2 * g.start, 4 * g.start} {
			b.Run(fmt.Sprintf("%s/%d", g.name, n), func(b *testing.B) {
				benchmark(b, newLab(b).mustCheck("example.com/grown", g.make(n)))
			})
		}
	}
}

func benchmark(b *testing.B, pass *analysis.Pass) {
	b.ReportAllocs()
	asked := 0
	for b.Loop() {
		e := newEngine(pass)
		start := e.budget
		e.findings(map[string]bool{})
		asked = start - e.budget
	}
	b.ReportMetric(float64(asked), "questions/op")
}

func sourcesOf(tb testing.TB, names []string) []string {
	tb.Helper()
	var out []string
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, string(src))
	}
	return out
}
