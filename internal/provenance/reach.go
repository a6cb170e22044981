package provenance

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
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
	seen := map[*ssa.BasicBlock]bool{}
	work := slices.Clone(b.Block().Succs)
	for len(work) > 0 {
		blk := work[len(work)-1]
		work = work[:len(work)-1]
		if blk == a.Block() {
			return true
		}
		if !seen[blk] {
			seen[blk] = true
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

// options follows the parameter of a functional option: to where the function
// is passed, and to the caller's value where it is called directly.
func (t *tracer) options(p *ssa.Parameter) {
	fn := p.Parent()
	if t.seen[p] {
		return
	}
	t.seen[p] = true
	index := 0
	for i, q := range fn.Params {
		if q == p {
			index = i
		}
	}
	for _, instr := range t.e.calls[fn] {
		switch c := instr.(type) {
		case *ssa.MakeClosure:
			t.follow(c)
		case ssa.CallInstruction:
			if c.Common().StaticCallee() == fn && index < len(c.Common().Args) {
				t.follow(c.Common().Args[index])
				continue
			}
			t.call(c, fn)
		case *ssa.ChangeType:
			t.follow(c)
		case *ssa.MakeInterface:
			t.follow(c)
		case *ssa.Store:
			if c.Val == fn {
				t.store(c)
			}
		case *ssa.Phi:
			t.follow(c)
		case *ssa.Return:
			t.returned(c, fn)
		}
	}
}

// returned follows a value to the callers of the function that returns it.
func (t *tracer) returned(r *ssa.Return, v ssa.Value) {
	fn := r.Parent()
	index := -1
	for i, x := range r.Results {
		if x == v {
			index = i
		}
	}
	if isProviderType(v.Type()) {
		t.r.givers[fn] = true
	}
	callers := 0
	for _, instr := range t.e.liveCallers(fn) {
		callers++
		if t.e.guarded(instr) {
			t.r.guarded = true
			continue
		}
		switch c := instr.(type) {
		case *ssa.Call:
			if origin(c.Common().StaticCallee()) != fn && !c.Common().IsInvoke() {
				t.call(c, fn) // fn is an argument: an option, or a provider function
				continue
			}
			t.result(c, index)
		case ssa.Value:
			t.follow(c)
		}
	}
	if callers == 0 {
		t.r.returned = true
	}
}

// result follows one result of a call.
func (t *tracer) result(c *ssa.Call, index int) {
	if _, tuple := c.Type().(*types.Tuple); !tuple {
		t.follow(c)
		return
	}
	for _, r := range t.e.referrers(c) {
		if x, ok := r.(*ssa.Extract); ok && x.Index == index {
			t.follow(x)
		}
	}
}

// closure follows a captured value into the function literal, and a literal
// that holds the provider as a value of its own: an option.
func (t *tracer) closure(mc *ssa.MakeClosure, v ssa.Value) {
	fn, ok := mc.Fn.(*ssa.Function)
	if !ok {
		return
	}
	if mc.Fn == v {
		t.follow(mc)
		return
	}
	for i, b := range mc.Bindings {
		if b == v && i < len(fn.FreeVars) {
			t.follow(fn.FreeVars[i])
		}
	}
}

// call follows a value into a call.
func (t *tracer) call(c ssa.CallInstruction, v ssa.Value) {
	common := c.Common()
	if t.e.guarded(c) {
		t.r.guarded = true
		return
	}
	if b, ok := common.Value.(*ssa.Builtin); ok {
		if val := c.Value(); val != nil && b.Name() == "append" {
			t.follow(val)
		}
		return
	}
	obj := t.e.callee(common)
	if row := awsapi.LookupFunc(obj); row != nil {
		t.tableCall(c, obj, row, v)
		return
	}
	if fns := t.e.callees(common); len(fns) > 0 {
		for _, fn := range fns {
			off := len(fn.Params) - len(args(common))
			for i, a := range args(common) {
				if a == v && i+off >= 0 && i+off < len(fn.Params) {
					t.follow(fn.Params[i+off])
				}
			}
		}
		return
	}
	if obj == nil || obj.Pkg() == nil || isStd(obj.Pkg().Path()) {
		return
	}
	if isProviderType(v.Type()) { // another library's: it installs the provider somewhere
		t.r.installed = true
		t.r.aws = true
	}
	if val := c.Value(); val != nil {
		t.follow(val)
	}
}

// tableCall follows a value into a function of the table.
func (t *tracer) tableCall(c ssa.CallInstruction, obj *types.Func, row *awsapi.Func, v ssa.Value) {
	switch row.Kind {
	case awsapi.Install, awsapi.Load, awsapi.Client, awsapi.Sign, awsapi.TokenSource, awsapi.Keys:
		if isProviderType(v.Type()) || row.Kind == awsapi.Install {
			t.r.installed = true
		}
	case awsapi.Chain: // its elements are judged together
		t.r.chained = true
		return
	case awsapi.Snapshot, awsapi.Irrelevant:
		return
	}
	t.callEndpoints(c, obj, row)
	if row.Kind == awsapi.Client {
		return
	}
	if val := c.Value(); val != nil {
		t.follow(val)
	}
	// an option's siblings may set the endpoint: they are in the slice that
	// Load gets, which callEndpoints has looked at
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

// isStd reports whether the import path is the standard library's.
func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
