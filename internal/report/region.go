package report

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// A region is a part of a file as SARIF has it (2.1.0, 3.30): lines and columns
// count from 1, columns in UTF-16 code units, and EndColumn is the first one
// behind the part. GitHub wants all four. There is no snippet: it would show
// what is in the line, and readers have the file.
type region struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

// region gives the part of a file from one position up to another. Without the
// latter it is the word at the former, or the line, if the column is not known.
// Where the line cannot be read, columns stay as they are, and an unknown end is
// the beginning.
func (s *source) region(from, to Position) region {
	if from.Line < 1 {
		from.Line, from.Column, to = 1, 0, Position{}
	}
	text, known := s.line(from)
	switch {
	case from.Column < 1:
		from.Column = 1
		to = from
		to.Column += len(text)
	case !from.before(to):
		to = from
		if known {
			to.Column = wordEnd(text, from.Column)
		}
	}
	return region{from.Line, s.column(from), to.Line, s.column(to)}
}

// before reports whether the position is in front of the other in one file.
func (p Position) before(q Position) bool {
	return p.File == q.File && q.Column > 0 && (p.Line < q.Line || p.Line == q.Line && p.Column < q.Column)
}

// column converts the position's column from bytes to UTF-16 code units. One
// behind the end of the line becomes the end. A byte order mark does not count
// (3.30.2), though it does for the go command.
func (s *source) column(p Position) int {
	text, ok := s.line(p)
	if !ok {
		return p.Column
	}
	before := text[:charStart(text, p.Column-1)]
	if p.Line == 1 {
		before = strings.TrimPrefix(before, "\ufeff")
	}
	n := 1
	for _, r := range before {
		n += utf16.RuneLen(r) // 1 for what is no UTF-8
	}
	return n
}

// charStart gives the offset of the character of which the byte at i is a part,
// or that of the end of the text.
func charStart(text string, i int) int {
	i = min(i, len(text))
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// wordEnd gives the column, in bytes, behind the name at the column, or behind
// the character there if it begins no name.
func wordEnd(text string, column int) int {
	start := charStart(text, column-1)
	rest := text[start:]
	end := strings.IndexFunc(rest, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch end {
	case -1:
		end = len(rest)
	case 0:
		_, end = utf8.DecodeRuneInString(rest)
	}
	return start + end + 1
}
