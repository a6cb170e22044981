package provenance

import (
	"go/constant"
	"go/types"

	"github.com/credlint/credlint/internal/awsapi"
	"golang.org/x/tools/go/ssa"
)

// structSites gives the sites of a struct whose fields take a triple, as a
// literal or by assignment: the first of its fields that is stored to.
func (e *engine) structSites(fa *ssa.FieldAddr) []*site {
	row := awsapi.LookupStruct(fa.X.Type())
	if row == nil {
		return e.factStructs(fa)
	}
	if s := e.tableStruct(fa, row); s != nil {
		return []*site{s}
	}
	return nil
}

// tableStruct gives the site of a struct of the table, or nil.
func (e *engine) tableStruct(fa *ssa.FieldAddr, row *awsapi.Struct) *site {
	s := &site{sink: structName(fa.X.Type()), instr: fa, value: fa.X, sdk: row.SDK}
	switch row.Kind {
	case awsapi.StaticStruct:
		s.kind = freezes
	case awsapi.KeyStruct:
		s.kind = holds
	case awsapi.ValueStruct:
		if e.insideStatic(fa.X) {
			return nil
		}
		s.kind = byValue
	case awsapi.TokenStruct:
		s.kind = keepsFor
	case awsapi.ConfigStruct:
		s.kind = fixes
	default:
		return nil
	}
	for _, f := range row.Fields {
		path := "." + f.Name
		switch f.Role {
		case awsapi.Profile, awsapi.File:
			if s.kind == fixes {
				e.addStored(s, fa.X, f.Role, path)
			}
		case awsapi.AccessKeyID, awsapi.SecretAccessKey, awsapi.SessionToken, awsapi.DerivedToken:
			e.addStored(s, fa.X, f.Role, path)
		case awsapi.Credential:
			if value := awsapi.LookupStruct(typeAt(fa.X.Type(), path)); value != nil {
				for _, g := range value.Fields {
					if isTriple(g.Role) {
						e.addStored(s, fa.X, g.Role, path+"."+g.Name)
					}
				}
			}
		}
	}
	if len(s.parts) == 0 {
		return nil
	}
	s.head = e.structHead(s, fa.X)
	return s
}

// structHead gives the range at which a struct's site stands: its literal up to
// the brace, where it is declared, or the first part that is known.
func (e *engine) structHead(s *site, base ssa.Value) span {
	if lit := e.lookupSyntax().literals[base.Pos()]; lit != nil {
		return span{lit.Pos(), lit.Lbrace}
	}
	if base.Pos().IsValid() {
		return span{base.Pos(), base.Pos()}
	}
	for _, r := range triple {
		if p := s.parts[r]; p != nil {
			return p.at
		}
	}
	return span{}
}

func isTriple(r awsapi.Role) bool {
	return r == awsapi.AccessKeyID || r == awsapi.SecretAccessKey || r == awsapi.SessionToken
}

// insideStatic reports whether a triple by value is built in place as a part
// of something that has a site of its own.
func (e *engine) insideStatic(v ssa.Value) bool {
	fa, ok := v.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	row := awsapi.LookupStruct(fa.X.Type())
	return row != nil && row.Kind == awsapi.StaticStruct
}

// addStored records a part that is stored in a field of base.
func (e *engine) addStored(s *site, base ssa.Value, r awsapi.Role, path string) {
	st := e.storeAt(base, path)
	if st == nil {
		return
	}
	at := e.storeSpan(st)
	if r == awsapi.File && elemType(typeAt(base.Type(), path)) != nil {
		s.add(r, e.contents(base, path+anyElem).at(at.pos), at)
	} else {
		s.add(r, e.contents(base, path).at(at.pos), at)
	}
	if _, ok := s.instr.(*ssa.FieldAddr); ok {
		s.instr = st
	}
}

// storeAt gives the first store to the part of base that path names: to the
// field itself, or to a struct that it is a field of.
func (e *engine) storeAt(base ssa.Value, path string) *ssa.Store {
	sel, rest := head(path)
	for _, r := range e.referrers(base) {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr == base && !isZeroConst(r.Val) && path == "" {
				return r
			}
		case *ssa.FieldAddr:
			if r.X != base || fieldName(base.Type(), r.Field) != sel {
				continue
			}
			for _, u := range e.referrers(r) {
				if s, ok := u.(*ssa.Store); ok && s.Addr == r {
					return s
				}
			}
			if s := e.storeAt(r, rest); s != nil && rest != "" {
				return s
			}
		}
	}
	return nil
}

func isZeroConst(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && (c.Value == nil || c.Value.Kind() == constant.String && constant.StringVal(c.Value) == "")
}

// structName gives a struct type's name as messages show it.
func structName(t types.Type) string {
	n, ok := deref(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return "struct"
	}
	return n.Obj().Pkg().Name() + "." + n.Obj().Name()
}
