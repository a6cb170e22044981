package driver

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// A graph describes packages by lines of "name: import import". Names are
// import paths; a name that begins with "~" is a library's, one with "!" has
// no export data, and one with "$" speaks of credentials. The first-party
// packages are asked for.
func graph(t *testing.T, lines string) (roots []*packages.Package) {
	t.Helper()
	dir := t.TempDir()
	all := map[string]*packages.Package{"runtime": {ID: "runtime", PkgPath: "runtime", Dir: "/go/src/runtime", ExportFile: "x"}}
	for line := range strings.Lines(lines) {
		name, imports, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		path := strings.TrimLeft(name, "~!$")
		flags := strings.TrimSuffix(name, path)
		p := &packages.Package{ID: path, PkgPath: path, ExportFile: "x", Module: &packages.Module{Main: true}, Imports: map[string]*packages.Package{}}
		file := filepath.Join(dir, strings.ReplaceAll(path, "/", "_")+".go")
		text := "package p"
		if strings.Contains(flags, "$") {
			text += " // credentials"
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		p.CompiledGoFiles = []string{file}
		if strings.Contains(flags, "!") {
			p.ExportFile = ""
		}
		if strings.Contains(flags, "~") {
			p.Module = &packages.Module{Version: "v1.0.0"}
		} else {
			roots = append(roots, p)
		}
		for _, imp := range strings.Fields(imports) {
			if all[imp] == nil {
				t.Fatalf("%s imports %s, which stands below it", path, imp)
			}
			p.Imports[imp] = all[imp]
		}
		all[path] = p
	}
	return roots
}

const (
	sdk = "~github.com/aws/aws-sdk-go-v2/credentials:"
	aws = " github.com/aws/aws-sdk-go-v2/credentials"
)

func TestSlice(t *testing.T) {
	tests := []struct {
		name, graph            string
		source, export, report string
	}{
		{"nothing to do with AWS", "m/b:\nm/a: m/b", "", "", ""},
		{"direct import", sdk + "\nm/b:\nm/a: m/b" + aws, "m/a", "m/b" + aws, "m/a"},
		{"through the program", sdk + "\nm/c:" + aws + "\nm/b: m/c\nm/a: m/b", "m/c m/b m/a", aws, "m/c m/b m/a"},
		{"through a wrapper", sdk + "\n~$x/wrap:" + aws + "\nm/a: x/wrap", "x/wrap m/a", aws, "m/a"},
		{"a library that only happens to reach", sdk + "\n~x/lib:" + aws + "\nm/a: x/lib", "", "", ""},
		{"speaks of credentials", "$m/b:\nm/a: m/b\nm/c:", "m/b m/a", "", "m/b m/a"},
		{"a library that speaks of credentials", "~$x/lib:\nm/a: x/lib", "", "", ""},
		{"SDK as root", "github.com/aws/aws-sdk-go-v2/config: runtime\n", "", "", ""},
		{"what does not compile", "~!x/lib:\n~x/top: x/lib\n$m/a: x/top", "x/lib x/top m/a", "", "m/a"},
		{"what does not compile, elsewhere", "~!x/lib:\nm/b: x/lib\n$m/a:", "m/a", "", "m/a"},
		{"a library above the program", sdk + "\n$m/b:\n~x/lib: m/b\nm/a: x/lib" + aws, "m/b x/lib m/a", aws, "m/b m/a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := newSlice(graph(t, tt.graph))
			for what, got := range map[string][2]string{
				"source": {ids(s.source), tt.source},
				"export": {ids(s.export), tt.export},
				"report": {ids(s.report), tt.report},
			} {
				if got[0] != sorted(got[1]) {
					t.Errorf("%s: got %q, want %q", what, got[0], sorted(got[1]))
				}
			}
			if len(s.report)+len(s.text) == 0 {
				t.Error("nothing is looked at")
			}
		})
	}
}

func ids(pkgs []*packages.Package) string {
	var out []string
	for _, p := range pkgs {
		out = append(out, p.ID)
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func sorted(words string) string {
	f := strings.Fields(words)
	slices.Sort(f)
	return strings.Join(f, " ")
}

// TestDependenciesFirst checks the order on which the others rely.
func TestDependenciesFirst(t *testing.T) {
	roots := graph(t, "m/d:\nm/c: m/d\nm/b: m/d\nm/a: m/b m/c")
	seen := map[*packages.Package]bool{}
	for _, p := range dependenciesFirst(roots) {
		for _, imp := range p.Imports {
			if !seen[imp] {
				t.Errorf("%s stands before %s", p, imp)
			}
		}
		seen[p] = true
	}
	if len(seen) != 4 {
		t.Errorf("got %d packages", len(seen))
	}
}

func TestRequested(t *testing.T) {
	testdeps := map[string]*packages.Package{"testing/internal/testdeps": {}}
	p := &packages.Package{ID: "p", PkgPath: "p", ExportFile: "x"}
	inner := &packages.Package{ID: "p [p.test]", PkgPath: "p", ForTest: "p", ExportFile: "x"}
	outer := &packages.Package{ID: "p_test [p.test]", PkgPath: "p_test", ForTest: "p", ExportFile: "x"}
	main := &packages.Package{ID: "p.test", PkgPath: "p.test", Name: "main", Imports: testdeps}
	odd := &packages.Package{ID: "odd.test", PkgPath: "odd.test", Name: "odd", ExportFile: "x"}
	broken := &packages.Package{ID: "p [p.test]", PkgPath: "p", ForTest: "p", CompiledGoFiles: []string{"p.go"}}
	tests := []struct {
		name  string
		roots []*packages.Package
		want  string
	}{
		{"no tests", []*packages.Package{p, odd}, "odd.test p"},
		{"inner tests", []*packages.Package{p, inner, main}, "p [p.test]"},
		{"outer tests", []*packages.Package{p, outer, main}, "p p_test [p.test]"},
		{"both", []*packages.Package{p, inner, outer, main}, "p [p.test] p_test [p.test]"},
		{"broken inner tests", []*packages.Package{p, broken, main}, "p p [p.test]"},
	}
	for _, tt := range tests {
		if got := ids(requested(tt.roots)); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
