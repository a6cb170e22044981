package conformance

import (
	"fmt"
	"go/types"
	"testing"

	"github.com/credlint/credlint/internal/awsapi"
)

// TestFuncs checks that each function exists, that its parameters exist with
// types that can play their roles, and that its results fit its kind.
func TestFuncs(t *testing.T) {
	for i := range awsapi.Funcs {
		row := &awsapi.Funcs[i]
		hits := 0
		for _, pkg := range packagesOf(t, row.Pkg) {
			fn := findFunc(pkg, row.Recv, row.Name)
			if fn == nil {
				if wildcards[row.Pkg] == nil {
					t.Errorf("%s: not found", row.FullName())
				}
				continue
			}
			hits++
			if awsapi.LookupFunc(fn) == nil {
				t.Errorf("%s: LookupFunc does not find %s", row.FullName(), fn.FullName())
			}
			for _, fault := range funcFaults(row, fn) {
				t.Errorf("%s: %s", row.FullName(), fault)
			}
		}
		if wildcards[row.Pkg] != nil && hits < 3 {
			t.Errorf("%s: found in %d real packages, want at least 3", row.FullName(), hits)
		}
	}
}

// funcFaults says what a row gets wrong about a function.
func funcFaults(row *awsapi.Func, fn *types.Func) []string {
	var faults []string
	sig := fn.Signature()
	for _, p := range row.Params {
		v := parameter(sig, p.Name)
		switch {
		case v == nil:
			faults = append(faults, fmt.Sprintf("no parameter %q", p.Name))
		case !admissible(v.Type(), p.Role) && !(sig.Variadic() && admissible(elemOr(v.Type()), p.Role)):
			faults = append(faults, fmt.Sprintf("parameter %q of type %s cannot play its role", p.Name, v.Type()))
		}
	}
	if !resultsFit(row.Kind, fn) {
		faults = append(faults, fmt.Sprintf("no result fits its kind: %s", sig.Results()))
	}
	return faults
}

// parameter gives the parameter of that name, or the receiver for "".
func parameter(sig *types.Signature, name string) *types.Var {
	if name == "" {
		return sig.Recv()
	}
	for v := range sig.Params().Variables() {
		if v.Name() == name {
			return v
		}
	}
	return nil
}

func elemOr(t types.Type) types.Type {
	if e := elem(t); e != nil {
		return e
	}
	return t
}

// resultsFit reports whether the results of fn are such as its kind yields.
func resultsFit(kind awsapi.Kind, fn *types.Func) bool {
	var fits func(types.Type) bool
	switch kind {
	case awsapi.Static, awsapi.RoleSource, awsapi.Cache, awsapi.Anonymous:
		fits = isProvider
	case awsapi.Environment, awsapi.SharedFile:
		fits = func(t types.Type) bool { return isProvider(t) || hasRole(t, awsapi.Credential) }
	case awsapi.Chain:
		fits = func(t types.Type) bool { return isProvider(t) || isProvider(elemOr(t)) }
	case awsapi.Snapshot:
		fits = func(t types.Type) bool { return hasKind(t, awsapi.ValueStruct) }
	case awsapi.Response:
		fits = holds(func(t types.Type) bool { return hasKind(t, awsapi.ResponseStruct, awsapi.ValueStruct) })
	case awsapi.TokenSource:
		fits = holds(func(t types.Type) bool { return isText(t) || hasKind(t, awsapi.TokenStruct) })
	case awsapi.Metadata, awsapi.Client, awsapi.PassThrough, awsapi.Keys, awsapi.TokenSink:
		fits = func(types.Type) bool { return true }
	case awsapi.Load:
		if fn.Signature().Recv() != nil && fn.Signature().Results().Len() == 0 {
			return true // changes its receiver
		}
		fits = isConfig
	case awsapi.Install, awsapi.ProfileOption, awsapi.FileOption, awsapi.EndpointOption, awsapi.IMDSOption, awsapi.WindowOption:
		fits = func(t types.Type) bool {
			return isFunc(t) || fn.Signature().Recv() != nil && types.Identical(t, fn.Signature().Recv().Type())
		}
	case awsapi.Sign, awsapi.Irrelevant:
		return true
	default:
		return false
	}
	for v := range fn.Signature().Results().Variables() {
		if fits(v.Type()) {
			return true
		}
	}
	return false
}

// holds widens a test of types to structs that have a field, or a list of
// such a type, in them.
func holds(test func(types.Type) bool) func(types.Type) bool {
	return func(t types.Type) bool {
		if test(t) {
			return true
		}
		st, ok := deref(t).Underlying().(*types.Struct)
		if !ok {
			return false
		}
		for f := range st.Fields() {
			if f.Exported() && (test(f.Type()) || test(elemOr(f.Type()))) {
				return true
			}
		}
		return false
	}
}

// TestStructs checks that each struct exists and that its fields exist with
// types that can play their roles.
func TestStructs(t *testing.T) {
	for i := range awsapi.Structs {
		row := &awsapi.Structs[i]
		hits := 0
		for _, pkg := range packagesOf(t, row.Pkg) {
			named := findNamed(pkg, row.Type)
			if named == nil {
				if wildcards[row.Pkg] == nil {
					t.Errorf("%s: not found", row.FullName())
				}
				continue
			}
			hits++
			for _, fault := range structFaults(row, named) {
				t.Errorf("%s: %s", row.FullName(), fault)
			}
		}
		if wildcards[row.Pkg] != nil && hits < 3 {
			t.Errorf("%s: found in %d real packages, want at least 3", row.FullName(), hits)
		}
	}
}

// structFaults says what a row gets wrong about a type.
func structFaults(row *awsapi.Struct, named *types.Named) []string {
	st, ok := named.Underlying().(*types.Struct)
	if !ok {
		return []string{"not a struct"}
	}
	var faults []string
	if awsapi.LookupStruct(types.NewPointer(named)) == nil {
		faults = append(faults, "LookupStruct does not find it")
	}
	for _, f := range row.Fields {
		v := field(st, f.Name)
		switch {
		case v == nil:
			faults = append(faults, fmt.Sprintf("no field %s", f.Name))
		case !admissible(v.Type(), f.Role):
			faults = append(faults, fmt.Sprintf("field %s of type %s cannot play its role", f.Name, v.Type()))
		}
	}
	if row.Kind == awsapi.ProviderStruct && !isProvider(types.NewPointer(named)) {
		faults = append(faults, "a ProviderStruct that yields no triples")
	}
	return faults
}

// field gives the field of that name, or nil.
func field(st *types.Struct, name string) *types.Var {
	for v := range st.Fields() {
		if v.Name() == name {
			return v
		}
	}
	return nil
}

// TestVars checks that each variable exists and holds a provider, and that the
// constant IMDSDisabled is the SDK's.
func TestVars(t *testing.T) {
	for _, row := range awsapi.Vars {
		for _, pkg := range packagesOf(t, row.Pkg) {
			v, ok := pkg.Scope().Lookup(row.Name).(*types.Var)
			if !ok || !isProvider(v.Type()) || awsapi.LookupVar(v) == nil {
				t.Errorf("%s.%s: no variable that holds a provider", row.Pkg, row.Name)
			}
		}
	}
	for _, pkg := range packagesOf(t, v2+"feature/ec2/imds") {
		c, ok := pkg.Scope().Lookup("ClientDisabled").(*types.Const)
		if !ok || c.Val().ExactString() != "1" || awsapi.IMDSDisabled != 1 {
			t.Errorf("imds.ClientDisabled is %v, not %d", c, awsapi.IMDSDisabled)
		}
	}
}
