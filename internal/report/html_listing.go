package report

import (
	"go/scanner"
	"go/token"
	"os"
	"sort"
	"strings"
)

// A listing is a source file made ready to be quoted in a page.
type listing struct {
	src    string
	starts []int  // offset of each line
	toks   []tok  // of Go source; none for other files
	hide   []bool // the bytes that no excerpt may show
}

// A tok is a token of Go source, by its offsets. A semicolon that the scanner
// put in is empty.
type tok struct {
	start, end int
	kind       token.Token
}

// newListing prepares a source text. strict is for files in which a constant is
// the fault; see hidden.
func newListing(src string, isGo, strict bool) *listing {
	l := &listing{src: src, starts: lineStarts(src)}
	if isGo {
		l.toks = scan(src)
	}
	l.hide = hidden(src, l.toks, strict)
	return l
}

func lineStarts(src string) []int {
	starts := []int{0}
	for i := range len(src) {
		if src[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// scan gives the tokens of a source text, which may be broken anywhere.
func scan(src string) []tok {
	fset := token.NewFileSet()
	file := fset.AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, []byte(src), func(token.Position, string) {}, scanner.ScanComments)
	var toks []tok
	for {
		pos, kind, lit := s.Scan()
		if kind == token.EOF {
			return toks
		}
		start := file.Offset(pos)
		toks = append(toks, tok{start, tokenEnd(src, start, kind, lit), kind})
	}
}

// tokenEnd gives the offset behind a token. The scanner's text of it does not
// tell: it lacks the carriage returns of comments and raw strings.
func tokenEnd(src string, start int, kind token.Token, lit string) int {
	rest := src[start:]
	length := len(lit)
	switch {
	case kind == token.SEMICOLON && lit != ";":
		length = 0
	case strings.HasPrefix(rest, "`"):
		length = through(rest, 1, "`")
	case strings.HasPrefix(rest, "/*"):
		length = through(rest, 2, "*/")
	case strings.HasPrefix(rest, "//"):
		length = len(strings.TrimSuffix(rest[:through(rest, 2, "\n")], "\n"))
	case lit == "":
		length = len(kind.String())
	}
	return min(start+length, len(src))
}

// through gives the length of s up to and with the first end after from.
func through(s string, from int, end string) int {
	if i := strings.Index(s[from:], end); i >= 0 {
		return from + i + len(end)
	}
	return len(s)
}

// line gives the offsets of a line, counted from 1, without its end.
func (l *listing) line(n int) (start, end int, ok bool) {
	if n < 1 || n > len(l.starts) {
		return 0, 0, false
	}
	start, end = l.starts[n-1], len(l.src)
	if n < len(l.starts) {
		end = l.starts[n] - 1
	}
	if end > start && l.src[end-1] == '\r' {
		end--
	}
	return start, end, true
}

// blank reports whether nothing is on the line, or there is no such line.
func (l *listing) blank(n int) bool {
	start, end, ok := l.line(n)
	return !ok || strings.TrimSpace(l.src[start:end]) == ""
}

// tokenAt gives the index of the first token that ends behind the offset.
func (l *listing) tokenAt(offset int) int {
	return sort.Search(len(l.toks), func(i int) bool { return l.toks[i].end > offset })
}

// named widens a place to the name that it stands for: aws.String from its
// first letter on, and from the parenthesis behind it, by which a call is known
// to the engine.
func (l *listing) named(offset int) (start, end int) {
	i := l.tokenAt(offset)
	if i == len(l.toks) || l.toks[i].start > offset {
		return offset, offset
	}
	if l.toks[i].kind == token.LPAREN && i > 0 && l.toks[i-1].kind == token.IDENT {
		i--
	}
	first, last := i, i
	for first >= 2 && l.toks[first].kind == token.IDENT && l.toks[first-1].kind == token.PERIOD && l.toks[first-2].kind == token.IDENT {
		first -= 2
	}
	for last+2 < len(l.toks) && l.toks[last].kind == token.IDENT && l.toks[last+1].kind == token.PERIOD && l.toks[last+2].kind == token.IDENT {
		last += 2
	}
	return l.toks[first].start, l.toks[last].end
}

const (
	maxSource = 8 << 20  // bytes of a file above which it is not quoted
	maxCached = 64 << 20 // bytes of source that are kept at a time
)

// A library reads source files and keeps what it has read.
type library struct {
	strict map[string]bool // files in which a constant is the fault
	read   map[string]*listing
	size   int
}

// newLibrary gives a library that knows in which files the constants are to be
// hidden: all through which a finding of staticcreds leads, for a password has
// no shape by which other findings' excerpts of that file could tell it.
func newLibrary(findings []Finding) *library {
	strict := map[string]bool{}
	for _, f := range findings {
		if f.Analyzer == "staticcreds" {
			strict[f.Position.File] = true
			for _, s := range f.Steps {
				strict[s.Position.File] = true
			}
		}
	}
	return &library{strict: strict, read: map[string]*listing{}}
}

// open gives the listing of a file, or nil if it cannot be read or is too large.
func (lib *library) open(file string) *listing {
	if l, ok := lib.read[file]; ok {
		return l
	}
	if lib.size > maxCached {
		lib.size = 0
		clear(lib.read)
	}
	var l *listing
	if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() && info.Size() <= maxSource {
		if src, err := os.ReadFile(file); err == nil {
			l = newListing(string(src), strings.HasSuffix(file, ".go"), lib.strict[file])
			lib.size += len(src)
		}
	}
	lib.read[file] = l
	return l
}
