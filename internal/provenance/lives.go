package provenance

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// outlives reports whether a struct lives on when the function that holds it
// returns: it is not this function's own, or is given away.
func (e *engine) outlives(v ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[v] {
		return false
	}
	seen[v] = true
	switch w := v.(type) {
	case *ssa.FieldAddr:
		return e.outlives(w.X, seen)
	case *ssa.Alloc, *ssa.MakeInterface, *ssa.Phi, *ssa.Slice, *ssa.ChangeInterface, *ssa.Extract, *ssa.IndexAddr:
	case *ssa.UnOp:
		if !ownedLoad(w) {
			return true
		}
	default:
		return true // a parameter, a package variable, another function's result
	}
	for _, r := range e.referrers(v) {
		switch r := r.(type) {
		case *ssa.Return, *ssa.Send, *ssa.MapUpdate:
			return true
		case *ssa.Store:
			if r.Val == v && e.outlives(r.Addr, seen) {
				return true
			}
		case *ssa.UnOp:
			if r.Op == token.MUL && e.outlives(r, seen) {
				return true
			}
		case *ssa.MakeInterface, *ssa.Phi, *ssa.Slice, *ssa.ChangeInterface:
			if e.outlives(r.(ssa.Value), seen) {
				return true
			}
		case *ssa.Go, *ssa.MakeClosure:
			return true
		}
	}
	return false
}

// ownedLoad reports whether a load is of a variable of the function itself.
func ownedLoad(l *ssa.UnOp) bool {
	_, local := l.X.(*ssa.Alloc)
	return local
}

// inLoop reports whether the instruction may run again in its function: a loop
// that stores anew refreshes.
func (e *engine) inLoop(instr ssa.Instruction) bool {
	b := instr.Block()
	seen := map[*ssa.BasicBlock]bool{}
	work := append([]*ssa.BasicBlock(nil), b.Succs...)
	for len(work) > 0 {
		x := work[len(work)-1]
		work = work[:len(work)-1]
		if x == b {
			return true
		}
		if !seen[x] {
			seen[x] = true
			work = append(work, x.Succs...)
		}
	}
	return false
}

// persists reports whether the struct at base is one that other functions may
// hold: it is not this function's own variable, or its address is given away.
// What a function's own variables hold is found by following them.
func (e *engine) persists(base ssa.Value, seen map[ssa.Value]bool) bool {
	if seen[base] {
		return false
	}
	seen[base] = true
	switch b := base.(type) {
	case *ssa.FieldAddr:
		return e.persists(b.X, seen)
	case *ssa.IndexAddr:
		return e.persists(b.X, seen)
	case *ssa.Alloc:
	default:
		return true
	}
	for _, r := range e.referrers(base) {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Val == base {
				return true
			}
		case *ssa.UnOp: // copied into something that lives on
			if e.copied(r, seen) {
				return true
			}
		case *ssa.Return, *ssa.MakeClosure, *ssa.MakeInterface, *ssa.Send, *ssa.MapUpdate, *ssa.Phi, *ssa.ChangeType, *ssa.Slice:
			return true
		case ssa.CallInstruction:
			if fn := unthunk(origin(r.Common().StaticCallee())); fn == nil || e.local(fn) && isReference(base.Type()) {
				if fn == nil || fn.Signature.Recv() != nil || !e.local(fn) {
					return true
				}
			}
		}
	}
	return false
}

// copied reports whether a struct that is loaded is stored in a field, package
// variable, map or channel, or in a variable that other functions may hold.
func (e *engine) copied(load *ssa.UnOp, seen map[ssa.Value]bool) bool {
	for _, r := range e.referrers(load) {
		switch r := r.(type) {
		case *ssa.Store:
			if _, local := r.Addr.(*ssa.Alloc); r.Val == load && (!local || e.persists(r.Addr, seen)) {
				return true
			}
		case *ssa.MapUpdate:
			if e.shared(r.Map) {
				return true
			}
		case *ssa.Send, *ssa.MakeInterface:
			return true
		}
	}
	return false
}

// shared reports whether a map is more than a variable of one function.
func (e *engine) shared(m ssa.Value) bool {
	if _, made := m.(*ssa.MakeMap); !made {
		return true
	}
	for _, r := range e.referrers(m) {
		switch r := r.(type) {
		case *ssa.MapUpdate:
			if r.Map != m {
				return true
			}
		case *ssa.Lookup, *ssa.Range:
		case ssa.CallInstruction:
			if fn := calleeObject(r.Common()); fn == nil || fn.Pkg() == nil || !isStd(fn.Pkg().Path()) {
				return true
			}
		case *ssa.Store:
			if _, local := r.Addr.(*ssa.Alloc); !local {
				return true
			}
		default:
			return true
		}
	}
	return false
}
