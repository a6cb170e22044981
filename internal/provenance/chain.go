package provenance

import (
	"go/types"

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
	els, ok := e.elements(list)
	if !ok || len(els) == 0 {
		return Finding{}, false
	}
	r := e.reach(v)
	if r.exempt() || row.SDK == awsapi.Minio && !r.aws || !r.installed && !r.returned {
		return Finding{}, false
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
	if detail == "" {
		return Finding{}, false
	}
	at := e.callSpan(c)
	return Finding{Analyzer: "chainshadow", Category: "dead-chain", Pos: at.pos, End: at.end, Sink: shortName(obj), Detail: detail}, true
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
		if row := awsapi.LookupFunc(calleeObject(w.Common())); row != nil {
			return link{kind: row.Kind, role: row.Kind != awsapi.Static && row.Kind != awsapi.Environment && row.Kind != awsapi.SharedFile}
		}
	}
	return link{role: true}
}
