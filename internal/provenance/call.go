package provenance

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// call gives the origins of a part of a call's result: by the table, by what
// is known of the standard library, by the body of a function of this package,
// by the fact of a function of another, or by the result's type.
func (e *engine) call(c *ssa.Call, result int, path string) Set {
	common := c.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		return e.builtin(b.Name(), common, path)
	}
	obj := e.callee(common)
	if row := awsapi.LookupFunc(obj); row != nil {
		if s, ok := e.tableCall(c, obj, row, result, path); ok {
			return s
		}
	}
	if m, ok := stdModel(obj); ok {
		return m.eval(e, c, result, path)
	}
	if fns := e.callees(common); len(fns) > 0 {
		return e.localCall(c, fns, result, path)
	}
	if s := e.resultFact(c, obj, result, path); len(s) > 0 {
		return s
	}
	return e.byType(c, obj, result, path)
}

// builtin gives the origins of a built-in function's result.
func (e *engine) builtin(name string, c *ssa.CallCommon, path string) Set {
	switch name {
	case "append", "min", "max":
		var s Set
		for _, a := range c.Args {
			s = s.join(e.eval(a, path))
		}
		return s
	}
	return nil // len, cap, copy, recover: no credential
}

// localCall gives the origins of a result of functions of this package.
func (e *engine) localCall(c *ssa.Call, fns []*ssa.Function, result int, path string) Set {
	var s Set
	for _, fn := range fns {
		for _, r := range returns(fn) {
			if result < len(r.Results) {
				s = s.join(e.substitute(e.eval(resultOf(r, result), path).at(r.Pos()), fn, c, nil))
			}
		}
	}
	return s.via(c.Pos(), "returned by "+fns[0].Name())
}

// tableCall gives the origins of a result of a function in the table, and
// whether its row says anything of them.
func (e *engine) tableCall(c *ssa.Call, obj *types.Func, row *awsapi.Func, result int, path string) (Set, bool) {
	common := c.Common()
	switch row.Kind {
	case awsapi.PassThrough, awsapi.Cache:
		for _, p := range row.Params {
			if a := argNamed(common, obj, p.Name); a != nil && (p.Role == awsapi.Value || p.Role == awsapi.Provider) {
				return e.eval(a, path), true
			}
		}
		if row.Kind == awsapi.PassThrough && obj.Signature().Recv() != nil { // fluent: gives its receiver back
			if recv := e.receiverOf(common, obj); recv != nil {
				return e.eval(recv, path), true
			}
		}
	case awsapi.Response:
		return Set{{Kind: Response, What: shortName(obj), Pos: c.Pos()}}, true
	case awsapi.TokenSource:
		if path != "" && !strings.Contains(path, "oken") && !strings.Contains(path, "assword") {
			return nil, true // the registry's address, the token's end
		}
		if result > 0 {
			return nil, true
		}
		return Set{{Kind: Derived, What: shortName(obj), Pos: c.Pos()}}, true
	case awsapi.Metadata:
		return Set{{Kind: Metadata, What: shortName(obj), Pos: c.Pos()}}, true
	case awsapi.Snapshot:
		return e.snapshot(c, obj, path), true
	case awsapi.Environment:
		return Set{{Kind: Env, What: e.envOfPath(path), Pos: c.Pos()}}, true
	case awsapi.SharedFile:
		return Set{{Kind: Config, What: "shared file", Pos: c.Pos()}}, true
	case awsapi.Static:
		return e.staticValue(c, obj, row, path), true
	}
	return nil, false
}

// envOfPath names the environment variable behind a part of EnvConfig.
func (e *engine) envOfPath(path string) string {
	switch {
	case strings.HasSuffix(path, ".SessionToken"):
		return "AWS_SESSION_TOKEN"
	case strings.HasSuffix(path, ".SecretAccessKey"):
		return "AWS_SECRET_ACCESS_KEY"
	}
	return "AWS_ACCESS_KEY_ID"
}

// snapshot gives the origins of what a provider was asked for. A provider made
// of a known triple gives just this triple back; any other may have given
// temporary credentials.
func (e *engine) snapshot(c *ssa.Call, obj *types.Func, path string) Set {
	if recv := e.receiverOf(c.Common(), obj); recv != nil {
		if s := e.providerValue(recv, path, 0); len(s) > 0 {
			return s
		}
	}
	return Set{{Kind: Snapshot, What: snapshotName(obj), Pos: c.Pos()}}
}

