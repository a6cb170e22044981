package provenance

import (
	"go/types"

	"github.com/credlint/credlint/internal/awsapi"
	"golang.org/x/tools/go/ssa"
)

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
			if !t.e.isCallOf(c, fn) {
				t.call(c, fn)
			} else if all := args(c.Common()); index < len(all) {
				t.follow(all[index])
			}
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
	callers := t.e.liveCallers(fn)
	for _, instr := range callers {
		if t.e.guarded(instr) {
			t.r.guarded = true
			continue
		}
		switch c := instr.(type) {
		case *ssa.Call:
			if !t.e.isCallOf(c, fn) {
				t.call(c, fn) // fn is an argument: an option, or a provider function
				continue
			}
			t.result(c, index)
		case ssa.Value:
			t.follow(c)
		}
	}
	for _, c := range t.e.valueCalls[fn] {
		if call, ok := c.(*ssa.Call); ok && t.e.isLive(c, fn) && !t.e.guarded(c) {
			t.result(call, index)
		}
	}
	if len(callers) == 0 {
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
