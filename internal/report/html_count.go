package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/credlint/credlint/internal/rules"
)

// A tally counts the findings of something by severity.
type tally struct {
	Name, Title, Link       string
	Errors, Warnings, Notes int
	most                    int // the largest sum of the tallies beside it
}

// Sum gives the number of findings.
func (t tally) Sum() int { return t.Errors + t.Warnings + t.Notes }

func (t *tally) add(s rules.Severity) {
	switch s {
	case rules.Error:
		t.Errors++
	case rules.Note:
		t.Notes++
	default:
		t.Warnings++
	}
}

// A stripe is a part of a bar, in percent of its whole length.
type stripe struct {
	Class    string
	From, To string
}

// Bar gives the stripes of a bar whose length is the sum.
func (t tally) Bar() []stripe {
	var out []stripe
	at := 0
	percent := func(n int) string { return fmt.Sprintf("%.2f", 100*float64(n)/float64(max(1, t.most))) }
	for _, part := range []struct {
		class string
		n     int
	}{{"error", t.Errors}, {"warning", t.Warnings}, {"note", t.Notes}} {
		if part.n > 0 {
			out = append(out, stripe{part.class, percent(at), percent(part.n)})
			at += part.n
		}
	}
	return out
}

// An analyzerTally counts the findings of an analyzer, and of each of its rules.
type analyzerTally struct {
	tally
	Rules []tally
}

// count fills in the page's tallies. Suppressed findings do not count.
func (p *page) count() {
	var all tally
	packages := map[string]*tally{}
	for _, s := range p.Sections {
		t := tally{Name: s.Category, Title: s.Title, Link: s.Anchor()}
		for _, c := range s.Cards {
			if c.Suppression != nil {
				continue
			}
			name := safe(c.Package)
			if packages[name] == nil {
				packages[name] = &tally{Name: name, Link: c.Anchor}
			}
			for _, t := range []*tally{&t, &all, packages[name]} {
				t.add(c.Severity)
			}
		}
		p.countRule(s.Analyzer, t)
	}
	for _, t := range packages {
		p.Packages = append(p.Packages, *t)
	}
	slices.SortFunc(p.Packages, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.Sum(), a.Sum()), cmp.Compare(b.Errors, a.Errors), cmp.Compare(a.Name, b.Name))
	})
	p.Severities = []tally{
		{Name: string(rules.Error), Errors: all.Errors},
		{Name: string(rules.Warning), Warnings: all.Warnings},
		{Name: string(rules.Note), Notes: all.Notes},
	}
	p.scale()
}

// countRule adds the tally of a rule to that of its analyzer.
func (p *page) countRule(analyzer string, t tally) {
	n := len(p.Analyzers)
	if n == 0 || p.Analyzers[n-1].Name != analyzer {
		p.Analyzers = append(p.Analyzers, analyzerTally{tally: tally{Name: analyzer}})
		n++
	}
	a := &p.Analyzers[n-1]
	a.Errors += t.Errors
	a.Warnings += t.Warnings
	a.Notes += t.Notes
	a.Rules = append(a.Rules, t)
}

// scale tells the tallies of each table the largest sum in it.
func (p *page) scale() {
	rulesMost, packagesMost := 0, 0
	for _, a := range p.Analyzers {
		for _, t := range a.Rules {
			rulesMost = max(rulesMost, t.Sum())
		}
	}
	for _, t := range p.Packages {
		packagesMost = max(packagesMost, t.Sum())
	}
	for i := range p.Analyzers {
		for j := range p.Analyzers[i].Rules {
			p.Analyzers[i].Rules[j].most = rulesMost
		}
	}
	for i := range p.Packages {
		p.Packages[i].most = packagesMost
	}
}
