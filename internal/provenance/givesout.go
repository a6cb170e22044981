package provenance

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// obtainedOutside reports whether all temporary origins of a set became known
// outside of fn and what it calls: fn hands out what somebody else obtained.
func (e *engine) obtainedOutside(s Set, fn *ssa.Function) bool {
	inner := e.reachable(fn)
	found := false
	for _, o := range s {
		switch o.Kind {
		case Response, Snapshot, Metadata:
			if !o.Pos.IsValid() || slices.ContainsFunc(inner, func(f *ssa.Function) bool { return within(o.Pos, f) }) {
				return false
			}
			found = true
		case Unknown:
			return false
		}
	}
	return found
}

// within reports whether the position is in the function's source.
func within(pos token.Pos, fn *ssa.Function) bool {
	n := fn.Syntax()
	return n != nil && n.Pos() <= pos && pos < n.End()
}

// reachable gives fn and the functions of this package that it may call.
func (e *engine) reachable(fn *ssa.Function) []*ssa.Function {
	out := []*ssa.Function{fn}
	for i := 0; i < len(out) && len(out) < 500; i++ {
		for _, b := range out[i].Blocks {
			for _, instr := range b.Instrs {
				switch c := instr.(type) {
				case ssa.CallInstruction:
					if !c.Common().IsInvoke() && e.isOnce(c.Common().Value, 0) {
						continue // has run before
					}
					for _, f := range e.callees(c.Common()) {
						if !slices.Contains(out, f) {
							out = append(out, f)
						}
					}
				case *ssa.MakeClosure:
					for _, f := range e.behind(c.Fn.(*ssa.Function)) {
						if !slices.Contains(out, f) {
							out = append(out, f)
						}
					}
				}
			}
		}
	}
	return out
}

// isKeptWhole reports whether v is a triple by value that is loaded as a whole
// from a field, package variable or captured variable which fn, and what it
// calls, never assign.
func (e *engine) isKeptWhole(v ssa.Value, fn *ssa.Function) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		if f, ok := v.(*ssa.Field); ok { // of a value receiver
			_, param := f.X.(*ssa.Parameter)
			return param
		}
		return false
	}
	switch cell := load.X.(type) {
	case *ssa.FreeVar:
		return !e.assignedIn(e.referrers(cell), e.reachable(fn)) && e.capturedOnce(cell)
	case *ssa.Global:
		return !e.assignedIn(e.globalUses[cell], e.reachable(fn))
	case *ssa.FieldAddr:
		if !fromReceiver(cell.X) {
			return false
		}
		s, ok := deref(cell.X.Type()).Underlying().(*types.Struct)
		if !ok {
			return false
		}
		inner := e.reachable(fn)
		for _, use := range e.fieldUses[s.Field(cell.Field).Origin()] {
			if slices.Contains(inner, use.Parent()) && e.assignedIn(e.referrers(use), inner) {
				return false
			}
		}
		return true
	}
	return false
}

// capturedOnce reports whether what a function literal captured is not
// assigned by another one, which may refresh it.
func (e *engine) capturedOnce(v *ssa.FreeVar) bool {
	for _, b := range e.bindings(v) {
		for _, r := range e.referrers(b) {
			if mc, ok := r.(*ssa.MakeClosure); ok && mc.Fn != v.Parent() {
				return false
			}
		}
	}
	return true
}

// fromReceiver reports whether the value is, or is loaded from, a method's
// receiver.
func fromReceiver(v ssa.Value) bool {
	for range 6 {
		switch w := v.(type) {
		case *ssa.Parameter:
			return isReceiver(w)
		case *ssa.Alloc: // a value receiver is copied to a variable when its address is taken
			for _, r := range *w.Referrers() {
				if s, ok := r.(*ssa.Store); ok && s.Addr == w {
					if p, ok := s.Val.(*ssa.Parameter); ok {
						return isReceiver(p)
					}
				}
			}
			return false
		case *ssa.UnOp:
			v = w.X
		case *ssa.FieldAddr:
			v = w.X
		case *ssa.Field:
			v = w.X
		default:
			return false
		}
	}
	return false
}

// assignedIn reports whether one of the instructions is a store in one of the
// functions.
func (e *engine) assignedIn(uses []ssa.Instruction, fns []*ssa.Function) bool {
	for _, u := range uses {
		switch u := u.(type) {
		case *ssa.Store:
			if slices.Contains(fns, u.Parent()) {
				return true
			}
		case ssa.CallInstruction: // its address is passed: it may be filled
			if slices.Contains(fns, u.Parent()) {
				return true
			}
		}
	}
	return false
}
