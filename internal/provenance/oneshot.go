package provenance

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// isOneShot reports whether the provider made at a site serves one piece of
// work and is gone before its keys are: it, and the configuration and clients
// made from it, are neither stored, returned nor handed to other code, an
// operation is called on them, and nothing waits or loops without end.
func (e *engine) isOneShot(s *site) bool {
	if s.value == nil || s.parent != nil {
		return false
	}
	t := lifeTracer{e: e, seen: map[ssa.Value]bool{}}
	t.follow(s.value)
	return t.used && !t.escapes && !e.runsLong(s.instr.Parent())
}

// A lifeTracer follows a provider to everything that is made from it.
type lifeTracer struct {
	e       *engine
	seen    map[ssa.Value]bool
	escapes bool // outlives the function
	used    bool // an operation of a client was called
}

func (t *lifeTracer) follow(v ssa.Value) {
	if t.seen[v] || t.escapes {
		return
	}
	t.seen[v] = true
	for _, instr := range t.e.referrers(v) {
		switch i := instr.(type) {
		case *ssa.Store:
			if i.Val == v {
				t.store(i.Addr)
			}
		case *ssa.Return:
			t.escapes = t.escapes || !isErrorType(v.Type()) && !optionReturn(i)
		case *ssa.MapUpdate, *ssa.Send, *ssa.Go:
			t.escapes = true
		case *ssa.MakeClosure:
			t.closure(i, v)
		case ssa.CallInstruction:
			t.call(i, v)
		case *ssa.UnOp, *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Phi, *ssa.Slice, *ssa.IndexAddr, *ssa.TypeAssert:
			t.follow(i.(ssa.Value))
		case *ssa.Extract:
			if !isErrorType(i.Type()) {
				t.follow(i)
			}
		}
	}
}

// optionReturn reports whether the return is of a functional option, which
// gives an error only.
func optionReturn(r *ssa.Return) bool {
	return r.Parent().Parent() != nil && len(r.Results) == 0
}

// store follows a value into a variable or a literal of this function.
func (t *lifeTracer) store(addr ssa.Value) {
	switch a := addr.(type) {
	case *ssa.Alloc:
		t.follow(a)
	case *ssa.FieldAddr:
		if p, ok := a.X.(*ssa.Parameter); ok {
			t.option(p)
			return
		}
		t.store(a.X)
	case *ssa.IndexAddr:
		t.store(a.X)
	case *ssa.UnOp:
		if a.Op == token.MUL {
			t.store(a.X)
			return
		}
		t.escapes = true
	default:
		t.escapes = true
	}
}

// option follows the parameter of a functional option written in place.
func (t *lifeTracer) option(p *ssa.Parameter) {
	fn := p.Parent()
	if fn.Parent() == nil || awsapi.LookupStruct(p.Type()) == nil {
		t.escapes = true
		return
	}
	for _, instr := range t.e.calls[fn] {
		switch v := instr.(type) {
		case *ssa.MakeClosure:
			t.follow(v)
		case ssa.CallInstruction:
			t.call(v, fn)
		case *ssa.Store:
			t.store(v.Addr)
		default:
			t.escapes = true
		}
	}
}

// closure follows a captured value into a literal that is run here.
func (t *lifeTracer) closure(mc *ssa.MakeClosure, v ssa.Value) {
	fn, ok := mc.Fn.(*ssa.Function)
	if !ok {
		return
	}
	for i, b := range mc.Bindings {
		if b == v && i < len(fn.FreeVars) {
			t.follow(fn.FreeVars[i])
		}
	}
	t.follow(mc)
}

// call follows a value into a call: what the SDK makes of it is followed, an
// operation of a client ends the way, and other code may keep it.
func (t *lifeTracer) call(c ssa.CallInstruction, v ssa.Value) {
	if _, ok := c.(*ssa.Go); ok {
		t.escapes = true
		return
	}
	common := c.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		if val := c.Value(); val != nil && b.Name() == "append" {
			t.follow(val)
		}
		return
	}
	obj := t.e.callee(common)
	if obj == nil || obj.Pkg() == nil || !awsapi.IsSDK(obj.Pkg().Path()) {
		t.escapes = true
		return
	}
	row := awsapi.LookupFunc(obj)
	if row == nil && obj.Signature().Recv() != nil {
		t.used = true
		return
	}
	if val := c.Value(); val != nil {
		t.follow(val)
	}
}

// runsLong reports whether the function loops without a condition, waits, or
// serves.
func (e *engine) runsLong(fn *ssa.Function) bool {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	for _, b := range fn.Blocks {
		for _, s := range b.Succs {
			if s.Dominates(b) && endless(s, b) {
				return true
			}
		}
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.Select:
				return true
			case *ssa.UnOp:
				if i.Op == token.ARROW {
					return true
				}
			case ssa.CallInstruction:
				if obj := e.callee(i.Common()); obj != nil && waits(obj.FullName(), obj.Name()) {
					return true
				}
			}
		}
	}
	return false
}

// endless reports whether the loop from head to its back edge at tail is left
// only when an error is found.
func endless(head, tail *ssa.BasicBlock) bool {
	loop := map[*ssa.BasicBlock]bool{head: true}
	work := []*ssa.BasicBlock{tail}
	for len(work) > 0 {
		b := work[len(work)-1]
		work = work[:len(work)-1]
		if !loop[b] {
			loop[b] = true
			work = append(work, b.Preds...)
		}
	}
	for b := range loop {
		cond, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok || loop[b.Succs[0]] && loop[b.Succs[1]] {
			continue
		}
		if cmp, ok := cond.Cond.(*ssa.BinOp); !ok || !isErrorType(cmp.X.Type()) {
			return false
		}
	}
	return true
}

// waits reports whether a function waits for long or serves.
func waits(full, name string) bool {
	switch full {
	case "time.Sleep", "time.Tick":
		return true
	}
	switch name {
	case "ListenAndServe", "ListenAndServeTLS", "Serve":
		return true
	}
	return false
}
