package provenance

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// A guard is a condition on configuration that an instruction depends on, such
// that where it does not hold the program goes on without the instruction: the
// default chain then serves. It must hold on all ways to the instruction, in
// its function or in every caller. A condition whose other side fails (returns
// an error, panics) is no guard: an error is no way back to the role. Nor
// is one whose other side makes another explicit provider of plain values.

// isGuard reports whether the dependence is on a condition on configuration
// whose other side lets the program go on.
func (e *engine) isGuard(cf *controlFlow, d dependence, instr ssa.Instruction, env string) bool {
	if cf.fn.Synthetic == "package initializer" {
		return false // its only condition is whether it has run
	}
	cond := d.block.Instrs[len(d.block.Instrs)-1].(*ssa.If).Cond
	if !e.readsConfig(cond, instr, 0) || env != "" && e.readsEnv(cond, env) {
		return false
	}
	return !e.fails(d.other(), cf.post[d.block.Index], map[*ssa.BasicBlock]bool{})
}

// readsConfig reports whether the condition asks something of the program's
// configuration. What it does not count: loops, errors, and whether something
// that the guarded code itself creates exists yet.
func (e *engine) readsConfig(cond ssa.Value, instr ssa.Instruction, depth int) bool {
	if depth > 6 {
		return true
	}
	switch c := cond.(type) {
	case *ssa.Const:
		return false
	case *ssa.UnOp:
		if c.Op == token.NOT {
			return e.readsConfig(c.X, instr, depth+1)
		}
		return true
	case *ssa.Phi:
		for _, x := range c.Edges {
			if e.readsConfig(x, instr, depth+1) {
				return true
			}
		}
		return false
	case *ssa.BinOp:
		return e.comparesConfig(c, instr)
	case *ssa.Extract:
		if _, loop := c.Tuple.(*ssa.Next); loop {
			return false
		}
		return true
	}
	return true
}

// comparesConfig reports whether a comparison is of configuration.
func (e *engine) comparesConfig(c *ssa.BinOp, instr ssa.Instruction) bool {
	x, y := c.X, c.Y
	if isNilConst(x) {
		x, y = y, x
	}
	if isErrorType(x.Type()) {
		return false // an error says nothing about what the user wants
	}
	if isNilConst(y) && (e.isLazy(x, instr) || isSDKHandle(x.Type())) {
		return false
	}
	if isLoopCounter(x) || isLoopCounter(y) {
		return false
	}
	return true
}

// isLazy reports whether the value compared with nil is kept in a cell that the
// function assigns: `if client == nil { client = ... }` creates on first use.
func (e *engine) isLazy(x ssa.Value, instr ssa.Instruction) bool {
	load, ok := x.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	for _, b := range instr.Parent().Blocks {
		for _, i := range b.Instrs {
			if s, ok := i.(*ssa.Store); ok && sameCell(s.Addr, load.X) && !isNilConst(s.Val) {
				return true
			}
		}
	}
	return false
}

// sameCell reports whether two addresses are of one variable or field.
func sameCell(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	fa, ok1 := a.(*ssa.FieldAddr)
	fb, ok2 := b.(*ssa.FieldAddr)
	return ok1 && ok2 && fa.Field == fb.Field && sameRoot(fa.X, fb.X)
}

// sameRoot reports whether two values are the same, or loads of the same cell.
func sameRoot(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	la, ok1 := a.(*ssa.UnOp)
	lb, ok2 := b.(*ssa.UnOp)
	return ok1 && ok2 && la.Op == token.MUL && lb.Op == token.MUL && sameCell(la.X, lb.X)
}

