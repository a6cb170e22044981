package conformance

import (
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/awsapi"
)

// TestFaultsOfFuncs checks that wrong rows about functions are told apart from
// right ones, with words that say what is wrong.
func TestFaultsOfFuncs(t *testing.T) {
	static := v2 + "credentials"
	for _, tt := range []struct {
		name string
		row  awsapi.Func
		want string
	}{
		{"right", awsapi.Func{Pkg: static, Name: "NewStaticCredentialsProvider", Kind: awsapi.Static,
			Params: []awsapi.Param{{Name: "key", Role: awsapi.AccessKeyID}}}, ""},
		{"parameter renamed", awsapi.Func{Pkg: static, Name: "NewStaticCredentialsProvider", Kind: awsapi.Static,
			Params: []awsapi.Param{{Name: "keyID", Role: awsapi.AccessKeyID}}}, `no parameter "keyID"`},
		{"text as provider", awsapi.Func{Pkg: static, Name: "NewStaticCredentialsProvider", Kind: awsapi.Static,
			Params: []awsapi.Param{{Name: "key", Role: awsapi.Provider}}}, "cannot play its role"},
		{"provider as text", awsapi.Func{Pkg: v2 + "config", Name: "WithCredentialsProvider", Kind: awsapi.Install,
			Params: []awsapi.Param{{Name: "v", Role: awsapi.SecretAccessKey}}}, "cannot play its role"},
		{"option as provider", awsapi.Func{Pkg: v2 + "config", Name: "WithCredentialsProvider", Kind: awsapi.Static}, "no result fits its kind"},
		{"provider as snapshot", awsapi.Func{Pkg: v2 + "aws", Name: "NewCredentialsCache", Kind: awsapi.Snapshot}, "no result fits its kind"},
		{"token as response", awsapi.Func{Pkg: v2 + "feature/rds/auth", Name: "BuildAuthToken", Kind: awsapi.Response}, "no result fits its kind"},
		{"client as config", awsapi.Func{Pkg: v2 + "service/sts", Name: "NewFromConfig", Kind: awsapi.Load}, "no result fits its kind"},
		{"function without receiver", awsapi.Func{Pkg: v2 + "service/sts", Name: "NewFromConfig", Kind: awsapi.Client,
			Params: []awsapi.Param{{Name: "", Role: awsapi.Credential}}}, `no parameter ""`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fn := findFunc(packagesOf(t, tt.row.Pkg)[0], tt.row.Recv, tt.row.Name)
			if fn == nil {
				t.Fatal("no such function")
			}
			match(t, funcFaults(&tt.row, fn), tt.want)
		})
	}
}

// TestFaultsOfStructs does the same for structs.
func TestFaultsOfStructs(t *testing.T) {
	for _, tt := range []struct {
		name string
		row  awsapi.Struct
		want string
	}{
		{"right", awsapi.Struct{Pkg: v1 + "service/sts", Type: "Credentials", Kind: awsapi.ResponseStruct,
			Fields: []awsapi.Field{{Name: "SessionToken", Role: awsapi.SessionToken}}}, ""},
		{"field misspelt", awsapi.Struct{Pkg: v1 + "service/sts", Type: "Credentials", Kind: awsapi.ResponseStruct,
			Fields: []awsapi.Field{{Name: "AccessKeyID", Role: awsapi.AccessKeyID}}}, "no field AccessKeyID"},
		{"text as time", awsapi.Struct{Pkg: v1 + "service/sts", Type: "Credentials", Kind: awsapi.ResponseStruct,
			Fields: []awsapi.Field{{Name: "SessionToken", Role: awsapi.CanExpire}}}, "cannot play its role"},
		{"no provider", awsapi.Struct{Pkg: v1 + "service/sts", Type: "Credentials", Kind: awsapi.ProviderStruct}, "yields no triples"},
		{"not a struct", awsapi.Struct{Pkg: v2 + "aws", Type: "CredentialsProvider", Kind: awsapi.ProviderStruct}, "not a struct"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			match(t, structFaults(&tt.row, findNamed(packagesOf(t, tt.row.Pkg)[0], tt.row.Type)), tt.want)
		})
	}
}

// TestConcerned checks that what has to do with credentials is recognised by
// its types, in the table or not.
func TestConcerned(t *testing.T) {
	for _, tt := range []struct {
		pkg, name string
		want      bool
	}{
		{v2 + "aws", v2 + "aws.NewCredentialsCache", true},
		{v2 + "aws", v2 + "aws.Config", true},
		{v2 + "aws", v2 + "aws.ToString", false},
		{v2 + "service/sts", "(*" + v2 + "service/sts.Client).AssumeRole", true},
		{v2 + "service/sts", "(*" + v2 + "service/sts.Client).GetCallerIdentity", false},
		{v1 + "aws/credentials/stscreds", v1 + "aws/credentials/stscreds.NewCredentials", true},
		{mn + "/pkg/credentials", mn + "/pkg/credentials.STSAssumeRoleOptions", true},
		{mn + "/pkg/signer", mn + "/pkg/signer.SignV4", true},
		{mn, "(*" + mn + ".Client).GetObject", false},
	} {
		if _, got := concerned(packagesOf(t, tt.pkg)[0])[tt.name]; got != tt.want {
			t.Errorf("%s: concerned %t, want %t", tt.name, got, tt.want)
		}
	}
}

// match checks that one fault holds the text, or that there are none.
func match(t *testing.T, faults []string, want string) {
	t.Helper()
	ok := want == "" && len(faults) == 0 ||
		want != "" && slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, want) })
	if !ok {
		t.Errorf("faults %q, want %q", faults, want)
	}
}
