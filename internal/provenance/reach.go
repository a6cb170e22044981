package provenance

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A reach tells where a provider goes: forward from where it is made, through
// options, configurations and sessions to clients, in this package.
type reach struct {
	installed bool // put in front of the default chain, under no guard
	guarded   bool // some way to an installation is under a guard
	returned  bool // returned from a function that this package does not call
	chained   bool // an element of an explicit chain
	aws       bool // a client without a custom endpoint uses it
	custom    bool // a client or configuration with a custom endpoint uses it
	loopback  bool // a custom endpoint is on this machine

	givers map[*ssa.Function]bool // functions that return the provider, or what holds it
}

// exempt reports whether every client that uses the provider has a custom
// endpoint: an S3-compatible store has no instance profile.
func (r *reach) exempt() bool { return r.custom && !r.aws }

// A tracer follows one value forward.
type tracer struct {
	e    *engine
	seen map[ssa.Value]bool
	r    reach

	configured bool // a configuration on the way has a custom endpoint
}

// reach follows v forward.
func (e *engine) reach(v ssa.Value) *reach {
	if r := e.reaches[v]; r != nil {
		return r
	}
	t := &tracer{e: e, seen: map[ssa.Value]bool{}}
	t.r.givers = map[*ssa.Function]bool{}
	e.reaches[v] = &t.r
	t.follow(v)
	return &t.r
}

// maxTrace bounds the values that one trace visits.
const maxTrace = 2000

// follow visits all uses of v, which is the provider or holds it.
func (t *tracer) follow(v ssa.Value) {
	if t.seen[v] || len(t.seen) > maxTrace {
		return
	}
	t.seen[v] = true
	t.endpointsOf(v)
	for _, instr := range t.e.referrers(v) {
		if t.e.isTestSupport(instr.Pos()) && !t.e.isTestSupport(v.Pos()) {
			continue
		}
		switch i := instr.(type) {
		case *ssa.Store:
			if i.Val == v {
				t.store(i)
			}
		case *ssa.MapUpdate:
			if i.Value == v {
				t.follow(i.Map)
			}
		case *ssa.Send:
			if i.X == v {
				t.follow(i.Chan)
			}
		case *ssa.Return:
			t.returned(i, v)
		case *ssa.Phi:
			if t.optional(i, v) {
				t.r.guarded = true
			} else {
				t.follow(i)
			}
		case *ssa.MakeClosure:
			t.closure(i, v)
		case ssa.CallInstruction:
			t.call(i, v)
		case *ssa.FieldAddr, *ssa.IndexAddr:
			// a part of what holds the provider: stores to it are seen by endpointsOf
			if _, ok := instr.(*ssa.IndexAddr); ok {
				t.follow(instr.(ssa.Value))
			}
		case *ssa.Extract, *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.TypeAssert, *ssa.Slice, *ssa.UnOp, *ssa.Convert, *ssa.Lookup, *ssa.Index:
			t.follow(instr.(ssa.Value))
		}
	}
}

// optional reports whether a phi takes v only under a condition on
// configuration, and nil or another provider otherwise.
func (t *tracer) optional(phi *ssa.Phi, v ssa.Value) bool {
	for i, x := range phi.Edges {
		if x == v || t.seen[x] {
			continue
		}
		pred := phi.Block().Preds[i]
		if len(pred.Instrs) > 0 && t.e.guarded(pred.Instrs[len(pred.Instrs)-1]) {
			return true
		}
	}
	return false
}

// store follows a value into what it is stored in.
func (t *tracer) store(s *ssa.Store) {
	if t.e.guarded(s) {
		t.r.guarded = true
		return
	}
	switch addr := s.Addr.(type) {
	case *ssa.FieldAddr:
		t.storeField(s, addr)
	case *ssa.IndexAddr:
		t.follow(addr.X)
	case *ssa.FreeVar:
		t.follow(addr)
		for _, b := range t.e.bindings(addr) {
			t.follow(b)
		}
	default:
		t.follow(s.Addr)
	}
}

// isStd reports whether the import path is the standard library's.
func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
