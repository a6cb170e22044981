package provenance

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// judgeHandsOut tells where a custom provider that only hands out configured
// values is installed: it is a static provider by another name.
func (e *engine) judgeHandsOut(p customProvider) []Finding {
	o := e.handsOut(p)
	if o == nil {
		return nil
	}
	var out []Finding
	for _, v := range e.instances(p.fn) {
		instr, ok := v.(ssa.Instruction)
		if !ok || e.isTestSupport(instr.Pos()) || e.guarded(instr) {
			continue
		}
		if r := e.reach(v); !r.installed || r.exempt() {
			continue
		}
		at := e.valueSpan(v)
		if !at.pos.IsValid() {
			continue
		}
		f := Finding{Analyzer: "chainshadow", Category: "explicit-static", Pos: at.pos, End: at.end, Source: describe(*o), Sink: "a provider that only hands them out"}
		if !e.sameLine(p.fn.Pos(), at.pos) {
			f.Steps = []Step{{p.fn.Pos(), "handed out by " + p.fn.Name()}}
		}
		out = append(out, f)
	}
	return out
}

// handsOut gives the configured origin of a provider's key ID, if both its key
// ID and its secret are configured values on every return that gives any.
func (e *engine) handsOut(p customProvider) *Origin {
	var first *Origin
	for _, r := range returns(p.fn) {
		v := resultOf(r, 0)
		id := e.settleFields(e.eval(v, "."+p.value.FieldOf(awsapi.AccessKeyID)))
		secret := e.settleFields(e.eval(v, "."+p.value.FieldOf(awsapi.SecretAccessKey)))
		if id.empty() && secret.empty() {
			continue
		}
		o := id.find(configured...)
		if o == nil || !secret.has(configured...) || id.has(Unknown, Item, Response, Snapshot, Param) {
			return nil
		}
		if first == nil {
			first = o
		}
	}
	return first
}

// instances gives the values by which a provider is handed over: conversions
// of its function or method, or of values of its type to an interface.
func (e *engine) instances(fn *ssa.Function) []ssa.Value {
	var out []ssa.Value
	for _, instr := range e.calls[fn] {
		v, ok := instr.(ssa.Value)
		if _, call := instr.(*ssa.Call); !ok || call {
			continue
		}
		if recv := boundTo(v); fn.Signature.Recv() == nil || recv != nil && sameNamed(recv.Type(), fn.Signature.Recv().Type()) {
			out = append(out, v)
		}
	}
	if fn.Signature.Recv() == nil {
		return out
	}
	t := deref(fn.Signature.Recv().Type())
	for _, f := range e.funcs {
		for _, b := range f.Blocks {
			for _, instr := range b.Instrs {
				if mi, ok := instr.(*ssa.MakeInterface); ok && types.Identical(deref(mi.X.Type()), t) {
					out = append(out, mi)
				}
			}
		}
	}
	return out
}

// sameNamed reports whether two types are, or point to, the same named type or
// instances of one.
func sameNamed(a, b types.Type) bool {
	m, ok1 := deref(a).(*types.Named)
	n, ok2 := deref(b).(*types.Named)
	return ok1 && ok2 && m.Origin() == n.Origin()
}

// valueSpan gives the range at which a provider is made: its literal, its
// conversion, or where it is first used.
func (e *engine) valueSpan(v ssa.Value) span {
	switch w := v.(type) {
	case *ssa.MakeInterface:
		if s := e.valueSpan(w.X); s.pos.IsValid() {
			return s
		}
	case *ssa.UnOp:
		return e.valueSpan(w.X)
	case *ssa.Alloc:
		if lit := e.lookupSyntax().literals[w.Pos()]; lit != nil {
			return span{lit.Pos(), lit.Lbrace}
		}
	case *ssa.MakeClosure:
		if fn, ok := w.Fn.(*ssa.Function); ok {
			if lit, ok := fn.Syntax().(*ast.FuncLit); ok {
				return span{lit.Pos(), lit.Type.End()}
			}
			if boundTo(w) != nil {
				return span{w.Pos(), w.Pos() + token.Pos(len(fn.Object().Name()))}
			}
		}
	case *ssa.ChangeType:
		return e.valueSpan(w.X)
	case *ssa.Function:
		if lit, ok := w.Syntax().(*ast.FuncLit); ok {
			return span{lit.Pos(), lit.Type.End()}
		}
	case *ssa.Call:
		return e.callSpan(w)
	case *ssa.Extract:
		return e.valueSpan(w.Tuple)
	}
	return span{v.Pos(), v.Pos()}
}
