package provenance

import (
	"go/types"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/awsapi"
	"golang.org/x/tools/go/ssa"
)

// storeField follows a value into a field: of a configuration of the table,
// which installs it, or of a type of this package, whose readers get it.
func (t *tracer) storeField(s *ssa.Store, addr *ssa.FieldAddr) {
	if t.overwritten(s, addr) {
		t.r.guarded = true
		return
	}
	row := awsapi.LookupStruct(addr.X.Type())
	name := strings.TrimPrefix(fieldName(addr.X.Type(), addr.Field), ".")
	if row != nil {
		switch row.Role(name) {
		case awsapi.Provider, awsapi.Config:
			if row.Kind == awsapi.ConfigStruct || row.Kind == awsapi.OptionStruct || row.Kind == awsapi.KeyStruct {
				t.install(s)
			}
			t.holder(addr.X)
			return
		case awsapi.Providers:
			t.r.chained = true // its elements are judged together
			return
		}
	}
	st, ok := deref(addr.X.Type()).Underlying().(*types.Struct)
	if !ok {
		return
	}
	f := st.Field(addr.Field).Origin()
	if f.Pkg() != t.e.pass.Pkg {
		if row == nil && isProviderType(s.Val.Type()) {
			t.install(s) // configuration of some other library
		}
		t.holder(addr.X)
		return
	}
	for _, use := range t.e.fieldUses[f] {
		if use != addr {
			t.follow(use)
		}
	}
	if _, local := addr.X.(*ssa.Alloc); local {
		t.holder(addr.X)
	}
}

// overwritten reports whether another store to the same field of the same
// value, under a guard, may replace this one.
func (t *tracer) overwritten(s *ssa.Store, addr *ssa.FieldAddr) bool {
	for _, r := range t.e.referrers(addr.X) {
		fa, ok := r.(*ssa.FieldAddr)
		if !ok || fa == addr || fa.Field != addr.Field {
			continue
		}
		for _, u := range t.e.referrers(fa) {
			if other, ok := u.(*ssa.Store); ok && other.Addr == fa && other != s && t.e.guarded(other) && !usedBetween(addr.X, s, other) {
				return true
			}
		}
	}
	return false
}

// usedBetween reports whether a value is read as a whole after the first store
// and not after the second: then the second comes too late for this reader.
func usedBetween(base ssa.Value, first, second *ssa.Store) bool {
	if base.Referrers() == nil {
		return false
	}
	for _, r := range *base.Referrers() {
		if load, ok := r.(*ssa.UnOp); ok && follows(load, first) && !follows(load, second) {
			return true
		}
	}
	return false
}

// follows reports whether a may run after b, in one function.
func follows(a, b ssa.Instruction) bool {
	if a.Parent() != b.Parent() {
		return true
	}
	if a.Block() == b.Block() {
		for _, i := range a.Block().Instrs {
			if i == b {
				return true
			}
			if i == a {
				break
			}
		}
	}
	seen := make([]bool, len(a.Parent().Blocks))
	work := slices.Clone(b.Block().Succs)
	for len(work) > 0 {
		blk := work[len(work)-1]
		work = work[:len(work)-1]
		if blk == a.Block() {
			return true
		}
		if !seen[blk.Index] {
			seen[blk.Index] = true
			work = append(work, blk.Succs...)
		}
	}
	return false
}

// install records an installation.
func (t *tracer) install(at ssa.Instruction) {
	if t.e.guarded(at) {
		t.r.guarded = true
		return
	}
	t.r.installed = true
}

// holder follows what holds the provider: a configuration, or its pointer.
func (t *tracer) holder(base ssa.Value) {
	switch b := base.(type) {
	case *ssa.UnOp:
		t.follow(b)
		t.holder(b.X)
	case *ssa.Parameter:
		t.endpointsOf(b)
		t.options(b)
	case *ssa.FieldAddr:
		t.follow(b)
		t.holder(b.X)
	case *ssa.FreeVar:
		t.follow(b)
		for _, v := range t.e.bindings(b) {
			t.follow(v)
		}
	default:
		t.follow(base)
	}
}

// isProviderType reports whether t is a type through which a provider is
// handed over.
func isProviderType(t types.Type) bool {
	if row := awsapi.LookupStruct(t); row != nil {
		return row.Kind == awsapi.ProviderStruct || row.Kind == awsapi.StaticStruct
	}
	n, ok := deref(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || !awsapi.IsTablePackage(n.Obj().Pkg().Path()) {
		return false
	}
	switch n.Obj().Name() {
	case "CredentialsProvider", "Provider", "CredentialsProviderFunc":
		return true
	}
	return false
}
