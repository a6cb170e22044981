package provenance

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// A cell is where a value is kept beyond the function that obtained it: a
// field of a type of this package, or a package variable.
type cell struct {
	field  *types.Var
	global *ssa.Global
}

// cellName gives the cell as messages show it.
func (e *engine) cellName(c cell) string {
	if c.field != nil {
		if uses := e.fieldUses[c.field]; len(uses) > 0 {
			return "field " + typeName(uses[0].X.Type()) + "." + c.field.Name()
		}
		return "field " + c.field.Name()
	}
	return "package variable " + c.global.Name()
}

// judgeKeptValues judges what the package keeps: triples by value that were
// resolved once, and derived tokens, with nothing that checks their expiry.
func (e *engine) judgeKeptValues() []Finding {
	var out []Finding
	stored := map[cell]bool{}
	reported := map[cell]bool{}
	for _, fn := range e.funcs {
		if e.isTestSupport(fn.Pos()) || e.isGenerated(fn.Pos()) {
			continue
		}
		if f, ok := e.judgeMaps(fn); ok {
			out = append(out, f)
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				c, val, ok := e.keeps(instr)
				if !ok {
					continue
				}
				stored[c] = true
				f, ok := e.judgeKeep(instr, c, val)
				if ok && !reported[c] {
					reported[c] = true
					out = append(out, f)
				}
			}
		}
	}
	return append(out, e.judgeSigners(stored)...)
}

// keeps gives the cell in which an instruction stores a value.
func (e *engine) keeps(instr ssa.Instruction) (cell, ssa.Value, bool) {
	switch i := instr.(type) {
	case *ssa.Store:
		c, ok := e.cellOf(i.Addr)
		if fa, field := i.Addr.(*ssa.FieldAddr); ok && field && !e.outlives(fa.X, map[ssa.Value]bool{}) {
			return cell{}, nil, false
		}
		return c, i.Val, ok
	case *ssa.MapUpdate:
		if load, ok := i.Map.(*ssa.UnOp); ok {
			c, ok := e.cellOf(load.X)
			return c, i.Value, ok
		}
	}
	return cell{}, nil, false
}

// cellOf gives the cell at an address.
func (e *engine) cellOf(addr ssa.Value) (cell, bool) {
	switch a := addr.(type) {
	case *ssa.Global:
		return cell{global: a}, a.Pkg == e.pkg
	case *ssa.FieldAddr:
		s, ok := deref(a.X.Type()).Underlying().(*types.Struct)
		if !ok || awsapi.LookupStruct(a.X.Type()) != nil {
			return cell{}, false
		}
		f := s.Field(a.Field).Origin()
		return cell{field: f}, f.Pkg() == e.pass.Pkg
	}
	return cell{}, false
}

// judgeKeep tells whether keeping the value in the cell is a fault.
func (e *engine) judgeKeep(instr ssa.Instruction, c cell, val ssa.Value) (Finding, bool) {
	fn := instr.Parent()
	row := awsapi.LookupStruct(val.Type())
	isValue := row != nil && row.Kind == awsapi.ValueStruct
	if !isValue && !isText(val.Type()) || e.inLoop(instr) {
		return Finding{}, false
	}
	path, kinds, category := "", []Kind{Derived}, "captured-token"
	if isValue {
		path, kinds, category = "."+row.FieldOf(awsapi.SessionToken), []Kind{Snapshot, Response, Metadata}, "kept-value"
	}
	o := e.eval(val, path).find(kinds...)
	if o == nil || e.ownsProvider(c) || e.checksExpiry(c) || e.readsExpiry(fn) || !e.usedElsewhere(c, instr) {
		return Finding{}, false
	}
	var at span
	if s, ok := instr.(*ssa.Store); ok {
		at = e.storeSpan(s)
	} else {
		at = span{instr.Pos(), instr.Pos() + 1}
	}
	f := Finding{Analyzer: "norefresh", Category: category, Pos: at.pos, End: at.end, Source: describe(*o), Sink: e.cellName(c)}
	if o.Pos.IsValid() && !e.sameLine(o.Pos, at.pos) {
		f.Steps = []Step{{o.Pos, describe(*o)}}
	}
	return f, true
}

