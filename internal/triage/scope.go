package triage

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"
	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/rules"
)

// A scope is what a run looked at: of a listed finding inside of it, which the
// run did not find, it is known that it is gone.
type scope struct {
	complete bool
	packages map[string]bool
	off      map[string]bool // rules that the run did not ask for
	module   module
}

func newScope(dir string, run Run) *scope {
	s := &scope{complete: run.Complete, packages: map[string]bool{}, off: map[string]bool{}, module: moduleAround(dir)}
	for _, p := range run.Packages {
		s.packages[p] = true
	}
	for _, r := range rules.All {
		s.off[r.ID()] = !asked(r, run.Analyzers)
	}
	return s
}

// asked reports whether the analyzers that ran report the rule's findings,
// going by their flags.
func asked(r rules.Rule, analyzers []*analysis.Analyzer) bool {
	i := slices.IndexFunc(analyzers, func(a *analysis.Analyzer) bool { return a.Name == r.Analyzer })
	if i < 0 {
		return false
	}
	f := analyzers[i].Flags.Lookup(r.Flag())
	switch {
	case f == nil:
		return true
	case r.OptIn != "":
		return f.Value.String() != f.DefValue
	}
	return f.Value.String() != "false"
}

// covers reports whether the run would have found what the key stands for. A
// package that cannot be analysed may hide what is wrong in those that import
// it, so an incomplete run covers nothing. A rule that credlint no longer has
// is covered: nothing will find it again.
func (s *scope) covers(k key) bool {
	if !s.complete || s.off[k.Rule] {
		return false
	}
	p := strings.TrimSuffix(k.Package, "_test") // of package p_test in p's folder
	return s.packages[k.Package] || s.packages[p] || s.module.lost(k.Package) && s.module.lost(p)
}

// A module is the one around the folder in which a run started.
type module struct {
	path, dir string // empty if there is none
}

func moduleAround(dir string) module {
	for at := dir; ; at = filepath.Dir(at) {
		if data, err := os.ReadFile(filepath.Join(at, "go.mod")); err == nil {
			return module{modfile.ModulePath(data), at}
		}
		if at == filepath.Dir(at) {
			return module{}
		}
	}
}

// lost reports whether the package should be in the module and its folder has
// no Go files any more. Such packages match no pattern.
func (m module) lost(pkg string) bool {
	rel, inside := strings.CutPrefix(pkg+"/", m.path+"/")
	rel = filepath.FromSlash(path.Clean(rel))
	if m.path == "" || !inside || !filepath.IsLocal(rel) {
		return false
	}
	entries, err := os.ReadDir(filepath.Join(m.dir, rel))
	if err != nil {
		return os.IsNotExist(err)
	}
	return !slices.ContainsFunc(entries, func(e os.DirEntry) bool { return strings.HasSuffix(e.Name(), ".go") })
}
