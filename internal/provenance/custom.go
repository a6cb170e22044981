package provenance

import (
	"go/token"
	"go/types"

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
