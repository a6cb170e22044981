package provenance

import (
	"go/ast"
	"go/token"

	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/ssa"
)

// A syntaxIndex leads from the positions that SSA instructions have back to
// the expressions that they were made of.
type syntaxIndex struct {
	calls  map[token.Pos]*ast.CallExpr // by left parenthesis
	values map[token.Pos]ast.Expr      // by the colon or token before a value that is stored

	returns  map[token.Pos]*ast.ReturnStmt   // by the keyword
	literals map[token.Pos]*ast.CompositeLit // by the left brace
}

// lookupSyntax builds the index when it is first wanted: only packages with a
// finding or a wrapper pay for it.
func (e *engine) lookupSyntax() *syntaxIndex {
	if e.syntax != nil {
		return e.syntax
	}
	e.syntax = &syntaxIndex{calls: map[token.Pos]*ast.CallExpr{}, values: map[token.Pos]ast.Expr{},
		returns: map[token.Pos]*ast.ReturnStmt{}, literals: map[token.Pos]*ast.CompositeLit{}}
	in := e.pass.ResultOf[inspect.Analyzer].(*inspector.Inspector)
	types := []ast.Node{(*ast.CallExpr)(nil), (*ast.KeyValueExpr)(nil), (*ast.AssignStmt)(nil), (*ast.CompositeLit)(nil), (*ast.ReturnStmt)(nil)}
	in.Preorder(types, func(n ast.Node) {
		switch n := n.(type) {
		case *ast.CallExpr:
			e.syntax.calls[n.Lparen] = n
		case *ast.KeyValueExpr:
			e.syntax.values[n.Colon] = n.Value
		case *ast.ReturnStmt:
			e.syntax.returns[n.Return] = n
		case *ast.CompositeLit:
			e.syntax.literals[n.Lbrace] = n
			for _, elt := range n.Elts { // without keys a store stands at its value
				if _, keyed := elt.(*ast.KeyValueExpr); !keyed {
					e.syntax.values[elt.Pos()] = elt
				}
			}
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				if len(n.Lhs) == len(n.Rhs) {
					e.syntax.values[storePos(l)] = n.Rhs[i]
				} else { // a, b = f()
					e.syntax.values[storePos(l)] = l
				}
			}
		}
	})
	return e.syntax
}

// storePos gives the position that SSA gives to a store to the expression.
func storePos(lhs ast.Expr) token.Pos {
	switch l := ast.Unparen(lhs).(type) {
	case *ast.SelectorExpr:
		return l.Sel.Pos()
	case *ast.IndexExpr:
		return l.Lbrack
	case *ast.StarExpr:
		return l.Star
	}
	return lhs.Pos()
}

// A span is the range of an expression in the source.
type span struct{ pos, end token.Pos }

// callSpan gives the range of a call up to its left parenthesis: the head says
// what is called, and may stand on another line than the arguments.
func (e *engine) callSpan(call ssa.CallInstruction) span {
	if ce := e.lookupSyntax().calls[call.Pos()]; ce != nil {
		return span{ce.Pos(), ce.Lparen}
	}
	return span{call.Pos(), call.Pos()}
}

// argSpan gives the range of the expression that a call passes for argument i
// of its SSA form, receiver first.
func (e *engine) argSpan(call ssa.CallInstruction, i int) span {
	ce := e.lookupSyntax().calls[call.Pos()]
	if ce == nil {
		return span{call.Pos(), call.Pos()}
	}
	if common := call.Common(); common.IsInvoke() || common.Signature().Recv() != nil || boundTo(common.Value) != nil {
		i-- // the receiver stands before the parenthesis
	}
	switch {
	case i < 0:
		return span{ce.Pos(), ce.Lparen}
	case i < len(ce.Args):
		return span{ce.Args[i].Pos(), ce.Args[i].End()}
	case len(ce.Args) > 0: // f(g()) with a g of several results, or an empty variadic
		last := ce.Args[len(ce.Args)-1]
		return span{last.Pos(), last.End()}
	}
	return span{ce.Pos(), ce.Lparen}
}

// argPos gives the position of argument i of a call.
func (e *engine) argPos(call ssa.CallInstruction, i int) token.Pos { return e.argSpan(call, i).pos }

// storeSpan gives the range of the value that a store stores: the value of a
// composite literal's element, or the right side of an assignment.
func (e *engine) storeSpan(s *ssa.Store) span {
	if v := e.lookupSyntax().values[s.Pos()]; v != nil {
		return span{v.Pos(), v.End()}
	}
	return span{s.Pos(), s.Pos()}
}
