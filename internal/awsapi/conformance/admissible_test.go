package conformance

import (
	"go/types"

	"github.com/credlint/credlint/internal/awsapi"
)

// admissible reports whether a parameter or field of type t can play the role.
func admissible(t types.Type, role awsapi.Role) bool {
	switch role {
	case awsapi.AccessKeyID, awsapi.SecretAccessKey, awsapi.SessionToken, awsapi.Profile:
		return isText(t)
	case awsapi.File:
		return isText(t) || isText(elem(t))
	case awsapi.Credential:
		return hasKind(t, awsapi.ValueStruct, awsapi.ResponseStruct) || hasTriple(t)
	case awsapi.Provider:
		return isProvider(t)
	case awsapi.Providers:
		return elem(t) != nil && isProvider(elem(t))
	case awsapi.Config:
		return isConfig(t) || isConfig(elem(t))
	case awsapi.Options:
		return isFunc(t) || isFunc(elem(t)) || hasKind(t, awsapi.OptionStruct)
	case awsapi.Endpoint:
		return isText(t) || isResolver(t)
	case awsapi.Window:
		return isNamed(t, "time", "Duration")
	case awsapi.IMDSState:
		return isBasic(t, types.IsInteger)
	case awsapi.CanExpire:
		return isBasic(t, types.IsBoolean)
	case awsapi.Expires:
		return isNamed(deref(t), "time", "Time") || isBasic(deref(t), types.IsInteger) || isText(t)
	case awsapi.DerivedToken:
		return isText(t) || hasKind(t, awsapi.OptionStruct, awsapi.TokenStruct) || hasField(t, "Config")
	case awsapi.MetadataPath:
		return isText(t) || hasRole(t, awsapi.MetadataPath)
	case awsapi.Value, awsapi.Refresher:
		return true
	}
	return false
}

// isText reports whether t holds a text: a string, *string or []byte, or a
// type made of one.
func isText(t types.Type) bool {
	if t == nil {
		return false
	}
	if s, ok := t.Underlying().(*types.Slice); ok {
		return isBasic(s.Elem(), types.IsInteger)
	}
	return isBasic(deref(t), types.IsString)
}

// isProvider reports whether t yields triples: it has a method that gives a
// type whose row is a ValueStruct.
func isProvider(t types.Type) bool {
	if t == nil {
		return false
	}
	for _, name := range []string{"Retrieve", "Get"} {
		obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
		fn, ok := obj.(*types.Func)
		if !ok {
			continue
		}
		res := fn.Signature().Results()
		if res.Len() > 0 && hasKind(res.At(0).Type(), awsapi.ValueStruct) {
			return true
		}
	}
	return false
}

// isConfig reports whether clients are made from t.
func isConfig(t types.Type) bool {
	if t == nil {
		return false
	}
	if hasKind(t, awsapi.ConfigStruct, awsapi.KeyStruct) {
		return true
	}
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "ClientConfig")
	return obj != nil
}

// isResolver reports whether t has a method ResolveEndpoint or EndpointFor.
func isResolver(t types.Type) bool {
	for _, name := range []string{"ResolveEndpoint", "EndpointFor"} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name); obj != nil {
			return true
		}
	}
	return false
}

// isFunc reports whether t is a function, or an interface: some libraries'
// options are.
func isFunc(t types.Type) bool {
	if t == nil {
		return false
	}
	switch t.Underlying().(type) {
	case *types.Signature, *types.Interface:
		return true
	}
	return false
}

// hasTriple reports whether t is a struct without a name that holds keys.
func hasTriple(t types.Type) bool {
	st, ok := deref(t).(*types.Struct)
	return ok && hasField(st, "AccessKey") && hasField(st, "SecretKey") && hasField(st, "SessionToken")
}

func hasField(t types.Type, name string) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	v, ok := obj.(*types.Var)
	return ok && v.IsField()
}

func hasKind(t types.Type, kinds ...awsapi.StructKind) bool {
	row := awsapi.LookupStruct(t)
	for _, k := range kinds {
		if row != nil && row.Kind == k {
			return true
		}
	}
	return false
}

func hasRole(t types.Type, role awsapi.Role) bool {
	row := awsapi.LookupStruct(t)
	return row != nil && row.FieldOf(role) != ""
}

func isNamed(t types.Type, pkg, name string) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == pkg && n.Obj().Name() == name
}

func isBasic(t types.Type, info types.BasicInfo) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&info != 0
}

// deref gives the type behind a pointer.
func deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// elem gives the element type of a slice, or nil.
func elem(t types.Type) types.Type {
	if s, ok := t.Underlying().(*types.Slice); ok {
		return s.Elem()
	}
	return nil
}
