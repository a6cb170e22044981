package provenance

import (
	"go/types"
	"net/url"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// An endpoint says what is known of where requests go.
type endpoint struct {
	custom   bool // not AWS itself
	loopback bool // this machine
}

func (p endpoint) or(q endpoint) endpoint {
	return endpoint{p.custom || q.custom, p.loopback || q.loopback}
}

// endpointsOf looks for endpoints in a configuration that is followed.
func (t *tracer) endpointsOf(v ssa.Value) {
	if row := awsapi.LookupStruct(v.Type()); row == nil || row.FieldOf(awsapi.Endpoint) == "" {
		return
	}
	t.note(t.e.fieldEndpoint(v))
}

// note records an endpoint of a configuration: it counts for all its clients.
func (t *tracer) note(p endpoint) {
	if p.custom {
		t.configured = true
		t.r.custom = true
	}
	t.r.loopback = t.r.loopback || p.loopback
}

// callEndpoints looks for endpoints among the arguments of a function that
// makes a configuration or a client.
func (t *tracer) callEndpoints(c ssa.CallInstruction, obj *types.Func, row *awsapi.Func) {
	if row.Kind != awsapi.Load && row.Kind != awsapi.Client && row.Kind != awsapi.EndpointOption {
		return
	}
	var p endpoint
	for _, prm := range row.Params {
		if a := argNamed(c.Common(), obj, prm.Name); a != nil {
			if prm.Role == awsapi.Endpoint {
				p = p.or(t.e.endpointValue(a))
			} else {
				p = p.or(t.e.endpointIn(a, map[ssa.Value]bool{}))
			}
		}
	}
	if row.Kind != awsapi.Client {
		t.note(p)
		return
	}
	t.r.loopback = t.r.loopback || p.loopback
	switch {
	case p.custom:
		t.r.custom = true
	case !t.configured:
		t.r.aws = true
	}
}

// endpointIn looks for an endpoint in an option, a list of options, or a
// configuration. One that is set only under a condition does not count: the
// same program then runs against AWS too.
func (e *engine) endpointIn(v ssa.Value, seen map[ssa.Value]bool) endpoint {
	if v == nil || seen[v] || len(seen) > 200 {
		return endpoint{}
	}
	seen[v] = true
	var p endpoint
	add := func(w ssa.Value) { p = p.or(e.endpointIn(w, seen)) }
	switch v := v.(type) {
	case *ssa.Slice:
		if arr, ok := v.X.(*ssa.Alloc); ok {
			e.eachElement(arr, add)
		} else {
			add(v.X)
		}
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.Alloc); ok {
			p = e.fieldEndpoint(a)
			for _, s := range e.stored(a) {
				add(s)
			}
			return p
		}
		for _, s := range e.stored(v.X) {
			add(s)
		}
	case *ssa.Alloc:
		p = e.fieldEndpoint(v)
		for _, s := range e.stored(v) {
			add(s)
		}
	case *ssa.ChangeType:
		add(v.X)
	case *ssa.MakeInterface:
		add(v.X)
	case *ssa.Extract:
		add(v.Tuple)
	case *ssa.Phi: // on some way only: counts where every way has one
		all := true
		for _, x := range v.Edges {
			q := e.endpointIn(x, seen)
			all = all && q.custom
			p.loopback = p.loopback || q.loopback
		}
		p.custom = all
	case *ssa.MakeClosure:
		add(v.Fn)
	case *ssa.Function:
		for _, fn := range e.behind(v) {
			p = p.or(e.optionEndpoint(fn))
		}
	case *ssa.Call:
		p = e.callEndpoint(v, seen)
	case *ssa.Parameter, *ssa.FreeVar:
		p = e.fieldEndpoint(v)
	}
	return p
}

// eachElement visits what is stored in the elements of an array.
func (e *engine) eachElement(arr ssa.Value, visit func(ssa.Value)) {
	for _, r := range e.referrers(arr) {
		ia, ok := r.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, u := range e.referrers(ia) {
			if s, ok := u.(*ssa.Store); ok && s.Addr == ia {
				visit(s.Val)
			}
		}
	}
}

