package awsapi

import (
	"fmt"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// TestDuplicates checks that a second row about the same object stops the
// program at its start.
func TestDuplicates(t *testing.T) {
	for _, tt := range []struct {
		name    string
		funcs   []Func
		structs []Struct
	}{
		{name: "function", funcs: []Func{{Pkg: v2creds, Name: "NewStaticCredentialsProvider"}}},
		{name: "method", funcs: []Func{{Pkg: v2aws, Recv: "CredentialsProvider", Name: "Retrieve"}}},
		{name: "struct", structs: []Struct{{Pkg: v2aws, Type: "Credentials"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			defer func() {
				if r := fmt.Sprint(recover()); !strings.Contains(r, "two rows for ") {
					t.Errorf("panic %s, want one about two rows", r)
				}
			}()
			index(tt.funcs, tt.structs)
		})
	}
}

// TestFuncShape checks that each function has the roles that its kind needs.
func TestFuncShape(t *testing.T) {
	for i := range Funcs {
		if fault := funcShape(&Funcs[i]); fault != "" {
			t.Errorf("%s: %s", Funcs[i].FullName(), fault)
		}
	}
}

// funcShape says what a row lacks, or nothing.
func funcShape(f *Func) string {
	has := func(roles ...Role) bool { return hasRoles(f.Params, roles...) }
	pair := has(AccessKeyID) && has(SecretAccessKey) || has(Credential)
	switch {
	case f.Pkg == "" || !token.IsExported(f.Name) || f.Recv != "" && !token.IsExported(f.Recv):
		return "no full name"
	case !distinct(f.Params):
		return "two roles for one parameter"
	case f.Uncached && f.Kind != RoleSource:
		return "uncached, and no RoleSource"
	case f.InstanceRole && f.Kind != RoleSource && f.Kind != Chain && f.Kind != Keys:
		return "ends at an instance's role, and is no source"
	case f.Fallback && f.Kind != Keys:
		return "falls back, and takes no Keys"
	}
	need := map[Kind]bool{
		Static:         pair,
		Cache:          has(Provider),
		Chain:          has(Providers) || f.InstanceRole,
		Install:        has(Provider),
		ProfileOption:  has(Profile),
		FileOption:     has(File),
		EndpointOption: has(Endpoint),
		IMDSOption:     has(IMDSState),
		WindowOption:   has(Options) || has(Window),
		Client:         has(Config) || has(Provider),
		Snapshot:       f.Recv != "",
		TokenSink:      has(DerivedToken),
		Keys:           pair || has(AccessKeyID) || has(SecretAccessKey) || has(SessionToken) || f.InstanceRole,
		PassThrough:    has(Value) || f.Recv != "",
	}
	if ok, asked := need[f.Kind]; asked && !ok {
		return "lacks a role that its kind needs"
	}
	if f.Kind == NoKind || f.Kind > Irrelevant {
		return "no kind"
	}
	return ""
}

// TestStructShape checks that each struct has the roles that its kind needs.
func TestStructShape(t *testing.T) {
	for i := range Structs {
		if fault := structShape(&Structs[i]); fault != "" {
			t.Errorf("%s: %s", Structs[i].FullName(), fault)
		}
	}
}

// structShape says what a row lacks, or nothing.
func structShape(s *Struct) string {
	var params []Param
	for _, f := range s.Fields {
		params = append(params, Param(f))
	}
	has := func(roles ...Role) bool { return hasRoles(params, roles...) }
	pair := has(AccessKeyID, SecretAccessKey) || has(Credential)
	triple := has(AccessKeyID, SecretAccessKey, SessionToken) || has(Credential)
	switch {
	case s.Pkg == "" || !token.IsExported(s.Type):
		return "no full name"
	case !distinct(params):
		return "two roles for one field"
	case s.NoSessionToken && (s.Kind != KeyStruct || has(SessionToken)):
		return "no session token, and a field for one"
	case s.Fallback && s.Kind != KeyStruct:
		return "falls back, and is no KeyStruct"
	case (s.Kind == ProviderStruct) != (s.Provider != NoKind):
		return "a ProviderStruct names a kind of provider, and nothing else does"
	}
	need := map[StructKind]bool{
		ResponseStruct: triple && s.From != "",
		ValueStruct:    triple,
		StaticStruct:   has(Credential),
		ProviderStruct: true,
		KeyStruct:      triple || pair && s.NoSessionToken,
		ConfigStruct:   has(Provider) || has(Config) || has(Profile),
		TokenStruct:    has(DerivedToken),
		OptionStruct:   len(s.Fields) > 0,
	}
	if !need[s.Kind] {
		return "lacks a role that its kind needs"
	}
	return ""
}

func hasRoles(params []Param, roles ...Role) bool {
	for _, r := range roles {
		found := false
		for _, p := range params {
			found = found || p.Role == r
		}
		if !found {
			return false
		}
	}
	return true
}

func distinct(params []Param) bool {
	seen := map[string]bool{}
	for _, p := range params {
		if seen[p.Name] || p.Role == NoRole || p.Role > Refresher {
			return false
		}
		seen[p.Name] = true
	}
	return true
}

// TestShapeFaults checks that the two tests above find faults.
func TestShapeFaults(t *testing.T) {
	for name, row := range map[string]Func{
		"no secret":        {Pkg: v2creds, Name: "New", Kind: Static, Params: []Param{{"key", AccessKeyID}}},
		"no kind":          {Pkg: v2creds, Name: "New"},
		"unexported":       {Pkg: v2creds, Name: "new", Kind: Load},
		"twice":            {Pkg: v2creds, Name: "New", Kind: Cache, Params: []Param{{"p", Provider}, {"p", Providers}}},
		"uncached cache":   {Pkg: v2creds, Name: "New", Kind: Cache, Params: []Param{{"p", Provider}}, Uncached: true},
		"snapshot of none": {Pkg: v2creds, Name: "Retrieve", Kind: Snapshot},
	} {
		if funcShape(&row) == "" {
			t.Errorf("%s: no fault found", name)
		}
	}
	for name, row := range map[string]Struct{
		"no session token": {Pkg: v2creds, Type: "T", Kind: KeyStruct, Fields: []Field{{"K", AccessKeyID}, {"S", SecretAccessKey}}},
		"no source":        {Pkg: v2creds, Type: "T", Kind: ResponseStruct, Fields: []Field{{"C", Credential}}},
		"no provider kind": {Pkg: v2creds, Type: "T", Kind: ProviderStruct},
	} {
		if structShape(&row) == "" {
			t.Errorf("%s: no fault found", name)
		}
	}
}

// TestLookup checks that rows are found by object: through vendored paths, the
// old path of v1, wildcards, methods and pointers, and never by name alone.
func TestLookup(t *testing.T) {
	for _, tt := range []struct {
		pkg, recv, name string
		want            Kind
	}{
		{v2creds, "", "NewStaticCredentialsProvider", Static},
		{"example.com/app/vendor/" + v2creds, "", "NewStaticCredentialsProvider", Static},
		{"vendor/" + v2creds, "", "NewStaticCredentialsProvider", Static},
		{"github.com/awslabs/aws-sdk-go/aws/credentials", "", "NewStaticCredentials", Static},
		{"github.com/volcengine/volcengine-go-sdk/volcengine/credentials", "", "NewStaticCredentials", NoKind},
		{v2 + "/service/kms", "", "NewFromConfig", Client},
		{v2 + "/service/kms/types", "", "NewFromConfig", NoKind},
		{v1svc + "/kms", "", "New", Client},
		{v2aws, "CredentialsCache", "Retrieve", Snapshot},
		{v2aws, "", "Retrieve", NoKind},
	} {
		fn := newFunc(tt.pkg, tt.recv, tt.name)
		got := NoKind
		if row := LookupFunc(fn); row != nil {
			got = row.Kind
		}
		if got != tt.want {
			t.Errorf("%s: kind %d, want %d", fn.FullName(), got, tt.want)
		}
	}
	if LookupFunc(nil) != nil || LookupStruct(types.Typ[types.String]) != nil || LookupVar(nil) != nil {
		t.Error("rows about nothing")
	}
}

// newFunc makes a function, or a method of a pointer.
func newFunc(path, recv, name string) *types.Func {
	pkg := types.NewPackage(path, "p")
	var v *types.Var
	if recv != "" {
		named := types.NewNamed(types.NewTypeName(0, pkg, recv, nil), types.NewStruct(nil, nil), nil)
		v = types.NewParam(0, pkg, "", types.NewPointer(named))
	}
	return types.NewFunc(0, pkg, name, types.NewSignatureType(v, nil, nil, nil, nil, false))
}

// TestLookupStruct checks that types are found behind pointers and aliases.
func TestLookupStruct(t *testing.T) {
	pkg := types.NewPackage(v2+"/service/kms", "kms")
	named := types.NewNamed(types.NewTypeName(0, pkg, "Options", nil), types.NewStruct(nil, nil), nil)
	alias := types.NewAlias(types.NewTypeName(0, types.NewPackage("example.com/a", "a"), "O", nil), named)
	for _, typ := range []types.Type{named, types.NewPointer(named), alias, types.NewPointer(alias)} {
		row := LookupStruct(typ)
		if row == nil || row.Role("Credentials") != Provider || row.FieldOf(Endpoint) != "BaseEndpoint" {
			t.Errorf("%s: row %v", typ, row)
		}
	}
}

// TestPackages checks which packages are the table's, and which are never analysed.
func TestPackages(t *testing.T) {
	for _, tt := range []struct {
		path       string
		table, sdk bool
	}{
		{v2creds, true, true},
		{v2 + "/service/kms", true, true},
		{v2 + "/internal/awsutil", false, true},
		{"github.com/aws/aws-sdk-go-v2-extras", false, false},
		{awsutil, true, false},
		{"example.com/app", false, false},
	} {
		if IsTablePackage(tt.path) != tt.table || IsSDK(tt.path) != tt.sdk {
			t.Errorf("%s: table %t, SDK %t", tt.path, IsTablePackage(tt.path), IsSDK(tt.path))
		}
	}
}
