package report

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The kinds of stops, which are CSS classes as well.
const (
	kindSource = "source"
	kindStep   = "step"
	kindSink   = "sink"
)

// A stop is a place on a credential's way: a step, or at last the finding.
type stop struct {
	number   int // 0 if it is the only one
	kind     string
	tag      string // what the kind is called
	text     string
	pos, end Position
	file     string // as shown
	id       string // of its line in the page
}

// maxStops bounds the stops that are shown; the engine gives at most five.
const maxStops = 20

// stops gives the way of the finding. sink says what is wrong where it ends.
func stops(f Finding, dir, id, sink string) []*stop {
	steps := f.Steps[:min(len(f.Steps), maxStops-1)]
	var out []*stop
	for _, s := range steps {
		out = append(out, &stop{kind: kindStep, text: safe(s.Message), pos: s.Position})
	}
	out = append(out, &stop{kind: kindSink, tag: "sink", text: safe(sink), pos: f.Position, end: f.End})
	for i, s := range out {
		s.file = shown(dir, s.pos.File)
		if len(out) > 1 {
			s.number = i + 1
			s.id = id + "-" + strconv.Itoa(i+1)
		}
	}
	if len(out) > 1 {
		out[0].kind, out[0].tag = kindSource, "source"
	} else {
		out[0].tag = "here"
	}
	return out
}

// lines gives the lines of the stop with those around it, as far as they are in
// the file, from and to one that is not blank.
func (s *stop) lines(list *listing, context int) lines {
	first, last := s.pos.Line, s.pos.Line
	if s.end.File == s.pos.File && s.end.Line > last {
		last = min(s.end.Line, first+maxLines-1)
	}
	last = min(last, len(list.starts))
	first, last = max(1, first-context), min(len(list.starts), last+context)
	for first < s.pos.Line && list.blank(first) {
		first++
	}
	for last > s.pos.Line && list.blank(last) {
		last--
	}
	return lines{first, last}
}

// marks gives the stop's stretch of each of its lines.
func (s *stop) marks(list *listing) []mark {
	start, end, _ := list.line(s.pos.Line)
	from, to := start, end
	if s.pos.Column > 0 {
		from = min(start+s.pos.Column-1, end)
		from, to = list.named(from)
	}
	if s.end.File == s.pos.File && s.end.Column > 0 && s.end.Line >= s.pos.Line {
		if lineStart, lineEnd, ok := list.line(s.end.Line); ok {
			from, to = min(start+s.pos.Column-1, end), min(lineStart+s.end.Column-1, lineEnd)
		}
	}
	return split(list, s, max(from, start), to)
}

// split parts a stretch of a file by lines, without their indentation.
func split(list *listing, s *stop, from, to int) []mark {
	var out []mark
	for n := s.pos.Line; n < s.pos.Line+maxLines; n++ {
		start, end, ok := list.line(n)
		if !ok || n > s.pos.Line && start >= to {
			break
		}
		text := list.src[start:end]
		start += len(text) - len(strings.TrimLeft(text, " \t"))
		m := mark{n, charStart(list.src, max(start, from)), min(end, to), s}
		for m.end < end && !utf8.RuneStart(list.src[m.end]) {
			m.end++
		}
		out = append(out, m)
	}
	return out
}

// excerpts gives the source lines of the stops, one excerpt of each file, in the
// order in which the way comes through them.
func (lib *library) excerpts(stops []*stop, context int) []*excerpt {
	var out []*excerpt
	for _, s := range stops {
		list := lib.open(s.pos.File)
		if list == nil || s.pos.Line < 1 || s.pos.Line > len(list.starts) {
			continue
		}
		i := slices.IndexFunc(out, func(e *excerpt) bool { return e.list == list })
		if i < 0 {
			i = len(out)
			out = append(out, &excerpt{File: s.file, list: list})
		}
		out[i].add(s, context)
	}
	return out
}

// drawing draws the way.
func drawing(stops []*stop, missing map[*stop]bool) template.HTML {
	var nodes []node
	var edges []edge
	for i, s := range stops {
		n := node{class: s.kind, tag: s.tag, text: s.text, place: shortPlace(s), title: s.place()}
		if s.number > 0 {
			n.badge = strconv.Itoa(s.number)
		}
		if s.number > 0 && !missing[s] {
			n.href = "#" + s.id
		}
		nodes = append(nodes, n)
		if i > 0 {
			edges = append(edges, edge{i - 1, i})
		}
	}
	return drawGraph("The credential's way", nodes, edges)
}

// place gives file:line:column.
func (s *stop) place() string {
	p := s.pos
	p.File = s.file
	return p.String()
}

// shortPlace gives the file's name, with the last folder if there is room, and
// the line.
func shortPlace(s *stop) string {
	name := path.Base(s.file)
	if s.file == "" {
		return ""
	}
	if dir := path.Base(path.Dir(s.file)); dir != "." && dir != "/" && len(dir)+len(name) < 20 {
		name = dir + "/" + name
	}
	if s.pos.Line > 0 {
		name += fmt.Sprintf(":%d", s.pos.Line)
	}
	return name
}
