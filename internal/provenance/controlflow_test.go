package provenance

import (
	"cmp"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/ssa"
)

// TestDependences names the conditions on which the call of mark depends, a
// condition with ! where it must not hold.
func TestDependences(t *testing.T) {
	for _, tc := range []struct{ name, body, want string }{
		{"nothing", `mark()`, ""},
		{"if", `if a { mark() }`, "a"},
		{"else", `if a { println() } else { mark() }`, "!a"},
		{"not", `if !a { mark() }`, "!a"},
		{"after if", `if a { println() }; mark()`, ""},
		{"and", `if a && b { mark() }`, "a b"},
		{"or", `if a || b { mark() }`, "!a a b"},
		{"else of and", `if a && b { println() } else { mark() }`, "!a !b a"},
		{"nested", `if a { if b { if c { mark() } } }`, "a b c"},
		{"nested else", `if a { println() } else if b { println() } else { mark() }`, "!a !b"},
		{"early return", `if a { return }; mark()`, "!a"},
		{"two early returns", `if a { return }; if b { return }; mark()`, "!a !b"},
		{"early return within if", `if a { if b { return } }; mark()`, "!a !b a"},
		{"panic", `if a { panic(1) }; mark()`, "!a"},
		{"recovered panic", `defer func() { recover() }(); if a { panic(1) }; mark()`, "!a"},
		{"before panic", `if a { mark(); panic(1) }`, "a"},
		{"endless loop on the other side", `if a { for { println() } }; mark()`, ""},
		{"case", `switch { case a: println(); case b: mark(); default: println() }`, "!a b"},
		{"default case", `switch { case a: println(); case b: println(); default: mark() }`, "!a !b"},
		{"fallthrough", `switch { case a: fallthrough; case b: mark() }`, "!a a b"},
		{"in a loop", `for a { mark() }`, "a"},
		{"after a loop", `for a { println() }; mark()`, ""},
		{"condition in a loop", `for a { if b { mark() } }`, "a b"},
		{"after continue", `for a { if b { continue }; mark() }`, "!b a"},
		{"after break", `for a { if b { break }; mark() }`, "!b a"},
		{"after return in a loop", `for a { if b { return } }; mark()`, "!a !b a"},
		{"after a loop with break", `for { if a { break } }; mark()`, ""},
		{"in an endless loop", `for { mark() }`, ""},
		{"condition in an endless loop", `for { if a { mark() } }`, "!a a"}, // comes round again because it did not hold
		{"loop with the condition at its end", `L: mark(); if a { goto L }`, "a"},
		{"goto back", `L: if a { mark(); goto L }`, "a"},
		{"goto ahead", `if a { goto L }; mark(); L: println()`, "!a"},
		{"labelled continue", `L: for a { for b { if c { continue L }; mark() } }`, "!c a b"},
		{"range over an iterator", `for range seq { if a { mark() } }`, "a i=="}, // the body is a function that checks that it may still be called
		{"range over a number", `for range 3 { if a { return } }; mark()`, "!a i<"},
		{"select", `select { case <-ch: if a { mark() }; default: }`, "a select"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			pass := newLab(t).mustCheck("example.com/flow", `package flow
import "iter"
var seq iter.Seq[int]
var ch chan int
func mark() {}
func f(a, b, c bool) {`+tc.body+`}`)
			e := newEngine(pass)
			at := callOfMark(e)
			if at == nil {
				t.Fatal("mark is not called")
			}
			var got []string
			for _, d := range e.controlFlow(at.Parent()).dependences(at.Block()) {
				got = append(got, condition(d))
			}
			slices.Sort(got)
			if got := strings.Join(slices.Compact(got), " "); got != tc.want {
				t.Errorf("mark depends on %q, want %q", got, tc.want)
			}
			for _, fn := range e.funcs {
				compareControlFlow(t, e.controlFlow(fn))
			}
		})
	}
}

func callOfMark(e *engine) ssa.Instruction {
	for _, fn := range e.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if c, ok := instr.(*ssa.Call); ok && c.Common().StaticCallee() != nil && c.Common().StaticCallee().Name() == "mark" {
					return c
				}
			}
		}
	}
	return nil
}

// condition gives a short name of a dependence.
func condition(d dependence) string {
	not := []string{"", "!"}[d.side]
	v := d.block.Instrs[len(d.block.Instrs)-1].(*ssa.If).Cond
	if load, ok := v.(*ssa.UnOp); ok {
		v = load.X
	}
	switch v := v.(type) {
	case *ssa.Parameter, *ssa.FreeVar:
		return not + v.Name()
	case *ssa.BinOp:
		if _, ok := v.X.(*ssa.Extract); ok {
			return "select"
		}
		return "i" + v.Op.String()
	}
	return not + v.String()
}

