package provenance

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// A link is one provider in an explicit chain.
type link struct {
	kind   awsapi.Kind
	always bool // succeeds whatever happens: what follows is dead
	role   bool // fetches a role's credentials, or may do so
}

// judgeChain judges an explicit chain: it must end with a role, and nothing
// before its end may always succeed.
func (e *engine) judgeChain(c ssa.CallInstruction, obj *types.Func, row *awsapi.Func) (Finding, bool) {
	v := c.Value()
	if v == nil || e.guarded(c) {
		return Finding{}, false
	}
	var list ssa.Value
	for _, p := range row.Params {
		if p.Role == awsapi.Providers {
			list = argNamed(c.Common(), obj, p.Name)
		}
	}
	detail := e.chainFault(v, list, row.SDK)
	if detail == "" {
		return Finding{}, false
	}
	at := e.callSpan(c)
	return Finding{Analyzer: "chainshadow", Category: "dead-chain", Pos: at.pos, End: at.end, Sink: shortName(obj), Detail: detail}, true
}

// judgeChainLiteral judges a chain that is written as a literal, such as
// &credentials.ChainProvider{Providers: ...}.
func (e *engine) judgeChainLiteral(a *ssa.Alloc, row *awsapi.Struct) (Finding, bool) {
	lit := e.lookupSyntax().literals[a.Pos()]
	if lit == nil || e.guarded(a) {
		return Finding{}, false
	}
	for _, r := range e.referrers(a) {
		fa, ok := r.(*ssa.FieldAddr)
		if !ok || row.Role(trimDot(fieldName(a.Type(), fa.Field))) != awsapi.Providers {
			continue
		}
		for _, list := range e.storedAt(fa) {
			if detail := e.chainFault(a, list, row.SDK); detail != "" {
				return Finding{Analyzer: "chainshadow", Category: "dead-chain", Pos: lit.Pos(), End: lit.Lbrace, Sink: structName(a.Type()), Detail: detail}, true
			}
		}
	}
	return Finding{}, false
}

// storedAt gives the values stored at just this address.
func (e *engine) storedAt(addr ssa.Value) []ssa.Value {
	var out []ssa.Value
	for _, r := range e.referrers(addr) {
		if s, ok := r.(*ssa.Store); ok && s.Addr == addr {
			out = append(out, s.Val)
		}
	}
	return out
}

// listOf gives the elements of a slice that is built in sight: in place, or by
// appending to such.
func (e *engine) listOf(v ssa.Value, depth int) ([]ssa.Value, bool) {
	if els, ok := e.elements(v); ok {
		return els, true
	}
	c, ok := v.(*ssa.Call)
	if !ok || depth > 16 {
		return nil, false
	}
	if b, ok := c.Common().Value.(*ssa.Builtin); !ok || b.Name() != "append" || len(c.Common().Args) != 2 {
		return nil, false
	}
	head, ok1 := e.listOf(c.Common().Args[0], depth+1)
	tail, ok2 := e.listOf(c.Common().Args[1], depth+1)
	return append(slices.Clip(head), tail...), ok1 && ok2
}

// chainFault says what is wrong with a chain that is installed, or "".
func (e *engine) chainFault(v, list ssa.Value, sdk awsapi.SDK) string {
	els, ok := e.listOf(list, 0)
	if !ok || len(els) == 0 {
		return ""
	}
	r := e.reach(v)
	if r.exempt() || sdk == awsapi.Minio && !r.aws || !r.installed && !r.returned {
		return ""
	}
	detail := ""
	role := false
	for i, el := range els {
		l := e.link(el)
		role = role || l.role
		if l.always && i < len(els)-1 && detail == "" {
			detail = "always succeeds"
		}
	}
	if !role {
		detail = "no role"
	}
	return detail
}

// link says what a provider in a chain is. What is not in sight may be a role.
func (e *engine) link(v ssa.Value) link {
	switch w := v.(type) {
	case *ssa.MakeInterface:
		return e.link(w.X)
	case *ssa.ChangeInterface:
		return e.link(w.X)
	case *ssa.UnOp:
		if a, ok := w.X.(*ssa.Alloc); ok {
			return e.link(a)
		}
	case *ssa.Alloc:
		row := awsapi.LookupStruct(w.Type())
		if row == nil {
			break
		}
		switch row.Kind {
		case awsapi.StaticStruct:
			path := "." + row.FieldOf(awsapi.Credential) + "."
			id, secret := e.contents(w, path+"AccessKeyID"), e.contents(w, path+"SecretAccessKey")
			return link{kind: awsapi.Static, always: id.only(Const) && !id.empty() && secret.only(Const) && !secret.empty()}
		case awsapi.ProviderStruct:
			return link{kind: row.Provider, role: row.Provider == awsapi.RoleSource || row.Provider == awsapi.Chain || row.Provider == awsapi.NoKind}
		}
	case *ssa.Call:
		if row := awsapi.LookupFunc(e.callee(w.Common())); row != nil {
			return link{kind: row.Kind, role: row.Kind != awsapi.Static && row.Kind != awsapi.Environment && row.Kind != awsapi.SharedFile}
		}
	}
	return link{role: true}
}