// ownsProvider reports whether the cell is a field of a type that is a provider
// itself: whether that refreshes is judged by its methods.
func (e *engine) ownsProvider(c cell) bool {
	if c.field == nil {
		return false
	}
	for _, name := range []string{"Retrieve", "RetrieveWithContext", "RetrieveWithCredContext", "IsExpired"} {
		for _, m := range e.methods[name] {
			if s, ok := deref(m.Signature.Recv().Type()).Underlying().(*types.Struct); ok && hasField(s, c.field) {
				return true
			}
		}
	}
	return false
}

func hasField(s *types.Struct, f *types.Var) bool {
	for i := range s.NumFields() {
		if s.Field(i).Origin() == f {
			return true
		}
	}
	return false
}

// uses gives the instructions that take the cell's address.
func (e *engine) uses(c cell) []ssa.Value {
	var out []ssa.Value
	if c.field != nil {
		for _, fa := range e.fieldUses[c.field] {
			out = append(out, fa)
		}
		return out
	}
	return []ssa.Value{c.global}
}

// usedElsewhere reports whether something reads the cell, other than the
// function that stores into it to hand it on at once.
func (e *engine) usedElsewhere(c cell, instr ssa.Instruction) bool {
	for _, addr := range e.uses(c) {
		for _, r := range e.referrers(addr) {
			if s, ok := r.(*ssa.Store); ok && s.Addr == addr {
				continue
			}
			if r.Parent() == instr.Parent() && c.field != nil && instr.Block().Dominates(r.Block()) {
				continue // reads what was stored just now
			}
			return true
		}
	}
	if c.field != nil { // value receivers select fields without an address
		for _, fn := range e.funcs {
			for _, b := range fn.Blocks {
				for _, i := range b.Instrs {
					if f, ok := i.(*ssa.Field); ok && fn != instr.Parent() {
						if s, ok := f.X.Type().Underlying().(*types.Struct); ok && s.Field(f.Field).Origin() == c.field {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// judgeSigners judges signatures made with a triple by value that a type holds
// in a field which only other packages fill.
func (e *engine) judgeSigners(stored map[cell]bool) []Finding {
	var out []Finding
	for _, fn := range e.funcs {
		if e.isTestSupport(fn.Pos()) || e.isGenerated(fn.Pos()) {
			continue
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				obj := e.callee(call.Common())
				row := awsapi.LookupFunc(obj)
				if row == nil || row.Kind != awsapi.Sign {
					continue
				}
				for _, p := range row.Params {
					a := argNamed(call.Common(), obj, p.Name)
					if p.Role != awsapi.Credential || a == nil {
						continue
					}
					c, ok := e.heldBy(a)
					if !ok || stored[c] || e.checksExpiry(c) || e.ownsProvider(c) || e.localOnly(c) {
						continue
					}
					at := e.argSpanOf(call, a)
					out = append(out, Finding{Analyzer: "norefresh", Category: "kept-value", Pos: at.pos, End: at.end, Source: "credentials resolved once", Sink: e.cellName(c)})
				}
			}
		}
	}
	return out
}

// heldBy gives the field of a method's receiver from which a value is loaded.
func (e *engine) heldBy(v ssa.Value) (cell, bool) {
	for range 3 {
		switch w := v.(type) {
		case *ssa.UnOp:
			v = w.X
			continue
		case *ssa.FieldAddr:
			if fromReceiver(w.X) {
				return e.cellOf(w)
			}
		case *ssa.Field:
			if s, ok := w.X.Type().Underlying().(*types.Struct); ok && fromReceiver(w.X) {
				f := s.Field(w.Field).Origin()
				return cell{field: f}, f.Pkg() == e.pass.Pkg
			}
		}
		break
	}
	return cell{}, false
}

// localOnly reports whether this package fills the field itself, in values
// that do not outlive the function that makes them.
func (e *engine) localOnly(c cell) bool {
	for _, addr := range e.uses(c) {
		for _, r := range e.referrers(addr) {
			if s, ok := r.(*ssa.Store); ok && s.Addr == addr {
				return true
			}
		}
	}
	return false
}
