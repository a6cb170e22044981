package literal

import (
	"go/ast"
	"go/token"
	"strings"

	"github.com/credlint/credlint/internal/keyshape"
)

// A walker finds the texts in a file: literals, and what is put together of
// nothing but literals.
type walker struct {
	stack []ast.Node // the nodes around the present one, the file first

	// text is called with each text, the node that stands for it, and the kind
	// of place; it says whether to go on.
	text func(n ast.Node, text, where string) bool
	done bool
}

// walk goes over the syntax below n.
func (w *walker) walk(n ast.Node) { ast.Inspect(n, w.visit) }

func (w *walker) visit(n ast.Node) bool {
	if n == nil {
		w.stack = w.stack[:len(w.stack)-1]
		return false
	}
	if w.done || w.leaf(n) {
		return false
	}
	w.stack = append(w.stack, n)
	return true
}

// leaf reports whether n has been dealt with, so that its children need not be
// visited.
func (w *walker) leaf(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec, *ast.CommentGroup:
		return true
	case *ast.BasicLit:
		w.literal(n, inString)
		return true
	case *ast.Field:
		w.field(n)
		return true
	case *ast.BinaryExpr:
		if n.Op != token.ADD {
			return false
		}
		w.sum(n)
		return true
	case *ast.CallExpr:
		return w.folded(n, inString)
	case *ast.CompositeLit:
		return w.folded(n, inBytes)
	}
	return false
}

func (w *walker) literal(lit *ast.BasicLit, where string) {
	if s, ok := literalText(lit); ok {
		w.emit(lit, s, where)
	}
}

// field visits a field's type and its tag; the names hold no text.
func (w *walker) field(f *ast.Field) {
	if f.Type != nil {
		w.walk(f.Type)
	}
	if f.Tag != nil {
		w.literal(f.Tag, inTag)
	}
}

// sum visits a sum of strings: neighbouring literals are one text, and what
// stands between them parts it.
func (w *walker) sum(n *ast.BinaryExpr) {
	var text strings.Builder
	var first, last ast.Expr
	flush := func() {
		if first != nil {
			w.emit(extent{first.Pos(), last.End()}, text.String(), inString)
		}
		first = nil
		text.Reset()
	}
	for _, op := range operands(n) {
		s, ok := fold(op, maxFold)
		if !ok {
			flush()
			w.walk(op)
			continue
		}
		if first == nil {
			first = op
		}
		last = op
		text.WriteString(s)
	}
	flush()
}

// folded visits an expression that may be a text as a whole.
func (w *walker) folded(e ast.Expr, where string) bool {
	s, ok := fold(e, maxFold)
	if ok {
		w.emit(e, s, where)
	}
	return ok
}

func (w *walker) emit(n ast.Node, text, where string) {
	if !w.done && text != "" {
		w.done = !w.text(n, text, where)
	}
}

// An extent is a stretch of source that is no node by itself.
type extent struct{ pos, end token.Pos }

func (e extent) Pos() token.Pos { return e.pos }
func (e extent) End() token.Pos { return e.end }

// groups gives the nodes around the present one in which a secret is beside
// its key ID: calls, composite literals, declarations and structs, the
// innermost last. The body of a function ends them.
func (w *walker) groups() []ast.Node {
	var groups []ast.Node
	for _, n := range w.stack {
		switch n.(type) {
		case *ast.BlockStmt:
			groups = nil
		case *ast.CallExpr, *ast.CompositeLit, *ast.GenDecl, *ast.StructType:
			groups = append(groups, n)
		}
	}
	return groups
}

// holdsKey reports whether any text of the file holds a key ID.
func holdsKey(file *ast.File) bool {
	found := false
	w := walker{text: func(_ ast.Node, text, _ string) bool {
		found = len(keyshape.Find(text)) > 0
		return !found
	}}
	w.walk(file)
	return found
}

// collect gives the keys and secrets of a file that holds a key ID.
func collect(fset *token.FileSet, file *ast.File) []item {
	var items []item
	texts := 0
	w := walker{}
	w.text = func(n ast.Node, text, where string) bool {
		place := place{
			text: texts, pos: n.Pos(), end: n.End(), where: where,
			firstLine: fset.PositionFor(n.Pos(), false).Line, lastLine: fset.PositionFor(n.End(), false).Line,
		}
		texts++
		if found := itemsOf(text, &place); found != nil {
			place.groups = w.groups()
			items = append(items, found...)
		}
		return true
	}
	w.walk(file)
	return items
}
