// Package conformance checks every row of internal/awsapi against the real
// modules, in the versions that go.mod pins.
//
// To add a row:
//
//  1. Write it in the file of its SDK, under the Go signature (or "type X
//     struct") and the file:line of the declaration, as go/types prints them.
//  2. If its module is new here, add an import to deps.go and run go mod tidy.
//  3. Run go test. A failing test names the row and what is wrong with it; it
//     prints the comment that it expects, ready to be copied.
//
// When an SDK gets a new version, raise it in go.mod: TestComments says which
// lines moved, TestComplete which functions and types are new. What is no
// credential API goes to the list in reviewed_test.go, with the reason.
//
// A first run downloads 125 MB of modules. The tests read types from source, so
// that nothing is compiled: each run takes ten CPU seconds and 1.1 GB.
package conformance

import (
	"fmt"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/awsapi"
)

// unavailable are packages of the table that no module proxy has: their rows
// were read in the repository, at the commit given, and are checked for shape
// only.
var unavailable = map[string]string{
	"github.com/aws/aws-sdk-go-v2/feature/dsql/auth": "bf57f67a3152",
}

// wildcards are, for each wildcard of the table, real packages it stands for.
var wildcards = map[string][]string{
	v2 + "service/*": {
		v2 + "service/s3", v2 + "service/sts", v2 + "service/sso", v2 + "service/ssooidc",
		v2 + "service/cognitoidentity", v2 + "service/ecr", v2 + "service/docdb", v2 + "service/polly",
	},
	v1 + "service/*": {v1 + "service/s3", v1 + "service/sts", v1 + "service/ecr", v1 + "service/sso"},
}

const (
	v2 = "github.com/aws/aws-sdk-go-v2/"
	v1 = "github.com/aws/aws-sdk-go/"
	mn = "github.com/minio/minio-go/v7"
)

var fset = token.NewFileSet()

// load gives the packages of all rows and those that must be covered wholly,
// by path.
var load = sync.OnceValues(func() (map[string]*types.Package, error) {
	want := map[string]bool{}
	for i := range awsapi.Funcs {
		want[awsapi.Funcs[i].Pkg] = true
	}
	for i := range awsapi.Structs {
		want[awsapi.Structs[i].Pkg] = true
	}
	for i := range awsapi.Vars {
		want[awsapi.Vars[i].Pkg] = true
	}
	for wild, real := range wildcards {
		delete(want, wild)
		for _, p := range real {
			want[p] = true
		}
	}
	for _, p := range covered {
		want[p] = true
	}
	for p := range unavailable {
		delete(want, p)
	}
	cfg := &packages.Config{
		// With syntax and dependencies, types come from source, not from export
		// data, for which five CPU minutes of compiling are needed first.
		Mode: packages.NeedName | packages.NeedCompiledGoFiles | packages.NeedSyntax | packages.NeedTypes | packages.NeedTypesSizes | packages.NeedImports | packages.NeedDeps,
		Env:  append(os.Environ(), "GOWORK=off", "CGO_ENABLED=0"),
		Fset: fset,
	}
	pkgs, err := packages.Load(cfg, slices.Sorted(maps.Keys(want))...)
	if err != nil {
		return nil, err
	}
	found := map[string]*types.Package{}
	var faults []string
	for _, p := range pkgs {
		for _, e := range p.Errors {
			faults = append(faults, e.Error())
		}
		found[p.PkgPath] = p.Types
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("%d packages do not load:\n%s", len(faults), strings.Join(faults, "\n"))
	}
	return found, nil
})

// loaded is load for tests.
func loaded(t *testing.T) map[string]*types.Package {
	t.Helper()
	pkgs, err := load()
	if err != nil {
		t.Fatal(err)
	}
	return pkgs
}

// packagesOf gives the real packages that a row's path stands for; none if it
// is unavailable.
func packagesOf(t *testing.T, path string) []*types.Package {
	t.Helper()
	pkgs := loaded(t)
	if unavailable[path] != "" {
		return nil
	}
	if real, ok := wildcards[path]; ok {
		var list []*types.Package
		for _, p := range real {
			list = append(list, pkgs[p])
		}
		return list
	}
	if pkgs[path] == nil {
		t.Fatalf("package %s was not loaded", path)
	}
	return []*types.Package{pkgs[path]}
}

// findFunc gives the function or method of a row in a package, or nil.
func findFunc(pkg *types.Package, recv, name string) *types.Func {
	if recv == "" {
		fn, _ := pkg.Scope().Lookup(name).(*types.Func)
		return fn
	}
	named := findNamed(pkg, recv)
	if named == nil {
		return nil
	}
	if it, ok := named.Underlying().(*types.Interface); ok {
		for m := range it.ExplicitMethods() {
			if m.Name() == name {
				return m
			}
		}
		return nil
	}
	for m := range named.Methods() {
		if m.Name() == name {
			return m
		}
	}
	return nil
}

// findNamed gives the named type, or nil.
func findNamed(pkg *types.Package, name string) *types.Named {
	tn, ok := pkg.Scope().Lookup(name).(*types.TypeName)
	if !ok || tn.IsAlias() {
		return nil
	}
	named, _ := tn.Type().(*types.Named)
	return named
}
