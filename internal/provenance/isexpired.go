package provenance

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// sibling gives the method of that name of the type of which fn is a method,
// if this package declares it itself.
func (e *engine) sibling(fn *ssa.Function, name string) *ssa.Function {
	if fn.Signature.Recv() == nil {
		return nil
	}
	t := deref(fn.Signature.Recv().Type())
	for _, m := range e.methods[name] {
		if types.Identical(deref(m.Signature.Recv().Type()), t) {
			return m
		}
	}
	return nil
}

// neverExpires says, if the type's own IsExpired can never be true after the
// first Retrieve, how; otherwise "". An embedded Expiry is no own method.
func (e *engine) neverExpires(p customProvider) string {
	is := e.sibling(p.fn, "IsExpired")
	if is == nil {
		return ""
	}
	for _, r := range returns(is) {
		if len(r.Results) != 1 || !e.staysFalse(r.Results[0], p.fn) {
			return ""
		}
	}
	return "IsExpired"
}

// staysFalse reports whether a condition is false for good once retrieve has
// run: the constant false, or the negation of a field that only becomes true.
func (e *engine) staysFalse(v ssa.Value, retrieve *ssa.Function) bool {
	switch v := v.(type) {
	case *ssa.Const:
		return v.Value != nil && v.Value.ExactString() == "false"
	case *ssa.UnOp:
		if v.Op == token.NOT {
			return e.onlyBecomes(v.X, func(c *ssa.Const) bool { return c.Value != nil && c.Value.ExactString() == "true" })
		}
	case *ssa.BinOp: // p.value == "" or == nil: false once it is set
		if v.Op == token.EQL && isZeroConst(v.Y) {
			return e.onlyBecomes(v.X, func(c *ssa.Const) bool { return !isZeroConst(c) })
		}
	}
	return false
}

// onlyBecomes reports whether a field is stored to, and whether all constants
// stored in it are of the kind: nothing takes it back.
func (e *engine) onlyBecomes(v ssa.Value, kind func(*ssa.Const) bool) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return false
	}
	if _, field := load.X.(*ssa.FieldAddr); !field {
		return false
	}
	vals := e.stored(load.X)
	for _, x := range vals {
		c, ok := x.(*ssa.Const)
		if ok && !kind(c) && c.Value != nil || !ok && isBool(x.Type()) {
			return false
		}
	}
	return len(vals) > 0
}

func isBool(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}
