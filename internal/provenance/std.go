package provenance

import (
	"encoding/base64"
	"encoding/hex"
	"go/types"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// eval gives the origins of one result of a call that follows the model.
func (m *model) eval(e *engine, c *ssa.Call, result int, path string) Set {
	all := args(c.Common())
	if obj := e.callee(c.Common()); obj.Signature().Recv() != nil && len(all) == obj.Signature().Params().Len() {
		all = slices.Insert(slices.Clone(all), 0, e.heldReceiver(c.Common().Value, 0))
	}
	if result > 0 && m.kind != intoElems {
		return nil // a second result is an error or a flag
	}
	arg := func(i int, path string) Set {
		if i < 0 || i >= len(all) || all[i] == nil {
			return nil
		}
		return e.eval(all[i], path).at(e.argPos(c, i))
	}
	switch m.kind {
	case passArg:
		return arg(m.arg, path)
	case passElems:
		return arg(m.arg, anyElem+path)
	case intoElems:
		if isElem(path) {
			_, path = head(path)
		}
		return split(arg(m.arg, path), arg(1, ""))
	case joinArgs:
		return e.joined(c, all)
	case firstOf:
		return e.firstOf(c, all)
	case fromEnv:
		return e.environment(c, all[m.name])
	case fromFlag:
		return Set{{Kind: Flag, What: m.named(e, all), Pos: c.Pos()}}.join(arg(m.deflt, "").asDefault())
	case fromConfig:
		return Set{{Kind: Config, What: m.named(e, all), Pos: c.Pos()}}
	case fromFile:
		return Set{{Kind: File, What: m.named(e, all), Pos: c.Pos()}}
	case fromHTTP:
		return e.fetched(c, arg(m.arg, ""))
	case decodeText:
		return decoded(arg(m.arg, ""), m.what, c)
	case urlText:
		return arg(0, ".User").join(arg(0, ".RawQuery")).without(Const)
	case builtString:
		return e.written(c, all[0])
	}
	return nil
}

// environment gives the origin of a variable read from the environment. A name
// that is a parameter is filled in by the callers.
func (e *engine) environment(c *ssa.Call, name ssa.Value) Set {
	s := e.eval(name, "")
	if t, ok := s.text(); ok {
		return Set{{Kind: Env, What: safeName(t), Pos: c.Pos()}}
	}
	var out Set
	for _, o := range s {
		switch {
		case o.Kind == Const && o.value != "":
			out = out.add(Origin{Kind: Env, What: safeName(o.value), Pos: c.Pos()})
		case o.Kind == Param:
			out = out.add(Origin{Kind: Env, What: unnamed, Pos: c.Pos(), fn: o.fn, index: o.index, path: o.path, before: o.before, after: o.after})
		}
	}
	if len(out) == 0 {
		return Set{{Kind: Env, What: unnamed, Pos: c.Pos()}}
	}
	return out
}

// nameShape is what names of variables, flags and settings look like.
var nameShape = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_./:-]{0,39}$`)

// safeName gives a name that messages and facts may show: not one that holds a
// key, for want of a boundary around it or because somebody mixed up arguments.
func safeName(name string) string {
	if !nameShape.MatchString(name) || strings.Contains(name, "AKIA") || strings.Contains(name, "ASIA") {
		return unnamed
	}
	return name
}

// unnamed stands for the name of a variable that is not known.
const unnamed = "?"

// named gives the text of the argument that names a variable, flag or setting.
func (m *model) named(e *engine, all []ssa.Value) string {
	if m.name < len(all) {
		if t, ok := e.eval(all[m.name], "").text(); ok {
			return safeName(t)
		}
	}
	return "?"
}

// expand gives the elements of a variadic argument's slice in their order, and
// other arguments as they are.
func (e *engine) expand(all []ssa.Value) []ssa.Value {
	var out []ssa.Value
	for _, a := range all {
		if els, ok := e.elements(a); ok {
			out = append(out, els...)
			continue
		}
		out = append(out, a)
	}
	return out
}

// elements gives the elements of a slice that is built in place, such as a
// variadic argument's, in their order.
func (e *engine) elements(v ssa.Value) ([]ssa.Value, bool) {
	sl, ok := v.(*ssa.Slice)
	if !ok {
		return nil, false
	}
	arr, ok := sl.X.(*ssa.Alloc)
	if !ok {
		return nil, false
	}
	at, ok := deref(arr.Type()).Underlying().(*types.Array)
	if !ok || at.Len() > 256 {
		return nil, false
	}
	els := make([]ssa.Value, at.Len())
	for _, r := range e.referrers(arr) {
		ia, ok := r.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		idx, ok := ia.Index.(*ssa.Const)
		if !ok {
			return nil, false
		}
		for _, u := range *ia.Referrers() {
			if st, ok := u.(*ssa.Store); ok && st.Addr == ia && idx.Int64() < at.Len() {
				els[idx.Int64()] = st.Val
			}
		}
	}
	for _, el := range els {
		if el == nil {
			return nil, false
		}
	}
	return els, true
}

// firstOf gives the origins of cmp.Or: constants after a value that may be
// missing are defaults.
func (e *engine) firstOf(c *ssa.Call, all []ssa.Value) Set {
	var s Set
	for _, p := range e.expand(all) {
		set := e.eval(p, "").at(c.Pos())
		if len(s) > 0 {
			set = set.asDefault()
		}
		s = s.join(set)
	}
	return s
}

// split gives the origins of the pieces of a text; of a constant, its pieces.
func split(s, sep Set) Set {
	by, known := sep.text()
	var out Set
	for _, o := range s {
		if o.Kind != Const || o.value == "" {
			out = out.add(o)
			continue
		}
		pieces := strings.Fields(o.value)
		if known && by != "" {
			pieces = strings.Split(o.value, by)
		}
		for _, p := range pieces {
			q := constantAt(p, o.Pos)
			q.Trail, q.Default, q.Heap = o.Trail, o.Default, o.Heap
			out = out.add(q)
		}
	}
	return out
}

// decoded gives the origins of decoded text; constants are decoded in fact.
func decoded(s Set, encoding string, c *ssa.Call) Set {
	return s.each(func(o Origin) Origin {
		if o.Kind != Const || o.value == "" {
			return o
		}
		var b []byte
		var err error
		if encoding == "hex" {
			b, err = hex.DecodeString(o.value)
		} else if b, err = base64.StdEncoding.DecodeString(o.value); err != nil {
			b, err = base64.RawURLEncoding.DecodeString(o.value)
		}
		if err != nil {
			return o
		}
		d := constantAt(string(b), o.Pos)
		d.Trail, d.Default, d.Heap = o.Trail.then(c.Pos(), "decoded from "+encoding), o.Default, o.Heap
		return d
	})
}

// written gives the origins of what was written to a strings.Builder.
func (e *engine) written(c *ssa.Call, builder ssa.Value) Set {
	var parts []ssa.Value
	for _, r := range e.referrers(builder) {
		call, ok := r.(ssa.CallInstruction)
		if !ok || len(call.Common().Args) < 2 {
			continue
		}
		if fn := calleeObject(call.Common()); fn != nil && fn.Name() == "WriteString" {
			parts = append(parts, call.Common().Args[1])
		}
	}
	return e.concat(c.Pos(), parts...)
}
