package provenance

import (
	"go/types"

	"github.com/credlint/credlint/internal/awsapi"
	"golang.org/x/tools/go/ssa"
)

// envRoles are the variables from which every SDK takes a triple
// (config/env_config.go:23-29).
var envRoles = map[string]awsapi.Role{
	"AWS_ACCESS_KEY_ID": awsapi.AccessKeyID, "AWS_ACCESS_KEY": awsapi.AccessKeyID,
	"AWS_SECRET_ACCESS_KEY": awsapi.SecretAccessKey, "AWS_SECRET_KEY": awsapi.SecretAccessKey,
	"AWS_SESSION_TOKEN": awsapi.SessionToken, "AWS_SECURITY_TOKEN": awsapi.SessionToken,
}

// setenv gives the name and value that a call writes into the process's
// environment.
func (e *engine) setenv(c ssa.CallInstruction, obj *types.Func) (name string, value ssa.Value) {
	switch obj.FullName() {
	case "os.Setenv", "syscall.Setenv":
		a := c.Common().Args
		return e.envName(a[0]), a[1]
	}
	fn := origin(c.Common().StaticCallee())
	if !e.local(fn) {
		return "", nil
	}
	if n, v, ok := e.setenvWrapper(fn); ok {
		if a := c.Common().Args; max(n, v) < len(a) {
			return e.envName(a[n]), a[v]
		}
	}
	return "", nil
}

// envName gives the first name of a variable of interest that v may be.
func (e *engine) envName(v ssa.Value) string {
	for _, o := range e.eval(v, "") {
		if o.Kind == Const && (envRoles[o.value] != awsapi.NoRole || shadowVars[o.value]) {
			return o.value
		}
	}
	return ""
}

// setenvWrapper tells whether a function of this package sets a variable whose
// name and value are its parameters, and which.
func (e *engine) setenvWrapper(fn *ssa.Function) (name, value int, ok bool) {
	if w, ok := e.setters[fn]; ok {
		return w[0], w[1], w[0] >= 0
	}
	e.setters[fn] = [2]int{-1, -1}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			c, isCall := instr.(*ssa.Call)
			if !isCall || len(c.Call.Args) < 2 {
				continue
			}
			if obj := e.callee(c.Common()); obj == nil || obj.FullName() != "os.Setenv" && obj.FullName() != "syscall.Setenv" {
				continue
			}
			n, v := paramIndex(fn, c.Call.Args[0]), paramIndex(fn, c.Call.Args[1])
			if n >= 0 && v >= 0 {
				e.setters[fn] = [2]int{n, v}
				return n, v, true
			}
		}
	}
	return -1, -1, false
}

// paramIndex gives the index of the parameter of fn that v is, or -1.
func paramIndex(fn *ssa.Function, v ssa.Value) int {
	for i, p := range fn.Params {
		if p == v {
			return i
		}
	}
	return -1
}

// setenvSite gives the site of a call that writes a triple's part into the
// process's environment.
func (e *engine) setenvSite(c ssa.CallInstruction, obj *types.Func) *site {
	name, value := e.setenv(c, obj)
	role := envRoles[name]
	if role == awsapi.NoRole {
		return nil
	}
	s := &site{kind: setsEnv, sink: name, instr: c, head: e.callSpan(c)}
	at := e.argSpanOf(c, value)
	s.add(role, e.eval(value, "").at(at.pos), at)
	return s
}
