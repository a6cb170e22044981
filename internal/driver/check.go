package driver

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/types"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/report"
)

// check type-checks the slice's packages and fills in their Types, Syntax,
// TypesInfo and IllTyped.
func (r *run) check(ctx context.Context, s *slice) error {
	im := newImporter(r.files.fset, dependenciesFirst(s.source))
	parsed := make(chan struct{})
	go func() {
		defer close(parsed)
		forEach(s.source, func(p *packages.Package) { r.files.parse(p.CompiledGoFiles) })
	}()
	failed := map[*packages.Package]error{}
	for _, p := range s.export {
		if err := im.read(p); err != nil {
			failed[p] = err
		}
	}
	<-parsed
	r.checkSource(ctx, s, failed)
	if ctx.Err() != nil {
		return errInterrupted
	}
	return nil
}

// checkSource type-checks the source packages, each after those that it
// imports. failed holds the packages that have no types, and why.
func (r *run) checkSource(ctx context.Context, s *slice, failed map[*packages.Package]error) {
	done := map[*packages.Package]chan struct{}{}
	for _, p := range s.source {
		done[p] = make(chan struct{})
	}
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for _, p := range s.source {
		wg.Go(func() {
			defer close(done[p])
			for _, imp := range p.Imports {
				if s.isSource[imp] {
					<-done[imp]
				}
			}
			limit <- struct{}{}
			defer func() { <-limit }()
			if ctx.Err() == nil {
				r.checkPackage(p, s.relevant[p], failed)
			}
		})
	}
	wg.Wait()
}

// checkPackage type-checks one package; function bodies only if they will be
// analysed.
func (r *run) checkPackage(p *packages.Package, bodies bool, failed map[*packages.Package]error) {
	fset := r.files.fset
	fail := func(err error) {
		p.IllTyped = true
		if !saidAlready(p, err) {
			r.problems.addError(p.PkgPath, fset, err)
		}
	}
	defer func() {
		if x := recover(); x != nil {
			p.IllTyped = true
			r.problems.add(report.Problem{Package: p.PkgPath, Message: panicMessage("the type checker", x)})
		}
	}()
	files, errs := r.files.parse(p.CompiledGoFiles)
	for _, err := range errs {
		fail(err)
	}
	p.Fset, p.Syntax = fset, files
	conf := types.Config{
		GoVersion:        goVersion(p),
		IgnoreFuncBodies: !bodies,
		Importer:         importsOf{p, failed},
		Sizes:            p.TypesSizes,
		Error:            fail,
	}
	var info *types.Info
	if bodies {
		info = newInfo()
		p.TypesInfo = info
	}
	err := types.NewChecker(&conf, fset, p.Types, info).Files(files)
	if err != nil && !p.IllTyped { // not told through conf.Error
		fail(err)
	}
	p.Types.MarkComplete()
}

// saidAlready reports whether the error is about an import of which go list told
// what is wrong with it.
func saidAlready(p *packages.Package, err error) bool {
	var te types.Error
	if !errors.As(err, &te) {
		return false
	}
	rest, ok := strings.CutPrefix(te.Msg, "could not import ")
	path, _, _ := strings.Cut(rest, " ")
	imp := p.Imports[path]
	return ok && imp != nil && len(imp.Errors) > 0
}

// goVersion gives the version of the language that the package is written in,
// or "" for the newest.
func goVersion(p *packages.Package) string {
	if p.Module == nil || p.Module.GoVersion == "" {
		return ""
	}
	return "go" + p.Module.GoVersion
}

func newInfo() *types.Info {
	return &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Instances:    map[*ast.Ident]types.Instance{},
		Scopes:       map[ast.Node]*types.Scope{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		FileVersions: map[*ast.File]string{},
	}
}

// importsOf resolves the imports of one package.
type importsOf struct {
	p      *packages.Package
	failed map[*packages.Package]error
}

func (i importsOf) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	imp := i.p.Imports[path]
	switch {
	case imp == nil:
		return nil, fmt.Errorf("not found, or an import cycle")
	case i.failed[imp] != nil:
		return nil, i.failed[imp]
	case !imp.Types.Complete():
		return nil, fmt.Errorf("it has no types")
	}
	return imp.Types, nil
}

// noTypes gives a package without contents, for the passes over packages that
// are only parsed.
func noTypes(p *packages.Package, files []*ast.File) *types.Package {
	name := p.Name
	if name == "" && len(files) > 0 && files[0].Name != nil {
		name = files[0].Name.Name
	}
	pkg := types.NewPackage(p.PkgPath, name)
	pkg.MarkComplete()
	return pkg
}
