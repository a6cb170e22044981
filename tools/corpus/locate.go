package main

import (
	"go/ast"
	"go/parser"
	"go/token"
)

// A span is a range of source from a line and column to another, both ends
// included, one-based. The zero span holds nothing.
type span struct {
	from, to token.Position
}

// holds reports whether the span covers a position. Column 0 is an unknown
// column: then the line decides.
func (s span) holds(line, column int) bool {
	if s.from.Line == 0 || line < s.from.Line || line > s.to.Line {
		return false
	}
	if column == 0 {
		return true
	}
	return (line > s.from.Line || column >= s.from.Column) && (line < s.to.Line || column <= s.to.Column)
}

// A site is where in a file a finding about a labelled line may stand.
type site struct {
	statement []span // the innermost statements or declarations on the line
	function  span   // the declaration around them, zero at package level
	types     []span // a method's receiver type and its methods, if the line is a method's head
}

// locate finds the site of a line in a Go file. A file that does not parse is
// used as far as it goes.
func locate(filename string, src []byte, line int) site {
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, filename, src, parser.SkipObjectResolution)
	l := locator{fset: fset, line: line}
	for _, decl := range file.Decls {
		l.decl(decl, file)
	}
	if len(l.found.statement) == 0 {
		l.found.statement = []span{wholeLine(line)}
	}
	return l.found
}

// wholeLine stands for a line that no statement covers: a comment.
func wholeLine(line int) span {
	const lastColumn = 1 << 20
	return span{token.Position{Line: line, Column: 1}, token.Position{Line: line, Column: lastColumn}}
}

// A locator walks one file for one line.
type locator struct {
	fset  *token.FileSet
	line  int
	depth int // of found.statement, in nodes below the declaration
	found site
}

// decl looks into one top-level declaration.
func (l *locator) decl(decl ast.Decl, file *ast.File) {
	whole := l.span(decl.Pos(), decl.End())
	if !whole.holds(l.line, 0) {
		return
	}
	if fn, ok := decl.(*ast.FuncDecl); ok {
		l.found.function = whole
		if head := l.head(fn, fn.Body); head.holds(l.line, 0) {
			l.add(whole, 0)
			l.found.types = l.receiver(fn, file)
		}
	}
	l.statements(decl)
}

// statements notes the innermost statements and specifications below root that
// cover the line, with the outermost function literal at package level.
func (l *locator) statements(root ast.Node) {
	var stack []ast.Node
	headers := map[ast.Node]bool{}
	ast.Inspect(root, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		if !l.span(n.Pos(), n.End()).holds(l.line, 0) {
			return false
		}
		stack = append(stack, n)
		if lit, ok := n.(*ast.FuncLit); ok && l.found.function == (span{}) {
			l.found.function = l.span(lit.Pos(), lit.End())
		}
		if region, ok := l.region(n, headers); ok && region.holds(l.line, 0) {
			l.add(region, len(stack))
		}
		return true
	})
}

// add notes a span that covers the line: deeper ones replace it, those of the
// same depth stand beside it.
func (l *locator) add(s span, depth int) {
	if depth > l.depth {
		l.found.statement = nil
	}
	if depth >= l.depth {
		l.found.statement, l.depth = append(l.found.statement, s), depth
	}
}

// region is what of a node speaks for itself: all of a simple statement or a
// specification, the head of a compound one. The parts of a head are marked in
// headers, since the whole head counts as one statement.
func (l *locator) region(n ast.Node, headers map[ast.Node]bool) (span, bool) {
	if headers[n] {
		return span{}, false
	}
	mark := func(parts ...ast.Stmt) {
		for _, p := range parts {
			headers[p] = true
		}
	}
	switch n := n.(type) {
	case *ast.IfStmt:
		mark(n.Init)
		return l.head(n, n.Body), true
	case *ast.ForStmt:
		mark(n.Init, n.Post)
		return l.head(n, n.Body), true
	case *ast.RangeStmt:
		return l.head(n, n.Body), true
	case *ast.SwitchStmt:
		mark(n.Init)
		return l.head(n, n.Body), true
	case *ast.TypeSwitchStmt:
		mark(n.Init, n.Assign)
		return l.head(n, n.Body), true
	case *ast.SelectStmt:
		return l.head(n, n.Body), true
	case *ast.CaseClause:
		return l.span(n.Pos(), n.Colon+1), true
	case *ast.CommClause:
		mark(n.Comm)
		return l.span(n.Pos(), n.Colon+1), true
	case *ast.LabeledStmt, *ast.BlockStmt, *ast.EmptyStmt, *ast.BadStmt:
		return span{}, false
	case ast.Stmt, ast.Spec:
		return l.span(n.Pos(), n.End()), true
	}
	return span{}, false
}

// head is the part of a node before its body; all of it without a body.
func (l *locator) head(n ast.Node, body *ast.BlockStmt) span {
	if body == nil {
		return l.span(n.Pos(), n.End())
	}
	return l.span(n.Pos(), body.Lbrace+1)
}

// receiver collects the declarations of a method's receiver type in its file:
// a provider is one defect, whichever of its methods carries the finding.
func (l *locator) receiver(fn *ast.FuncDecl, file *ast.File) []span {
	name := receiverName(fn)
	if name == "" {
		return nil
	}
	var spans []span
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if receiverName(decl) == name {
				spans = append(spans, l.span(decl.Pos(), decl.End()))
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok && t.Name.Name == name {
					spans = append(spans, l.span(t.Pos(), t.End()))
				}
			}
		}
	}
	return spans
}

// receiverName is the name of a method's receiver type, empty for a function.
func receiverName(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) != 1 {
		return ""
	}
	t := ast.Unparen(fn.Recv.List[0].Type)
	if star, ok := t.(*ast.StarExpr); ok {
		t = ast.Unparen(star.X)
	}
	switch generic := t.(type) {
	case *ast.IndexExpr:
		t = generic.X
	case *ast.IndexListExpr:
		t = generic.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

// span turns positions from..end, the end excluded as in go/ast, into lines as
// they stand in the file, whatever //line comments say.
func (l *locator) span(from, end token.Pos) span {
	return span{l.fset.PositionFor(from, false), l.fset.PositionFor(end-1, false)}
}
