package keyshape

import (
	"iter"
	"slices"
	"strings"
)

// A MatchKind says what was found in a text.
type MatchKind uint8

// The kinds of matches.
const (
	MatchKeyID     MatchKind = iota // a key ID by itself
	MatchSecret                     // the 40-character secret beside a key ID
	MatchPresigned                  // a presigned URL, from its scheme to its end
	MatchUserinfo                   // key ID, colon and secret in the user-info of a URL, without the @
)

// A Match is a stretch of a text, as byte offsets: text[Start:End].
type Match struct {
	Start, End int
	Kind       MatchKind
}

// Find gives every real-shaped key in a text, such as a string literal or the
// contents of a file, in order and without overlaps: key IDs on word
// boundaries that are no example and no plain word, and the secrets beside
// them; presigned URLs; URLs with key ID and secret in their user-info.
// Without AKIA or ASIA in the text it costs one scan for these; with them,
// time still grows linearly with the text.
func Find(s string) []Match {
	var found []Match
	for start := range realKeyIDs(s) {
		if n := len(found); n > 0 && start < found[n-1].End {
			continue // part of the URL just found
		}
		found = append(found, matchAt(s, start))
	}
	return addSecrets(s, found)
}

// KeyIDs gives the real-shaped key IDs of a text, each once, in order.
func KeyIDs(s string) []string {
	var ids []string
	for start := range realKeyIDs(s) {
		if id := s[start : start+keyIDLen]; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// realKeyIDs yields the offset of every real key ID in s.
func realKeyIDs(s string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; ; {
			start := nextPrefix(s, from)
			if start < 0 {
				return
			}
			from = start + prefixLen
			if end := start + keyIDLen; end <= len(s) && bounded(s, start, end) && isKeyIDShape(s[start:end]) && isRealKeyID(s[start:end]) {
				from = end
				if !yield(start) {
					return
				}
			}
		}
	}
}

// nextPrefix gives the offset of the next AKIA or ASIA at or after from, or
// -1. Both end in IA, which is rare, so that one search serves for both.
func nextPrefix(s string, from int) int {
	for at := from + 2; at < len(s); {
		i := strings.Index(s[at:], "IA")
		if i < 0 {
			return -1
		}
		at += i
		if p := s[at-2 : at+2]; p == longLived || p == temporary {
			return at - 2
		}
		at++
	}
	return -1
}

// bounded reports whether s[start:end] stands on word boundaries. The letters
// of an escape sequence (\n, \u003d, %3D) are no part of a word.
func bounded(s string, start, end int) bool {
	return (end == len(s) || !isWordByte(s[end])) &&
		(start == 0 || !isWordByte(s[start-1]) || endsInEscape(s[:start]))
}

func isWordByte(c byte) bool { return isAlnum(c) || c == '_' }

// endsInEscape reports whether s ends in an escape sequence of Go, JSON or
// URLs.
func endsInEscape(s string) bool {
	n := len(s)
	switch {
	case n >= 2 && s[n-2] == '\\' && strings.IndexByte("nrt", s[n-1]) >= 0:
		return true
	case n >= 3 && s[n-3] == '%' && isHex(s[n-2:]):
		return true
	}
	return n >= 6 && s[n-6:n-4] == `\u` && isHex(s[n-4:])
}

func isHex(s string) bool {
	return strings.Trim(s, "0123456789abcdefABCDEF") == ""
}

// matchAt gives the widest match around the key ID at start.
func matchAt(s string, start int) Match {
	if end, ok := userinfoEnd(s, start); ok {
		return Match{start, end, MatchUserinfo}
	}
	if a, b, ok := presigned(s, start); ok {
		return Match{a, b, MatchPresigned}
	}
	return Match{start, start + keyIDLen, MatchKeyID}
}
