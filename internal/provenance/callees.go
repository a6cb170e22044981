package provenance

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A target is what a call of a function value may reach in this package.
type target struct {
	fns   []*ssa.Function
	bound []*ssa.MakeClosure // the method values among them
}

// callees gives the functions of this package that a call may reach.
func (e *engine) callees(c *ssa.CallCommon) []*ssa.Function {
	if c.IsInvoke() {
		return e.implementing(c.Value.Type(), c.Method.Name())
	}
	if fn, ok := c.Value.(*ssa.Function); ok {
		return e.behind(fn)
	}
	return e.target(c).fns
}

// target gives what a call of a function value may reach.
func (e *engine) target(c *ssa.CallCommon) target {
	t, ok := e.targets[c]
	if !ok && !c.IsInvoke() {
		w := functionWalk{e: e, seen: map[ssa.Value]bool{}}
		w.follow(c.Value)
		t = w.target
		e.targets[c] = t
	}
	return t
}

// callsOf gives the calls of fn in this package: by its name, through
// interfaces, and of function values that may be fn.
func (e *engine) callsOf(fn *ssa.Function) []ssa.CallInstruction {
	var out []ssa.CallInstruction
	for _, c := range e.calls[fn] {
		if call, ok := c.(ssa.CallInstruction); ok && e.isCallOf(call, fn) {
			out = append(out, call)
		}
	}
	return append(out, e.valueCalls[fn]...)
}

// liveCallsOf is callsOf without those that isLive does not count.
func (e *engine) liveCallsOf(fn *ssa.Function) []ssa.CallInstruction {
	return slices.DeleteFunc(e.callsOf(fn), func(c ssa.CallInstruction) bool { return !e.isLive(c, fn) })
}

// liveCallers gives the instructions of this package, outside of tests, that
// call fn or make a function value of it.
func (e *engine) liveCallers(fn *ssa.Function) []ssa.Instruction {
	var out []ssa.Instruction
	for _, c := range e.calls[fn] {
		if e.isLive(c, fn) {
			out = append(out, c)
		}
	}
	return out
}

// isLive reports whether an instruction that calls or names fn counts: it is
// not fn's own, nor a test's of what is not for tests.
func (e *engine) isLive(c ssa.Instruction, fn *ssa.Function) bool {
	return c.Parent() != fn && (!e.isTestSupport(c.Pos()) || e.isTestSupport(fn.Pos()))
}

// isCallOf reports whether the instruction calls fn, rather than passing it on.
func (e *engine) isCallOf(c ssa.CallInstruction, fn *ssa.Function) bool {
	return slices.Contains(e.callees(c.Common()), fn)
}

// local reports whether the function's body is at hand: it is of this package.
func (e *engine) local(fn *ssa.Function) bool {
	return fn != nil && fn.Pkg == e.pkg && len(fn.Blocks) > 0
}

// maxMethods bounds the methods of one name among which an interface call is
// resolved. A package with more is built around that interface, and a call of
// it says nothing about credentials: it is Unknown.
const maxMethods = 24

// implementing gives the package's methods of that name that a call through an
// interface or type parameter may reach.
func (e *engine) implementing(t types.Type, name string) []*ssa.Function {
	iface, ok := t.Underlying().(*types.Interface)
	if !ok || len(e.methods[name]) > maxMethods {
		return nil
	}
	var out []*ssa.Function
	for _, fn := range e.methods[name] {
		if implements(fn.Signature.Recv().Type(), t, iface) {
			out = append(out, fn)
		}
	}
	return out
}

// implements reports whether values of a method's receiver type, or pointers to
// them, may be in the interface. Instances of a generic type may be if the
// methods fit but for their type parameters.
func implements(recv, t types.Type, iface *types.Interface) bool {
	if types.Implements(recv, iface) || types.Implements(types.NewPointer(recv), iface) {
		return true
	}
	if !isGeneric(recv) && !isGeneric(t) {
		return false
	}
	for m := range iface.Methods() {
		obj, _, _ := types.LookupFieldOrMethod(recv, true, m.Pkg(), m.Name())
		fn, ok := obj.(*types.Func)
		if !ok || !fits(fn.Signature().Params(), m.Signature().Params()) || !fits(fn.Signature().Results(), m.Signature().Results()) {
			return false
		}
	}
	return true
}

// isGeneric reports whether t is, or points to, a type with type parameters.
func isGeneric(t types.Type) bool {
	n, ok := deref(t).(*types.Named)
	return ok && n.TypeParams().Len() > 0
}

// fits reports whether two lists of types may be the same for some type
// arguments: only plain types tell that they are not.
func fits(a, b *types.Tuple) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		_, plain := types.Unalias(a.At(i).Type()).(*types.Basic)
		_, too := types.Unalias(b.At(i).Type()).(*types.Basic)
		if plain && too && !types.Identical(a.At(i).Type(), b.At(i).Type()) {
			return false
		}
	}
	return true
}
