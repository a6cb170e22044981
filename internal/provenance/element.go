package provenance

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// lookup gives the origins of a map's element; a constant key selects what is
// stored under this key alone. Indexing a string gives no credential.
func (e *engine) lookup(v *ssa.Lookup, path string) Set {
	sel := anyElem
	if c, ok := v.Index.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.String {
		sel = keySel(constant.StringVal(c.Value))
	}
	return e.eval(v.X, sel+path)
}

// item marks the elements that a loop visits one by one: an index that is no
// constant selects one of many, such as one tenant's keys.
func item(index ssa.Value) func(Origin) Origin {
	_, fixed := index.(*ssa.Const)
	return func(o Origin) Origin {
		if !fixed && o.Kind == Config {
			o.Kind = Item
		}
		return o
	}
}

// extract gives the origins of one result of a tuple.
func (e *engine) extract(v *ssa.Extract, path string) Set {
	switch t := v.Tuple.(type) {
	case *ssa.Call:
		return e.call(t, v.Index, path)
	case *ssa.TypeAssert:
		if v.Index == 0 {
			return e.eval(t.X, path)
		}
	case *ssa.Lookup:
		if v.Index == 0 {
			return e.lookup(t, path)
		}
	case *ssa.UnOp:
		if v.Index == 0 {
			return e.eval(t.X, anyElem+path)
		}
	case *ssa.Next:
		if r, ok := t.Iter.(*ssa.Range); ok && v.Index == 2 {
			return e.eval(r.X, anyElem+path).each(item(nil))
		} else if ok && v.Index == 1 {
			return e.keys(r.X, 0)
		}
	case *ssa.Select:
		var s Set
		for _, st := range t.States {
			if st.Dir == types.RecvOnly && v.Index >= 2 {
				s = s.join(e.eval(st.Chan, anyElem+path))
			}
		}
		return s
	}
	return nil
}

// keys gives the constant keys under which the package stores into a map.
func (e *engine) keys(m ssa.Value, depth int) Set {
	var s Set
	if depth > 4 {
		return s
	}
	if load, ok := m.(*ssa.UnOp); ok {
		for _, x := range e.stored(load.X) {
			s = s.join(e.keys(x, depth+1))
		}
		return s
	}
	for _, r := range e.referrers(m) {
		if u, ok := r.(*ssa.MapUpdate); ok && u.Map == m {
			s = s.join(e.eval(u.Key, ""))
		}
	}
	return s
}
