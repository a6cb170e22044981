package triage

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/rules"
)

// A Baseline counts accepted findings. Its zero value has none.
type Baseline struct {
	counts map[key]int // above 0
}

// A key is what findings are recognised by. Equal findings have one key.
type key struct {
	Package  string `json:"package"`            // import path
	Function string `json:"function,omitempty"` // "Open", "Store.Open"; empty outside of functions
	Rule     string `json:"rule"`               // "norefresh/frozen-response"
	Code     string `json:"code,omitempty"`     // the statement in one line, with literals emptied
}

// An Entry is a line of a baseline.
type Entry struct {
	key
	Count int `json:"count,omitempty"` // number of equal findings; not written if 1
}

// keyOf gives the finding's key. No key of AWS is in it: literals are emptied
// already, and names that hold one are redacted, here once more.
func keyOf(f report.Finding) key {
	clean := func(s string) string { return keyshape.Redact(strings.ToValidUTF8(s, "\uFFFD")) }
	return key{clean(f.Package), clean(f.Function), clean(f.ID()), clean(f.Code)}
}

func (k key) compare(l key) int {
	return cmp.Or(
		cmp.Compare(k.Package, l.Package),
		cmp.Compare(k.Function, l.Function),
		cmp.Compare(k.Rule, l.Rule),
		cmp.Compare(k.Code, l.Code),
	)
}

// place names where the entry's finding was.
func (k key) place() string {
	if k.Function == "" {
		return k.Package
	}
	return k.Package + "." + k.Function
}

// belongs reports whether a baseline may list the finding. What a comment
// suppresses needs no entry, and what is wrong with a comment is easier mended
// than listed.
func belongs(f report.Finding) bool {
	return f.Suppression == nil && f.Category != rules.CategoryDirective
}

// Of gives the baseline that lists exactly these findings.
func Of(findings []report.Finding) *Baseline {
	b := &Baseline{map[key]int{}}
	for _, f := range findings {
		if belongs(f) {
			b.counts[keyOf(f)]++
		}
	}
	return b
}

// Apply gives the findings with an external Suppression on those that the
// baseline lists, and what is left of the baseline.
//
// Of n+k equal findings of which n are listed, k are told. Nothing in them says
// which are the new ones. If isNew, which may be nil, knows it of some, these
// are told first, else those last in order, as code grows at its end more often
// than at its beginning.
func (b *Baseline) Apply(findings []report.Finding, isNew func(report.Finding) bool) ([]report.Finding, *Baseline) {
	out := slices.Clone(findings)
	rest := &Baseline{maps.Clone(b.counts)}
	take := func(f *report.Finding) {
		if k := keyOf(*f); belongs(*f) && rest.counts[k] > 0 {
			f.Suppression = &report.Suppression{Kind: report.External}
			rest.remove(k, 1)
		}
	}
	for i := range out {
		if isNew == nil || !isNew(out[i]) {
			take(&out[i])
		}
	}
	for i := range out {
		take(&out[i])
	}
	return out, rest
}

// Prune gives the baseline without the entries, each as often as it counts.
func (b *Baseline) Prune(entries []Entry) *Baseline {
	out := &Baseline{maps.Clone(b.counts)}
	for _, e := range entries {
		out.remove(e.key, e.Count)
	}
	return out
}

func (b *Baseline) remove(k key, n int) {
	if b.counts[k] -= n; b.counts[k] <= 0 {
		delete(b.counts, k)
	}
}

// Entries lists what is in the baseline, sorted: by package first, so that
// people who work on different packages change different lines of the file.
func (b *Baseline) Entries() []Entry {
	var out []Entry
	for k, n := range b.counts {
		out = append(out, Entry{k, n})
	}
	slices.SortFunc(out, func(x, y Entry) int { return x.compare(y.key) })
	return out
}

// within gives the part of the baseline on which the run has had its say.
func (b *Baseline) within(s *scope) *Baseline {
	return b.filter(func(k key) bool { return s.covers(k) })
}

// outside gives the part of which the run knows nothing.
func (b *Baseline) outside(s *scope) *Baseline {
	return b.filter(func(k key) bool { return !s.covers(k) })
}

func (b *Baseline) filter(keep func(key) bool) *Baseline {
	out := &Baseline{map[key]int{}}
	for k, n := range b.counts {
		if keep(k) {
			out.counts[k] = n
		}
	}
	return out
}

// union gives what one of the baselines lists, as often as the one that has
// more of it.
func (b *Baseline) union(c *Baseline) *Baseline {
	out := &Baseline{map[key]int{}}
	for _, counts := range []map[key]int{b.counts, c.counts} {
		for k, n := range counts {
			out.counts[k] = max(out.counts[k], n)
		}
	}
	return out
}

// total gives the number of findings in the entries.
func total(entries []Entry) int {
	n := 0
	for _, e := range entries {
		n += e.Count
	}
	return n
}
