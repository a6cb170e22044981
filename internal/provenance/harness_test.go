package provenance

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
)

func TestMain(m *testing.M) {
	debug = true // a panic of the engine must fail the test
	os.Exit(m.Run())
}

// fset holds the positions of the imported packages and of all sources that
// tests make, as in a driver.
var fset = token.NewFileSet()

// fixtures are the packages of the fixture module as go list knows them, and
// below them the real SDKs as export data. Loading them once serves all tests.
var fixtures = sync.OnceValues(func() ([]*packages.Package, error) {
	dir, err := filepath.Abs("../../testdata/src")
	if err != nil {
		return nil, err
	}
	return packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedDeps | packages.NeedExportFile,
		Dir:  dir,
		Env:  append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod"),
	}, "./...")
})

// An exportImporter reads packages from export data.
type exportImporter struct {
	mu    sync.Mutex
	files map[string]string // by import path
	types map[string]*types.Package
}

var exports = sync.OnceValues(func() (*exportImporter, error) {
	roots, err := fixtures()
	if err != nil {
		return nil, err
	}
	x := &exportImporter{files: map[string]string{}, types: map[string]*types.Package{"unsafe": types.Unsafe}}
	packages.Visit(roots, nil, func(p *packages.Package) { x.files[p.PkgPath] = p.ExportFile })
	return x, nil
})

// Import implements types.Importer.
func (x *exportImporter) Import(path string) (*types.Package, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if p := x.types[path]; p != nil && p.Complete() {
		return p, nil
	}
	f, err := os.Open(x.files[path])
	if err != nil {
		return nil, fmt.Errorf("no export data for %q: the fixture module does not import it (%v)", path, err)
	}
	defer f.Close()
	r, err := gcexportdata.NewReader(f)
	if err != nil {
		return nil, err
	}
	return gcexportdata.Read(r, fset, x.types, path)
}

// A lab type-checks and analyses packages of source text, dependencies first,
// as a driver with the fewest means does: no module, no reading of files.
type lab struct {
	tb      testing.TB
	imports *exportImporter
	local   map[string]*types.Package
	facts   map[factKey]analysis.Fact
}

type factKey struct {
	obj types.Object
	typ reflect.Type
}

func newLab(tb testing.TB) *lab {
	tb.Helper()
	x, err := exports()
	if err != nil {
		tb.Fatalf("the tests need the real SDKs that the fixture module requires: %v", err)
	}
	return &lab{tb: tb, imports: x, local: map[string]*types.Package{}, facts: map[factKey]analysis.Fact{}}
}

// Import implements types.Importer.
func (l *lab) Import(path string) (*types.Package, error) {
	if p := l.local[path]; p != nil {
		return p, nil
	}
	return l.imports.Import(path)
}

// check parses and type-checks a package and gives the pass for it. Errors are
// those of the pass, as in a driver.
func (l *lab) check(path string, sources ...string) *analysis.Pass {
	pass := &analysis.Pass{Analyzer: Analyzer, Fset: fset, TypesSizes: types.SizesFor("gc", "amd64")}
	for i, src := range sources {
		f, err := parser.ParseFile(fset, fmt.Sprintf("/nowhere/%s/f%d.go", path, i), src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			pass.TypeErrors = append(pass.TypeErrors, types.Error{Fset: fset, Msg: err.Error()})
		}
		if f != nil {
			pass.Files = append(pass.Files, f)
		}
	}
	l.tb.Cleanup(func() { forget(pass.Files) })
	l.types(path, pass)
	l.giveFacts(pass)
	pass.ResultOf = map[*analysis.Analyzer]any{inspect.Analyzer: inspector.New(pass.Files)}
	return pass
}

// forget removes the files from the file set, lest a fuzzer fills it.
func forget(files []*ast.File) {
	for _, f := range files {
		if tf := fset.File(f.FileStart); tf != nil {
			fset.RemoveFile(tf)
		}
	}
}

