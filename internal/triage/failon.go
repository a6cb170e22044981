package triage

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/rules"
)

// A FailOn is the flag -fail-on: which findings make the command fail. Its zero
// value is any.
type FailOn struct {
	text      string // as given; empty if it was not
	none      bool
	least     rules.Severity // that and worse fail; empty: not by severity
	selectors []string       // analyzers and rules that fail
}

// The words that stand alone.
const (
	failAny  = "any"
	failNone = "none"
)

var severities = []rules.Severity{rules.Error, rules.Warning, rules.Note}

// Set reads the list: any, none, severities (that and worse), analyzers, and
// rules as analyzer/category, separated by commas. It returns an error of one
// line if a word is none of them.
func (o *FailOn) Set(text string) error {
	n := FailOn{text: text}
	words := strings.Split(text, ",")
	for _, word := range words {
		word = strings.TrimSpace(word)
		switch {
		case word == "":
			return errors.New("want any, none, or a list separated by commas; a word of it is empty")
		case word == failAny || word == failNone:
			if len(words) > 1 {
				return fmt.Errorf("%s stands alone", word)
			}
			n.none = word == failNone
		case slices.Contains(severities, rules.Severity(word)):
			if s := rules.Severity(word); n.least == "" || n.least.AtLeast(s) {
				n.least = s
			}
		case slices.Contains(rules.IDs(), word):
			n.selectors = append(n.selectors, word)
		default:
			return unknownWord(word)
		}
	}
	*o = n
	return nil
}

// String gives the list as it was set.
func (o *FailOn) String() string {
	if o == nil || o.text == "" {
		return failAny
	}
	return o.text
}

// Given reports whether the flag was set.
func (o *FailOn) Given() bool { return o.text != "" }

// Fails reports whether the finding makes the command fail. One that is
// suppressed never does.
func (o *FailOn) Fails(f report.Finding) bool {
	switch {
	case f.Suppression != nil || o.none:
		return false
	case o.least == "" && len(o.selectors) == 0:
		return true
	case o.least != "" && f.Severity.AtLeast(o.least):
		return true
	}
	rule := rules.Rule{Analyzer: f.Analyzer, Category: f.Category}
	return slices.ContainsFunc(o.selectors, rule.Matches)
}

// unknownWord says what the word could have been: the categories of the
// analyzer that it names, or else all words but these.
func unknownWord(word string) error {
	analyzer, _, qualified := strings.Cut(word, "/")
	known := []string{failAny, failNone}
	for _, s := range severities {
		known = append(known, string(s))
	}
	known = append(known, rules.Analyzers()...)
	if of := rules.Of(analyzer); qualified && len(of) > 0 {
		known = nil
		for _, r := range of {
			known = append(known, r.ID())
		}
	}
	return fmt.Errorf("no such word: %q%s; there are %s", word, guess(word), strings.Join(known, ", "))
}

// guess proposes what was meant: rules of which only the category was named, or
// what differs in a letter or two.
func guess(word string) string {
	var near []string
	for _, id := range rules.IDs() {
		if _, category, _ := strings.Cut(id, "/"); category == word || distance(id, word) <= 2 {
			near = append(near, id)
		}
	}
	if len(near) == 0 || len(near) > 3 {
		return ""
	}
	return " (" + strings.Join(near, " or ") + "?)"
}

// distance gives the number of letters to insert, delete or replace to get from
// a to b.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
