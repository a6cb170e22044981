package report

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"html/template"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/credlint/credlint/docs"
	"github.com/credlint/credlint/internal/rules"
)

const (
	maxCards  = 10_000  // findings above this number are only counted
	maxDetail = 8 << 20 // bytes of drawings and excerpts above which findings are shown in brief
)

// A page is what the template shows.
type page struct {
	Config     Config
	Summary    Summary
	Severities []tally
	Analyzers  []analyzerTally
	Packages   []tally
	Sections   []*section
	Problems   []string
	Brief      int // findings shown without drawing and context
	LeftOut    int // findings not shown
	Style      template.CSS
	Script     template.JS
	Policy     string
}

// A section is about the findings of one rule.
type section struct {
	rules.Rule
	Text   template.HTML // what the rule's page says; empty for unknown rules
	Groups []*group
	Cards  []*card
}

// Anchor gives the section's place in the page.
func (s *section) Anchor() string { return "rule-" + strings.ReplaceAll(s.ID(), "/", "-") }

// A group holds the findings of a rule in one package.
type group struct {
	Package string
	Cards   []*card
}

// A card shows a finding.
type card struct {
	Finding
	Anchor   string
	Severity rules.Severity
	Rule     rules.Rule
	File     string
	Way      way
}

func newPage(s *stream) *page {
	c, findings := s.config, s.findings
	p := &page{Config: c, Summary: s.summary, Style: template.CSS(pageStyle), Script: template.JS(pageScript), Policy: policy()}
	if len(findings) > maxCards {
		p.LeftOut = len(findings) - maxCards
		findings = findings[:maxCards]
	}
	p.Sections = sections(cards(c.Dir, findings))
	p.Brief = detail(p.Sections, newLibrary(findings), c.Dir)
	for _, problem := range s.problems {
		p.Problems = append(p.Problems, safe(filepath.ToSlash(problem.Line(c.Dir))))
	}
	p.count()
	return p
}

// cards makes a card for each finding, with anchors that differ.
func cards(dir string, findings []Finding) []*card {
	taken := map[string]int{}
	var out []*card
	for _, f := range findings {
		c := &card{Finding: f, Rule: ruleOf(f), File: shown(dir, f.Position.File)}
		c.Severity = cmp.Or(f.Severity, c.Rule.Severity)
		c.Anchor = "finding-" + anchor(f)
		if taken[c.Anchor]++; taken[c.Anchor] > 1 {
			c.Anchor += fmt.Sprintf("-again%d", taken[c.Anchor])
		}
		out = append(out, c)
	}
	return out
}

// anchor gives the finding's fingerprint, with _ for the colon in it, or a hash
// of its place if it has none that can stand in an address.
func anchor(f Finding) string {
	if addressable.MatchString(f.Fingerprint) {
		return strings.ReplaceAll(f.Fingerprint, ":", "_")
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %s", f.ID(), f.Package, f.Position))
	return fmt.Sprintf("%x", sum[:8])
}

var addressable = regexp.MustCompile(`^[0-9A-Za-z:]+$`)

// ruleOf gives the finding's rule; of one that is not known, what the finding
// itself says.
func ruleOf(f Finding) rules.Rule {
	if r, ok := rules.Find(f.ID()); ok {
		return r
	}
	return rules.Rule{Analyzer: safe(f.Analyzer), Category: safe(f.Category), Severity: cmp.Or(f.Severity, rules.Warning)}
}

// sections sorts the cards by rule, in the order of the rules, and by package.
func sections(all []*card) []*section {
	byID := map[string]*section{}
	var out []*section
	for _, c := range all {
		s := byID[c.Rule.ID()]
		if s == nil {
			s = &section{Rule: c.Rule, Text: ruleText(c.Rule)}
			byID[c.Rule.ID()] = s
			out = append(out, s)
		}
		s.Cards = append(s.Cards, c)
	}
	slices.SortFunc(out, func(a, b *section) int {
		return cmp.Or(cmp.Compare(order(a.Rule), order(b.Rule)), cmp.Compare(a.ID(), b.ID()))
	})
	for _, s := range out {
		s.group()
	}
	return out
}

// order gives the rule's index among all, or their number.
func order(r rules.Rule) int {
	if i := slices.Index(rules.All, r); i >= 0 {
		return i
	}
	return len(rules.All)
}

// group parts the section's cards by package.
func (s *section) group() {
	slices.SortStableFunc(s.Cards, func(a, b *card) int { return cmp.Compare(a.Package, b.Package) })
	for _, c := range s.Cards {
		if n := len(s.Groups); n == 0 || s.Groups[n-1].Cards[0].Package != c.Package {
			s.Groups = append(s.Groups, &group{Package: safe(c.Package)})
		}
		g := s.Groups[len(s.Groups)-1]
		g.Cards = append(g.Cards, c)
	}
}

// ruleText gives what the rule's page says of it.
func ruleText(r rules.Rule) template.HTML {
	for _, s := range docs.Sections(r.Analyzer) {
		if s.Title == r.Category {
			return markdown(s.Text, rules.Page(r.Analyzer))
		}
	}
	return ""
}

// detail reads the sources and draws. As long as there is room it does so in
// full, in every section for the first findings first. It gives the number of
// the others.
func detail(sections []*section, lib *library, dir string) int {
	size, brief := 0, 0
	for i, more := 0, true; more; i++ {
		more = false
		for _, s := range sections {
			if i >= len(s.Cards) {
				continue
			}
			more = true
			c := s.Cards[i]
			c.Way = c.way(lib, dir, size < maxDetail)
			if size < maxDetail {
				size += c.Way.size()
			} else {
				brief++
			}
		}
	}
	return brief
}
