package provenance

import (
	"go/constant"
	"go/token"
	"go/types"

	"github.com/credlint/credlint/internal/keyshape"
	"golang.org/x/tools/go/ssa"
)

// concat gives the origins of a concatenation. Constant pieces make a constant
// only together; beside a piece that is not constant they are mere decoration.
func (e *engine) concat(pos token.Pos, parts ...ssa.Value) Set {
	var all Set
	var before, after string // constant text before and after the first part that is not constant
	variable := 0
	for _, p := range parts {
		s := e.eval(p, "")
		t, ok := s.text()
		switch {
		case !ok:
			variable++
		case variable == 0:
			before += t
		default:
			after += t
		}
		all = all.join(s)
	}
	if variable == 0 {
		return Set{constantAt(before, pos)}
	}
	all = all.without(Const)
	if variable == 1 { // a caller may complete it
		all = all.each(func(o Origin) Origin {
			o.before, o.after = before+o.before, o.after+after
			return o
		})
	}
	return all
}

// completed gives what a text becomes when its variable part is known.
func completed(o Origin, s Set) Set {
	if o.before == "" && o.after == "" {
		return s
	}
	return s.each(func(p Origin) Origin {
		switch p.Kind {
		case Const:
			c := constantAt(o.before+p.value+o.after, p.Pos)
			c.Trail, c.Default, c.Heap = p.Trail, p.Default, p.Heap
			return c
		case Param:
			p.before, p.after = o.before+p.before, p.after+o.after
		}
		return p
	})
}

// text gives the text of a set that holds one constant and nothing else.
func (s Set) text() (string, bool) {
	if len(s) != 1 || s[0].Kind != Const || s[0].value == "" && s[0].Class != keyshape.Empty {
		return "", false
	}
	return s[0].value, true
}

// constBytes gives the text of a byte or rune slice built of constants.
func (e *engine) constBytes(v ssa.Value) (string, bool) {
	sl, ok := v.(*ssa.Slice)
	if !ok {
		return "", false
	}
	arr, ok := sl.X.(*ssa.Alloc)
	if !ok {
		return "", false
	}
	at, ok := deref(arr.Type()).Underlying().(*types.Array)
	if !ok || at.Len() > 4096 {
		return "", false
	}
	text := make([]rune, at.Len())
	for _, r := range e.referrers(arr) {
		ia, ok := r.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		idx, ok := ia.Index.(*ssa.Const)
		if !ok || len(*ia.Referrers()) != 1 {
			return "", false
		}
		st, ok := (*ia.Referrers())[0].(*ssa.Store)
		if !ok {
			return "", false
		}
		c, ok := st.Val.(*ssa.Const)
		if !ok || c.Value == nil || c.Value.Kind() != constant.Int || idx.Int64() >= at.Len() {
			return "", false
		}
		text[idx.Int64()] = rune(c.Int64())
	}
	return string(text), true
}
