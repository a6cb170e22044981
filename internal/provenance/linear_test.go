package provenance

import (
	"testing"
)

// TestGrowth checks that twice the program makes at most some more than twice
// the questions, whatever it is that grows.
func TestGrowth(t *testing.T) {
	const most = 2.6
	l := newLab(t)
	for _, g := range growths {
		t.Run(g.name, func(t *testing.T) {
			once, _ := l.work(l.mustCheck("example.com/grown", g.make(g.start/2)))
			twice, bound := l.work(l.mustCheck("example.com/grown", g.make(g.start)))
			if ratio := float64(twice) / float64(once); ratio > most {
				t.Errorf("size %d takes %d questions, size %d %d: %.2f times as many, more than %v", g.start/2, once, g.start, twice, ratio, most)
			}
			if twice > bound {
				t.Errorf("size %d takes %d questions, and the budget is %d", g.start, twice, bound)
			}
		})
	}
}

// TestLargePackages runs the engine on programs larger than anyone writes, as
// generators do: it takes a handful of questions per line.
func TestLargePackages(t *testing.T) {
	l := newLab(t)
	for _, tc := range []struct {
		name string // of the growth
		n    int
	}{
		{"functions in a chain", 20000},
		{"results through a chain", 20000},
		{"package variables in a chain", 20000},
		{"statements of one function", 20000},
		{"fields of a struct", 5000},
		{"types with fields", 5000},
		{"stores to one field", 5000},
		{"branches in a row", 5000},
		{"branches in a row that store to fields", 5000},
		{"branches that each install", 5000},
		{"cases of a switch", 5000},
		{"closures of one variable", 2000},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for _, g := range growths {
				if g.name != tc.name {
					continue
				}
				if asked, _ := l.work(l.mustCheck("example.com/grown", g.make(tc.n))); asked == 0 || asked > 25*tc.n {
					t.Errorf("%d questions at size %d", asked, tc.n)
				}
				return
			}
			t.Fatal("there is no such growth")
		})
	}
}
