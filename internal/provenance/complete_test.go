package provenance

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// notGathered are the instructions that the gatherer of stores passes by, each
// with the reason why nothing is stored by it.
var notGathered = map[string]string{
	"BinOp":               "its result is a new value, never a reference to its operand",
	"Alloc":               "has no operands",
	"MakeMap":             "its operand is a size",
	"MakeSlice":           "its operands are sizes",
	"MakeChan":            "its operand is a size",
	"Convert":             "between strings and bytes a copy is made, so nothing that is stored there comes back; pointers of package unsafe are not followed",
	"MultiConvert":        "as Convert, in generic code",
	"SliceToArrayPointer": "an array behind a slice is seldom stored through, and none of the table's types is an array",
	"Field":               "a part of a value that is a copy",
	"Index":               "an element of an array or string by value, a copy",
	"Lookup":              "an element of a map by value, a copy",
	"Extract":             "takes a tuple apart; stores into what it gives are found from there",
	"Next":                "reads a collection",
	"Range":               "reads a collection",
	"Select":              "what a select sends is not followed: nothing is said of it, rather than something wrong",
	"Return":              "hands out; callers' stores are found from the call",
	"Panic":               "stores nothing",
	"RunDefers":           "stores nothing itself: the deferred calls do",
	"If":                  "stores nothing",
	"Jump":                "stores nothing",
	"DebugRef":            "is not code; the engine does not ask for it",
}

// notTraced are the instructions that end the way of a provider.
var notTraced = map[string]string{
	"Alloc": "has no operands", "MakeMap": "its operand is a size", "MakeSlice": "its operands are sizes", "MakeChan": "its operand is a size",
	"BinOp":               "a comparison with nil tells nothing of where a provider goes",
	"MultiConvert":        "converts texts and numbers, no providers",
	"SliceToArrayPointer": "no API of the table takes an array of providers",
	"Field":               "a part of a struct that holds the provider is another value",
	"Next":                "a loop over providers is judged at the list that it came from",
	"Range":               "a loop over providers is judged at the list that it came from",
	"Select":              "a provider sent by select is as one handed to code out of sight",
	"Panic":               "goes nowhere",
	"RunDefers":           "the deferred calls are visited themselves",
	"If":                  "goes nowhere", "Jump": "goes nowhere",
	"DebugRef": "is not code; the engine does not ask for it",
}

// notLived are the instructions that neither let a provider escape nor make
// something of it.
var notLived = map[string]string{
	"Alloc": "has no operands", "MakeMap": "its operand is a size", "MakeSlice": "its operands are sizes", "MakeChan": "its operand is a size",
	"BinOp":               "a comparison keeps nothing",
	"Convert":             "converts texts and numbers, no providers",
	"MultiConvert":        "converts texts and numbers, no providers",
	"SliceToArrayPointer": "no API of the table takes an array of providers",
	"Field":               "a part of what holds the provider",
	"FieldAddr":           "a part of what holds the provider",
	"Index":               "an element of an array by value, of which none holds a provider",
	"Lookup":              "an element of a map, which a provider enters only by an update, where it escapes",
	"Next":                "as Lookup", "Range": "as Lookup",
	"Select":    "what waits makes the function a long-running one, which is asked beside",
	"Panic":     "ends the function",
	"RunDefers": "the deferred calls are visited themselves",
	"If":        "keeps nothing", "Jump": "keeps nothing",
	"DebugRef": "is not code; the engine does not ask for it",
}

// TestEveryValueHasACase demands that transfer names every kind of SSA value
// that golang.org/x/tools/go/ssa has, whatever version is linked.
func TestEveryValueHasACase(t *testing.T) {
	ssaTypes := newSSATypes(t)
	cases := ssaTypes.casesOf(t, "transfer")
	for _, name := range ssaTypes.implementing("Value") {
		if !cases[name] {
			t.Errorf("transfer has no case for *ssa.%s", name)
		}
	}
}

