package conformance

import (
	"go/types"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/credlint/credlint/internal/awsapi"
)

// covered are the packages of which every function, method and struct that
// has to do with a provider or a triple must be in the table or reviewed.
var covered = []string{
	v2 + "aws", v2 + "aws/signer/v4", v2 + "config", v2 + "credentials",
	v2 + "credentials/ec2rolecreds", v2 + "credentials/endpointcreds", v2 + "credentials/logincreds",
	v2 + "credentials/processcreds", v2 + "credentials/ssocreds", v2 + "credentials/stscreds",
	v2 + "feature/ec2/imds", v2 + "feature/rds/auth",
	v2 + "service/sts", v2 + "service/sts/types", v2 + "service/sso", v2 + "service/sso/types",
	v2 + "service/ssooidc", v2 + "service/ssooidc/types",
	v2 + "service/cognitoidentity", v2 + "service/cognitoidentity/types", v2 + "service/s3", v2 + "service/s3/types",

	v1 + "aws", v1 + "aws/signer/v4", v1 + "aws/session", v1 + "aws/defaults", v1 + "aws/ec2metadata", v1 + "aws/credentials",
	v1 + "aws/credentials/ec2rolecreds", v1 + "aws/credentials/endpointcreds", v1 + "aws/credentials/plugincreds",
	v1 + "aws/credentials/processcreds", v1 + "aws/credentials/ssocreds", v1 + "aws/credentials/stscreds",
	v1 + "service/sts", v1 + "service/sts/stsiface", v1 + "service/rds/rdsutils",

	mn, mn + "/pkg/credentials", mn + "/pkg/signer",
}

// TestComplete checks that every exported function, method and struct of the
// covered packages that takes or gives a provider or a triple has a row, or is
// on the reviewed list; and that the list holds nothing else.
func TestComplete(t *testing.T) {
	used := map[string]bool{}
	for _, path := range covered {
		for name, inTable := range concerned(packagesOf(t, path)[0]) {
			why, rule := reviewedWhy(name)
			used[rule] = true
			switch {
			case !inTable && why == "":
				t.Errorf("%s: neither in the table nor reviewed", name)
			case inTable && why != "":
				t.Errorf("%s: both in the table and reviewed", name)
			}
		}
	}
	for rule := range reviewed {
		if !used[rule] {
			t.Errorf("reviewed list: nothing is left that %s matches", rule)
		}
	}
}

// concerned gives the exported functions, methods and structs of a package
// that have to do with credentials, and whether the table has them.
func concerned(pkg *types.Package) map[string]bool {
	inTable := map[string]bool{}
	add := func(fn *types.Func) {
		if fn.Exported() && mentions(fn.Signature()) {
			inTable[fn.FullName()] = awsapi.LookupFunc(fn) != nil
		}
	}
	for _, name := range pkg.Scope().Names() {
		switch obj := pkg.Scope().Lookup(name).(type) {
		case *types.Func:
			add(obj)
		case *types.TypeName:
			named := findNamed(pkg, name)
			if named == nil || !obj.Exported() {
				continue
			}
			if holdsCredentials(named) {
				inTable[pkg.Path()+"."+name] = awsapi.LookupStruct(named) != nil
			}
			for _, m := range methods(named) {
				add(m)
			}
		}
	}
	return inTable
}

// TestCovered checks that no package of providers is missing above.
func TestCovered(t *testing.T) {
	cfg := &packages.Config{Mode: packages.NeedName}
	pkgs, err := packages.Load(cfg, v2+"credentials/...", v1+"aws/credentials/...")
	if err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, p := range covered {
		have[p] = true
	}
	for _, p := range pkgs {
		if !have[p.PkgPath] && !strings.Contains(p.PkgPath, "/internal/") {
			t.Errorf("%s: not covered", p.PkgPath)
		}
	}
}

// methods gives the methods declared on a type or in an interface.
func methods(named *types.Named) []*types.Func {
	var list []*types.Func
	if it, ok := named.Underlying().(*types.Interface); ok {
		for m := range it.ExplicitMethods() {
			list = append(list, m)
		}
		return list
	}
	for m := range named.Methods() {
		list = append(list, m)
	}
	return list
}

// mentions reports whether a parameter or a result has to do with credentials.
func mentions(sig *types.Signature) bool {
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			if isCredential(v.Type()) {
				return true
			}
		}
	}
	// three texts of which one is a secret
	for v := range sig.Params().Variables() {
		if isText(v.Type()) && secretName.MatchString(v.Name()) {
			return true
		}
	}
	return false
}

var (
	keyName    = regexp.MustCompile(`(?i)^access_?key(_?id)?$`)
	secretName = regexp.MustCompile(`(?i)^(secret|secret_?(access)?_?key)$`)
)

// isCredential reports whether t is a provider or a triple, or is made of one:
// a pointer, a list, a map, a function or an option of one.
func isCredential(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		return isCredential(t.Elem())
	case *types.Slice:
		return isCredential(t.Elem())
	case *types.Array:
		return isCredential(t.Elem())
	case *types.Map:
		return isCredential(t.Elem())
	case *types.Chan:
		return isCredential(t.Elem())
	case *types.Signature:
		return mentions(t)
	case *types.Struct:
		return isTriple(t)
	case *types.Named:
		if hasKind(t, awsapi.ValueStruct, awsapi.ResponseStruct, awsapi.StaticStruct, awsapi.ProviderStruct, awsapi.KeyStruct) {
			return true
		}
		switch u := t.Underlying().(type) {
		case *types.Struct:
			return isProvider(t) || isTriple(u)
		case *types.Interface:
			return isProvider(t)
		case *types.Signature:
			return mentions(u)
		}
	}
	return false
}

// isTriple reports whether a struct holds the text of a key ID and a secret.
func isTriple(st *types.Struct) bool {
	var key, secret bool
	for f := range st.Fields() {
		key = key || isText(f.Type()) && keyName.MatchString(f.Name())
		secret = secret || isText(f.Type()) && secretName.MatchString(f.Name())
	}
	return key && secret
}

// holdsCredentials reports whether a type is a triple, or a struct with a
// field that has to do with credentials.
func holdsCredentials(named *types.Named) bool {
	st, ok := named.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	if isTriple(st) || isProvider(types.NewPointer(named)) {
		return true
	}
	for f := range st.Fields() {
		if f.Exported() && isCredential(f.Type()) {
			return true
		}
	}
	return false
}
