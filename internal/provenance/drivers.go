package provenance

import (
	"cmp"
	"go/build"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// isDependency reports whether the package's files are the standard library's,
// a module's at a version of its own, or vendored: a driver may analyse these
// from source, but nobody develops them here.
func isDependency(pass *analysis.Pass) bool {
	name := filepath.ToSlash(pass.Fset.File(pass.Files[0].FileStart).Name())
	root := filepath.ToSlash(filepath.Join(build.Default.GOROOT, "src")) + "/"
	return build.Default.GOROOT != "" && isStd(pass.Pkg.Path()) && strings.HasPrefix(name, root) ||
		strings.Contains(name, "@v") || strings.Contains(name, "/vendor/")
}

// sources gives the texts of the package's files, as far as the driver lets
// them be read. What cannot be read counts as text that speaks of credentials.
func sources(pass *analysis.Pass) [][]byte {
	read := pass.ReadFile
	if read == nil {
		read = os.ReadFile
	}
	var out [][]byte
	for _, f := range pass.Files {
		src, err := read(pass.Fset.File(f.FileStart).Name())
		if err != nil {
			src = credentialWords[0]
		}
		out = append(out, src)
	}
	return out
}

// exportFacts exports what importers need to know: wrappers' sinks, the roles
// of fields, and the origins of results and variables.
func (e *engine) exportFacts(sites []*site) {
	sinks := map[*types.Func][]sinkFact{}
	fields := map[*types.Var]*varFact{}
	for _, s := range sites {
		if e.isTest(s.pos()) {
			continue
		}
		e.exportFields(s, fields)
		for _, fn := range s.wrappers() {
			obj, ok := fn.Object().(*types.Func)
			if !ok || fn.Parent() != nil || !exportable(obj) || len(sinks[obj]) > 0 {
				continue
			}
			f := sinkFact{Sink: s.sink, Kind: s.kind, Guarded: s.guarded || e.dependsLocally(s.instr), Exempt: e.exemptSite(s), Returned: e.returnedSite(s, fn), Installed: e.installed(s)}
			for _, r := range roles {
				if p := s.parts[r]; p != nil {
					f.Parts = append(f.Parts, partFact{r, export(p.set, fn)})
				}
			}
			sinks[obj] = append(sinks[obj], f)
		}
	}
	for _, name := range sortedVars(fields) {
		e.pass.ExportObjectFact(name, fields[name])
	}
	e.exportResults(sinks)
}

// returnedSite reports whether the wrapper gives its provider back, so that
// its caller installs it.
func (e *engine) returnedSite(s *site, fn *ssa.Function) bool {
	return s.value != nil && e.reach(s.value).givers[fn]
}

// exportFields notes the exported fields of this package's types that end in
// the site without a store in this package: importers fill them.
func (e *engine) exportFields(s *site, fields map[*types.Var]*varFact) {
	for _, r := range roles {
		for _, o := range s.set(r) {
			if o.Kind != Param || o.path == "" || o.fn == nil {
				continue
			}
			f := fieldAt(o.fn.Params[o.index].Type(), o.path)
			if f == nil || !f.Exported() || f.Pkg() != e.pass.Pkg || fields[f] != nil {
				continue
			}
			fields[f] = &varFact{Role: r, Sink: s.sink, Kind: s.kind, Guarded: s.guarded || e.guarded(s.instr), Exempt: e.exemptSite(s), Installed: e.installed(s)}
		}
	}
}

// fieldAt gives the field that the path's last selector selects, or nil.
func fieldAt(t types.Type, path string) *types.Var {
	var f *types.Var
	for path != "" && t != nil {
		var sel string
		sel, path = head(path)
		if isElem(sel) {
			t, f = elemType(t), nil
			continue
		}
		if f = structField(t, sel); f == nil {
			return nil
		}
		t = f.Type()
	}
	if f == nil {
		return nil
	}
	return f.Origin()
}

// sortedVars gives the keys in the order of their positions.
func sortedVars(m map[*types.Var]*varFact) []*types.Var {
	var out []*types.Var
	for v := range m {
		out = append(out, v)
	}
	sortByPos(out)
	return out
}

func sortByPos(vars []*types.Var) {
	slices.SortFunc(vars, func(a, b *types.Var) int { return cmp.Compare(a.Pos(), b.Pos()) })
}
