package driver

import (
	"bufio"
	"fmt"
	"go/token"
	"go/types"
	"os"

	"golang.org/x/tools/go/gcexportdata"
	"golang.org/x/tools/go/packages"
)

// An importer reads types from export data. Export data refers to packages by
// path, but a path has several packages where tests are concerned: p and
// "p [p.test]". So the packages that a variant may refer to are resolved
// through the import graph, the others through one table for all.
type importer struct {
	fset    *token.FileSet
	plain   map[string]*types.Package // by path; packages without variants below them
	variant map[*packages.Package]bool
}

// newImporter gives every package an empty types.Package, to be filled from
// source or export data.
func newImporter(fset *token.FileSet, below []*packages.Package) *importer {
	im := &importer{fset: fset, plain: map[string]*types.Package{}, variant: map[*packages.Package]bool{}}
	for _, p := range below {
		p.Types = types.NewPackage(p.PkgPath, p.Name)
		if p.PkgPath == "unsafe" {
			p.Types = types.Unsafe
		}
		if p.ID != p.PkgPath || importsAny(p, im.variant) {
			im.variant[p] = true
		} else {
			im.plain[p.PkgPath] = p.Types
		}
	}
	return im
}

// read fills the package from its export data. Reads must not run at the same
// time: each may add objects to any package below.
func (im *importer) read(p *packages.Package) error {
	if p.Types.Complete() { // unsafe
		return nil
	}
	if p.ExportFile == "" {
		return fmt.Errorf("it does not compile")
	}
	f, err := os.Open(p.ExportFile)
	if err != nil {
		return fmt.Errorf("cannot read its export data: %v", err)
	}
	defer f.Close()
	r, err := gcexportdata.NewReader(bufio.NewReaderSize(f, 1<<16))
	if err != nil {
		return fmt.Errorf("cannot read its export data: %v", err)
	}
	if _, err = gcexportdata.Read(r, im.fset, im.view(p), p.PkgPath); err != nil {
		return fmt.Errorf("cannot read its export data (was credlint built with an older Go than the go command?): %v", err)
	}
	return nil
}

// view gives the packages by path as p's export data means them.
func (im *importer) view(p *packages.Package) map[string]*types.Package {
	if !im.variant[p] {
		return im.plain
	}
	view := map[string]*types.Package{}
	for _, dep := range dependenciesFirst([]*packages.Package{p}) {
		view[dep.PkgPath] = dep.Types
	}
	return view
}
