package driver

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/provenance"
)

// A slice is the part of the import graph that a run has to look into.
type slice struct {
	// source holds the packages to type-check from source, dependencies
	// first. A package that imports one of them is one of them: types read
	// from export data would not be identical to those from source.
	source   []*packages.Package
	isSource map[*packages.Package]bool

	// export holds the direct imports of source packages that are not source
	// packages themselves, dependencies first.
	export []*packages.Package

	relevant map[*packages.Package]bool // analyzers look into those of source that are
	report   []*packages.Package        // relevant packages that were asked for
	text     []*packages.Package        // packages asked for that are only parsed
}

// newSlice chooses what has to be done to report on the packages. Test variants
// are packages of their own.
func newSlice(wanted []*packages.Package) *slice {
	s := &slice{isSource: map[*packages.Package]bool{}}
	all := dependenciesFirst(wanted)
	s.relevant = relevant(all)
	for _, p := range wanted {
		if s.relevant[p] {
			s.report = append(s.report, p)
		} else {
			s.text = append(s.text, p)
		}
	}
	below := dependenciesFirst(s.report)
	for _, p := range below {
		if s.relevant[p] || lacksExport(p) || importsAny(p, s.isSource) {
			s.isSource[p] = true
			s.source = append(s.source, p)
		}
	}
	s.export = s.imported(below)
	return s
}

// imported gives those of the packages that source packages import and that
// are none.
func (s *slice) imported(below []*packages.Package) []*packages.Package {
	needed := map[*packages.Package]bool{}
	for _, p := range s.source {
		for _, imp := range p.Imports {
			needed[imp] = !s.isSource[imp]
		}
	}
	return slices.DeleteFunc(below, func(p *packages.Package) bool { return !needed[p] })
}

// Relevant reports whether the package has to be looked into. Of libraries,
// many reach an API of the table (all clients of Kubernetes do), but few hand
// credentials on, and those speak of them.
func Relevant(u provenance.Unit) bool {
	return provenance.Relevant(u) && (u.FirstParty || slices.ContainsFunc(u.Sources(), provenance.MentionsCredentials))
}

// relevant gives the packages that analyzers have to look into. Which packages
// export facts is known only afterwards, so each relevant one counts as if it
// did.
func relevant(all []*packages.Package) map[*packages.Package]bool {
	rel := map[*packages.Package]bool{}
	std := stdDir(all)
	for _, p := range all {
		if isStd(p, std) {
			continue
		}
		byPath := map[string]*packages.Package{}
		for _, imp := range p.Imports {
			byPath[imp.PkgPath] = imp
		}
		rel[p] = Relevant(provenance.Unit{
			Path:       p.PkgPath,
			Imports:    slices.Collect(maps.Keys(byPath)),
			FirstParty: isFirstParty(p),
			HasFacts:   func(path string) bool { return rel[byPath[path]] },
			Sources:    func() [][]byte { return sources(p) },
		})
	}
	return rel
}

// dependenciesFirst gives the packages and all that they import, in an order
// that depends on nothing but names.
func dependenciesFirst(roots []*packages.Package) []*packages.Package {
	var order []*packages.Package
	seen := map[*packages.Package]bool{}
	var visit func(p *packages.Package)
	visit = func(p *packages.Package) {
		if seen[p] {
			return
		}
		seen[p] = true
		for _, imp := range sortedImports(p) {
			visit(imp)
		}
		order = append(order, p)
	}
	for _, p := range roots {
		visit(p)
	}
	return order
}

func sortedImports(p *packages.Package) []*packages.Package {
	imports := make([]*packages.Package, 0, len(p.Imports))
	for _, imp := range p.Imports {
		imports = append(imports, imp)
	}
	slices.SortFunc(imports, func(a, b *packages.Package) int { return strings.Compare(a.ID, b.ID) })
	return imports
}

func importsAny(p *packages.Package, set map[*packages.Package]bool) bool {
	for _, imp := range p.Imports {
		if set[imp] {
			return true
		}
	}
	return false
}

// lacksExport reports whether the compiler gave no export data, because the
// package does not compile, so that only its source can tell its types.
func lacksExport(p *packages.Package) bool {
	return p.ExportFile == "" && p.PkgPath != "unsafe" && len(p.CompiledGoFiles) > 0
}

// stdDir gives the folder of the standard library as the go command has it,
// which may be another than this binary was built with, or "".
func stdDir(all []*packages.Package) string {
	for _, p := range all {
		if p.PkgPath == "runtime" && p.Dir != "" {
			return filepath.Dir(p.Dir)
		}
	}
	return ""
}

func isStd(p *packages.Package, std string) bool {
	return p.PkgPath == "unsafe" || std != "" && strings.HasPrefix(p.Dir, std+string(filepath.Separator))
}

// isFirstParty reports whether the package, which is not of the standard
// library, is under development: of the main module, a workspace module, one
// replaced by a folder, or of no module at all.
func isFirstParty(p *packages.Package) bool {
	m := p.Module
	return m == nil || m.Main || m.Replace != nil && m.Replace.Version == ""
}

// sources gives the contents of the package's files.
func sources(p *packages.Package) [][]byte {
	var out [][]byte
	for _, name := range p.CompiledGoFiles {
		if src, err := os.ReadFile(name); err == nil { // the parser reports the error
			out = append(out, src)
		}
	}
	return out
}
