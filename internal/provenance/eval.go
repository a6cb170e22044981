package provenance

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
	"github.com/credlint/credlint/internal/keyshape"
)

// eval gives the origins of the part of v that path names.
func (e *engine) eval(v ssa.Value, path string) Set {
	if path == "" && isErrorType(v.Type()) {
		return nil
	}
	return e.ask(question{v: v, path: path}, func() Set { return e.transfer(v, path) })
}

// transfer is the one switch over all kinds of SSA values: each case says how,
// or why not, origins pass.
func (e *engine) transfer(v ssa.Value, path string) Set {
	switch v := v.(type) {
	case *ssa.Const:
		return constOrigin(v)
	case *ssa.Parameter:
		return e.param(v, path)
	case *ssa.FreeVar: // what the enclosing function captured, and what is stored through it here
		var s Set
		for _, b := range e.bindings(v) {
			s = s.join(e.eval(b, path))
		}
		return s
	case *ssa.Global:
		return e.global(v, path)
	case *ssa.Alloc:
		if s := e.contents(v, path); len(s) > 0 {
			return withTagDefault(s, v.Type(), path)
		}
		return e.unassigned(v, path)
	case *ssa.MakeMap, *ssa.MakeSlice, *ssa.MakeChan:
		return e.contents(v, path)
	case *ssa.FieldAddr: // a pointer and what it points to are one
		return e.field(v, v.X, v.Field, path)
	case *ssa.Field:
		return e.field(v, v.X, v.Field, path)
	case *ssa.IndexAddr:
		return e.eval(v.X, anyElem+path).each(item(v.Index))
	case *ssa.Index:
		return e.eval(v.X, anyElem+path)
	case *ssa.Lookup:
		return e.lookup(v, path)
	case *ssa.UnOp:
		switch v.Op {
		case token.MUL:
			if s, ok := e.readLocal(v, path); ok {
				return s
			}
			return e.eval(v.X, path)
		case token.ARROW:
			return e.eval(v.X, anyElem+path)
		}
		return computed
	case *ssa.BinOp:
		if v.Op == token.ADD && path == "" {
			return e.concat(v.Pos(), v.X, v.Y)
		}
		return computed
	case *ssa.Phi:
		var s Set
		for _, x := range v.Edges {
			s = s.join(e.eval(x, path))
		}
		return s
	case *ssa.Convert: // string <-> []byte, and []byte{'A', 'K', ...}
		if text, ok := e.constBytes(v.X); ok {
			return Set{constantAt(text, v.Pos())}
		}
		return e.eval(v.X, path)
	case *ssa.MultiConvert:
		return e.eval(v.X, path)
	case *ssa.ChangeType:
		return e.eval(v.X, path)
	case *ssa.ChangeInterface:
		return e.eval(v.X, path)
	case *ssa.MakeInterface:
		return e.eval(v.X, e.promoted(v.X.Type(), path))
	case *ssa.SliceToArrayPointer:
		return e.eval(v.X, path)
	case *ssa.Slice:
		return e.eval(v.X, path)
	case *ssa.TypeAssert:
		return e.eval(v.X, path)
	case *ssa.Extract:
		return e.extract(v, path)
	case *ssa.Call:
		return e.call(v, 0, path)
	case *ssa.Next, *ssa.Range, *ssa.Select: // asked through Extract only
		return nil
	case *ssa.MakeClosure, *ssa.Function, *ssa.Builtin: // code is no value of a credential
		return nil
	}
	return Set{{Kind: Unknown, What: v.Name()}}
}

// computed is the origin of a comparison's or calculation's result: no
// credential, but not nothing either.
var computed = Set{{Kind: Unknown, What: "a computed value"}}

// constOrigin gives the origin of a constant; nil and zero count as empty.
func constOrigin(c *ssa.Const) Set {
	if c.Value == nil {
		return zero()
	}
	if c.Value.Kind() == constant.String {
		return Set{constantAt(constant.StringVal(c.Value), token.NoPos)}
	}
	text := c.Value.ExactString()
	if text == "false" || text == "0" {
		return zero()
	}
	return Set{{Kind: Const, Class: keyshape.Other, value: text}}
}

// param gives the origins of a parameter. What is not a parameter of plain
// values is also asked of the heap: a method's receiver holds what the
// constructors of its type stored in it.
func (e *engine) param(p *ssa.Parameter, path string) Set {
	fn := p.Parent()
	var s Set
	if in := e.literalArgs(p); len(in) > 0 {
		for _, a := range in {
			s = s.join(e.eval(a, path))
		}
		return s
	}
	if sel, _ := head(path); sel != "" {
		if _, pointer := p.Type().Underlying().(*types.Pointer); pointer && isReceiver(p) {
			if s = e.heap(p.Type(), path); len(s) > 0 {
				return s
			}
		}
		s = e.contents(p, path)
	}
	for i, q := range fn.Params {
		if q == p {
			s = s.add(Origin{Kind: Param, What: p.Name(), Pos: p.Pos(), fn: fn, index: i, path: path})
		}
	}
	return s
}

// isReceiver reports whether the parameter is a method's receiver.
func isReceiver(p *ssa.Parameter) bool {
	fn := p.Parent()
	return fn.Signature.Recv() != nil && len(fn.Params) > 0 && fn.Params[0] == p
}

// field gives the origins of a field of x. A field of a service's answer is
// temporary by its type alone, unless the program built the answer itself.
func (e *engine) field(v ssa.Value, x ssa.Value, i int, path string) Set {
	sel := fieldName(x.Type(), i)
	if row := awsapi.LookupStruct(x.Type()); row != nil && row.Kind == awsapi.ResponseStruct {
		switch row.Role(sel[1:]) {
		case awsapi.AccessKeyID, awsapi.SecretAccessKey, awsapi.SessionToken:
			if s := e.eval(x, sel+path); s.has(Response, Env, Flag) || s.only(Const) && !s.empty() {
				return s
			}
			return Set{{Kind: Response, What: row.From, Pos: v.Pos()}}
		}
	}
	return e.eval(x, sel+path)
}

// global gives the origins of a package variable: all that the package stores
// in it, or what the fact of another package says.
func (e *engine) global(g *ssa.Global, path string) Set {
	if g.Pkg != e.pkg {
		return e.varFact(g.Object(), path)
	}
	s := e.contents(g, path)
	if len(s) == 0 {
		return zero().heap()
	}
	return s.via(g.Pos(), "package variable "+g.Name()).heap()
}

// unassigned gives the origins of a local variable to which nothing was ever
// assigned: the zero value.
func (e *engine) unassigned(a *ssa.Alloc, path string) Set {
	if t := typeAt(deref(a.Type()), path); t != nil {
		if _, ok := t.Underlying().(*types.Interface); ok {
			return nil
		}
	}
	return zero()
}
