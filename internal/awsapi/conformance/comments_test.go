package conformance

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/awsapi"
)

// TestComments checks the comment above each row: the Go signature of the
// function, or the type, and the file:line where the pinned version of its
// module declares it.
func TestComments(t *testing.T) {
	written := comments(t)
	for i := range awsapi.Funcs {
		row := &awsapi.Funcs[i]
		if pkgs := packagesOf(t, row.Pkg); len(pkgs) > 0 {
			if fn := firstFunc(pkgs, row.Recv, row.Name); fn != nil { // TestFuncs reports it otherwise
				compare(t, row.FullName(), written, declaration(fn))
			}
		}
	}
	for i := range awsapi.Structs {
		row := &awsapi.Structs[i]
		if pkgs := packagesOf(t, row.Pkg); len(pkgs) > 0 {
			if named := findNamed(pkgs[0], row.Type); named != nil { // TestStructs reports it otherwise
				compare(t, row.FullName(), written, declaration(named.Obj()))
			}
		}
	}
}

// firstFunc gives the function in the first package that has it, or nil.
func firstFunc(pkgs []*types.Package, recv, name string) *types.Func {
	for _, p := range pkgs {
		if fn := findFunc(p, recv, name); fn != nil {
			return fn
		}
	}
	return nil
}

// compare checks one row's comment.
func compare(t *testing.T, name string, written map[string]string, want string) {
	t.Helper()
	if got := written[name]; got != want {
		t.Errorf("%s: comment is\n\t// %s\nwant\n\t// %s", name, got, want)
	}
}

// declaration renders an object as the comment of its row.
func declaration(obj types.Object) string {
	qualify := func(p *types.Package) string {
		if p == obj.Pkg() {
			return ""
		}
		return p.Name()
	}
	var text string
	switch obj := obj.(type) {
	case *types.TypeName:
		text = "type " + obj.Name() + " struct"
	case *types.Func:
		sig := obj.Signature()
		text = "func "
		if recv := sig.Recv(); recv != nil {
			text += "(" + types.TypeString(recv.Type(), qualify) + ") "
		}
		text += obj.Name() + strings.TrimPrefix(types.TypeString(sig, qualify), "func")
		text = strings.ReplaceAll(text, "interface{}", "any")
	}
	if !strings.Contains(obj.Pkg().Path(), ".") {
		return text // the standard library's lines move with the toolchain
	}
	pos := fset.Position(obj.Pos())
	return fmt.Sprintf("%s (%s:%d)", text, filepath.Base(pos.Filename), pos.Line)
}

// comments gives the comment above each row of the table's source, with its
// white space made single, by the row's full name.
func comments(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source of the table: %v", err)
	}
	consts := map[string]string{}
	rows := map[string]string{}
	var parsed []*ast.File
	fs := token.NewFileSet()
	for _, name := range files {
		f, err := parser.ParseFile(fs, name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
		collectConsts(f, consts)
	}
	for _, f := range parsed {
		above := map[int]string{} // comment that ends on a line
		for _, g := range f.Comments {
			above[fs.Position(g.End()).Line] = strings.Join(strings.Fields(g.Text()), " ")
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || lit.Type != nil {
				return true
			}
			if name := rowName(lit, consts); name != "" {
				rows[name] = above[fs.Position(lit.Pos()).Line-1]
			}
			return false
		})
	}
	return rows
}

// collectConsts notes the values of a file's string constants.
func collectConsts(f *ast.File, consts map[string]string) {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			for i, v := range s.(*ast.ValueSpec).Values {
				if text, ok := constant(v, consts); ok {
					consts[s.(*ast.ValueSpec).Names[i].Name] = text
				}
			}
		}
	}
}

// constant evaluates literals, names and sums of them.
func constant(e ast.Expr, consts map[string]string) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		return s, err == nil && e.Kind == token.STRING
	case *ast.Ident:
		s, ok := consts[e.Name]
		return s, ok
	case *ast.BinaryExpr:
		x, ok1 := constant(e.X, consts)
		y, ok2 := constant(e.Y, consts)
		return x + y, ok1 && ok2
	}
	return "", false
}

// rowName gives the full name of the row that a literal writes, or "".
func rowName(lit *ast.CompositeLit, consts map[string]string) string {
	part := map[string]string{}
	for _, el := range lit.Elts {
		kv, ok := el.(*ast.KeyValueExpr)
		if !ok {
			return ""
		}
		if key, ok := kv.Key.(*ast.Ident); ok {
			part[key.Name], _ = constant(kv.Value, consts)
		}
	}
	switch {
	case part["Name"] != "":
		return (&awsapi.Func{Pkg: part["Pkg"], Recv: part["Recv"], Name: part["Name"]}).FullName()
	case part["Type"] != "":
		return (&awsapi.Struct{Pkg: part["Pkg"], Type: part["Type"]}).FullName()
	}
	return ""
}
