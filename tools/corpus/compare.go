package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/report"
)

// A verdict says how a label fared.
type verdict string

const (
	hit      verdict = "hit"       // a positive site with its finding
	miss     verdict = "miss"      // a positive site without
	silent   verdict = "silent"    // a none site without a finding
	alarm    verdict = "ALARM"     // a none site with a finding
	notBuilt verdict = "not built" // nothing can be said
)

// uncached is a category of norefresh that speaks of providers fetched too
// often. The labels know only of values that expire, so a finding of it near a
// label is not about the label.
const uncached = "uncached"

// How close a hit is.
const (
	sameStatement = "same statement"
	relatedStep   = "related step"  // one of the finding's steps stands in the statement
	sameType      = "same type"     // another method of the labelled provider
	sameFunction  = "same function" // the finding, or a step: one for a group, or at the wrapper's other end
)

// A result is the verdict on one label.
type result struct {
	label
	Verdict verdict   `json:"verdict"`
	How     string    `json:"how,omitempty"` // for a hit: how close
	Note    string    `json:"note,omitempty"`
	Matched []finding `json:"matched,omitempty"`
}

// A placed label knows its file on disk and its place in it.
type placed struct {
	label
	path string
	site site
}

// compare judges placed labels by the findings of their packages. The second
// result holds the findings that belong to no label.
func compare(labels []placed, findings []finding) ([]result, []finding) {
	used := make([]bool, len(findings))
	var results []result
	for _, l := range labels {
		r := result{label: l.label, Verdict: silent}
		match := l.matchNone
		if l.positive() {
			r.Verdict, match = miss, func(f finding) string { return l.matchPositive(f, labels) }
		}
		best := closest(findings, match)
		for i, f := range findings {
			if best != "" && match(f) == best {
				used[i] = true
				r.Matched = append(r.Matched, f)
			}
		}
		switch {
		case best != "" && l.positive():
			r.Verdict, r.How = hit, best
		case best != "":
			r.Verdict, r.Note = alarm, describe(r.Matched)
		case l.positive():
			r.Note = otherAnalyzer(l, findings)
		}
		results = append(results, r)
	}
	var rest []finding
	for i, f := range findings {
		if !used[i] {
			rest = append(rest, f)
		}
	}
	return results, rest
}

// ways lists how a finding can match, the closest first.
var ways = []string{sameStatement, relatedStep, sameType, sameFunction}

// closest is the closest way in which any finding matches, empty if none does.
func closest(findings []finding, match func(finding) string) string {
	for _, way := range ways {
		if slices.ContainsFunc(findings, func(f finding) bool { return match(f) == way }) {
			return way
		}
	}
	return ""
}

// matchNone tells whether a finding disturbs a none site: one of any analyzer
// in its statement, or where a method's head is labelled, one of norefresh at
// its type, since only the refresh of a provider is told by all its methods
// together. Its steps do not: a pass-through wrapper is a step of its callers'
// findings.
func (p placed) matchNone(f finding) string {
	switch {
	case f.Position.File != p.path:
		return ""
	case within(p.site.statement, f.Position):
		return sameStatement
	case f.Analyzer == "norefresh" && within(p.site.types, f.Position):
		return sameType
	}
	return ""
}

// matchPositive tells how a finding speaks of a positive site, empty if it does
// not. A finding in the statement of a none site is that site's false alarm
// and no hit for a neighbour in the same function.
func (p placed) matchPositive(f finding, labels []placed) string {
	if f.Analyzer != p.Expected {
		return ""
	}
	here := func(spans ...span) bool { return f.Position.File == p.path && within(spans, f.Position) }
	step := func(spans ...span) bool {
		return slices.ContainsFunc(f.Steps, func(s report.Step) bool {
			return s.Position.File == p.path && within(spans, s.Position)
		})
	}
	switch {
	case here(p.site.statement...):
		return sameStatement
	case step(p.site.statement...):
		return relatedStep
	case disturbs(f, labels), f.Category == uncached:
		return ""
	case here(p.site.types...):
		return sameType
	case here(p.site.function), step(p.site.function):
		return sameFunction
	}
	return ""
}

// disturbs reports whether a finding is a false alarm at one of the labels.
func disturbs(f finding, labels []placed) bool {
	return slices.ContainsFunc(labels, func(l placed) bool { return !l.positive() && l.matchNone(f) != "" })
}

// within reports whether a position stands in one of some spans.
func within(spans []span, at position) bool {
	return slices.ContainsFunc(spans, func(s span) bool { return s.holds(at.Line, at.Column) })
}

// otherAnalyzer notes what else was said of a missed site.
func otherAnalyzer(p placed, findings []finding) string {
	var others []finding
	for _, f := range findings {
		if p.matchNone(f) != "" {
			others = append(others, f)
		}
	}
	return describe(others)
}

// describe names findings by analyzer and category, each once.
func describe(findings []finding) string {
	var names []string
	for _, f := range findings {
		names = append(names, f.Analyzer+"/"+f.Category)
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// sortFindings orders findings by place and drops those seen twice, as when a
// package was run with and without a build tag.
func sortFindings(findings []finding) []finding {
	slices.SortFunc(findings, report.Compare)
	return slices.CompactFunc(findings, func(a, b finding) bool { return report.Compare(a, b) == 0 })
}

// where prints a finding's place, relative to a directory if it stands below.
func where(f finding, dir string) string {
	name := f.Position.File
	if rel, err := filepath.Rel(dir, name); err == nil && filepath.IsLocal(rel) {
		name = filepath.ToSlash(rel)
	}
	return fmt.Sprintf("%s:%d", name, f.Position.Line)
}
