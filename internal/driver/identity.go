package driver

import (
	"crypto/sha256"
	"fmt"
	"go/ast"
	"go/scanner"
	"go/token"
	"os"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/report"
)

// maxCode is the length at which the code of an identity is cut off.
const maxCode = 300

// identify tells what a finding at the place is to be recognised by, after the
// lines around it have moved.
func identify(p *packages.Package, pos, end token.Pos) report.Identity {
	for _, f := range p.Syntax {
		if f.FileStart <= pos && pos < f.FileEnd {
			path, _ := astutil.PathEnclosingInterval(f, pos, max(pos, end))
			if len(path) == 1 { // in a comment
				path = append(declarationAfter(f, pos), path...)
			}
			return report.Identity{Function: keyshape.Redact(enclosingFunc(path)), Code: code(p.Fset, path)}
		}
	}
	return report.Identity{}
}

// declarationAfter gives the path to the declaration that a comment is about,
// without the file. A comment at the end of the file is about none.
func declarationAfter(f *ast.File, pos token.Pos) []ast.Node {
	for _, d := range f.Decls {
		if d.Pos() < pos {
			continue
		}
		if g, ok := d.(*ast.GenDecl); ok && len(g.Specs) > 0 {
			return []ast.Node{g.Specs[0], g}
		}
		return []ast.Node{d}
	}
	return []ast.Node{f.Name}
}

// enclosingFunc names the declared function of the path, which leads outward: "Open",
// "Store.Open".
func enclosingFunc(path []ast.Node) string {
	for _, n := range path {
		fn, ok := n.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if fn.Recv != nil && len(fn.Recv.List) > 0 {
			return receiver(fn.Recv.List[0].Type) + "." + fn.Name.Name
		}
		return fn.Name.Name
	}
	return ""
}

// receiver names the type of a receiver, without its pointer and parameters.
func receiver(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.Ident:
		return t.Name
	case *ast.StarExpr:
		return receiver(t.X)
	case *ast.ParenExpr:
		return receiver(t.X)
	case *ast.IndexExpr:
		return receiver(t.X)
	case *ast.IndexListExpr:
		return receiver(t.X)
	}
	return ""
}

// code gives the statement or declaration of the path in one line: its tokens
// with a blank between, without blocks and comments, and literals emptied. No
// part of a secret is in it, unless in names, and what looks like a key there is
// redacted.
func code(fset *token.FileSet, path []ast.Node) string {
	n := statement(path)
	file := fset.File(n.Pos())
	if file == nil {
		return ""
	}
	src, err := os.ReadFile(file.Name())
	start, end := file.Offset(n.Pos()), file.Offset(n.End())
	if err != nil || end > len(src) { // gone or changed since it was parsed
		return ""
	}
	return keyshape.Redact(tokens(src[start:end], file.Offset(n.Pos()), blocks(file, n)))
}

// statement gives the innermost node of the path that is told apart from its
// neighbours.
func statement(path []ast.Node) ast.Node {
	for _, n := range path {
		switch n := n.(type) {
		case *ast.BlockStmt:
		case ast.Stmt, ast.Spec, *ast.Field, *ast.KeyValueExpr, *ast.FuncDecl:
			return n
		}
	}
	return path[0]
}

// A span is a part of a file, by offsets.
type span struct{ start, end int }

// blocks gives the blocks inside the node that are not inside one another.
func blocks(file *token.File, n ast.Node) []span {
	var out []span
	ast.Inspect(n, func(n ast.Node) bool {
		b, ok := n.(*ast.BlockStmt)
		if ok && b.Lbrace.IsValid() && b.Rbrace.IsValid() {
			out = append(out, span{file.Offset(b.Lbrace) + 1, file.Offset(b.Rbrace)})
		}
		return !ok
	})
	return out
}

// tokens writes the source text, which starts at the offset base of its file,
// without what is in the spans left out.
func tokens(src []byte, base int, leftOut []span) string {
	fset := token.NewFileSet()
	file := fset.AddFile("", fset.Base(), len(src))
	var s scanner.Scanner
	s.Init(file, src, nil, 0)
	var words []string
	for size := 0; size < maxCode; {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			break
		}
		if tok == token.SEMICOLON && lit == "\n" || within(base+file.Offset(pos), leftOut) {
			continue
		}
		if last := len(words) - 1; last >= 0 && words[last] == "," && closes(tok) {
			words = words[:last] // gofmt wants it where lines are broken
		}
		words = append(words, emptied(tok, lit))
		size += len(lit) + 2
	}
	return strings.Join(words, " ")
}

func closes(tok token.Token) bool {
	return tok == token.RPAREN || tok == token.RBRACE || tok == token.RBRACK
}

func within(offset int, spans []span) bool {
	for _, s := range spans {
		if s.start <= offset && offset < s.end {
			return true
		}
	}
	return false
}

// emptied gives the token's text, for literals an empty one: bytes and numbers
// may spell a key as well.
func emptied(tok token.Token, lit string) string {
	switch {
	case tok == token.STRING:
		return `""`
	case tok == token.CHAR:
		return `''`
	case tok.IsLiteral() && tok != token.IDENT:
		return "0"
	case lit != "":
		return lit
	}
	return tok.String()
}

// number gives the findings, which are in order, their fingerprints. Equal ones
// are told apart by their number.
func number(findings []report.Finding) {
	seen := map[string]int{}
	for i := range findings {
		f := &findings[i]
		key := strings.Join([]string{f.ID(), f.Package, f.Function, f.Code}, "\x00")
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		f.Fingerprint = fmt.Sprintf("%x:%d", sum[:8], seen[key])
	}
}
