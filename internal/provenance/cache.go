package provenance

import (
	"go/constant"
	"go/types"
	"strings"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// judgeCaches judges providers that fetch: installed where this version of the
// SDK puts no cache around them, or cached with too small a window.
func (e *engine) judgeCaches() []Finding {
	var out []Finding
	for _, fn := range e.funcs {
		if e.isTestSupport(fn.Pos()) || e.isGenerated(fn.Pos()) {
			continue
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				switch i := instr.(type) {
				case *ssa.Store:
					if f, ok := e.judgeUncached(i); ok {
						out = append(out, f)
					}
				case *ssa.Call:
					if f, ok := e.judgeWindow(i); ok {
						out = append(out, f)
					}
				}
			}
		}
	}
	return out
}

// judgeUncached tells whether a store installs a bare fetching provider.
func (e *engine) judgeUncached(s *ssa.Store) (Finding, bool) {
	fa, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return Finding{}, false
	}
	row := awsapi.LookupStruct(fa.X.Type())
	if row == nil || row.Kind != awsapi.ConfigStruct || !row.Uncached || row.Role(trimDot(fieldName(fa.X.Type(), fa.Field))) != awsapi.Provider {
		return Finding{}, false
	}
	name, ok := e.bareSource(s.Val, 0)
	if !ok || e.cachedLater(fa, s) || sdkCachesItself(fa, name) {
		return Finding{}, false
	}
	at := e.storeSpan(s)
	return Finding{Analyzer: "norefresh", Category: "uncached", Pos: at.pos, End: at.end, Source: name, Sink: structName(fa.X.Type()) + fieldName(fa.X.Type(), fa.Field)}, true
}

// bareSource gives the name of the constructor of a provider that fetches at
// every Retrieve, if v is one without a cache around it.
func (e *engine) bareSource(v ssa.Value, depth int) (string, bool) {
	if depth > 8 {
		return "", false
	}
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return e.bareSource(v.X, depth+1)
	case *ssa.ChangeInterface:
		return e.bareSource(v.X, depth+1)
	case *ssa.Extract:
		if v.Index == 0 {
			return e.bareSource(v.Tuple, depth+1)
		}
	case *ssa.Phi:
		for _, x := range v.Edges {
			if name, ok := e.bareSource(x, depth+1); ok {
				return name, true
			}
		}
	case *ssa.UnOp:
		if st := e.stored(v.X); len(st) == 1 {
			return e.bareSource(st[0], depth+1)
		}
	case *ssa.ChangeType:
		if providerFunc(v.Type()) {
			return providerFunction, e.asksService(v.X)
		}
	case *ssa.Alloc:
		if row := awsapi.LookupStruct(v.Type()); row != nil && row.Kind == awsapi.ProviderStruct && row.Provider == awsapi.RoleSource && row.Uncached {
			return structName(v.Type()), true
		}
	case *ssa.Call:
		obj := e.callee(v.Common())
		if row := awsapi.LookupFunc(obj); row != nil {
			return shortName(obj), row.Kind == awsapi.RoleSource && row.Uncached
		}
		for _, fn := range e.callees(v.Common()) {
			for _, r := range returns(fn) {
				if len(r.Results) > 0 {
					if name, ok := e.bareSource(resultOf(r, 0), depth+1); ok {
						return name, true
					}
				}
			}
		}
	}
	return "", false
}

// asksService reports whether a provider function asks a service for
// credentials each time that it is called.
func (e *engine) asksService(f ssa.Value) bool {
	for _, fn := range e.functions(f) {
		row := valueResult(fn.Signature)
		if row == nil {
			continue
		}
		for _, r := range returns(fn) {
			token := e.eval(resultOf(r, 0), "."+row.FieldOf(awsapi.SessionToken))
			if token.has(Response) && !e.obtainedOutside(token, fn) {
				return true
			}
		}
	}
	return false
}

// cachedLater reports whether the same field is given a cached provider after
// the bare one: the bare one serves only to make it.
func (e *engine) cachedLater(fa *ssa.FieldAddr, s *ssa.Store) bool {
	for _, r := range e.referrers(fa.X) {
		other, ok := r.(*ssa.FieldAddr)
		if !ok || other.Field != fa.Field {
			continue
		}
		for _, u := range e.referrers(other) {
			if st, ok := u.(*ssa.Store); ok && st != s && st.Addr == other && follows(st, s) {
				if _, bare := e.bareSource(st.Val, 0); !bare {
					return true
				}
			}
		}
	}
	return false
}

