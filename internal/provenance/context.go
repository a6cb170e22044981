package provenance

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// freshNames are the methods and hooks that are called anew each time a value
// is needed, so that a value obtained in them is fresh: providers' Retrieve,
// database/sql/driver.Connector.Connect, pgxpool's and go-sql-driver's
// BeforeConnect, net/http.RoundTripper and Handler.
var freshNames = map[string]bool{
	"Retrieve": true, "RetrieveWithContext": true, "RetrieveWithCredContext": true, "Connect": true, "BeforeConnect": true, "RoundTrip": true, "ServeHTTP": true,
}

// isFresh reports whether the function, or one around it, runs anew for each
// use of what it obtains: by its name, by the field or option that it is
// assigned to, by the request in its parameters; or is called only by such.
func (e *engine) isFresh(fn *ssa.Function) bool {
	if fn == nil {
		return false
	}
	if r, ok := e.fresh[fn]; ok {
		return r
	}
	e.fresh[fn] = false // while asking: recursion proves nothing
	r := e.freshItself(fn) || fn.Parent() != nil && e.isFresh(fn.Parent()) || e.calledFresh(fn)
	e.fresh[fn] = r
	return r
}

// calledFresh reports whether all calls of a function that others cannot call
// stand in fresh functions.
func (e *engine) calledFresh(fn *ssa.Function) bool {
	if obj := fn.Object(); obj != nil && obj.Exported() {
		return false
	}
	callers := e.liveCallers(fn)
	for _, c := range callers {
		if _, ok := c.(ssa.CallInstruction); !ok || !e.isFresh(c.Parent()) {
			return false
		}
	}
	return len(callers) > 0
}

func (e *engine) freshItself(fn *ssa.Function) bool {
	if fn.Signature.Recv() != nil && freshNames[fn.Name()] {
		return true
	}
	params := fn.Signature.Params()
	for i := range params.Len() {
		if isPerRequest(params.At(i).Type()) {
			return true
		}
	}
	for _, c := range e.calls[fn] {
		if e.isHook(c, fn) {
			return true
		}
	}
	return false
}

// isPerRequest reports whether a parameter of the type means that the function
// serves one request.
func isPerRequest(t types.Type) bool {
	n, ok := deref(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return false
	}
	switch n.Obj().Pkg().Path() + "." + n.Obj().Name() {
	case "net/http.Request", "net/http.ResponseWriter", "github.com/gin-gonic/gin.Context", "github.com/labstack/echo/v4.Context", "github.com/gofiber/fiber/v2.Ctx",
		"github.com/jackc/pgx/v5.ConnConfig", "github.com/jackc/pgx/v4.ConnConfig", "github.com/go-sql-driver/mysql.Config":
		return true
	}
	return strings.HasPrefix(n.Obj().Pkg().Path(), "github.com/aws/aws-lambda-go/events")
}

// isHook reports whether the instruction installs fn as a hook that is called
// anew for each use: a provider function, a token callback, a BeforeConnect.
func (e *engine) isHook(c ssa.Instruction, fn *ssa.Function) bool {
	var v ssa.Value
	switch c := c.(type) {
	case *ssa.MakeClosure:
		v = c
	case *ssa.ChangeType:
		if providerFunc(c.Type()) {
			return true
		}
		v = c
	case *ssa.Store:
		return e.hookStore(c)
	case ssa.CallInstruction:
		return !e.isCallOf(c, fn) && hookCallee(c.Common())
	}
	if v == nil {
		return false
	}
	for _, r := range e.referrers(v) {
		switch r := r.(type) {
		case *ssa.ChangeType:
			if providerFunc(r.Type()) {
				return true
			}
		case *ssa.Store:
			if r.Val == v && e.hookStore(r) {
				return true
			}
		case ssa.CallInstruction:
			if r.Common().Value != v && hookCallee(r.Common()) {
				return true
			}
		}
	}
	return false
}

// hookStore reports whether a store assigns a hook by its field's name.
func (e *engine) hookStore(s *ssa.Store) bool {
	fa, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	switch name := trimDot(fieldName(fa.X.Type(), fa.Field)); {
	case strings.HasPrefix(name, "Before"), strings.HasSuffix(name, "Provider"), strings.HasSuffix(name, "Func"), strings.Contains(name, "TokenSource"),
		strings.HasPrefix(name, "On"), name == "Dial", name == "DialContext", name == "WrapTransport", strings.HasSuffix(name, "Callback"), strings.HasSuffix(name, "Handler"):
		return true
	}
	return false
}

// hookCallee reports whether a function that gets a function value calls it
// anew for each use, by its name.
func hookCallee(c *ssa.CallCommon) bool {
	obj := calleeObject(c)
	if obj == nil {
		return false
	}
	switch name := obj.Name(); {
	case name == "ManagedStreamingIAM", name == "Oauth", name == "BeforeConnect", name == "OptionBeforeConnect", name == "HandleFunc", name == "Handle", name == "HandlerFunc",
		strings.Contains(name, "TokenSource"), name == "Start" && obj.Pkg() != nil && strings.HasSuffix(obj.Pkg().Path(), "/lambda"):
		return true
	}
	return false
}

// providerFunc reports whether t is a function type that serves as a provider.
func providerFunc(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "CredentialsProviderFunc"
}

// hasMethod reports whether the type, or a pointer to it, has the method.
func hasMethod(t types.Type, name string) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	_, ok := obj.(*types.Func)
	return ok
}
