package provenance

import (
	"fmt"
	"go/token"
	"math/rand"
	"reflect"
	"slices"
	"testing"
	"testing/quick"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/keyshape"
)

var testFunctions = []*ssa.Function{nil, {}, {}}

// Generate implements quick.Generator: a set as the engine builds them, of
// origins that are alike often enough to meet.
func (Set) Generate(r *rand.Rand, size int) reflect.Value {
	var s Set
	for range r.Intn(min(size, maxSet/3)) {
		s = s.add(randomOrigin(r))
	}
	return reflect.ValueOf(s)
}

func randomOrigin(r *rand.Rand) Origin {
	word := func() string { return []string{"", "a", "b"}[r.Intn(3)] }
	return Origin{
		Kind: Kind(r.Intn(int(Derived) + 1)), What: word(), Class: keyshape.Class(r.Intn(4)), Pos: token.Pos(r.Intn(4)),
		Default: r.Intn(4) == 0, Heap: r.Intn(2) == 0, value: word(), fn: testFunctions[r.Intn(3)], index: r.Intn(2), path: word(), before: word(), after: word(),
	}
}

// equal reports whether two sets hold the same elements of the lattice. Whether
// one passed the heap belongs to it; position and trail do not.
func (s Set) equal(t Set) bool { return s.within(t) && t.within(s) }

func (s Set) within(t Set) bool {
	return !slices.ContainsFunc(s, func(o Origin) bool { return !t.holds(o) })
}

func (s Set) holds(o Origin) bool {
	return slices.ContainsFunc(s, func(p Origin) bool { return p.same(o) && (p.Heap || !o.Heap) })
}

// TestLattice checks the laws on which the analysis rests, for sets below the
// bound: join is a least upper bound, and bottom is neutral.
func TestLattice(t *testing.T) {
	laws := map[string]any{
		"join is associative":       func(a, b, c Set) bool { return a.join(b).join(c).equal(a.join(b.join(c))) },
		"join is commutative":       func(a, b Set) bool { return a.join(b).equal(b.join(a)) },
		"join is idempotent":        func(a Set) bool { return a.join(a).equal(a) },
		"bottom is neutral":         func(a Set) bool { return a.join(nil).equal(a) && Set(nil).join(a).equal(a) },
		"join is an upper bound":    func(a, b Set) bool { j := a.join(b); return a.within(j) && b.within(j) },
		"join is the least":         func(a, b Set) bool { j := a.join(b); return len(j) <= len(a)+len(b) && a.join(j).equal(j) },
		"join is monotone":          func(a, b, c Set) bool { return a.join(c).within(a.join(b).join(c)) },
		"join leaves its operands":  func(a, b Set) bool { c := slices.Clone(a); a.join(b); return reflect.DeepEqual(a, c) },
		"no element is there twice": func(a, b Set) bool { return isSet(a.join(b)) && isSet(a.heap()) && isSet(a.asDefault()) },
		"each keeps the empty set":  func(a Set) bool { return a.each(func(o Origin) Origin { return o }).equal(a) },
		"heap only marks":           func(a Set) bool { return a.within(a.heap()) && len(a.heap()) == len(a) },
		"at keeps known positions": func(a Set) bool {
			return slices.EqualFunc(a, a.at(9), func(o, p Origin) bool { return p.Pos == 9 || o.Pos == p.Pos })
		},
		"via keeps the elements":       func(a Set) bool { return a.via(3, "step").equal(a) },
		"without removes":              func(a Set) bool { w := a.without(Const, Env); return !w.has(Const, Env) && w.within(a) },
		"without and only are a whole": func(a Set) bool { return a.without(Const).join(a.without(others(Const)...)).equal(a) },
		"only means no other":          func(a Set) bool { return a.only(Const) == (len(a) > 0 && len(a.without(Const)) == 0) },
		"find finds what has has": func(a Set) bool {
			o := a.find(Param)
			return (o != nil) == a.has(Param) && (o == nil || o.Kind == Param)
		},
		"defaults are constants": func(a Set) bool {
			return !slices.ContainsFunc(a.asDefault(), func(o Origin) bool { return o.Kind == Const && !o.Default })
		},
		"bottom is empty": func() bool { return Set(nil).empty() && !Set(nil).only(Const) && zero().empty() && zero().only(Const) },
	}
	for name, law := range laws {
		t.Run(name, func(t *testing.T) {
			if err := quick.Check(law, &quick.Config{MaxCount: 300}); err != nil {
				t.Error(err)
			}
		})
	}
}

func isSet(s Set) bool {
	for i := range s {
		if s[i+1:].holds(s[i]) && slices.ContainsFunc(s[i+1:], s[i].same) {
			return false
		}
	}
	return true
}

func others(k Kind) []Kind {
	var out []Kind
	for o := Unknown; o <= Derived; o++ {
		if o != k {
			out = append(out, o)
		}
	}
	return out
}

// TestSetBound checks that a set that is full says so, instead of losing what
// does not fit without a trace.
func TestSetBound(t *testing.T) {
	var s Set
	for i := range 3 * maxSet {
		s = s.add(Origin{Kind: Env, What: fmt.Sprint(i)})
		if held := s.holds(Origin{Kind: Env, What: fmt.Sprint(i)}); held == s.has(Unknown) {
			t.Fatalf("origin %d: held %v, and unknown %v", i, held, s.has(Unknown))
		}
	}
	if len(s) != maxSet+1 {
		t.Errorf("a full set holds %d origins, not %d and the mark", len(s), maxSet)
	}
	if u := s.join(Set{{Kind: Flag}}); !u.equal(s) {
		t.Errorf("a full set grew to %d", len(u))
	}
	if full := Set(nil).join(s); !full.equal(s) {
		t.Error("joined to bottom, a full set changes")
	}
}

// TestSortedIsCanonical checks that facts do not show the order in which a set
// was built.
func TestSortedIsCanonical(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 2000 {
		s := Set{}.Generate(r, 40).Interface().(Set)
		shuffled := slices.Clone(s)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if a, b := export(s, testFunctions[1]), export(shuffled, testFunctions[1]); !reflect.DeepEqual(a, b) {
			t.Fatalf("one set, two facts:\n%v\n%v", a, b)
		}
	}
}

func TestTrail(t *testing.T) {
	var trail *Trail
	if trail.then(token.NoPos, "nowhere") != nil {
		t.Error("a step without a position was added")
	}
	for i := 1; i <= 100; i++ {
		trail = trail.then(token.Pos(i), fmt.Sprint(i)).then(token.Pos(i), "again")
	}
	steps := trail.Steps()
	if len(steps) == 0 || len(steps) > 8 || steps[0].What != "1" {
		t.Errorf("steps %v: want at most 8, the first one first", steps)
	}
	for i := 1; i < len(steps); i++ {
		if steps[i].Pos <= steps[i-1].Pos {
			t.Errorf("steps %v are not in order", steps)
		}
	}
}
