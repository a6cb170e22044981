package provenance

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// contents gives the origins of what the package stores in a cell: a local or
// package variable, a parameter's pointee, a field's address, a collection.
// Which variable, and which field or element of it, counts; the order of stores
// does not (a may-analysis), but see contentsAt.
func (e *engine) contents(cell ssa.Value, path string) Set {
	return e.contentsAt(cell, path, nil)
}

// contentsAt is contents as an instruction reads them: stores in the same
// function that cannot come before it do not count.
func (e *engine) contentsAt(cell ssa.Value, path string, at ssa.Instruction) Set {
	return e.ask(question{v: cell, path: path, stores: true, at: at}, func() Set {
		g := gatherer{e: e, at: at, seen: map[question]bool{}}
		g.gather(cell, path)
		return g.out
	})
}

// readLocal gives the origins of what a load reads from a local variable, or a
// part of it, that is assigned more than once as a whole.
func (e *engine) readLocal(load *ssa.UnOp, path string) (Set, bool) {
	addr := load.X
	for {
		fa, ok := addr.(*ssa.FieldAddr)
		if !ok {
			break
		}
		path = fieldName(fa.X.Type(), fa.Field) + path
		addr = fa.X
	}
	a, ok := addr.(*ssa.Alloc)
	if !ok || a.Parent() != load.Parent() {
		return nil, false
	}
	stores := 0
	for _, r := range e.referrers(a) {
		if s, ok := r.(*ssa.Store); ok && s.Addr == a {
			stores++
		}
	}
	if stores < 2 {
		return nil, false
	}
	s := e.contentsAt(a, path, load)
	return s, len(s) > 0
}

// A gatherer collects what is stored in a cell, through all its aliases.
type gatherer struct {
	e    *engine
	at   ssa.Instruction // the reader, or nil
	seen map[question]bool
	out  Set
}

// maxAliases bounds the names of one cell that are looked at.
const maxAliases = 256

// gather collects what is stored in the part of the cell that path names.
func (g *gatherer) gather(cell ssa.Value, path string) {
	q := question{v: cell, path: path}
	if g.seen[q] {
		return
	}
	if len(g.seen) > maxAliases {
		g.out = g.out.add(Origin{Kind: Unknown, What: "a variable with too many names"})
		return
	}
	g.seen[q] = true
	sel, rest := head(path)
	for _, instr := range g.e.referrers(cell) {
		switch i := instr.(type) {
		case *ssa.Store:
			if g.e.isTestsOwn(i, cell) {
				continue
			}
			if i.Addr == cell && (g.at == nil || i.Parent() != g.at.Parent() || follows(g.at, i)) {
				g.out = g.out.join(g.e.eval(i.Val, path).at(i.Pos()))
			}
		case *ssa.FieldAddr:
			if i.X == cell && fieldName(cell.Type(), i.Field) == sel {
				g.gather(i, rest)
			}
		case *ssa.IndexAddr:
			if i.X == cell && isElem(sel) {
				g.gather(i, rest)
			}
		case *ssa.MapUpdate:
			if i.Map == cell && overlaps(sel, mapKey(i.Key)) {
				g.out = g.out.join(g.e.eval(i.Value, rest).at(i.Pos()))
			}
		case *ssa.Send:
			if i.Chan == cell && sel == anyElem {
				g.out = g.out.join(g.e.eval(i.X, rest).at(i.Pos()))
			}
		case *ssa.MakeClosure:
			if boundTo(i) == cell {
				g.bound(i, path)
				continue
			}
			for n, b := range i.Bindings {
				if fn, ok := i.Fn.(*ssa.Function); ok && b == cell && n < len(fn.FreeVars) {
					g.gather(fn.FreeVars[n], path)
				}
			}
		case ssa.CallInstruction:
			g.call(i, cell, path)
		case ssa.Value:
			if aliases(i, cell) {
				g.gather(i, path)
			}
		}
	}
}

// isTestsOwn reports whether a store to a variable of the program stands in a
// test: what a test puts there is not what the program runs with.
func (e *engine) isTestsOwn(s *ssa.Store, cell ssa.Value) bool {
	return e.isTest(s.Pos()) && !e.isTest(cell.Pos())
}

// mapKey gives the selector of the element that a map update stores.
func mapKey(key ssa.Value) string {
	if c, ok := key.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.String {
		return keySel(constant.StringVal(c.Value))
	}
	return anyElem
}

// aliases reports whether v, which uses cell, is another name of it: a slice of
// the same array, the same pointer in an interface, or a reference loaded from
// a variable.
func aliases(v ssa.Value, cell ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Slice:
		return v.X == cell
	case *ssa.MakeInterface, *ssa.ChangeType, *ssa.ChangeInterface, *ssa.TypeAssert:
		return isReference(cell.Type())
	case *ssa.Phi:
		return isReference(v.Type())
	case *ssa.UnOp:
		return v.X == cell && isReference(v.Type())
	}
	return false
}

// isReference reports whether values of the type share what they refer to.
func isReference(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Slice, *types.Chan, *types.Interface:
		return true
	}
	return false
}

// bound collects what the calls of a method value store through its receiver.
func (g *gatherer) bound(mc *ssa.MakeClosure, path string) {
	if !isReference(mc.Bindings[0].Type()) {
		return
	}
	for _, fn := range g.e.behind(mc.Fn.(*ssa.Function)) {
		s := g.e.contents(fn.Params[0], path)
		for _, call := range g.e.boundCalls[mc] {
			g.out = g.out.join(g.e.substitute(s, fn, call, fn.Params[0]))
		}
		if len(g.e.boundCalls[mc]) == 0 { // called out of sight
			g.out = g.out.join(s.each(func(o Origin) Origin {
				if o.fn == fn {
					return Origin{Kind: Unknown, What: "argument of " + fn.Name(), Pos: o.Pos}
				}
				return o
			}))
		}
	}
}

// call collects what a call stores through a pointer that is passed to it.
func (g *gatherer) call(call ssa.CallInstruction, cell ssa.Value, path string) {
	common := call.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		if b.Name() == "copy" && common.Args[0] == cell {
			g.out = g.out.join(g.e.eval(common.Args[1], path))
		}
		return
	}
	for i, arg := range args(common) {
		if arg != cell {
			continue
		}
		callees := g.e.callees(common)
		for _, fn := range callees {
			if off := len(fn.Params) - len(args(common)); off >= 0 && i+off < len(fn.Params) && isReference(cell.Type()) {
				s := g.e.contents(fn.Params[i+off], path)
				g.out = g.out.join(g.e.substitute(s, fn, call, fn.Params[i+off]))
			}
		}
		if len(callees) == 0 && isReference(cell.Type()) {
			g.out = g.out.join(g.e.filled(common, i, path))
		}
	}
}
