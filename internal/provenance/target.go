package provenance

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// callee gives the function or method that a call names: an interface's
// method, without asking which implementation it holds; the one function that
// a function variable or field of this package holds; or nil.
func (e *engine) callee(c *ssa.CallCommon) *types.Func {
	if obj := calleeObject(c); obj != nil || c.IsInvoke() {
		return obj
	}
	if _, ok := c.Value.(*ssa.Builtin); ok {
		return nil
	}
	obj, known := e.objects[c]
	if !known {
		obj = e.heldFunction(c.Value, 0)
		e.objects[c] = obj
	}
	return obj
}

// heldFunction gives the declared function that a function value is, if it can
// be but one, and one without a body here.
func (e *engine) heldFunction(v ssa.Value, depth int) *types.Func {
	if depth > 6 {
		return nil
	}
	switch v := v.(type) {
	case *ssa.Function:
		if obj, ok := origin(v).Object().(*types.Func); ok && !e.local(unthunk(origin(v))) {
			return obj.Origin()
		}
	case *ssa.MakeClosure:
		return e.heldFunction(v.Fn, depth+1)
	case *ssa.ChangeType:
		return e.heldFunction(v.X, depth+1)
	case *ssa.FreeVar:
		if b := e.bindings(v); len(b) == 1 {
			return e.heldFunction(b[0], depth+1)
		}
	case *ssa.UnOp:
		if st := e.stored(v.X); len(st) == 1 {
			return e.heldFunction(st[0], depth+1)
		}
	}
	return nil
}

// onceFunctions are the functions that make of a function one that runs once
// and gives the same results for ever.
var onceFunctions = map[string]bool{"sync.OnceValue": true, "sync.OnceValues": true, "sync.OnceFunc": true}

// isOnce reports whether a function value is one that runs once.
func (e *engine) isOnce(v ssa.Value, depth int) bool {
	if depth > 6 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Call:
		obj := calleeObject(v.Common())
		return obj != nil && onceFunctions[obj.FullName()]
	case *ssa.FreeVar:
		for _, b := range e.bindings(v) {
			if e.isOnce(b, depth+1) {
				return true
			}
		}
	case *ssa.UnOp:
		for _, s := range e.stored(v.X) {
			if e.isOnce(s, depth+1) {
				return true
			}
		}
	}
	return false
}

// indexValueCalls files the calls of function values under the functions of
// this package that they may reach.
func (e *engine) indexValueCalls() {
	for _, fn := range e.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				c, ok := instr.(ssa.CallInstruction)
				if !ok || !callsValue(c.Common()) {
					continue
				}
				t := e.target(c.Common())
				for _, callee := range t.fns {
					e.valueCalls[callee] = append(e.valueCalls[callee], c)
				}
				for _, mc := range t.bound {
					e.boundCalls[mc] = append(e.boundCalls[mc], c)
				}
			}
		}
	}
}

// callsValue reports whether a call is of a function value, rather than of a
// function by its name.
func callsValue(c *ssa.CallCommon) bool {
	switch c.Value.(type) {
	case *ssa.Function, *ssa.Builtin:
		return false
	}
	return !c.IsInvoke()
}

// literalArgs gives what the calls of a function literal pass for one of its
// parameters. Unlike a declared function, a literal is called by this package
// only, or by code that it is handed to.
func (e *engine) literalArgs(p *ssa.Parameter) []ssa.Value {
	fn := p.Parent()
	if fn.Parent() == nil {
		return nil
	}
	var out []ssa.Value
	for _, c := range e.valueCalls[fn] {
		if i := paramIndex(fn, p); i < len(c.Common().Args) {
			out = append(out, c.Common().Args[i])
		}
	}
	return out
}