// sdkCachesItself reports whether clients of the imported version of the SDK
// wrap the provider in a cache of their own. Released clients call Retrieve
// once per request (internal/auth/smithy/credentials_adapter.go); those that
// wrap come with a cache that has the method InvalidateCredentials, and leave
// out processes and custom providers (aws/credential_cache.go, inScopeSources).
func sdkCachesItself(fa *ssa.FieldAddr, source string) bool {
	if strings.HasPrefix(source, "processcreds.") || source == providerFunction {
		return false
	}
	s, ok := deref(fa.X.Type()).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	n, ok := types.Unalias(s.Field(fa.Field).Type()).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return false
	}
	tn := n.Obj().Pkg().Scope().Lookup("CredentialsCache")
	return tn != nil && hasMethod(tn.Type(), "InvalidateCredentials")
}

// providerFunction is how messages name a function that serves as a provider.
const providerFunction = "a provider function"

// judgeWindow finds a cache over credentials that expire, and the window in
// which it refreshes them: the analyzer compares it with what is wanted.
func (e *engine) judgeWindow(c *ssa.Call) (Finding, bool) {
	obj := e.callee(c.Common())
	row := awsapi.LookupFunc(obj)
	if row == nil {
		return Finding{}, false
	}
	v1 := row.SDK == awsapi.V1 && row.Kind == awsapi.RoleSource && isProviderType(c.Type())
	if row.Kind != awsapi.Cache && !v1 {
		return Finding{}, false
	}
	source := shortName(obj)
	var options ssa.Value
	for _, p := range row.Params {
		a := argNamed(c.Common(), obj, p.Name)
		switch {
		case a == nil:
		case p.Role == awsapi.Options:
			options = a
		case p.Role == awsapi.Provider && row.Kind == awsapi.Cache:
			name, ok := e.bareSource(a, 0)
			if !ok {
				return Finding{}, false
			}
			source = name
		}
	}
	if row.Kind == awsapi.Cache && row.SDK != awsapi.V2 {
		return Finding{}, false
	}
	window, known := e.window(options)
	if !known {
		return Finding{}, false
	}
	at := e.callSpan(c)
	return Finding{Analyzer: "norefresh", Category: CategoryExpiryWindow, Pos: at.pos, End: at.end, Source: source, Sink: shortName(obj), Window: window}, true
}

// CategoryExpiryWindow is the category that norefresh reports only when its
// flag -expiry-window is given.
const CategoryExpiryWindow = "expiry-window"

// window gives the constant ExpiryWindow that functional options set, 0 if
// none does; and whether it is known.
func (e *engine) window(options ssa.Value) (time.Duration, bool) {
	if options == nil || isNilConst(options) {
		return 0, true
	}
	els, ok := e.elements(options)
	if !ok {
		return 0, false
	}
	window := time.Duration(0)
	for _, el := range els {
		fns := e.functions(el)
		if len(fns) == 0 {
			return 0, false
		}
		for _, fn := range fns {
			for _, prm := range fn.Params {
				w, set, known := e.windowField(prm)
				if !known {
					return 0, false
				}
				if set {
					window = w
				}
			}
		}
	}
	return window, true
}

// windowField gives the constant that is stored in the window field of options.
func (e *engine) windowField(opts ssa.Value) (w time.Duration, set, known bool) {
	row := awsapi.LookupStruct(opts.Type())
	if row == nil {
		return 0, false, false
	}
	for _, r := range e.referrers(opts) {
		fa, ok := r.(*ssa.FieldAddr)
		if !ok || trimDot(fieldName(fa.X.Type(), fa.Field)) != "ExpiryWindow" {
			continue
		}
		for _, u := range e.referrers(fa) {
			s, ok := u.(*ssa.Store)
			if !ok {
				continue
			}
			c, ok := s.Val.(*ssa.Const)
			if !ok || c.Value == nil || c.Value.Kind() != constant.Int {
				return 0, false, false
			}
			w, set = time.Duration(c.Int64()), true
		}
	}
	return w, set, true
}
