package provenance

import (
	"cmp"
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/keyshape"
)

// A Kind says where a value comes from.
type Kind uint8

// The kinds of origins.
const (
	Unknown  Kind = iota // a call or construct that the engine does not look into
	Const                // a constant in the source, or the zero value of its type
	Env                  // an environment variable
	Flag                 // a command-line flag
	Config               // a field of configuration: decoded, or set by code out of sight
	File                 // the contents of a file
	Param                // a parameter of a function; its callers decide
	Item                 // an element of a collection that is ranged over: one of many
	Response             // the answer of STS, SSO, Cognito or the like: temporary
	Snapshot             // what a provider gave at one moment: perhaps temporary
	Metadata             // role credentials read by hand from a metadata endpoint
	Derived              // a short-lived token made from credentials
)

// An Origin is one place from which a value may come.
type Origin struct {
	Kind  Kind
	What  string         // name of the operation, variable, flag, field or function
	Class keyshape.Class // of a Const
	Pos   token.Pos      // where the value becomes known; may be invalid
	Trail *Trail         // the steps from there to where the question was asked, last first

	// Default is set on a Const that stands in for a value that was not given.
	Default bool
	// Heap is set when the value passed through a struct field or a package
	// variable, so that it outlives the function that obtained it.
	Heap bool

	value string        // of a Const; never leaves the process
	fn    *ssa.Function // of a Param
	index int           // of a Param
	path  string        // of a Param: which part of it

	before, after string // of a Param: constant text that is put around it
}

// A Trail is a list of steps, last first, shared between origins.
type Trail struct {
	Step Step
	prev *Trail
	n    int
}

// A Step is one point on a value's way.
type Step struct {
	Pos  token.Pos
	What string
}

// then gives the trail with one more step. Long trails keep their first and
// last steps only, as four are shown.
func (t *Trail) then(pos token.Pos, what string) *Trail {
	if !pos.IsValid() || t != nil && t.Step.Pos == pos {
		return t
	}
	n := 1
	if t != nil {
		n = t.n + 1
	}
	const most = 8
	if n > most {
		return t
	}
	return &Trail{Step{pos, what}, t, n}
}

// Steps gives the trail's steps, first first.
func (t *Trail) Steps() []Step {
	var s []Step
	for ; t != nil; t = t.prev {
		s = append(s, t.Step)
	}
	slices.Reverse(s)
	return s
}

// A Set is the lattice element: the origins that a value may have, without
// duplicates, in the order in which they were found. The empty set is bottom
// (the value was never assigned, or the question is still open); join is union.
// It is a may-analysis: an origin in the set is possible on some path. What
// must hold on all paths (guards, endpoints, expiry) is asked elsewhere.
type Set []Origin

// maxSet bounds a set; what exceeds it becomes Unknown.
const maxSet = 48

// same reports whether two origins are one element of the lattice. The trail
// does not count: the first way found is as good as another.
func (o Origin) same(p Origin) bool {
	return o.Kind == p.Kind && o.What == p.What && o.Class == p.Class && o.value == p.value &&
		o.Default == p.Default && o.fn == p.fn && o.index == p.index && o.path == p.path && o.before == p.before && o.after == p.after
}

// join adds the origins of t to s.
func (s Set) join(t Set) Set {
	if len(s) == 0 {
		return t
	}
	own := false
	for _, o := range t {
		s, own = s.insert(o, own)
	}
	return s
}

// add adds one origin to s.
func (s Set) add(o Origin) Set {
	s, _ = s.insert(o, false)
	return s
}

// insert adds one origin to s. Of two ways to one origin the set keeps the
// first, but remembers if either of them passed the heap. Sets are shared: only
// one that is the caller's own, as it says and is told, is changed in place.
func (s Set) insert(o Origin, own bool) (Set, bool) {
	for i := range s {
		if !s[i].same(o) {
			continue
		}
		if o.Heap && !s[i].Heap {
			if !own {
				s, own = slices.Clone(s), true
			}
			s[i].Heap = true
		}
		return s, own
	}
	if len(s) >= maxSet {
		if s[len(s)-1].Kind == Unknown {
			return s, own
		}
		o = Origin{Kind: Unknown, What: "too many origins"}
	}
	if !own {
		s = slices.Clip(s) // append copies
	}
	return append(s, o), true
}

// each gives the set with f applied to every origin.
func (s Set) each(f func(Origin) Origin) Set {
	if len(s) == 0 {
		return nil
	}
	out, own := make(Set, 0, len(s)), true
	for _, o := range s {
		out, own = out.insert(f(o), own)
	}
	return out
}

// at gives the set with every origin that has no position placed at pos.
func (s Set) at(pos token.Pos) Set {
	if !pos.IsValid() || !slices.ContainsFunc(s, func(o Origin) bool { return !o.Pos.IsValid() }) {
		return s
	}
	return s.each(func(o Origin) Origin {
		if !o.Pos.IsValid() {
			o.Pos = pos
		}
		return o
	})
}

// via gives the set with one more step on every origin's way.
func (s Set) via(pos token.Pos, what string) Set {
	return s.each(func(o Origin) Origin { o.Trail = o.Trail.then(pos, what); return o })
}

// heap gives the set with every origin marked as kept on the heap.
func (s Set) heap() Set {
	return s.each(func(o Origin) Origin { o.Heap = true; return o })
}

// asDefault gives the set with its constants marked as stand-ins.
func (s Set) asDefault() Set {
	return s.each(func(o Origin) Origin { o.Default = o.Default || o.Kind == Const; return o })
}

// has reports whether an origin of one of the kinds is in the set.
func (s Set) has(kinds ...Kind) bool { return s.find(kinds...) != nil }

// find gives the first origin in the set of one of the kinds, or nil.
func (s Set) find(kinds ...Kind) *Origin {
	for i := range s {
		if slices.Contains(kinds, s[i].Kind) {
			return &s[i]
		}
	}
	return nil
}

// only reports whether the set is not empty and holds nothing but these kinds.
func (s Set) only(kinds ...Kind) bool {
	return len(s) > 0 && !slices.ContainsFunc(s, func(o Origin) bool { return !slices.Contains(kinds, o.Kind) })
}

// without gives the set without the origins of these kinds.
func (s Set) without(kinds ...Kind) Set {
	return slices.DeleteFunc(slices.Clone(s), func(o Origin) bool { return slices.Contains(kinds, o.Kind) })
}

// empty reports whether the value can only be the empty string, nil or zero.
func (s Set) empty() bool {
	return !slices.ContainsFunc(s, func(o Origin) bool { return o.Kind != Const || o.Class != keyshape.Empty })
}

// sorted gives a copy of the set in an order that does not depend on the way
// in which it was built, for facts.
func (s Set) sorted() Set {
	c := slices.Clone(s)
	slices.SortStableFunc(c, func(a, b Origin) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.What, b.What), cmp.Compare(a.index, b.index),
			cmp.Compare(a.path, b.path), cmp.Compare(a.Class, b.Class), compareBool(a.Default, b.Default), compareBool(a.Heap, b.Heap))
	})
	return c
}

// compareBool orders false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// constantAt makes the origin of a constant of the given text.
func constantAt(text string, pos token.Pos) Origin {
	return Origin{Kind: Const, Class: keyshape.Classify(text), value: text, Pos: pos}
}

// zero is the origin of a value that was never assigned.
func zero() Set { return Set{{Kind: Const, Class: keyshape.Empty}} }
