package provenance

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// SSA makes of a method value x.M a closure of a synthetic function, "bound",
// over x, and of a method expression T.M a synthetic function, "thunk", whose
// first parameter is the receiver. The engine does not look into either: both
// stand for the method, or for the methods that an interface's may be, and
// what a method value is bound to is found where it is made.

// behind gives the functions of this package that a function stands for: itself,
// the generic function of which it is an instance, or the methods behind a
// synthetic one.
func (e *engine) behind(fn *ssa.Function) []*ssa.Function {
	fn = unthunk(origin(fn))
	if e.local(fn) {
		return []*ssa.Function{fn}
	}
	if fn == nil || fn.Synthetic == "" {
		return nil
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok || obj.Signature().Recv() == nil {
		return nil
	}
	return e.implementing(obj.Signature().Recv().Type(), obj.Name())
}

// unthunk gives the method behind a bound-method or thunk wrapper of a type
// that is no interface.
func unthunk(fn *ssa.Function) *ssa.Function {
	if fn == nil || fn.Synthetic == "" || fn.Object() == nil {
		return fn
	}
	if obj, ok := fn.Object().(*types.Func); ok {
		if m := fn.Prog.FuncValue(obj.Origin()); m != nil {
			return m
		}
	}
	return fn
}

// boundTo gives what a method value is bound to, if v makes one, or nil.
func boundTo(v ssa.Value) ssa.Value {
	mc, ok := v.(*ssa.MakeClosure)
	if !ok || len(mc.Bindings) != 1 {
		return nil
	}
	if fn, ok := mc.Fn.(*ssa.Function); !ok || fn.Parent() != nil { // a literal has a parent
		return nil
	}
	return mc.Bindings[0]
}

// receivers gives what the method values that a call may call are bound to,
// as far as they are values of the method fn.
func (e *engine) receivers(c *ssa.CallCommon, fn *ssa.Function) []ssa.Value {
	var out []ssa.Value
	for _, mc := range e.target(c).bound {
		for _, m := range e.behind(mc.Fn.(*ssa.Function)) {
			if m == fn {
				out = append(out, mc.Bindings[0])
			}
		}
	}
	return out
}

// receiverOf gives the receiver of a call of a method: also of a method value,
// if the call can be of but one; otherwise nil.
func (e *engine) receiverOf(c *ssa.CallCommon, obj *types.Func) ssa.Value {
	if all := args(c); len(all) > obj.Signature().Params().Len() {
		return all[0]
	}
	return e.heldReceiver(c.Value, 0)
}

// heldReceiver gives what the method value that v must be is bound to, or nil.
func (e *engine) heldReceiver(v ssa.Value, depth int) ssa.Value {
	if depth > 6 {
		return nil
	}
	switch v := v.(type) {
	case *ssa.MakeClosure:
		return boundTo(v)
	case *ssa.ChangeType:
		return e.heldReceiver(v.X, depth+1)
	case *ssa.FreeVar:
		if b := e.bindings(v); len(b) == 1 {
			return e.heldReceiver(b[0], depth+1)
		}
	case *ssa.UnOp:
		if st := e.stored(v.X); len(st) == 1 {
			return e.heldReceiver(st[0], depth+1)
		}
	}
	return nil
}

// promoted gives the path by which a value of type t has what path selects in
// the embedded struct whose method was called: a method's receiver may be a
// part of the value by which it was called.
func (e *engine) promoted(t types.Type, path string) string {
	sel, _ := head(path)
	if sel == "" || isElem(sel) || structField(t, sel) != nil {
		return path
	}
	obj, index, _ := types.LookupFieldOrMethod(t, true, e.pass.Pkg, sel[1:])
	if _, field := obj.(*types.Var); !field {
		return path
	}
	var outer string
	for _, i := range index[:len(index)-1] {
		step := fieldName(t, i)
		outer += step
		t = typeAt(t, step)
	}
	return outer + path
}
