package report

import (
	"cmp"
	"fmt"
	"go/token"
	"html/template"
	"slices"
	"strings"
)

// A mark is a stretch of a source line that the reader should look at.
type mark struct {
	line       int
	start, end int // offsets in the file
	stop       *stop
}

// An excerpt is some lines of a file with the marks in them.
type excerpt struct {
	File  string // as shown
	list  *listing
	parts []lines
	marks []mark
}

// lines are those from the first to the last, both included.
type lines struct{ first, last int }

const (
	around   = 2   // lines shown before and after a marked one
	maxLines = 10  // lines of one marked place
	maxGap   = 3   // lines left out from which on two parts stay apart
	maxBytes = 240 // of a line
	lead     = 60  // bytes shown before the mark of a line that is cut
)

// add puts a stop into the excerpt.
func (e *excerpt) add(s *stop, context int) {
	e.marks = append(e.marks, s.marks(e.list)...)
	e.parts = append(e.parts, s.lines(e.list, context))
	slices.SortFunc(e.parts, func(a, b lines) int { return cmp.Compare(a.first, b.first) })
	joined := e.parts[:1]
	for _, next := range e.parts[1:] {
		if end := &joined[len(joined)-1]; next.first-end.last <= maxGap {
			end.last = max(end.last, next.last)
		} else {
			joined = append(joined, next)
		}
	}
	e.parts = joined
}

// HTML gives the lines, each in a span of class l that holds its number, with
// the tokens, hidden stretches and marks in it.
func (e *excerpt) HTML() template.HTML {
	var b strings.Builder
	for i, part := range e.parts {
		if i > 0 {
			b.WriteString(`<span class="gap">⋮</span>`)
		}
		indent := e.indent(part)
		for n := part.first; n <= part.last; n++ {
			e.line(&b, n, indent)
		}
	}
	return template.HTML(b.String())
}

// line writes a line without the first bytes of it.
func (e *excerpt) line(b *strings.Builder, n, indent int) {
	start, end, _ := e.list.line(n)
	marks := e.on(n)
	class := "l"
	if len(marks) > 0 {
		class += " hit"
	}
	fmt.Fprintf(b, `<span class="%s" data-n="%d">`, class, n)
	e.badges(b, marks)
	p := printer{b, e.list, marks, e.list.tokenAt(start)}
	p.line(min(start+indent, end), end)
	b.WriteString("</span>")
}

// badges writes the numbers of the stops on a line.
func (e *excerpt) badges(b *strings.Builder, marks []mark) {
	var seen []*stop
	for _, m := range marks {
		if m.stop.number == 0 || slices.Contains(seen, m.stop) || m.line != m.stop.pos.Line {
			continue
		}
		seen = append(seen, m.stop)
		fmt.Fprintf(b, `<b class="n %s" id="%s">%d</b>`, m.stop.kind, template.HTMLEscapeString(m.stop.id), m.stop.number)
	}
}

// on gives the marks on a line, in order.
func (e *excerpt) on(line int) []mark {
	var marks []mark
	for _, m := range e.marks {
		if m.line == line {
			marks = append(marks, m)
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return a.start - b.start })
	return marks
}

// indent gives the number of bytes of white space with which all lines of a part
// begin.
func (e *excerpt) indent(part lines) int {
	common, known := "", false
	for n := part.first; n <= part.last; n++ {
		if e.list.blank(n) {
			continue
		}
		start, end, _ := e.list.line(n)
		text := e.list.src[start:end]
		space := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
		if !known {
			common, known = space, true
		}
		for !strings.HasPrefix(space, common) {
			common = common[:len(common)-1]
		}
	}
	return len(common)
}

// A printer writes a source line.
type printer struct {
	b     *strings.Builder
	list  *listing
	marks []mark
	next  int // the token at or behind the place that was reached
}

// A look is how a byte is shown.
type look struct {
	class  string
	hidden bool
	mark   string
}

// line writes the stretch of a line, or if it is long, the part around its
// first mark.
func (p *printer) line(start, end int) {
	from, to := p.window(start, end)
	if from > start {
		p.b.WriteString(`<i class="cut">…</i>`)
	}
	mark := ""
	for i := from; i < to; {
		l := p.look(i)
		j := i + 1
		for j < to && p.look(j) == l {
			j++
		}
		p.change(mark, l.mark)
		p.segment(p.list.src[i:j], l)
		i, mark = j, l.mark
	}
	p.change(mark, "")
	if to < end {
		p.b.WriteString(`<i class="cut">…</i>`)
	}
}

// window gives the part of a line that is shown.
func (p *printer) window(start, end int) (from, to int) {
	from = start
	if end-from <= maxBytes {
		return from, end
	}
	if len(p.marks) > 0 && p.marks[0].start > from+maxBytes-lead {
		from = p.marks[0].start - lead
	}
	return charStart(p.list.src, from), charStart(p.list.src, min(from+maxBytes, end))
}

// change ends one mark and begins another.
func (p *printer) change(from, to string) {
	if from == to {
		return
	}
	if from != "" {
		p.b.WriteString("</mark>")
	}
	if to != "" {
		fmt.Fprintf(p.b, `<mark class="%s">`, to)
	}
}

// look tells how the byte at the offset is shown. Offsets must not go back.
func (p *printer) look(offset int) look {
	l := look{hidden: p.list.hide[offset]}
	for _, m := range p.marks {
		if m.start <= offset && offset < m.end {
			l.mark = m.stop.kind
		}
	}
	toks := p.list.toks
	for p.next < len(toks) && toks[p.next].end <= offset {
		p.next++
	}
	if !l.hidden && p.next < len(toks) && toks[p.next].start <= offset {
		l.class = class(toks, p.next)
	}
	return l
}

// class gives the class of a token, or "" where it has no colour of its own.
func class(toks []tok, i int) string {
	switch kind := toks[i].kind; {
	case kind.IsKeyword():
		return "k"
	case kind == token.COMMENT:
		return "c"
	case isText(kind):
		return "s"
	case kind.IsLiteral() && kind != token.IDENT:
		return "d"
	case kind == token.IDENT && i+1 < len(toks) && toks[i+1].kind == token.LPAREN:
		return "f"
	}
	return ""
}

func isText(kind token.Token) bool { return kind == token.STRING || kind == token.CHAR }

// dots stand for what is hidden. They do not tell how long it is.
const dots = "••••••••"

func (p *printer) segment(text string, l look) {
	switch {
	case l.hidden:
		shown := dots
		if len(text) == 1 { // a character of []byte{'A', ...}
			shown = "•"
		}
		fmt.Fprintf(p.b, `<i class="x">%s</i>`, shown)
	case l.class != "":
		fmt.Fprintf(p.b, `<i class="%s">%s</i>`, l.class, escape(text))
	default:
		p.b.WriteString(escape(text))
	}
}

// escape makes source text fit for a page. Tabs stay.
func escape(text string) string {
	parts := strings.Split(text, "\t")
	for i, part := range parts {
		parts[i] = template.HTMLEscapeString(clean(part))
	}
	return strings.Join(parts, "\t")
}
