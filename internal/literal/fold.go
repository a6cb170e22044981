package literal

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// maxFold is how deep calls and parentheses are followed into each other: more
// than anyone writes, and little enough that failing at every level costs
// nothing.
const maxFold = 8

// fold gives the string or bytes that e stands for if it is made of nothing
// but literals. Names are not looked up: what reaches a credential API by way
// of a constant is found there.
func fold(e ast.Expr, depth int) (s string, ok bool) {
	if depth == 0 {
		return "", false
	}
	switch e := e.(type) {
	case *ast.BasicLit:
		return literalText(e)
	case *ast.ParenExpr:
		return fold(e.X, depth-1)
	case *ast.BinaryExpr:
		if e.Op != token.ADD {
			return "", false
		}
		return foldAll(operands(e), "", depth-1)
	case *ast.CompositeLit:
		return foldBytes(e)
	case *ast.CallExpr:
		return foldCall(e, depth-1)
	}
	return "", false
}

// literalText gives the value of a string literal. That of a broken file may
// lack its end.
func literalText(lit *ast.BasicLit) (string, bool) {
	v := lit.Value
	if lit.Kind != token.STRING || len(v) < 2 || v[0] != v[len(v)-1] {
		return "", false
	}
	if v[0] == '`' || strings.IndexByte(v, '\\') < 0 {
		return v[1 : len(v)-1], true
	}
	s, err := strconv.Unquote(v)
	return s, err == nil
}

// operands gives the terms of a sum from left to right. The parser makes sums
// of many terms as deep as they are long, so this does not recurse.
func operands(sum *ast.BinaryExpr) []ast.Expr {
	terms := []ast.Expr{sum.Y}
	left := sum.X
	for {
		b, ok := left.(*ast.BinaryExpr)
		if !ok || b.Op != token.ADD {
			break
		}
		terms = append(terms, b.Y)
		left = b.X
	}
	terms = append(terms, left)
	slices.Reverse(terms)
	return terms
}

// foldAll folds expressions and joins them.
func foldAll(exprs []ast.Expr, sep string, depth int) (string, bool) {
	parts := make([]string, len(exprs))
	for i, e := range exprs {
		var ok bool
		if parts[i], ok = fold(e, depth); !ok {
			return "", false
		}
	}
	return strings.Join(parts, sep), true
}

// foldBytes gives the text that a literal such as []byte{'A', 75, 0x49}
// spells. Anything that no text holds ends it, so that tables of binary data
// cost next to nothing.
func foldBytes(lit *ast.CompositeLit) (string, bool) {
	if !isByteList(lit.Type) || len(lit.Elts) == 0 {
		return "", false
	}
	b := make([]byte, 0, min(len(lit.Elts), 64))
	for _, e := range lit.Elts {
		c, ok := byteValue(e)
		if !ok {
			return "", false
		}
		b = append(b, c)
	}
	return string(b), true
}

// isByteList reports whether t is the type of a list of bytes or runes, or is
// left out because the list is an element of another.
func isByteList(t ast.Expr) bool {
	if t == nil {
		return true
	}
	array, ok := t.(*ast.ArrayType)
	if !ok {
		return false
	}
	elem, ok := array.Elt.(*ast.Ident)
	return ok && slices.Contains([]string{"byte", "uint8", "rune", "int32"}, elem.Name)
}

// byteValue gives the value of a character or number literal that is
// printable ASCII or white space.
func byteValue(e ast.Expr) (byte, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return 0, false
	}
	var v uint64
	var err error
	switch lit.Kind {
	case token.CHAR:
		if len(lit.Value) < 3 {
			return 0, false
		}
		var r rune
		r, _, _, err = strconv.UnquoteChar(lit.Value[1:], '\'')
		v = uint64(r)
	case token.INT:
		v, err = strconv.ParseUint(lit.Value, 0, 8)
	default:
		return 0, false
	}
	printable := ' ' <= v && v <= '~' || v == '\n' || v == '\r' || v == '\t'
	return byte(v), err == nil && printable
}

// foldCall gives the result of a conversion to string or []byte, of Sprint and
// Sprintf of package fmt, and of strings.Join.
func foldCall(call *ast.CallExpr, depth int) (string, bool) {
	switch name := callee(call.Fun); {
	case (name == "string" || name == "[]byte") && len(call.Args) == 1:
		return fold(call.Args[0], depth)
	case name == "fmt.Sprint":
		return foldAll(call.Args, "", depth)
	case name == "fmt.Sprintf" && len(call.Args) > 0:
		format, ok := fold(call.Args[0], depth)
		if !ok {
			return "", false
		}
		return sprintf(format, call.Args[1:], depth)
	case name == "strings.Join" && len(call.Args) == 2:
		list, isList := call.Args[0].(*ast.CompositeLit)
		sep, ok := fold(call.Args[1], depth)
		if !isList || !ok {
			return "", false
		}
		return foldAll(list.Elts, sep, depth)
	}
	return "", false
}

// callee gives the name of what is called, as it is written.
func callee(fun ast.Expr) string {
	switch fun := fun.(type) {
	case *ast.Ident:
		return fun.Name
	case *ast.SelectorExpr:
		if pkg, ok := fun.X.(*ast.Ident); ok {
			return pkg.Name + "." + fun.Sel.Name
		}
	case *ast.ArrayType:
		if isByteList(fun) && fun.Len == nil {
			return "[]byte"
		}
	}
	return ""
}

// sprintf fills a format that has no other verbs than %s, %v, %d and %%, with
// neither flags nor width; it gives up on any other.
func sprintf(format string, args []ast.Expr, depth int) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			b.WriteByte(format[i])
			continue
		}
		i++
		if i == len(format) {
			return "", false
		}
		if format[i] == '%' {
			b.WriteByte('%')
			continue
		}
		if len(args) == 0 {
			return "", false
		}
		s, ok := argument(format[i], args[0], depth)
		if !ok {
			return "", false
		}
		b.WriteString(s)
		args = args[1:]
	}
	return b.String(), len(args) == 0
}

// argument gives what the verb prints for a literal argument.
func argument(verb byte, arg ast.Expr, depth int) (string, bool) {
	if lit, ok := arg.(*ast.BasicLit); ok && lit.Kind == token.INT && (verb == 'd' || verb == 'v') {
		n, err := strconv.ParseInt(lit.Value, 0, 64)
		return strconv.FormatInt(n, 10), err == nil
	}
	if verb == 's' || verb == 'v' {
		return fold(arg, depth)
	}
	return "", false
}
