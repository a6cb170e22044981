package provenance

import (
	"go/ast"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
)

// isTest reports whether the position is in a _test.go file.
func (e *engine) isTest(pos token.Pos) bool {
	f := e.pass.Fset.File(pos)
	return f != nil && strings.HasSuffix(f.Name(), "_test.go")
}

// supportWords are the elements of paths and file names that mark code which
// exists for tests only.
var supportWords = map[string]bool{
	"test": true, "tests": true, "testing": true, "testutil": true, "testutils": true, "testdata": true, "testhelper": true, "testhelpers": true,
	"mock": true, "mocks": true, "mockdata": true, "servicemocks": true, "fake": true, "fakes": true, "stub": true, "stubs": true, "e2e": true, "bench": true,
	"awstest": true,
}

// isTestSupport reports whether the position is in test code: a _test.go file,
// a file whose path below the repository or whose name says that it supports
// tests, or one that imports "testing".
func (e *engine) isTestSupport(pos token.Pos) bool {
	f := e.pass.Fset.File(pos)
	if f == nil {
		return false
	}
	is, ok := e.support[f]
	if !ok {
		is = e.isSupportFile(f)
		e.support[f] = is
	}
	return is
}

func (e *engine) isSupportFile(f *token.File) bool {
	if strings.HasSuffix(f.Name(), "_test.go") {
		return true
	}
	module := ""
	if m := e.pass.Module; m != nil { // not all drivers know it
		module = m.Path
	}
	if isSupportPath(e.pass.Pkg.Path(), module) {
		return true
	}
	base := strings.TrimSuffix(filepath.Base(f.Name()), ".go")
	for _, w := range strings.FieldsFunc(base, func(r rune) bool { return r == '_' || r == '-' || r == '.' }) {
		if supportWords[w] {
			return true
		}
	}
	return importsTesting(e.files[f])
}

// isSupportPath reports whether an import path says that the package supports
// tests. The module's path may be unknown. A program may well be called bench or
// mock, so that the names of the host, its owner and the repository count only
// where a part of them says so: app-e2e.
func isSupportPath(path, module string) bool {
	elems := strings.Split(path, "/")
	name := nameLength(elems[0], module)
	for i, elem := range elems {
		last := elem[strings.LastIndexAny(elem, "-_")+1:]
		if supportWords[last] && (i >= name || last != elem) {
			return true
		}
	}
	return false
}

// nameLength gives the number of elements that name a repository at the host.
func nameLength(host, module string) int {
	switch {
	case module != "":
		return min(strings.Count(module, "/")+1, 3) // host, owner, repository
	case host == "github.com" || host == "gitlab.com" || host == "bitbucket.org":
		return 3
	case strings.Contains(host, "."):
		return 2
	}
	return 1
}

// importsTesting reports whether the file imports package testing.
func importsTesting(f *ast.File) bool {
	if f == nil {
		return false
	}
	for _, imp := range f.Imports {
		if p, err := strconv.Unquote(imp.Path.Value); err == nil && p == "testing" {
			return true
		}
	}
	return false
}

// isGenerated reports whether the position is in a generated file.
func (e *engine) isGenerated(pos token.Pos) bool {
	f := e.files[e.pass.Fset.File(pos)]
	return f != nil && ast.IsGenerated(f)
}