// isSDKHandle reports whether t is a client or session: what is made from
// credentials, not what configures them.
func isSDKHandle(t types.Type) bool {
	n, ok := deref(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || !awsapi.IsSDK(n.Obj().Pkg().Path()) {
		return false
	}
	switch n.Obj().Name() {
	case "Client", "Session", "Core":
		return true
	}
	return false
}

// isLoopCounter reports whether a value is a loop's index: a phi that adds to
// itself, or such a sum.
func isLoopCounter(v ssa.Value) bool {
	if b, ok := v.(*ssa.BinOp); ok && b.Op == token.ADD {
		v = b.X
	}
	phi, ok := v.(*ssa.Phi)
	if !ok {
		return false
	}
	for _, x := range phi.Edges {
		if b, ok := x.(*ssa.BinOp); ok && b.X == phi {
			return true
		}
	}
	return false
}

func isNilConst(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

func isErrorType(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// readsEnv reports whether the condition asks for the environment variable.
func (e *engine) readsEnv(cond ssa.Value, env string) bool {
	var ask func(v ssa.Value, depth int) bool
	ask = func(v ssa.Value, depth int) bool {
		if depth > 4 {
			return false
		}
		switch v := v.(type) {
		case *ssa.Call:
			if fn := calleeObject(v.Common()); fn != nil && (fn.FullName() == "os.Getenv" || fn.FullName() == "os.LookupEnv") {
				c, ok := v.Call.Args[0].(*ssa.Const)
				return ok && c.Value != nil && constant.StringVal(c.Value) == env
			}
			for _, a := range v.Call.Args {
				if ask(a, depth+1) {
					return true
				}
			}
		case *ssa.Extract:
			return ask(v.Tuple, depth+1)
		case *ssa.UnOp:
			return ask(v.X, depth+1)
		case *ssa.BinOp:
			return ask(v.X, depth+1) || ask(v.Y, depth+1)
		}
		return false
	}
	return ask(cond, 0)
}

// fails reports whether all ways on from b end in a panic, in the program's
// end, in the return of an error, or in another explicit provider, before they
// come to a block in common.
func (e *engine) fails(b *ssa.BasicBlock, common bitset, seen map[*ssa.BasicBlock]bool) bool {
	if common.has(b.Index) {
		return false
	}
	if seen[b] {
		return true
	}
	seen[b] = true
	for _, instr := range b.Instrs {
		if call, ok := instr.(*ssa.Call); ok {
			fn := calleeObject(call.Common())
			if row := awsapi.LookupFunc(fn); endsProgram(fn) || row != nil && (row.Kind == awsapi.Static || row.Kind == awsapi.Environment) {
				return true
			}
		}
	}
	switch last := b.Instrs[len(b.Instrs)-1].(type) {
	case *ssa.Panic:
		return true
	case *ssa.Return:
		return e.returnsError(last, seen)
	}
	for _, s := range b.Succs {
		if !e.fails(s, common, seen) {
			return false
		}
	}
	return true
}

// returnsError reports whether a return gives an error that is not nil, as far
// as the ways through the blocks seen can tell.
func (e *engine) returnsError(r *ssa.Return, seen map[*ssa.BasicBlock]bool) bool {
	if len(r.Results) == 0 {
		return false
	}
	last := resultOf(r, len(r.Results)-1)
	if !isErrorType(last.Type()) {
		return false
	}
	if e.onError(r) {
		return true
	}
	return isMadeError(last, seen)
}

// isMadeError reports whether an error is not nil for certain, on all ways
// through the blocks seen.
func isMadeError(err ssa.Value, seen map[*ssa.BasicBlock]bool) bool {
	phi, ok := err.(*ssa.Phi)
	if !ok {
		return !isNilConst(err) && !isHandedOn(err)
	}
	for i, p := range phi.Block().Preds {
		if seen[p] && phi.Edges[i] != phi && !isMadeError(phi.Edges[i], map[*ssa.BasicBlock]bool{}) {
			return false
		}
	}
	return true
}

// isHandedOn reports whether an error is what another function gave, which may
// be nil, rather than one that is made here.
func isHandedOn(err ssa.Value) bool {
	switch v := err.(type) {
	case *ssa.Extract:
		return true
	case *ssa.Call:
		fn := calleeObject(v.Common())
		return fn == nil || !strings.Contains(fn.Name(), "Err") && !slices.Contains([]string{"New", "Wrap", "Wrapf", "Join", "WithMessage", "WithStack"}, fn.Name())
	}
	return false
}

// endsProgram reports whether a function never returns.
func endsProgram(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "os":
		return fn.Name() == "Exit"
	case "runtime":
		return fn.Name() == "Goexit"
	}
	switch fn.Name() {
	case "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln", "FailNow":
		return true
	}
	return false
}