// callEndpoint looks for an endpoint in what a call gives.
func (e *engine) callEndpoint(c *ssa.Call, seen map[ssa.Value]bool) endpoint {
	var p endpoint
	common := c.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok && b.Name() == "append" {
		for _, a := range common.Args {
			p = p.or(e.endpointIn(a, seen))
		}
		return p
	}
	obj := e.callee(common)
	if row := awsapi.LookupFunc(obj); row != nil {
		for _, prm := range row.Params {
			if a := argNamed(common, obj, prm.Name); a != nil && prm.Role == awsapi.Endpoint {
				p = p.or(e.endpointValue(a))
			}
		}
	}
	if fns := e.callees(common); len(fns) > 0 {
		for _, fn := range fns {
			for _, r := range returns(fn) {
				for _, x := range r.Results {
					p = p.or(e.endpointIn(x, seen))
				}
			}
		}
		return p
	}
	for _, a := range args(common) { // fluent methods, and loaders with options
		if row := awsapi.LookupStruct(a.Type()); row != nil && row.Kind == awsapi.ConfigStruct {
			p = p.or(e.endpointIn(a, seen))
		} else if _, ok := a.(*ssa.Slice); ok {
			p = p.or(e.endpointIn(a, seen))
		}
	}
	return p
}

// optionEndpoint looks for an endpoint that a functional option sets.
func (e *engine) optionEndpoint(fn *ssa.Function) endpoint {
	var p endpoint
	for _, prm := range fn.Params {
		p = p.or(e.fieldEndpoint(prm))
	}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if c, ok := instr.(*ssa.Call); ok && !e.dependsLocally(c) {
				for _, callee := range e.callees(c.Common()) {
					if callee != fn && len(callee.Params) > 0 {
						p = p.or(e.fieldEndpoint(callee.Params[0]))
					}
				}
			}
		}
	}
	return p
}

// fieldEndpoint looks for an unconditional store to a field of v, directly or
// through a copy of the pointer, that holds an endpoint.
func (e *engine) fieldEndpoint(v ssa.Value) endpoint {
	row := awsapi.LookupStruct(v.Type())
	if row == nil {
		return endpoint{}
	}
	var p endpoint
	for _, r := range e.referrers(v) {
		switch r := r.(type) {
		case *ssa.FieldAddr:
			if r.X != v || row.Role(strings.TrimPrefix(fieldName(v.Type(), r.Field), ".")) != awsapi.Endpoint {
				continue
			}
			for _, u := range e.referrers(r) {
				if s, ok := u.(*ssa.Store); ok && s.Addr == r && !e.dependsLocally(s) {
					p = p.or(e.endpointValue(s.Val))
				}
			}
		case *ssa.UnOp:
			if r.X == v && isReference(r.Type()) {
				p = p.or(e.fieldEndpoint(r))
			}
		}
	}
	return p
}

// dependsLocally reports whether the instruction runs under a guard of its own
// function.
func (e *engine) dependsLocally(instr ssa.Instruction) bool {
	cf := e.controlFlow(instr.Parent())
	for _, d := range cf.dependences(instr.Block()) {
		if e.isGuard(cf, d, instr, "") {
			return true
		}
	}
	return false
}

// endpointValue says what is known of an endpoint by its value: AWS's own
// hosts are no custom endpoint; a resolver, or a text that is not known, is.
func (e *engine) endpointValue(v ssa.Value) endpoint {
	if isNilConst(v) {
		return endpoint{}
	}
	if !isText(v.Type()) {
		return endpoint{custom: true} // a resolver
	}
	s := e.settle(e.eval(v, ""))
	if s.empty() && len(s) > 0 {
		return endpoint{}
	}
	p := endpoint{custom: true}
	if s.only(Const) {
		p.custom = false
	}
	for _, o := range s {
		if o.Kind == Const && o.value != "" {
			p.custom = p.custom || !isAWSHost(o.value)
			p.loopback = p.loopback || isLoopback(o.value)
		}
	}
	return p
}

// hostOf gives the host of a URL or of "host[:port]".
func hostOf(text string) string {
	if !strings.Contains(text, "//") {
		text = "//" + text
	}
	if u, err := url.Parse(text); err == nil {
		return strings.ToLower(u.Hostname())
	}
	return strings.ToLower(text)
}

// isAWSHost reports whether an endpoint is one of AWS's own: a FIPS, dual-stack,
// IoT or China host is no S3-compatible store.
func isAWSHost(text string) bool {
	h := hostOf(text)
	for _, suffix := range []string{"amazonaws.com", "amazonaws.com.cn", "api.aws", "aws.dev", "c2s.ic.gov", "sc2s.sgov.gov"} {
		if h == suffix || strings.HasSuffix(h, "."+suffix) {
			return true
		}
	}
	return false
}

// isLoopback reports whether an endpoint is on this machine.
func isLoopback(text string) bool {
	switch h := hostOf(text); {
	case h == "localhost", strings.HasSuffix(h, ".localhost"), strings.HasPrefix(h, "127."), h == "::1", h == "0.0.0.0", h == "host.docker.internal":
		return true
	}
	return false
}
