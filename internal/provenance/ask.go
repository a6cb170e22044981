package provenance

import "math"

// ask answers a question, and remembers the answer.
//
// Answers are the least solution of the equations that transfer and gather
// state, found by depth-first search, cycle by cycle as in Tarjan's algorithm
// for strongly connected components: a question that is already under way
// answers bottom. An answer that rests on such a bottom is provisional until
// the first question of its cycle is closed; that one's own answer is complete
// then, as all on the cycle is joined into it.
func (e *engine) ask(q question, answer func() Set) Set {
	if s, ok := e.memo[q]; ok {
		return s
	}
	if p, ok := e.provisional[q]; ok {
		e.restOn(q, p.order)
		return p.set
	}
	if order, ok := e.active[q]; ok {
		e.restOn(q, order)
		return nil
	}
	if e.waited[q] > maxWaited && !e.alone && len(e.active) > 0 {
		return e.askAlone(q, answer)
	}
	if e.budget--; e.budget < 0 || e.depth > maxDepth || selectors(q.path) > maxSelectors {
		return Set{{Kind: Unknown, What: "a value too complex to follow"}}
	}
	outer := e.open
	e.open = closed
	mark := len(e.pending)
	e.asked++
	order := e.asked
	e.active[q] = order
	e.depth++
	s := answer()
	e.depth--
	delete(e.active, q)
	if e.open >= order { // rests on nothing that is still open
		e.memo[q] = s
		for _, p := range e.pending[mark:] {
			delete(e.provisional, p)
		}
		e.pending = e.pending[:mark]
		e.open = outer
		return s
	}
	e.provisional[q] = answered{s, order}
	e.pending = append(e.pending, q)
	e.open = min(e.open, outer)
	return s
}

// restOn notes that the question under way rests on q, which is not closed.
func (e *engine) restOn(q question, order int) {
	e.open = min(e.open, order)
	e.waited[q]++
}

// An answered question is one of a cycle that is not closed yet.
type answered struct {
	set   Set
	order int // when it was asked
}

// closed stands for no open question, in the order in which they are asked.
const closed = math.MaxInt

// maxWaited is how often others may rest on a question that is under way, and
// have to be asked again, before it is asked alone.
const maxWaited = 32

// askAlone answers a question as if none were under way, so that its answer is
// complete. Else a variable that many function literals read and assign would
// be asked for by each of them, and ask all of them each time: what is asked
// first is complete, and the variable, which rests on it, is not.
func (e *engine) askAlone(q question, answer func() Set) Set {
	active, provisional, pending, open := e.active, e.provisional, e.pending, e.open
	e.active, e.provisional, e.pending, e.open = map[question]int{}, map[question]answered{}, nil, closed
	e.alone = true
	s := e.ask(q, answer)
	e.alone = false
	e.active, e.provisional, e.pending, e.open = active, provisional, pending, open
	return s
}

// maxDepth bounds how deep questions nest, for the stack's sake.
const maxDepth = 10000
