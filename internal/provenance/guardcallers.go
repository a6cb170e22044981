package provenance

import "golang.org/x/tools/go/ssa"

// guarded reports whether the instruction runs under a guard.
func (e *engine) guarded(instr ssa.Instruction) bool { return e.guardedUnless(instr, "") }

// guardedUnless is guarded, but conditions that read the environment variable
// do not count: setting a default for what is unset is no guard.
func (e *engine) guardedUnless(instr ssa.Instruction, env string) bool {
	g, _ := e.askGuarded(instr, env)
	return g
}

// A guardQuestion asks whether all calls of a function are guarded, where
// conditions on one environment variable do not count.
type guardQuestion struct {
	fn  *ssa.Function
	env string
}

// guardAnswers holds what is known of guards. Of functions that call each other
// only the ways into the cycle count: a question that is asked again while it
// is under way answers yes, and a yes that rests on such a one waits for it.
type guardAnswers struct {
	known   map[guardQuestion]bool
	open    map[guardQuestion]int // questions not closed, by their place among those asked
	waiting []guardQuestion       // those that were answered
	asked   int
}

// askGuarded is guardedUnless, and gives the first question not closed on which
// the answer rests, by its place among those asked.
func (e *engine) askGuarded(instr ssa.Instruction, env string) (guarded bool, first int) {
	fn := instr.Parent()
	cf := e.controlFlow(fn)
	for _, d := range cf.dependences(instr.Block()) {
		if e.isGuard(cf, d, instr, env) {
			return true, closed
		}
	}
	return e.callersGuarded(guardQuestion{fn, env})
}

// callersGuarded reports whether every call of a function runs under a guard.
func (e *engine) callersGuarded(q guardQuestion) (guarded bool, first int) {
	a := &e.guardedFns
	if g, ok := a.known[q]; ok {
		return g, closed
	}
	if order, ok := a.open[q]; ok {
		return true, order
	}
	a.asked++
	order, mark := a.asked, len(a.waiting)
	a.open[q] = order
	callers := e.liveCallers(q.fn)
	guarded, first = len(callers) > 0, closed
	for _, c := range callers {
		g, f := e.askGuarded(c, q.env)
		first = min(first, f)
		if !g {
			guarded = false
			break
		}
	}
	a.waiting = append(a.waiting, q)
	if guarded && first < order {
		return true, first
	}
	a.settle(mark, guarded)
	return guarded, closed
}

// settle closes the questions that were answered since mark. A no is one for
// all that rest on it: for those under way, too, as it is handed on to them.
func (a *guardAnswers) settle(mark int, guarded bool) {
	for _, q := range a.waiting[mark:] {
		a.known[q] = guarded
		delete(a.open, q)
	}
	a.waiting = a.waiting[:mark]
}
