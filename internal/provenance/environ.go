package provenance

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
	"github.com/credlint/credlint/internal/keyshape"
)

// judgeChildEnvironments judges constants in the environment of a child
// process, exec.Cmd.Env. Values that are not constant are the child's own
// affair.
func (e *engine) judgeChildEnvironments(said map[string]bool) []Finding {
	var out []Finding
	for _, fn := range e.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				s, ok := instr.(*ssa.Store)
				if !ok || !isCmdEnv(s.Addr) {
					continue
				}
				if f, ok := e.judgeChildEnvironment(s, said); ok {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// isCmdEnv reports whether an address is the field Env of an exec.Cmd.
func isCmdEnv(addr ssa.Value) bool {
	fa, ok := addr.(*ssa.FieldAddr)
	if !ok || fieldName(fa.X.Type(), fa.Field) != ".Env" {
		return false
	}
	n, ok := deref(fa.X.Type()).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "os/exec" && n.Obj().Name() == "Cmd"
}

func (e *engine) judgeChildEnvironment(st *ssa.Store, said map[string]bool) (Finding, bool) {
	at := e.storeSpan(st)
	s := &site{kind: setsEnv, instr: st, head: at}
	for _, o := range e.eval(st.Val, anyElem) {
		name, value, ok := strings.Cut(o.value, "=")
		if o.Kind != Const || !ok || envRoles[name] == awsapi.NoRole {
			continue
		}
		c := constantAt(value, o.Pos)
		c.Trail = o.Trail
		s.sink = name
		s.add(envRoles[name], Set{c}, at)
	}
	if len(s.parts) == 0 {
		return Finding{}, false
	}
	f, ok := e.judgeConstants(s)
	if ok {
		s.remember(said)
		for _, o := range e.eval(st.Val, anyElem) {
			if o.Class != keyshape.Empty {
				said[o.value] = true
			}
		}
	}
	return f, ok
}
