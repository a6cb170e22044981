package awsapi

import "go/types"

// A Var is a row about a package variable that holds a provider.
type Var struct {
	SDK  SDK
	Pkg  string
	Name string
	Kind Kind // of the function that would make the same provider
}

// Vars holds the rows about package variables.
var Vars = []Var{
	// var AnonymousCredentials *Credentials  (credentials.go:72); recognised by its address
	{SDK: V1, Pkg: v1creds, Name: "AnonymousCredentials", Kind: Anonymous},
}

// IMDSDisabled is the value of the constant imds.ClientDisabled, of
// imds.ClientEnableState  (feature/ec2/imds/api_client.go:38).
const IMDSDisabled = 1

// LookupVar gives the row about the package variable, or nil.
func LookupVar(v *types.Var) *Var {
	if v == nil || v.Pkg() == nil || v.IsField() {
		return nil
	}
	pkg := normalize(v.Pkg().Path())
	for i := range Vars {
		if Vars[i].Pkg == pkg && Vars[i].Name == v.Name() {
			return &Vars[i]
		}
	}
	return nil
}
