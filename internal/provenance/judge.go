package provenance

import (
	"go/token"
	"slices"
	"time"

	"github.com/credlint/credlint/internal/keyshape"
)

// A Finding is the one verdict on a site, for the analyzer that reports it.
type Finding struct {
	Analyzer string // staticcreds, norefresh or chainshadow
	Category string // slug of the rule
	Pos, End token.Pos

	Source string        // what the value is or where it comes from, without any secret
	Sink   string        // the API in which it ends
	Detail string        // what else the message needs; depends on the category
	Window time.Duration // of an expiry-window finding: how early the cache refreshes
	Steps  []Step        // the value's way, source first
}

// judge gives the finding that the site deserves, if any: hard-coded before
// frozen before shadowing.
func (e *engine) judge(s *site) (Finding, bool) {
	for _, p := range s.parts {
		p.raw, p.news = p.news, e.settleUncalled(p.news)
	}
	if f, ok := e.judgeConstants(s); ok {
		return f, true
	}
	if e.isTestSupport(s.pos()) || e.isGenerated(s.pos()) {
		return Finding{}, false
	}
	if f, ok := e.judgeLifetime(s); ok {
		return f, true
	}
	return e.judgeShadow(s)
}

// finding makes a finding about one origin of one part of the site.
func (e *engine) finding(s *site, p *part, o Origin, analyzer, category string) Finding {
	at := p.at
	if !at.pos.IsValid() {
		at = s.head
	}
	var steps []Step
	if o.Pos.IsValid() && !e.sameLine(o.Pos, at.pos) {
		steps = append(steps, Step{o.Pos, describe(o)})
	}
	for _, t := range o.Trail.Steps() {
		if t.Pos.IsValid() && t.Pos != o.Pos && !e.sameLine(t.Pos, at.pos) {
			steps = append(steps, t)
		}
	}
	for up := s.parent; up != nil; up = up.parent {
		what := "reaches " + up.sink
		if up.parent != nil {
			what = "passed on"
		}
		steps = append(steps, Step{up.pos(), what})
	}
	return Finding{Analyzer: analyzer, Category: category, Pos: at.pos, End: at.end, Source: describe(o), Sink: s.sink, Steps: compact(steps)}
}

// sameLine reports whether two positions are on one line of one file.
func (e *engine) sameLine(a, b token.Pos) bool {
	p, q := e.pass.Fset.Position(a), e.pass.Fset.Position(b)
	return p.Filename == q.Filename && p.Line == q.Line
}

// maxSteps is how many steps a finding shows.
const maxSteps = 4

// compact keeps the first step and the last ones of a way that is too long.
func compact(steps []Step) []Step {
	steps = slices.CompactFunc(steps, func(a, b Step) bool { return a.Pos == b.Pos })
	if len(steps) <= maxSteps {
		return steps
	}
	return append(steps[:1:1], steps[len(steps)-maxSteps+1:]...)
}

// describe says what an origin is, without any secret.
func describe(o Origin) string {
	switch o.Kind {
	case Const:
		switch {
		case o.value != "":
			return keyshape.Describe(o.value)
		case o.What != "": // described by the package that has it
			return o.What
		}
		return "a constant"
	case Env:
		return "environment variable " + o.What
	case Flag:
		return "flag -" + o.What
	case Config:
		return "configuration field " + o.What
	case File:
		return "a file"
	case Derived:
		return "token of " + o.What
	case Metadata:
		return "role credentials read from " + o.What
	case Response, Snapshot:
		return "temporary credentials from " + o.What
	}
	return o.What
}