// types type-checks the files of a pass.
func (l *lab) types(path string, pass *analysis.Pass) {
	pass.TypesInfo = &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{}, Defs: map[*ast.Ident]types.Object{},
		Uses: map[*ast.Ident]types.Object{}, Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{},
		Scopes: map[ast.Node]*types.Scope{}, FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{Importer: l, Sizes: pass.TypesSizes, GoVersion: "go1.26", Error: func(err error) {
		if te, ok := err.(types.Error); ok {
			pass.TypeErrors = append(pass.TypeErrors, te)
		}
	}}
	pass.Pkg, _ = conf.Check(path, fset, pass.Files, pass.TypesInfo) // errors are collected above
	l.local[path] = pass.Pkg
}

// giveFacts gives a pass the lab's facts.
func (l *lab) giveFacts(pass *analysis.Pass) {
	pass.ImportObjectFact = func(obj types.Object, ptr analysis.Fact) bool {
		f, ok := l.facts[factKey{obj, reflect.TypeOf(ptr)}]
		if ok {
			reflect.ValueOf(ptr).Elem().Set(reflect.ValueOf(f).Elem())
		}
		return ok
	}
	pass.ExportObjectFact = func(obj types.Object, f analysis.Fact) {
		if obj.Pkg() != pass.Pkg {
			l.tb.Errorf("%s: fact %v about %v of another package", pass.Pkg.Path(), f, obj)
		}
		l.facts[factKey{obj, reflect.TypeOf(f)}] = f
	}
	pass.AllObjectFacts = func() []analysis.ObjectFact {
		var out []analysis.ObjectFact
		for k, f := range l.facts {
			out = append(out, analysis.ObjectFact{Object: k.obj, Fact: f})
		}
		return out
	}
	pass.Report = func(d analysis.Diagnostic) { l.tb.Errorf("the engine itself reported: %s", d.Message) }
}

// mustCheck is check for sources that are meant to be right.
func (l *lab) mustCheck(path string, sources ...string) *analysis.Pass {
	l.tb.Helper()
	pass := l.check(path, sources...)
	if len(pass.TypeErrors) > 0 {
		l.tb.Fatalf("the source of the test itself does not compile: %v\n%s", pass.TypeErrors[0], numbered(strings.Join(sources, "\n")))
	}
	return pass
}

// run runs the engine as a driver does, as if for the first time.
func (l *lab) run(pass *analysis.Pass) *Result {
	l.tb.Helper()
	maps.DeleteFunc(l.facts, func(k factKey, _ analysis.Fact) bool { return k.obj.Pkg() == pass.Pkg })
	res, err := run(pass)
	if err != nil {
		l.tb.Fatalf("%s: %v", pass.Pkg.Path(), err)
	}
	return res.(*Result)
}

// work runs the engine on a package without errors and gives how many questions
// it asked, and how many it may ask.
func (l *lab) work(pass *analysis.Pass) (asked, most int) {
	e := newEngine(pass)
	most = maxWork * (len(e.funcs) + 4)
	start := e.budget
	e.findings(map[string]bool{})
	return start - e.budget + most - start, most
}

// describeFindings gives findings as text that is the same for the same findings.
func describeFindings(fs []Finding) string {
	var b strings.Builder
	for _, f := range fs {
		fmt.Fprintf(&b, "%s/%s %s-%s %q %q %q %v", f.Analyzer, f.Category, fset.Position(f.Pos), fset.Position(f.End), f.Source, f.Sink, f.Detail, f.Window)
		for _, s := range f.Steps {
			fmt.Fprintf(&b, " <- %s %q", fset.Position(s.Pos), s.What)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// numbered gives a source with line numbers.
func numbered(src string) string {
	var b strings.Builder
	for i, line := range strings.Split(src, "\n") {
		fmt.Fprintf(&b, "%4d %s\n", i+1, line)
	}
	return b.String()
}
