package provenance

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// An engine answers questions about one package. All its questions run
// backward from a value to its origins, on demand, and are remembered.
type engine struct {
	pass  *analysis.Pass
	pkg   *ssa.Package
	funcs []*ssa.Function

	globalUses map[*ssa.Global][]ssa.Instruction   // ssa.Global has no referrers of its own
	fieldUses  map[*types.Var][]*ssa.FieldAddr     // where the address of a field is taken
	calls      map[*ssa.Function][]ssa.Instruction // calls, and where a function literal or value is made
	methods    map[string][]*ssa.Function          // the package's methods by name, for interface calls
	syntax     *syntaxIndex
	files      map[*token.File]*ast.File

	memo   map[question]Set
	active map[question]int // questions under way, by their place among those asked

	provisional map[question]answered // answers that rest on a question that is not closed
	pending     []question            // the same, in the order in which they were given

	waited map[question]int // how often another question rested on one that was under way
	alone  bool             // a question is asked alone

	asked  int // how many questions were
	open   int // the first question not closed that an answer rested on, by its place among those asked
	depth  int
	budget int

	targets    map[*ssa.CallCommon]target      // of calls of function values
	objects    map[*ssa.CallCommon]*types.Func // the same, of functions without a body here
	reaches    map[ssa.Value]*reach
	valueCalls map[*ssa.Function][]ssa.CallInstruction    // calls of function values, by what they reach
	boundCalls map[*ssa.MakeClosure][]ssa.CallInstruction // calls of a method value
	guards     map[*ssa.Function]*controlFlow
	fresh      map[*ssa.Function]bool
	guardedFns guardAnswers
	settled    map[settleQuestion]Set
	support    map[*token.File]bool // files of test code
	heaps      map[heapQuestion]Set
	setters    map[*ssa.Function][2]int // wrappers of os.Setenv: which parameters are name and value
}

// A question is a part of a value whose origins are wanted.
type question struct {
	v      ssa.Value
	path   string
	stores bool // what is stored in the cell v, rather than v

	at ssa.Instruction // where the cell is read, if that matters; nil: anywhere
}

// maxWork bounds the questions asked about one package per function in it; what
// is beyond is answered Unknown, so that time stays linear in the program.
const maxWork = 1000

func newEngine(pass *analysis.Pass) *engine {
	pkg, funcs := buildSSA(pass)
	e := &engine{
		pass: pass, pkg: pkg, funcs: funcs,
		globalUses:  map[*ssa.Global][]ssa.Instruction{},
		fieldUses:   map[*types.Var][]*ssa.FieldAddr{},
		calls:       map[*ssa.Function][]ssa.Instruction{},
		methods:     map[string][]*ssa.Function{},
		files:       map[*token.File]*ast.File{},
		memo:        map[question]Set{},
		active:      map[question]int{},
		provisional: map[question]answered{},
		waited:      map[question]int{},
		open:        closed,
		budget:      maxWork * (len(funcs) + 4),
		objects:     map[*ssa.CallCommon]*types.Func{},
		reaches:     map[ssa.Value]*reach{},
		valueCalls:  map[*ssa.Function][]ssa.CallInstruction{},
		boundCalls:  map[*ssa.MakeClosure][]ssa.CallInstruction{},
		targets:     map[*ssa.CallCommon]target{},
		guards:      map[*ssa.Function]*controlFlow{},
		fresh:       map[*ssa.Function]bool{},
		guardedFns:  guardAnswers{known: map[guardQuestion]bool{}, open: map[guardQuestion]int{}},
		settled:     map[settleQuestion]Set{},
		support:     map[*token.File]bool{},
		heaps:       map[heapQuestion]Set{},
		setters:     map[*ssa.Function][2]int{},
	}
	for _, f := range pass.Files {
		e.files[pass.Fset.File(f.FileStart)] = f
	}
	for _, fn := range funcs {
		if fn.Signature.Recv() != nil {
			e.methods[fn.Name()] = append(e.methods[fn.Name()], fn)
		}
	}
	for _, fn := range funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				e.index(instr)
			}
		}
	}
	e.indexValueCalls()
	return e
}

// index files one instruction under the globals, fields and functions it uses.
func (e *engine) index(instr ssa.Instruction) {
	if fa, ok := instr.(*ssa.FieldAddr); ok {
		if s, ok := deref(fa.X.Type()).Underlying().(*types.Struct); ok {
			f := s.Field(fa.Field).Origin()
			e.fieldUses[f] = append(e.fieldUses[f], fa)
		}
	}
	if call, ok := instr.(ssa.CallInstruction); ok && call.Common().IsInvoke() {
		for _, fn := range e.callees(call.Common()) {
			e.calls[fn] = append(e.calls[fn], instr)
		}
	}
	var buf [8]*ssa.Value
	for _, op := range instr.Operands(buf[:0]) {
		switch v := (*op).(type) {
		case *ssa.Global:
			e.globalUses[v] = append(e.globalUses[v], instr)
		case *ssa.Function:
			fn := origin(v)
			e.calls[fn] = append(e.calls[fn], instr)
			if fn.Synthetic == "" || e.local(fn) {
				continue
			}
			for _, m := range e.behind(fn) { // a method value or expression
				e.calls[m] = append(e.calls[m], instr)
			}
		}
	}
}

// referrers gives the instructions that use a value.
func (e *engine) referrers(v ssa.Value) []ssa.Instruction {
	if g, ok := v.(*ssa.Global); ok {
		return e.globalUses[g]
	}
	if r := v.Referrers(); r != nil {
		return *r
	}
	return nil
}