// TestEveryInstructionIsConsidered demands that the functions that go through
// the users of a value name every kind of instruction, or that it stands on a
// list with the reason why it need not.
func TestEveryInstructionIsConsidered(t *testing.T) {
	ssaTypes := newSSATypes(t)
	for _, tc := range []struct {
		name      string
		functions []string // the switch, and those to which its cases hand on
		passed    map[string]string
	}{
		{"gatherer", []string{"gatherer.gather", "aliases"}, notGathered},
		{"tracer", []string{"tracer.follow"}, notTraced},
		{"life tracer", []string{"lifeTracer.follow"}, notLived},
	} {
		t.Run(tc.name, func(t *testing.T) {
			cases := map[string]bool{}
			for _, fn := range tc.functions {
				maps.Copy(cases, ssaTypes.casesOf(t, fn))
			}
			passed := maps.Clone(tc.passed)
			for _, name := range ssaTypes.implementing("Instruction") {
				switch {
				case cases[name] && passed[name] != "":
					t.Errorf("*ssa.%s has a case, and stands on the list of those that need none", name)
				case !cases[name] && passed[name] == "":
					t.Errorf("*ssa.%s has no case, and does not stand on the list of those that need none", name)
				}
				delete(passed, name)
			}
			for name := range passed {
				t.Errorf("ssa.%s stands on the list, but is no instruction", name)
			}
		})
	}
}

// ssaTypes knows the types of package ssa and the source of this package.
type ssaTypes struct {
	pkg   *types.Package
	funcs map[string]*ast.FuncDecl // by name, with the receiver's type before a dot
}

func newSSATypes(t *testing.T) *ssaTypes {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedDeps | packages.NeedExportFile}, "golang.org/x/tools/go/ssa")
	if err != nil || len(pkgs) != 1 || pkgs[0].Types == nil || len(pkgs[0].Errors) > 0 {
		t.Fatalf("cannot load package ssa: %v %v", err, pkgs)
	}
	s := &ssaTypes{pkg: pkgs[0].Types, funcs: map[string]*ast.FuncDecl{}}
	parsed, err := parser.ParseDir(token.NewFileSet(), ".", func(f fs.FileInfo) bool { return !strings.HasSuffix(f.Name(), "_test.go") }, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range parsed["provenance"].Files {
		for _, d := range f.Decls {
			if fd, ok := d.(*ast.FuncDecl); ok {
				s.funcs[receiver(fd)+fd.Name.Name] = fd
			}
		}
	}
	return s
}

// receiver gives "T." for a method of T other than the engine's, or "".
func receiver(fd *ast.FuncDecl) string {
	if fd.Recv == nil {
		return ""
	}
	typ := fd.Recv.List[0].Type
	if star, ok := typ.(*ast.StarExpr); ok {
		typ = star.X
	}
	if id, ok := typ.(*ast.Ident); ok && id.Name != "engine" {
		return id.Name + "."
	}
	return ""
}

// implementing gives the names of the exported types that implement, or whose
// pointers implement, an interface of package ssa.
func (s *ssaTypes) implementing(iface string) []string {
	want := s.pkg.Scope().Lookup(iface).Type().Underlying().(*types.Interface)
	var out []string
	for _, name := range s.pkg.Scope().Names() {
		tn, ok := s.pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok || !tn.Exported() || types.IsInterface(tn.Type()) {
			continue
		}
		if types.Implements(tn.Type(), want) || types.Implements(types.NewPointer(tn.Type()), want) {
			out = append(out, name)
		}
	}
	return out
}

// casesOf gives the types of package ssa that the type switches of a function
// name. An interface stands for all that implement it; but ssa.Value, by which
// a case hands on what is left, stands for nothing.
func (s *ssaTypes) casesOf(t *testing.T, fn string) map[string]bool {
	t.Helper()
	fd := s.funcs[fn]
	if fd == nil {
		t.Fatalf("no function %s: rename it in this test", fn)
	}
	cases := map[string]bool{}
	ast.Inspect(fd, func(n ast.Node) bool {
		clause, ok := n.(*ast.CaseClause)
		if !ok {
			return true
		}
		for _, e := range clause.List {
			if star, ok := e.(*ast.StarExpr); ok {
				e = star.X
			}
			sel, ok := e.(*ast.SelectorExpr)
			if !ok {
				continue
			}
			names := []string{sel.Sel.Name}
			if obj := s.pkg.Scope().Lookup(sel.Sel.Name); obj != nil && types.IsInterface(obj.Type()) {
				names = s.implementing(sel.Sel.Name)
				if sel.Sel.Name == "Value" {
					names = nil
				}
			}
			for _, name := range names {
				cases[name] = true
			}
		}
		return true
	})
	return cases
}

// TestSSAHasTypes guards the tests above against passing on an empty list.
func TestSSAHasTypes(t *testing.T) {
	s := newSSATypes(t)
	if values := s.implementing("Value"); len(values) < 30 || !slices.Contains(values, "Phi") {
		t.Errorf("values %q", values)
	}
	if instrs := s.implementing("Instruction"); len(instrs) < 35 || !slices.Contains(instrs, "Store") {
		t.Errorf("instructions %q", instrs)
	}
}
