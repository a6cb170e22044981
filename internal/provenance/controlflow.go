package provenance

import (
	"golang.org/x/tools/go/ssa"
)

// A controlFlow holds the control dependences of one function (Ferrante,
// Ottenstein, Warren 1987): block b depends on the branch at block c if one of
// its sides always leads to b and the other may not.
type controlFlow struct {
	fn   *ssa.Function
	post []bitset // post[b]: blocks that are on every way from b to the function's end
}

// A dependence is one side of a branch.
type dependence struct {
	block *ssa.BasicBlock // ends in an If
	side  int             // 0: the condition holds
}

// other gives the block to which the branch leads when it does not take the
// dependence's side.
func (d dependence) other() *ssa.BasicBlock { return d.block.Succs[1-d.side] }

// maxBlocks bounds the functions whose control flow is looked at; the sets
// grow with the square of the number of blocks.
const maxBlocks = 4000

func (e *engine) controlFlow(fn *ssa.Function) *controlFlow {
	if cf := e.guards[fn]; cf != nil {
		return cf
	}
	cf := &controlFlow{fn: fn}
	if len(fn.Blocks) <= maxBlocks {
		cf.post = postDominators(fn)
	}
	e.guards[fn] = cf
	return cf
}

// dependences gives the branch sides on which the block depends, directly or
// through other branches.
func (cf *controlFlow) dependences(b *ssa.BasicBlock) []dependence {
	if cf.post == nil || b == nil {
		return nil
	}
	var out []dependence
	seen := make([]bool, len(cf.fn.Blocks))
	work := []*ssa.BasicBlock{b}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[b.Index] {
			continue
		}
		seen[b.Index] = true
		for _, d := range cf.direct(b) {
			out = append(out, d)
			work = append(work, d.block)
		}
	}
	return out
}

// direct gives the branch sides on which the block depends directly.
func (cf *controlFlow) direct(b *ssa.BasicBlock) []dependence {
	if cf.post == nil || b == nil {
		return nil
	}
	var out []dependence
	for _, c := range cf.fn.Blocks {
		if _, ok := c.Instrs[len(c.Instrs)-1].(*ssa.If); !ok || c != b && cf.post[c.Index].has(b.Index) {
			continue
		}
		for side, s := range c.Succs {
			if cf.post[s.Index].has(b.Index) && !cf.post[c.Succs[1-side].Index].has(b.Index) {
				out = append(out, dependence{c, side})
			}
		}
	}
	return out
}

// postDominators solves the usual equations by iteration from the top: a block
// is followed by itself and by what follows all its successors. Blocks that
// end the function, or never reach its end, are followed by themselves only.
func postDominators(fn *ssa.Function) []bitset {
	n := len(fn.Blocks)
	post := make([]bitset, n)
	ends := reachEnd(fn)
	for _, b := range fn.Blocks {
		post[b.Index] = newBitset(n)
		if len(b.Succs) == 0 || !ends[b.Index] {
			post[b.Index].set(b.Index)
		} else {
			post[b.Index].fill()
		}
	}
	for changed := true; changed; {
		changed = false
		for i := n - 1; i >= 0; i-- {
			b := fn.Blocks[i]
			if len(b.Succs) == 0 || !ends[i] {
				continue
			}
			next := newBitset(n)
			next.fill()
			for _, s := range b.Succs {
				if ends[s.Index] {
					next.intersect(post[s.Index])
				}
			}
			next.set(i)
			if !next.equal(post[i]) {
				post[i], changed = next, true
			}
		}
	}
	return post
}

// reachEnd tells of each block whether a way leads from it to the function's end.
func reachEnd(fn *ssa.Function) []bool {
	ends := make([]bool, len(fn.Blocks))
	mark := func(b *ssa.BasicBlock) {
		work := []*ssa.BasicBlock{b}
		for len(work) > 0 {
			b := work[len(work)-1]
			work = work[:len(work)-1]
			if !ends[b.Index] {
				ends[b.Index] = true
				work = append(work, b.Preds...)
			}
		}
	}
	for _, b := range fn.Blocks {
		if len(b.Succs) == 0 {
			mark(b)
		}
	}
	return ends
}

// A bitset is a set of small integers.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }

func (b bitset) fill() {
	for i := range b {
		b[i] = ^uint64(0)
	}
}

func (b bitset) intersect(c bitset) {
	for i := range b {
		b[i] &= c[i]
	}
}

func (b bitset) equal(c bitset) bool {
	for i := range b {
		if b[i] != c[i] {
			return false
		}
	}
	return true
}
