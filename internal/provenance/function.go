package provenance

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// functions gives the functions of this package that a function value may be.
func (e *engine) functions(v ssa.Value) []*ssa.Function {
	w := functionWalk{e: e, seen: map[ssa.Value]bool{}}
	w.follow(v)
	return w.fns
}

// A functionWalk collects what a function value may be.
type functionWalk struct {
	e    *engine
	seen map[ssa.Value]bool
	target
}

// maxFunctionWalk bounds the values that are looked at for one function value.
const maxFunctionWalk = 64

func (w *functionWalk) follow(v ssa.Value) {
	if w.seen[v] || len(w.seen) > maxFunctionWalk {
		return
	}
	w.seen[v] = true
	switch v := v.(type) {
	case *ssa.Function:
		for _, fn := range w.e.behind(v) {
			if !slices.Contains(w.fns, fn) {
				w.fns = append(w.fns, fn)
			}
		}
	case *ssa.MakeClosure:
		if boundTo(v) != nil {
			w.bound = append(w.bound, v)
		}
		w.follow(v.Fn)
	case *ssa.ChangeType:
		w.follow(v.X)
	case *ssa.MakeInterface:
		w.follow(v.X)
	case *ssa.TypeAssert:
		w.follow(v.X)
	case *ssa.Phi:
		for _, x := range v.Edges {
			w.follow(x)
		}
	case *ssa.FreeVar:
		for _, b := range w.e.bindings(v) {
			w.follow(b)
		}
	case *ssa.Parameter:
		w.parameter(v)
	case *ssa.UnOp:
		for _, x := range w.e.stored(v.X) {
			w.follow(x)
		}
	case *ssa.Call:
		w.call(v)
	}
}

// parameter collects what callers pass for a parameter.
func (w *functionWalk) parameter(p *ssa.Parameter) {
	fn := p.Parent()
	pass := func(c ssa.CallInstruction) {
		if i := paramIndex(fn, p); i < len(c.Common().Args) {
			w.follow(c.Common().Args[i])
		}
	}
	for _, c := range w.e.calls[fn] {
		if call, ok := c.(ssa.CallInstruction); ok && origin(call.Common().StaticCallee()) == fn {
			pass(call)
		}
	}
	for _, c := range w.e.literalCalls(fn) {
		pass(c)
	}
}

// call collects what a call gives back.
func (w *functionWalk) call(c *ssa.Call) {
	if obj := calleeObject(c.Common()); obj != nil && onceFunctions[obj.FullName()] {
		w.follow(c.Common().Args[0])
		return
	}
	fns := []*ssa.Function{origin(c.Common().StaticCallee())}
	if fns[0] == nil && !c.Common().IsInvoke() {
		inner := functionWalk{e: w.e, seen: w.seen}
		inner.follow(c.Common().Value)
		fns = inner.fns
	}
	for _, fn := range fns {
		if !w.e.local(fn) {
			continue
		}
		for _, r := range returns(fn) {
			if len(r.Results) > 0 {
				w.follow(resultOf(r, 0))
			}
		}
	}
}

// literalCalls gives the calls of what a function literal is returned as:
// `for range seq()` calls the literal that seq returns.
func (e *engine) literalCalls(fn *ssa.Function) []ssa.CallInstruction {
	outer := fn.Parent()
	if outer == nil {
		return nil
	}
	var out []ssa.CallInstruction
	for _, c := range e.calls[outer] {
		call, ok := c.(*ssa.Call)
		if !ok || origin(call.Common().StaticCallee()) != outer {
			continue
		}
		for _, r := range e.referrers(call) {
			if use, ok := r.(ssa.CallInstruction); ok && use.Common().Value == call {
				out = append(out, use)
			}
		}
	}
	return out
}

// stored gives the values stored directly at an address of this package: a
// variable, a package variable or a field.
func (e *engine) stored(addr ssa.Value) []ssa.Value {
	var out []ssa.Value
	collect := func(addr ssa.Value) {
		for _, r := range e.referrers(addr) {
			if s, ok := r.(*ssa.Store); ok && s.Addr == addr && !e.isTestsOwn(s, addr) {
				out = append(out, s.Val)
			}
		}
	}
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		if s, ok := deref(a.X.Type()).Underlying().(*types.Struct); ok {
			for _, use := range e.fieldUses[s.Field(a.Field).Origin()] {
				if !e.isTest(use.Pos()) || e.isTest(a.Pos()) {
					collect(use)
				}
			}
		}
	case *ssa.FreeVar:
		for _, b := range e.bindings(a) {
			collect(b)
		}
		collect(a)
	default:
		collect(addr)
	}
	return out
}

// bindings gives the values that a function literal captures as v.
func (e *engine) bindings(v *ssa.FreeVar) []ssa.Value {
	fn := v.Parent()
	i := 0
	for i < len(fn.FreeVars) && fn.FreeVars[i] != v {
		i++
	}
	var out []ssa.Value
	for _, instr := range e.calls[fn] {
		if mc, ok := instr.(*ssa.MakeClosure); ok && mc.Fn == fn && i < len(mc.Bindings) {
			out = append(out, mc.Bindings[i])
		}
	}
	return out
}

// resultOf gives result i of a return. In a function with defer, results pass
// through variables: then it is what this return itself stored there.
func resultOf(r *ssa.Return, i int) ssa.Value {
	load, ok := r.Results[i].(*ssa.UnOp)
	if !ok {
		return r.Results[i]
	}
	cell, ok := load.X.(*ssa.Alloc)
	if !ok || load.Block() != r.Block() {
		return r.Results[i]
	}
	for _, use := range *cell.Referrers() {
		if _, captured := use.(*ssa.MakeClosure); captured { // a deferred function may change it
			return r.Results[i]
		}
	}
	var last ssa.Value = load
	for _, instr := range r.Block().Instrs {
		if s, ok := instr.(*ssa.Store); ok && s.Addr == cell {
			last = s.Val
		}
		if instr == load {
			break
		}
	}
	return last
}

// onError reports whether a return stands where an error was found, and only
// there.
func (e *engine) onError(r *ssa.Return) bool {
	deps := e.controlFlow(r.Parent()).direct(r.Block())
	for _, d := range deps {
		cond, ok := d.block.Instrs[len(d.block.Instrs)-1].(*ssa.If).Cond.(*ssa.BinOp)
		if !ok || !isErrorType(cond.X.Type()) || (cond.Op == token.NEQ) != (d.side == 0) {
			return false
		}
	}
	return len(deps) > 0
}

// returns gives the return instructions of a function.
func returns(fn *ssa.Function) []*ssa.Return {
	var out []*ssa.Return
	for _, b := range fn.Blocks {
		if r, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && b != fn.Recover {
			out = append(out, r)
		}
	}
	return out
}
