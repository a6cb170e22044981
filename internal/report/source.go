package report

import (
	"bytes"
	"os"
	"strings"
	"unicode/utf8"
)

// maxWidth is how many columns of a source line are shown around the caret.
const maxWidth = 120

// source reads the lines that findings point at. It keeps the file read last,
// since findings come in the order of their files.
type source struct {
	file  string
	lines [][]byte
}

func newSource() *source { return &source{} }

// quote gives the source line of the position, made fit for a terminal and
// without keys, and a line that puts a caret under its column. redact must
// leave every byte in its column.
func (s *source) quote(pos Position, redact func(string) string) (line, caret string, ok bool) {
	text, ok := s.line(pos)
	if !ok {
		return "", "", false
	}
	text = redact(text)
	col := min(max(pos.Column-1, 0), len(text))
	indent := min(len(text)-len(strings.TrimLeft(text, " \t")), col)
	line, caret = window(display(text[indent:]), width(display(text[indent:col])))
	return line, caret, line != ""
}

// line gives the text of the position's line.
func (s *source) line(pos Position) (string, bool) {
	if pos.File == "" || pos.Line < 1 {
		return "", false
	}
	if pos.File != s.file {
		data, err := os.ReadFile(pos.File)
		if err != nil { // gone, or a //line directive names what never was
			data = nil
		}
		s.file, s.lines = pos.File, bytes.Split(data, []byte("\n"))
	}
	if pos.Line > len(s.lines) {
		return "", false
	}
	return strings.TrimSuffix(string(s.lines[pos.Line-1]), "\r"), true
}

// window cuts a long line to the part around the column and gives the line
// with the caret. The cut is at most at two places, marked by "…".
func window(line string, col int) (string, string) {
	if width(line) > maxWidth {
		start := max(0, col-maxWidth/2)
		line, start = cut(line, start, maxWidth)
		col -= start
	}
	return strings.TrimRight(line, " "), strings.Repeat(" ", max(col, 0)) + "^"
}

// cut gives n columns of the line from column start on, marked where something
// is missing, and the number of columns by which the rest moved left.
func cut(line string, start, n int) (string, int) {
	const mark = "…"
	skipped := 0
	for skipped < start && line != "" {
		r, size := utf8.DecodeRuneInString(line)
		skipped += runeWidth(r)
		line = line[size:]
	}
	prefix := ""
	if skipped > 0 {
		prefix = mark
		skipped -= width(mark)
	}
	w := 0
	for i, r := range line {
		if w += runeWidth(r); w > n {
			line = line[:i] + mark
			break
		}
	}
	return prefix + line, skipped
}
