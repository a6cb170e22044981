package provenance

import (
	"cmp"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// A sinkFact says that parts of a triple that a function gets from its callers
// end in a credential API.
type sinkFact struct {
	Sink     string
	Kind     siteKind
	Parts    []partFact
	Guarded  bool // installed only under a condition on configuration
	Exempt   bool // never installed for AWS itself: custom endpoint
	Returned bool // the function returns the provider; its caller installs it

	Installed bool // the package itself installs it, under no guard
}

// A partFact is one part of a triple and the origins that it may have.
type partFact struct {
	Role    awsapi.Role
	Origins []originFact
}

// A fieldFact says that a struct field ends in a credential API, like the part
// of a sinkFact.
type fieldFact struct {
	Role      awsapi.Role
	Sink      string
	Kind      siteKind
	Guarded   bool
	Exempt    bool
	Installed bool
}

// maxSinks bounds the credential APIs of which importers are told for one
// function or field: those that they would report first.
const maxSinks = 8

// compare orders sinks. Which API it is does not matter to importers, but for
// variables of the environment, which they name.
func (f sinkFact) compare(g sinkFact) int {
	return cmp.Or(compareUse(f.use(), g.use()), compareBool(f.Returned, g.Returned),
		slices.CompareFunc(f.Parts, g.Parts, partFact.compare))
}

// use gives what is said of the sink apart from its parts.
func (f sinkFact) use() fieldFact {
	return fieldFact{Sink: f.Sink, Kind: f.Kind, Guarded: f.Guarded, Exempt: f.Exempt, Installed: f.Installed}
}

// compareUse orders sinks by what importers would report first: those that are
// under no guard, not exempt, and installed.
func compareUse(f, g fieldFact) int {
	byName := 0
	if f.Kind == setsEnv {
		byName = cmp.Compare(f.Sink, g.Sink)
	}
	return cmp.Or(compareBool(f.Guarded, g.Guarded), compareBool(f.Exempt, g.Exempt), compareBool(g.Installed, f.Installed),
		cmp.Compare(f.Kind, g.Kind), cmp.Compare(f.Role, g.Role), byName)
}

func (p partFact) compare(q partFact) int {
	return cmp.Or(cmp.Compare(p.Role, q.Role), slices.CompareFunc(p.Origins, q.Origins, originFact.compare))
}

// insert adds a sink to those of a function or field, which are in order, each
// but once, and not too many.
func insert[T any](sinks []T, f T, compare func(a, b T) int) []T {
	i, found := slices.BinarySearchFunc(sinks, f, compare)
	if found {
		return sinks
	}
	sinks = slices.Insert(sinks, i, f)
	return sinks[:min(len(sinks), maxSinks)]
}

// exportFacts exports what importers need to know: wrappers' sinks, the roles
// of fields, and the origins of results and variables.
func (e *engine) exportFacts(sites []*site) {
	sinks := map[*types.Func][]sinkFact{}
	fields := map[*types.Var][]fieldFact{}
	for _, s := range sites {
		if e.isTest(s.pos()) {
			continue
		}
		e.addFieldFacts(s, fields)
		for _, fn := range s.wrappers() {
			if obj, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil && exportable(obj) {
				sinks[obj] = insert(sinks[obj], e.sinkFact(s, fn), sinkFact.compare)
			}
		}
	}
	for _, f := range slices.SortedFunc(maps.Keys(fields), func(a, b *types.Var) int { return cmp.Compare(a.Pos(), b.Pos()) }) {
		e.pass.ExportObjectFact(f, &varFact{Sinks: fields[f]})
	}
	e.exportResults(sinks)
}

// sinkFact says what the wrapper fn does with its parameters at the site.
func (e *engine) sinkFact(s *site, fn *ssa.Function) sinkFact {
	f := sinkFact{Sink: s.sink, Kind: s.kind, Guarded: s.guarded || e.dependsLocally(s.instr), Exempt: e.exemptSite(s),
		Returned: s.value != nil && e.reach(s.value).givers[fn], Installed: e.installed(s)}
	for _, r := range roles {
		if p := s.parts[r]; p != nil {
			f.Parts = append(f.Parts, partFact{r, export(p.set, fn)})
		}
	}
	return f
}

// addFieldFacts notes the exported fields of this package's types that end in
// the site without a store in this package: importers fill them.
func (e *engine) addFieldFacts(s *site, fields map[*types.Var][]fieldFact) {
	for _, r := range roles {
		for _, o := range s.set(r) {
			if o.Kind != Param || o.path == "" || o.fn == nil {
				continue
			}
			f := fieldAt(o.fn.Params[o.index].Type(), o.path)
			if f == nil || !f.Exported() || f.Pkg() != e.pass.Pkg {
				continue
			}
			use := fieldFact{Role: r, Sink: s.sink, Kind: s.kind, Guarded: s.guarded || e.guarded(s.instr), Exempt: e.exemptSite(s), Installed: e.installed(s)}
			fields[f] = insert(fields[f], use, compareUse)
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
