package report

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/keyshape"
)

// NewText returns a handler that writes findings for people:
//
//	file.go:12:3: message (analyzer/category)
//	    source line
//	    ^
//	    step: file.go:10:8: how the value came here
//
// and a line that counts them. Problems are left out: the command puts them on
// standard error in every format. With color, ANSI sequences mark the parts.
func NewText(w io.Writer, color bool) Handler {
	return &textHandler{w: bufio.NewWriter(w), paint: painter(color), src: newSource()}
}

type textHandler struct {
	w     *bufio.Writer
	dir   string
	paint painter
	src   *source
}

func (h *textHandler) Config(c Config) error {
	h.dir = c.Dir
	return nil
}

func (h *textHandler) Finding(f Finding) error {
	fmt.Fprintf(h.w, "%s: %s %s\n",
		h.paint.bold(clean(f.Position.in(h.dir).String())),
		clean(f.Message),
		h.paint.dim("("+clean(f.ID())+clean(f.Suppression.note())+")"))
	if line, caret, ok := h.src.quote(f.Position, redactor(f.Analyzer)); ok {
		fmt.Fprintf(h.w, "    %s\n    %s\n", line, h.paint.red(caret))
	}
	for _, s := range f.Steps {
		fmt.Fprintf(h.w, "    %s %s: %s\n",
			h.paint.dim("step:"), clean(s.Position.in(h.dir).String()), clean(s.Message))
	}
	return h.w.Flush()
}

// note says in the text why a finding does not count.
func (s *Suppression) note() string {
	switch {
	case s == nil:
		return ""
	case s.Kind == External:
		return "; in the baseline"
	}
	return "; suppressed: " + s.Justification
}

// redactor gives what hides keys in the source line of a finding. Where a
// constant is the fault, it may be a key in pieces, or a password, which has no
// shape of its own.
func redactor(analyzer string) func(string) string {
	if analyzer == "staticcreds" {
		return keyshape.RedactSource
	}
	return keyshape.Redact
}

func (h *textHandler) Problem(Problem) error { return nil }

func (h *textHandler) Summary(s Summary) error {
	fmt.Fprintln(h.w, summaryLine(s))
	return h.w.Flush()
}

// summaryLine gives "3 findings in 2 packages (norefresh 2, staticcreds 1)",
// and how many packages could not be analysed in full.
func summaryLine(s Summary) string {
	line := "no findings in " + count(s.Packages, "package")
	if s.Findings > 0 {
		var parts []string
		for _, name := range slices.Sorted(maps.Keys(s.ByAnalyzer)) {
			parts = append(parts, fmt.Sprintf("%s %d", name, s.ByAnalyzer[name]))
		}
		line = fmt.Sprintf("%s in %s (%s)",
			count(s.Findings, "finding"), count(s.Affected, "package"), strings.Join(parts, ", "))
	}
	if s.Suppressed > 0 {
		line += fmt.Sprintf("; %d suppressed", s.Suppressed)
	}
	if s.Incomplete > 0 {
		line += "; " + count(s.Incomplete, "package") + " could not be analysed in full"
	}
	return line
}

// count gives the number with the noun in singular or plural.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// A painter marks text with ANSI sequences, if true.
type painter bool

func (p painter) bold(s string) string { return p.sgr("1", s) }
func (p painter) dim(s string) string  { return p.sgr("2", s) }
func (p painter) red(s string) string  { return p.sgr("31", s) }

func (p painter) sgr(code, s string) string {
	if !p {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
