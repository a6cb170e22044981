package report

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
)

// A node is a box of a drawing.
type node struct {
	class string // CSS class of the box
	badge string // a number or letter; may be empty
	tag   string // a word above the text; may be empty
	text  string // broken over lines as need be
	place string // below the text, in one line
	title string // the place in full, for who points at the box
	href  string // where a click leads; may be empty
}

// An edge leads from one node to another, by their indices.
type edge struct{ from, to int }

// Lengths in a drawing, in CSS pixels.
const (
	boxWidth  = 256
	boxLeft   = 38 // of the text in a box
	boxRight  = 12
	boxPad    = 11
	lineTag   = 15
	lineText  = 17
	linePlace = 16
	gapX      = 20
	gapY      = 26
	arrow     = 5
)

// A box is a node in its place.
type box struct {
	node
	lines         []string
	x, y, w, h, r int // r is the row
}

// drawGraph gives an SVG that shows the nodes in rows, each below all from
// which an edge leads to it, and arrows for the edges. Cycles are drawn, too:
// the edge that closes one leads up. label says what is drawn.
func drawGraph(label string, nodes []node, edges []edge) template.HTML {
	boxes := make([]*box, len(nodes))
	for i, n := range nodes {
		boxes[i] = newBox(n)
	}
	width, height := place(boxes, edges)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="graph" role="group" aria-label="%s" width="%d" height="%d" viewBox="0 0 %d %d">`,
		template.HTMLEscapeString(label), width, height, width, height)
	for _, e := range edges {
		drawEdge(&b, boxes[e.from], boxes[e.to])
	}
	for _, box := range boxes {
		box.draw(&b)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func newBox(n node) *box {
	b := &box{node: n, lines: wrap(n.text, boxWidth-boxLeft-boxRight, 3), w: boxWidth}
	b.h = 2*boxPad + len(b.lines)*lineText
	if n.tag != "" {
		b.h += lineTag
	}
	if n.place != "" {
		b.h += linePlace
	}
	return b
}

// place puts the boxes in rows and gives the size of the drawing.
func place(boxes []*box, edges []edge) (width, height int) {
	for range boxes { // the longest way has as many edges at most
		for _, e := range edges {
			if from, to := boxes[e.from], boxes[e.to]; e.from < e.to && to.r <= from.r {
				to.r = from.r + 1
			}
		}
	}
	for row := 0; ; row++ {
		x, tallest := 0, 0
		for _, b := range boxes {
			if b.r == row {
				b.x, b.y = x+1, height+1
				x += b.w + gapX
				tallest = max(tallest, b.h)
			}
		}
		if x == 0 {
			return width + 2, max(0, height-gapY) + 2
		}
		width = max(width, x-gapX)
		height += tallest + gapY
	}
}

// drawEdge draws an arrow from the bottom of one box to the top of another.
func drawEdge(b *strings.Builder, from, to *box) {
	const in = 21 // below the badge
	x1, y1, x2, y2 := from.x+in, from.y+from.h, to.x+in, to.y-1
	way := fmt.Sprintf("M%d %dV%d", x1, y1, y2-arrow)
	if x1 != x2 || y2 < y1 {
		way = fmt.Sprintf("M%d %dC%d %d %d %d %d %d", x1, y1, x1, y1+gapY, x2, y2-gapY, x2, y2-arrow)
	}
	fmt.Fprintf(b, `<path class="edge" d="%s"/><path class="tip" d="M%d %dl-%d -%dh%dz"/>`, way, x2, y2, arrow, arrow+2, 2*arrow)
}

func (x *box) draw(b *strings.Builder) {
	tag := "g"
	if x.href != "" {
		tag = "a"
		fmt.Fprintf(b, `<a class="node %s" href="%s">`, x.class, template.HTMLEscapeString(x.href))
	} else {
		fmt.Fprintf(b, `<g class="node %s">`, x.class)
	}
	if x.title != "" {
		fmt.Fprintf(b, `<title>%s</title>`, template.HTMLEscapeString(x.title))
	}
	fmt.Fprintf(b, `<rect x="%d" y="%d" width="%d" height="%d" rx="6"/>`, x.x, x.y, x.w, x.h)
	if x.badge != "" {
		fmt.Fprintf(b, `<circle cx="%d" cy="%d" r="9"/>`, x.x+20, x.y+boxPad+8)
		x.write(b, "badge", x.x+20, x.y+boxPad+12, x.badge)
	} else {
		fmt.Fprintf(b, `<circle cx="%d" cy="%d" r="5"/>`, x.x+20, x.y+boxPad+8)
	}
	y := x.y + boxPad
	if x.tag != "" {
		x.write(b, "tag", x.x+boxLeft, y+11, x.tag)
		y += lineTag
	}
	for _, line := range x.lines {
		x.write(b, "", x.x+boxLeft, y+13, line)
		y += lineText
	}
	if x.place != "" {
		x.write(b, "place", x.x+boxLeft, y+12, x.place)
	}
	fmt.Fprintf(b, "</%s>", tag)
}

func (x *box) write(b *strings.Builder, class string, left, base int, text string) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	fmt.Fprintf(b, `<text%s x="%d" y="%d">%s</text>`, class, left, base, template.HTMLEscapeString(text))
}

// wrap breaks a text into lines of that many pixels, and ends it with "…" where
// it takes more than max of them. Long words are broken too.
func wrap(text string, width float64, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		for _, piece := range pieces(word, width) {
			joined := strings.TrimPrefix(line+" "+piece, " ")
			if line == "" || textWidth(joined) <= width {
				line = joined
				continue
			}
			lines = append(lines, line)
			line = piece
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	if len(lines) > most {
		lines = slices.Clip(lines[:most])
		lines[most-1] += " …"
	}
	return lines
}

// pieces breaks a word that is wider than a line, behind a dot or slash if there
// is one.
func pieces(word string, width float64) []string {
	var out []string
	for {
		end, dot, w := len(word), 0, 0.0
		for i, r := range word {
			if w += pixels(r); w > width {
				end = i
				break
			}
			if r == '.' || r == '/' {
				dot = i + 1
			}
		}
		if end == len(word) || end == 0 {
			return append(out, word)
		}
		if dot > 0 {
			end = dot
		}
		out, word = append(out, word[:end]), word[end:]
	}
}

func textWidth(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += pixels(r)
	}
	return w
}

// pixels gives about how wide a character is at 13 pixels in a font without
// serifs, rather more than less, for the font is not known.
func pixels(r rune) float64 {
	switch {
	case strings.ContainsRune("ijltfrI.,:;'|!()[]/ ", r):
		return 4.2
	case strings.ContainsRune("mwMW@%—…", r):
		return 11.5
	case r >= 'A' && r <= 'Z':
		return 9
	case r > 0x2E80:
		return 13
	}
	return 7.2
}
