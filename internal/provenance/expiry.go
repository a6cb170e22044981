package provenance

import (
	"go/types"
	"strings"

	"github.com/credlint/credlint/internal/awsapi"
	"golang.org/x/tools/go/ssa"
)

// checksExpiry reports whether the package looks at the expiry of what the
// cell holds: a field for expiry, Expired, or the like.
func (e *engine) checksExpiry(c cell) bool {
	seen := map[ssa.Value]bool{}
	var looks func(v ssa.Value, depth int) bool
	looks = func(v ssa.Value, depth int) bool {
		if seen[v] || depth > 6 {
			return false
		}
		seen[v] = true
		for _, r := range e.referrers(v) {
			switch r := r.(type) {
			case *ssa.FieldAddr:
				if r.X == v && isExpiryName(trimDot(fieldName(v.Type(), r.Field))) && loaded(e.referrers(r)) {
					return true
				}
			case *ssa.Field:
				if isExpiryName(trimDot(fieldName(v.Type(), r.Field))) {
					return true
				}
			case ssa.CallInstruction:
				if fn := e.callee(r.Common()); fn != nil && isExpiryName(fn.Name()) {
					return true
				}
			case *ssa.UnOp, *ssa.Lookup, *ssa.Extract, *ssa.Phi:
				if looks(r.(ssa.Value), depth+1) {
					return true
				}
			}
		}
		return false
	}
	for _, addr := range e.uses(c) {
		if looks(addr, 0) {
			return true
		}
	}
	return c.field != nil && e.siblingExpiry(c.field)
}

// loaded reports whether one of the uses of an address reads it.
func loaded(uses []ssa.Instruction) bool {
	for _, u := range uses {
		if _, ok := u.(*ssa.Store); !ok {
			return true
		}
	}
	return false
}

// siblingExpiry reports whether the struct of the field has a field for its
// expiry, which the package reads.
func (e *engine) siblingExpiry(f *types.Var) bool {
	for other, uses := range e.fieldUses {
		if other == f || other.Pkg() != f.Pkg() || !isExpiryName(other.Name()) && !isTime(other.Type()) {
			continue
		}
		for _, fa := range uses {
			if s, ok := deref(fa.X.Type()).Underlying().(*types.Struct); ok && hasField(s, f) && loaded(e.referrers(fa)) {
				return true
			}
		}
	}
	return false
}

func isTime(t types.Type) bool {
	n, ok := deref(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "time" && n.Obj().Name() == "Time"
}

// isExpiryName reports whether a field's or method's name speaks of expiry.
func isExpiryName(name string) bool {
	low := strings.ToLower(name)
	return strings.Contains(low, "expir") || low == "ttl" || strings.Contains(low, "validuntil") || strings.Contains(low, "notafter")
}

// readsExpiry reports whether the function that keeps a value also reads when
// it expires.
func (e *engine) readsExpiry(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.FieldAddr:
				if awsapi.LookupStruct(i.X.Type()) != nil && isExpiryName(trimDot(fieldName(i.X.Type(), i.Field))) && loaded(e.referrers(i)) {
					return true
				}
				if s, ok := deref(i.X.Type()).Underlying().(*types.Struct); ok && s.Field(i.Field).Pkg() != e.pass.Pkg && isExpiryName(s.Field(i.Field).Name()) && loaded(e.referrers(i)) {
					return true
				}
			case *ssa.Field:
				if isExpiryName(trimDot(fieldName(i.X.Type(), i.Field))) {
					return true
				}
			case ssa.CallInstruction:
				if f := e.callee(i.Common()); f != nil && f.Name() == "Expired" {
					return true
				}
			}
		}
	}
	return false
}
