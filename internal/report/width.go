package report

import (
	"strings"
	"unicode"
)

// tabWidth is how many columns a tab takes in a quoted source line.
const tabWidth = 4

// display makes text fit for one line of a terminal: tabs become spaces, and
// what could move the cursor or change colours becomes a visible dot.
func display(s string) string {
	return clean(strings.ReplaceAll(s, "\t", strings.Repeat(" ", tabWidth)))
}

// clean replaces control characters and broken UTF-8, so that no file name,
// message or source line can drive the terminal.
func clean(s string) string {
	if !strings.ContainsFunc(s, unprintable) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return '·'
		}
		return r
	}, s)
}

// unprintable also holds the marks that reorder text (Unicode Bidi_Control).
func unprintable(r rune) bool {
	return unicode.IsControl(r) || r == unicode.ReplacementChar ||
		unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// width gives the number of terminal columns that the text takes.
func width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

// runeWidth gives 0 for marks that join the character before them, 2 for East
// Asian wide characters and emoji, else 1.
func runeWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case isWide(r):
		return 2
	}
	return 1
}

// isWide follows the large blocks of Unicode's EastAsianWidth.txt that are
// W or F; a rare character outside of them only moves the caret by one.
func isWide(r rune) bool {
	return r >= 0x1100 && r <= 0x115F || // Hangul Jamo
		r >= 0x2E80 && r <= 0xA4CF && r != 0x303F || // CJK ... Yi
		r >= 0xAC00 && r <= 0xD7A3 || // Hangul syllables
		r >= 0xF900 && r <= 0xFAFF || // CJK compatibility ideographs
		r >= 0xFE30 && r <= 0xFE6F || // CJK compatibility forms
		r >= 0xFF00 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6 || // fullwidth forms
		r >= 0x1F300 && r <= 0x1F64F || r >= 0x1F900 && r <= 0x1F9FF || // emoji
		r >= 0x20000 && r <= 0x3FFFD // CJK extensions
}