// providerValue gives the origins of a part of the triple that a provider
// yields, where the provider is static and in sight; otherwise nothing.
func (e *engine) providerValue(v ssa.Value, path string, depth int) Set {
	if depth > 8 {
		return nil
	}
	next := func(w ssa.Value) Set { return e.providerValue(w, path, depth+1) }
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return next(v.X)
	case *ssa.ChangeInterface:
		return next(v.X)
	case *ssa.ChangeType:
		return next(v.X)
	case *ssa.Extract:
		return next(v.Tuple)
	case *ssa.Phi:
		var s Set
		for _, x := range v.Edges {
			t := next(x)
			if len(t) == 0 {
				return nil
			}
			s = s.join(t)
		}
		return s
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.Alloc); ok {
			if row := awsapi.LookupStruct(a.Type()); row != nil && row.Kind == awsapi.StaticStruct {
				return e.eval(a, "."+row.FieldOf(awsapi.Credential)+path)
			}
			if st := e.stored(a); len(st) == 1 {
				return next(st[0])
			}
		}
	case *ssa.Alloc:
		if row := awsapi.LookupStruct(v.Type()); row != nil && row.Kind == awsapi.StaticStruct {
			return e.eval(v, "."+row.FieldOf(awsapi.Credential)+path)
		}
	case *ssa.Call:
		obj := e.callee(v.Common())
		row := awsapi.LookupFunc(obj)
		if row == nil {
			break
		}
		switch row.Kind {
		case awsapi.Static:
			return e.staticValue(v, obj, row, path)
		case awsapi.Environment:
			return Set{{Kind: Env, What: e.envOfPath(path), Pos: v.Pos()}}
		case awsapi.Cache:
			for _, p := range row.Params {
				if a := argNamed(v.Common(), obj, p.Name); p.Role == awsapi.Provider && a != nil {
					return next(a)
				}
			}
		}
	}
	return nil
}

// staticValue gives the origins of a part of what a static provider was made of.
func (e *engine) staticValue(c *ssa.Call, obj *types.Func, row *awsapi.Func, path string) Set {
	sel, rest := head(path)
	var want awsapi.Role
	switch strings.TrimPrefix(sel, ".") {
	case "AccessKeyID":
		want = awsapi.AccessKeyID
	case "SecretAccessKey":
		want = awsapi.SecretAccessKey
	case "SessionToken":
		want = awsapi.SessionToken
	}
	for _, p := range row.Params {
		a := argNamed(c.Common(), obj, p.Name)
		switch {
		case a == nil:
		case p.Role == want && want != awsapi.NoRole:
			return e.eval(a, rest)
		case p.Role == awsapi.Credential:
			return e.eval(a, path)
		}
	}
	return zero()
}

// byType gives the origins of a result of which only its type is known: the
// answer of a service is temporary, whoever asked for it; part of a struct is
// what this package stores in it, or configuration.
func (e *engine) byType(c *ssa.Call, obj *types.Func, result int, path string) Set {
	name := "a function value"
	if obj != nil {
		name = shortName(obj)
	}
	t := resultType(c, result)
	for p, u := path, t; p != "" && u != nil; {
		if row := awsapi.LookupStruct(u); row != nil {
			switch row.Kind {
			case awsapi.ResponseStruct:
				return Set{{Kind: Response, What: row.From, Pos: c.Pos()}}
			case awsapi.ValueStruct:
				return Set{{Kind: Unknown, What: name, Pos: c.Pos()}}
			}
		}
		var sel string
		sel, p = head(p)
		u = typeAt(u, sel)
	}
	if path != "" && t != nil {
		if s := e.heap(t, path); len(s) > 0 {
			return s
		}
		if tail := typeAt(t, path); tail != nil && !isElem(path[strings.LastIndexAny(path, ".["):]) {
			return Set{{Kind: Config, What: strings.TrimLeft(path, "."), Pos: c.Pos()}}
		}
	}
	return Set{{Kind: Unknown, What: name, Pos: c.Pos()}}
}

// resultType gives the type of one result of a call.
func resultType(c *ssa.Call, result int) types.Type {
	if tup, ok := c.Type().(*types.Tuple); ok {
		if result < tup.Len() {
			return tup.At(result).Type()
		}
		return nil
	}
	return c.Type()
}

// shortName gives a function's name as messages show it: with its package, or
// with the last element of its package's path where the receiver is a client.
func shortName(fn *types.Func) string {
	if fn.Pkg() == nil {
		return fn.Name()
	}
	return fn.Pkg().Name() + "." + fn.Name()
}

// snapshotName names a call that resolves a provider.
func snapshotName(fn *types.Func) string {
	if recv := fn.Signature().Recv(); recv != nil {
		return typeName(recv.Type()) + "." + fn.Name()
	}
	return shortName(fn)
}