// compareControlFlow compares with what the definitions say word by word.
func compareControlFlow(t *testing.T, cf *controlFlow) {
	t.Helper()
	post := naivePostDominators(cf.fn)
	for _, b := range cf.fn.Blocks {
		for _, x := range cf.fn.Blocks {
			if cf.post[x.Index].has(b.Index) != post[x][b] {
				t.Errorf("%s: block %d on every way from block %d to the end: %v, not %v", cf.fn, b.Index, x.Index, !post[x][b], post[x][b])
			}
		}
		direct := naiveDirect(cf.fn, post, b)
		if got := cf.direct(b); !sameDependences(got, direct) {
			t.Errorf("%s: block %d depends directly on %v, not on %v", cf.fn, b.Index, direct, got)
		}
		all := map[dependence]bool{}
		var add func(b *ssa.BasicBlock)
		add = func(b *ssa.BasicBlock) {
			for _, d := range naiveDirect(cf.fn, post, b) {
				if !all[d] {
					all[d] = true
					add(d.block)
				}
			}
		}
		add(b)
		got := cf.dependences(b)
		slices.SortFunc(got, func(c, d dependence) int {
			return cmp.Or(cmp.Compare(c.block.Index, d.block.Index), cmp.Compare(c.side, d.side))
		})
		if got = slices.Compact(got); len(got) != len(all) || slices.ContainsFunc(got, func(d dependence) bool { return !all[d] }) {
			t.Errorf("%s: block %d depends on %v, not on %v", cf.fn, b.Index, all, got)
		}
	}
}

// naivePostDominators tells of each block x which blocks it cannot get to the
// end of the function without. From where there is no end, that is itself.
func naivePostDominators(fn *ssa.Function) map[*ssa.BasicBlock]map[*ssa.BasicBlock]bool {
	post := map[*ssa.BasicBlock]map[*ssa.BasicBlock]bool{}
	for _, x := range fn.Blocks {
		post[x] = map[*ssa.BasicBlock]bool{x: true}
		for _, b := range fn.Blocks {
			if ends(x, nil, map[*ssa.BasicBlock]bool{}) && !ends(x, b, map[*ssa.BasicBlock]bool{}) {
				post[x][b] = true
			}
		}
	}
	return post
}

// ends reports whether a way leads from x to the end that avoids a block.
func ends(x, avoid *ssa.BasicBlock, seen map[*ssa.BasicBlock]bool) bool {
	if x == avoid || seen[x] {
		return false
	}
	seen[x] = true
	return len(x.Succs) == 0 || slices.ContainsFunc(x.Succs, func(s *ssa.BasicBlock) bool { return ends(s, avoid, seen) })
}

// naiveDirect is the definition of Ferrante, Ottenstein and Warren: b depends
// on a side of c if it is on every way from there, but not, beyond c itself, on
// every way from c.
func naiveDirect(fn *ssa.Function, post map[*ssa.BasicBlock]map[*ssa.BasicBlock]bool, b *ssa.BasicBlock) []dependence {
	var out []dependence
	for _, c := range fn.Blocks {
		if _, ok := c.Instrs[len(c.Instrs)-1].(*ssa.If); !ok || c != b && post[c][b] {
			continue
		}
		for side, s := range c.Succs {
			if post[s][b] && c.Succs[0] != c.Succs[1] {
				out = append(out, dependence{c, side})
			}
		}
	}
	return out
}

func sameDependences(a, b []dependence) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(d dependence) bool { return !slices.Contains(b, d) })
}

// TestControlFlowOfMadePrograms compares with the definitions on functions of
// all shapes.
func TestControlFlowOfMadePrograms(t *testing.T) {
	for seed := range int64(15) {
		data := make([]byte, 2000)
		rand.New(rand.NewSource(seed)).Read(data)
		e := newEngine(newLab(t).mustCheck("example.com/made", makeProgram(data)))
		for _, fn := range e.funcs {
			if len(fn.Blocks) < 60 { // the definitions take cubic time
				compareControlFlow(t, e.controlFlow(fn))
			}
		}
	}
}

// TestControlFlowBound checks that of a function that is too large nothing is
// said, and nothing is spent on it.
func TestControlFlowBound(t *testing.T) {
	e := newEngine(newLab(t).mustCheck("example.com/large", "package large\nfunc f(a bool) {\n"+strings.Repeat("if a { println() }\n", maxBlocks/2)+"}"))
	for _, fn := range e.funcs {
		if fn.Name() != "f" {
			continue
		}
		if len(fn.Blocks) <= maxBlocks {
			t.Fatalf("%d blocks are not too many", len(fn.Blocks))
		}
		if cf := e.controlFlow(fn); cf.post != nil || cf.dependences(fn.Blocks[1]) != nil || cf.direct(fn.Blocks[1]) != nil {
			t.Error("a function beyond the bound has dependences")
		}
	}
}
