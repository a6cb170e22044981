package provenance

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// settle turns the parameters in a set, whose callers are not in sight, into
// what they are to the package: a part of a parameter is configuration, unless
// this package itself stores something else in that field.
func (e *engine) settle(s Set) Set {
	var out Set
	for _, o := range s {
		if o.Kind != Param || o.path == "" || o.fn == nil {
			out = out.add(o)
			continue
		}
		t := o.fn.Params[o.index].Type()
		h := e.heap(t, o.path)
		if len(h) == 0 || !h.has(Param) {
			conf := o
			conf.Kind, conf.What, conf.fn, conf.path = Config, strings.TrimLeft(o.path, "."), nil, ""
			conf.index = 0
			if strings.Contains(o.path, anyElem) {
				conf.Kind = Item
			}
			if len(h) == 0 || h.only(Const) {
				out = out.add(conf)
			}
		}
		for _, p := range h {
			if p.Kind != Param {
				out = out.add(p)
			} else if p.path == "" {
				out = out.add(p)
			} else {
				p.Kind, p.What, p.fn, p.path = Config, strings.TrimLeft(p.path, "."), nil, ""
				p.index = 0
				out = out.add(p)
			}
		}
	}
	return out
}

// substitute gives a set that speaks of the parameters of fn as it looks from
// a call of fn: parameters are replaced by what the call passes for them. The
// parameter skip is left out: it is the cell that is being asked about.
func (e *engine) substitute(s Set, fn *ssa.Function, call ssa.CallInstruction, skip *ssa.Parameter) Set {
	var out Set
	for _, o := range s {
		if o.fn != fn || o.Kind != Param && o.Kind != Env && o.Kind != Unknown {
			out = out.add(o)
			continue
		}
		if o.Kind == Unknown { // an answer from an address that the caller passes
			out = out.join(e.fetched(call, e.argument(fn, call, o)))
			continue
		}
		if o.Kind == Env {
			out = out.join(nameEnv(o, e.argument(fn, call, o)))
			continue
		}
		if skip != nil && fn.Params[o.index] == skip {
			continue
		}
		out = out.join(e.argument(fn, call, o))
	}
	return out
}

// nameEnv gives an environment origin its name, where a caller passes it.
func nameEnv(o Origin, names Set) Set {
	var out Set
	for _, n := range names {
		p := o
		switch {
		case n.Kind == Const && n.value != "":
			p.What, p.fn, p.index, p.path, p.before, p.after = safeName(n.value), nil, 0, "", "", ""
		case n.Kind == Param:
			p.fn, p.index, p.path, p.before, p.after = n.fn, n.index, n.path, n.before, n.after
		default:
			p.fn, p.index, p.path, p.before, p.after = nil, 0, "", "", ""
		}
		out = out.add(p)
	}
	return out
}

// argument gives the origins of what a call passes for a parameter of fn.
func (e *engine) argument(fn *ssa.Function, call ssa.CallInstruction, o Origin) Set {
	all := args(call.Common())
	i := o.index - (len(fn.Params) - len(all)) // a method value's receiver is not among the arguments
	var passed []ssa.Value
	switch {
	case i < 0:
		passed = e.receivers(call.Common(), fn)
	case i < len(all):
		passed = all[i : i+1]
	}
	if len(passed) == 0 {
		return Set{{Kind: Unknown, What: "receiver of " + fn.Name()}}
	}
	var s Set
	for _, v := range passed {
		path := o.path
		if o.index == 0 && fn.Signature.Recv() != nil {
			path = e.promoted(v.Type(), path)
		}
		s = s.join(e.eval(v, path))
	}
	s = completed(o, s).at(e.argPos(call, i))
	for t := o.Trail.Steps(); len(t) > 0; t = t[1:] {
		s = s.via(t[0].Pos, t[0].What)
	}
	return s
}

// settleUncalled settles the parameters of functions that this package does
// not call; the callers of others are judged themselves.
func (e *engine) settleUncalled(s Set) Set {
	var out Set
	for _, o := range s {
		if o.Kind != Param {
			out = out.add(o)
		} else if o.fn != nil && len(e.liveCallsOf(o.fn)) == 0 {
			out = out.join(e.settle(Set{o}))
		}
	}
	return out
}

// settleFields settles the fields of parameters: by what this package's
// callers pass, or as configuration. Parameters of plain values are left to
// the callers.
func (e *engine) settleFields(s Set) Set {
	var out Set
	for _, o := range s {
		if o.Kind != Param || o.path == "" || o.fn == nil {
			out = out.add(o)
			continue
		}
		out = out.join(e.settleField(o))
	}
	return out
}

// A settleQuestion asks what a field of a parameter is settled as.
type settleQuestion struct {
	fn    *ssa.Function
	index int
	path  string
}

// settleField settles one field of a parameter. Callers that only hand on
// their own parameter, in a circle, add nothing.
func (e *engine) settleField(o Origin) Set {
	q := settleQuestion{o.fn, o.index, o.path}
	if s, ok := e.settled[q]; ok {
		return s
	}
	e.settled[q] = nil // while asking
	var out Set
	calls := e.liveCallsOf(o.fn)
	for _, call := range calls {
		out = out.join(e.settleFields(e.argument(o.fn, call, o)))
	}
	if len(calls) == 0 {
		out = e.settle(Set{o})
	}
	e.settled[q] = out
	return out
}
