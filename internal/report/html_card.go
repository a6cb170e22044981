package report

import (
	"html/template"
	"slices"
)

// A way is what a card shows of how the credential came to the finding.
type way struct {
	Drawing  template.HTML // empty in brief
	Steps    []string      // in brief, in the place of the drawing
	Excerpts []quotation
	Missing  []string // files that cannot be quoted
}

// A quotation is an excerpt as it stands in the page.
type quotation struct {
	File string
	HTML template.HTML
}

// way gives the finding's way, in full or in brief.
func (c *card) way(lib *library, dir string, full bool) way {
	all := stops(c.Finding, dir, c.Anchor, c.sink())
	if !full {
		return brief(all, lib)
	}
	excerpts := lib.excerpts(all, around)
	w := way{Excerpts: quotations(excerpts)}
	missing := map[*stop]bool{}
	for _, s := range all {
		if missing[s] = !quoted(excerpts, s); missing[s] && s.file != "" && !slices.Contains(w.Missing, s.file) {
			w.Missing = append(w.Missing, s.file)
		}
	}
	w.Drawing = drawing(all, missing)
	return w
}

// brief gives the way in words, and the line of the finding alone.
func brief(all []*stop, lib *library) way {
	last := all[len(all)-1]
	w := way{}
	for _, s := range all[:len(all)-1] {
		w.Steps = append(w.Steps, s.place()+": "+s.text)
	}
	last.number = 0 // there is nothing to count
	w.Excerpts = quotations(lib.excerpts([]*stop{last}, 0))
	return w
}

func quotations(excerpts []*excerpt) []quotation {
	var out []quotation
	for _, e := range excerpts {
		out = append(out, quotation{e.File, e.HTML()})
	}
	return out
}

// size gives about how many bytes the way takes in the page.
func (w way) size() int {
	n := len(w.Drawing)
	for _, q := range w.Excerpts {
		n += len(q.HTML)
	}
	return n
}

// sink says in the drawing what is wrong where the way ends.
func (c *card) sink() string {
	if c.Rule.Title != "" {
		return c.Rule.Title
	}
	return c.Message
}

func quoted(excerpts []*excerpt, s *stop) bool {
	return slices.ContainsFunc(excerpts, func(e *excerpt) bool {
		return slices.ContainsFunc(e.marks, func(m mark) bool { return m.stop == s })
	})
}

// Place gives the finding's place as the reader would call it.
func (c *card) Place() string {
	p := c.Position
	p.File = c.File
	return p.String()
}

// Suppressed says why the finding does not count, or "" if it does.
func (c *card) Suppressed() string {
	switch {
	case c.Suppression == nil:
		return ""
	case c.Suppression.Kind == InSource:
		return "suppressed by a comment"
	}
	return "suppressed by the baseline"
}

// Reason gives the reason of the suppression.
func (c *card) Reason() string { return safe(c.Suppression.Justification) }
