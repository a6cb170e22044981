package provenance

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// A custom provider is a function or method of this package that gives a
// triple by value when the SDK asks for credentials.
type customProvider struct {
	fn    *ssa.Function
	value *awsapi.Struct // row of the triple by value
	v2    bool           // says when its triple expires; v1 and minio ask IsExpired
}

// customProviders finds the package's providers: methods named Retrieve, and
// functions converted to aws.CredentialsProviderFunc.
func (e *engine) customProviders() []customProvider {
	var out []customProvider
	for _, fn := range e.funcs {
		row := valueResult(fn.Signature)
		if row == nil || e.isTestSupport(fn.Pos()) || e.isGenerated(fn.Pos()) {
			continue
		}
		method := fn.Signature.Recv() != nil && freshNames[fn.Name()]
		if method || e.isProviderFunc(fn) {
			out = append(out, customProvider{fn, row, row.SDK == awsapi.V2})
		}
	}
	return out
}

// valueResult gives the row of the triple by value that a function gives
// together with an error, or nil.
func valueResult(sig *types.Signature) *awsapi.Struct {
	if sig.Results().Len() != 2 || !isErrorType(sig.Results().At(1).Type()) {
		return nil
	}
	t := sig.Results().At(0).Type()
	if _, pointer := t.Underlying().(*types.Pointer); pointer {
		return nil
	}
	if row := awsapi.LookupStruct(t); row != nil && row.Kind == awsapi.ValueStruct {
		return row
	}
	return nil
}

// isProviderFunc reports whether fn becomes a provider as a function value:
// converted, or returned or passed where a CredentialsProviderFunc is wanted.
func (e *engine) isProviderFunc(fn *ssa.Function) bool {
	for _, instr := range e.calls[fn] {
		if v, ok := instr.(ssa.Value); ok && e.becomesProvider(v, fn, map[ssa.Value]bool{}) {
			return true
		}
	}
	return false
}

func (e *engine) becomesProvider(v ssa.Value, fn *ssa.Function, seen map[ssa.Value]bool) bool {
	if seen[v] {
		return false
	}
	seen[v] = true
	if c, ok := v.(*ssa.Call); ok && c.Common().StaticCallee() == fn {
		return false
	}
	if providerFunc(v.Type()) {
		return true
	}
	for _, r := range e.referrers(v) {
		if ct, ok := r.(*ssa.ChangeType); ok && e.becomesProvider(ct, fn, seen) {
			return true
		}
	}
	return false
}

// judgeCustom judges the package's custom providers.
func (e *engine) judgeCustom() []Finding {
	var out []Finding
	for _, p := range e.customProviders() {
		if f, ok := e.judgeExpiry(p); ok {
			out = append(out, f)
			continue
		}
		out = append(out, e.judgeHandsOut(p)...)
	}
	return out
}

// judgeExpiry tells whether a provider gives temporary credentials without
// saying when they expire, or always gives the same ones.
func (e *engine) judgeExpiry(p customProvider) (Finding, bool) {
	for _, r := range returns(p.fn) {
		v := resultOf(r, 0)
		if e.onError(r) {
			continue
		}
		token := e.settleUncalled(e.eval(v, "."+p.value.FieldOf(awsapi.SessionToken)))
		if token.empty() {
			continue
		}
		o := token.find(Metadata, Response, Snapshot, Unknown)
		if o == nil && e.isKeptWhole(v, p.fn) {
			o = &Origin{Kind: Snapshot, What: "a stored " + p.value.Type + " value"}
		}
		if o == nil {
			continue // values that the user chose: static
		}
		detail := ""
		switch {
		case e.isKeptWhole(v, p.fn) || e.obtainedOutside(token, p.fn):
			detail = "captured"
		case p.v2:
			detail = e.missingExpiry(v, p.value)
		default:
			detail = e.neverExpires(p)
		}
		if detail == "" {
			continue
		}
		return e.expiryFinding(p, r, *o, detail)
	}
	return Finding{}, false
}

// expiryFinding makes the finding about a provider: at what it returns, or, in
// v1 and minio, at the method that says that this never expires.
func (e *engine) expiryFinding(p customProvider, r *ssa.Return, o Origin, detail string) (Finding, bool) {
	at := e.resultSpan(r)
	if !p.v2 {
		is := e.sibling(p.fn, "IsExpired")
		if is == nil || e.neverExpires(p) == "" {
			return Finding{}, false
		}
		at = nameSpan(is)
		detail = e.neverExpires(p)
	}
	f := Finding{Analyzer: "norefresh", Category: "no-expiry", Pos: at.pos, End: at.end, Source: describe(o), Sink: p.fn.Name(), Detail: detail}
	if o.Pos.IsValid() && !e.sameLine(o.Pos, at.pos) {
		f.Steps = []Step{{o.Pos, describe(o)}}
	}
	return f, true
}

// nameSpan gives the range of a function's name in its declaration.
func nameSpan(fn *ssa.Function) span {
	return span{fn.Pos(), fn.Pos() + token.Pos(len(fn.Name()))}
}

// resultSpan gives the range of the first result of a return statement.
func (e *engine) resultSpan(r *ssa.Return) span {
	if rs := e.lookupSyntax().returns[r.Pos()]; rs != nil && len(rs.Results) > 0 {
		return span{rs.Results[0].Pos(), rs.Results[0].End()}
	}
	if r.Pos().IsValid() {
		return span{r.Pos(), r.Pos()}
	}
	return nameSpan(r.Parent())
}

// missingExpiry says which of CanExpire and Expires a v2 triple lacks, or "".
func (e *engine) missingExpiry(v ssa.Value, row *awsapi.Struct) string {
	can := e.eval(v, "."+row.FieldOf(awsapi.CanExpire)).empty()
	at := e.eval(v, "."+row.FieldOf(awsapi.Expires)).empty()
	switch {
	case can && at:
		return "CanExpire and Expires"
	case can:
		return "CanExpire"
	case at:
		return "Expires"
	}
	return ""
}

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
					if f, ok := c.Fn.(*ssa.Function); ok && e.local(f) && !slices.Contains(out, f) {
						out = append(out, f)
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
