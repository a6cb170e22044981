package provenance

import (
	"github.com/credlint/credlint/internal/awsapi"
	"golang.org/x/tools/go/ssa"
)

// judgeMaps judges maps of options in which a function returns the parts of a
// resolved triple: whoever makes a client of them has keys that end, and no
// way to know when. A map of AWS_* variables is for a child process.
func (e *engine) judgeMaps(fn *ssa.Function) (Finding, bool) {
	if e.isFresh(fn) {
		return Finding{}, false
	}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			u, ok := instr.(*ssa.MapUpdate)
			if !ok || !isText(u.Value.Type()) || !e.isTokenOf(u.Value) || !e.returnsMap(u.Map, fn) || e.readsExpiry(fn) {
				continue
			}
			if key, ok := e.eval(u.Key, "").text(); !ok || envRoles[key] != awsapi.NoRole {
				continue
			}
			o := e.eval(u.Value, "").find(Snapshot, Response)
			if o == nil {
				continue
			}
			f := Finding{Analyzer: "norefresh", Category: "kept-value", Pos: u.Pos(), End: u.Pos() + 1, Source: describe(*o), Sink: "a map of options"}
			if o.Pos.IsValid() && !e.sameLine(o.Pos, u.Pos()) {
				f.Steps = []Step{{o.Pos, describe(*o)}}
			}
			return f, true
		}
	}
	return Finding{}, false
}

// isTokenOf reports whether a text is the session token of a triple by value
// or of a service's answer.
func (e *engine) isTokenOf(v ssa.Value) bool {
	for range 4 {
		switch w := v.(type) {
		case *ssa.UnOp:
			v = w.X
		case *ssa.FieldAddr:
			if row := awsapi.LookupStruct(w.X.Type()); row != nil && row.Role(trimDot(fieldName(w.X.Type(), w.Field))) == awsapi.SessionToken {
				return true
			}
			v = w.X
		case *ssa.Field:
			row := awsapi.LookupStruct(w.X.Type())
			return row != nil && row.Role(trimDot(fieldName(w.X.Type(), w.Field))) == awsapi.SessionToken
		default:
			return false
		}
	}
	return false
}

// returnsMap reports whether the function returns the map.
func (e *engine) returnsMap(m ssa.Value, fn *ssa.Function) bool {
	for _, r := range returns(fn) {
		for i := range r.Results {
			if resultOf(r, i) == m {
				return true
			}
		}
	}
	return false
}
