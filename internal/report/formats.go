package report

import (
	"io"
	"slices"
)

// Options is what a format may be told.
type Options struct {
	Color bool // mark parts of the text with ANSI sequences
}

// A format makes the handler that writes it.
type format struct {
	name string
	new  func(io.Writer, Options) Handler
}

var formats = []format{
	{"text", func(w io.Writer, o Options) Handler { return NewText(w, o.Color) }},
	{"json", func(w io.Writer, _ Options) Handler { return NewJSON(w) }},
	{"sarif", newDocument(renderSARIF)},
	{"github", newDocument(renderGitHub)},
	{"gitlab", newDocument(renderGitLab)},
	{"checkstyle", newDocument(renderCheckstyle)},
	{"junit", newDocument(renderJUnit)},
	{"html", newDocument(renderHTML)},
}

// Formats gives the names of the formats.
func Formats() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// New returns the handler that writes the format of that name, or false if
// there is none.
func New(name string, w io.Writer, opts Options) (Handler, bool) {
	i := slices.IndexFunc(formats, func(f format) bool { return f.name == name })
	if i < 0 {
		return nil, false
	}
	return formats[i].new(w, opts), true
}

// A Run is what is to be written.
type Run struct {
	Config   Config
	Packages int       // number of packages asked for
	Findings []Finding // in order; those with a Suppression only count as such
	Problems []Problem

	ShowSuppressed bool // write findings with a Suppression as well
}

// Write writes the run to the handler. It stops at the first error.
func (r *Run) Write(h Handler) error {
	if err := h.Config(r.Config); err != nil {
		return err
	}
	for _, f := range r.Findings {
		if f.Suppression != nil && !r.ShowSuppressed {
			continue
		}
		if err := h.Finding(f); err != nil {
			return err
		}
	}
	for _, p := range r.Problems {
		if err := h.Problem(p); err != nil {
			return err
		}
	}
	return h.Summary(Summarize(r.Packages, r.Findings, r.Problems))
}
