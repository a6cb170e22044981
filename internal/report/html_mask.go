package report

import (
	"go/token"
	"strconv"
	"strings"
	"unicode"

	"github.com/credlint/credlint/internal/keyshape"
)

// hidden tells which bytes of a source text no excerpt may show. An excerpt
// shows more than the line of its finding, so more is hidden than in the text
// format: what has the form of a key, also where it is parted by lines or
// literals, escaped, or spelled out in bytes; and what may be a password by the
// name of what it is given to.
//
// In strict files it is all that stands in string and character literals, and
// numbers that may spell text. Of a key ID in one piece the ends stay, as in
// keyshape.Redact.
func hidden(src string, toks []tok, strict bool) []bool {
	h := hider{src, make([]bool, len(src))}
	h.lines(0, src, keyshape.Redact)
	h.runs(toks, strict)
	switch {
	case !strict:
		h.named(toks)
	case toks == nil: // no Go: literals are known by their quotes alone
		h.lines(0, src, keyshape.RedactSource)
	default:
		h.literals(toks)
	}
	return h.hide
}

type hider struct {
	src  string
	hide []bool
}

// changed hides what redact hides of the text at the offset.
func (h *hider) changed(offset int, text string, redact func(string) string) {
	for i, c := range []byte(redact(text)) {
		if c != text[i] {
			h.hide[offset+i] = true
		}
	}
}

func (h *hider) lines(offset int, text string, redact func(string) string) {
	for line := range strings.Lines(text) {
		h.changed(offset, line, redact)
		offset += len(line)
	}
}

func (h *hider) all(start, end int) {
	for i := start; i < end; i++ {
		h.hide[i] = true
	}
}

// literals hides what is in literals, and in quotes in comments: those may be
// code that was left out.
func (h *hider) literals(toks []tok) {
	for _, t := range toks {
		switch t.kind {
		case token.COMMENT:
			h.lines(t.start, h.src[t.start:t.end], keyshape.RedactSource)
		case token.STRING, token.CHAR:
			h.quoted(h.contents(t))
		}
	}
}

// quoted hides a stretch but for the ends of the key IDs that are still shown.
func (h *hider) quoted(start, end int) {
	const shown = 4 // bytes at either end of a key ID
	done := start
	for _, m := range keyshape.Find(h.src[start:end]) {
		if from, to := start+m.Start, start+m.End; m.Kind == keyshape.MatchKeyID && !h.hide[from] {
			h.all(done, from)
			h.all(from+shown, to-shown)
			done = to
		}
	}
	h.all(done, end)
}

// contents gives what is between the quotes of a literal. The second quote may
// be missing.
func (h *hider) contents(t tok) (start, end int) {
	start, end = min(t.start+1, t.end), t.end
	if end > start && h.src[end-1] == h.src[t.start] {
		end--
	}
	return start, end
}

// runs hides the literals that hold a part of a key together: "AKIA" + "...",
// []byte{65, 75, ...}.
func (h *hider) runs(toks []tok, strict bool) {
	var run []tok
	for _, t := range toks {
		switch t.kind {
		case token.STRING, token.CHAR, token.INT:
			run = append(run, t)
		case token.ADD, token.COMMA, token.LPAREN, token.RPAREN, token.LBRACE, token.RBRACE, token.COMMENT:
		default:
			h.run(run, strict)
			run = run[:0]
		}
	}
	h.run(run, strict)
}

// minNumbers is how many numbers in a row may be text spelled out.
const minNumbers = 4

func (h *hider) run(run []tok, strict bool) {
	var joined []byte
	ends := make([]int, len(run))
	numbers := 0
	for i, t := range run {
		value := h.value(t)
		joined = append(joined, value...)
		ends[i] = len(joined)
		if t.kind == token.INT {
			numbers++
		} else if isKeyInLines(value) {
			h.literal(t)
		}
	}
	text, from := string(joined), 0
	redacted := keyshape.Redact(text)
	for i, t := range run {
		if h.gives(t, text[from:ends[i]], redacted[from:ends[i]]) || strict && t.kind == token.INT && numbers >= minNumbers {
			h.literal(t)
		}
		from = ends[i]
	}
}

// gives reports whether a literal has a part in a key that its own text does not
// show. redacted is its value as redacted among its neighbours.
func (h *hider) gives(t tok, value, redacted string) bool {
	alone := keyshape.Redact(value)
	for i := range len(value) {
		if redacted[i] != value[i] && alone[i] == value[i] {
			return true
		}
	}
	start, end := h.contents(t)
	return alone != value && h.src[start:end] != value // escaped, so that it was not seen in the source
}

// literal hides a number, or what is between quotes.
func (h *hider) literal(t tok) {
	if t.kind == token.INT {
		h.all(t.start, t.end)
		return
	}
	h.all(h.contents(t))
}

// value gives the text that a literal stands for. A number stands for a
// character, or if it is too large for one, for what no key goes across.
func (h *hider) value(t tok) string {
	text := h.src[t.start:t.end]
	if t.kind == token.INT {
		n, err := strconv.ParseUint(text, 0, 8)
		if err != nil {
			n = '\n'
		}
		return string([]byte{byte(n)})
	}
	if plain, err := strconv.Unquote(text); err == nil {
		return plain
	}
	start, end := h.contents(t)
	return h.src[start:end]
}

// isKeyInLines reports whether the text holds a key that is broken over lines.
func isKeyInLines(s string) bool {
	if !strings.Contains(s, "\n") {
		return false
	}
	joined := strings.Join(strings.FieldsFunc(s, unicode.IsSpace), "")
	return strings.Count(keyshape.Redact(joined), "*") > strings.Count(keyshape.Redact(s), "*")
}

// named hides the literals that may be passwords and are given to a field,
// variable or function that speaks of secrets.
func (h *hider) named(toks []tok) {
	var calls []bool // for each open bracket, whether what is before it speaks
	target := false
	for i, t := range toks {
		switch t.kind {
		case token.LPAREN, token.LBRACE:
			calls = append(calls, h.speaks(toks[max(0, i-1):i]))
		case token.RPAREN, token.RBRACE:
			calls = calls[:max(0, len(calls)-1)]
		case token.ASSIGN, token.DEFINE, token.COLON, token.EQL, token.NEQ:
			target = h.speaks(toks[max(0, i-2):i])
		case token.SEMICOLON:
			target = false
		case token.STRING, token.CHAR:
			if target || len(calls) > 0 && calls[len(calls)-1] {
				h.changed(t.start, h.src[t.start:t.end], keyshape.RedactSource)
			}
		}
	}
}

// secretWords are parts of names that speak of secrets.
var secretWords = []string{"secret", "passw", "pwd", "token", "accesskey", "apikey", "privatekey", "static", "credential"}

func (h *hider) speaks(toks []tok) bool {
	for _, t := range toks {
		name := strings.ToLower(strings.ReplaceAll(h.src[t.start:t.end], "_", ""))
		for _, w := range secretWords {
			if (t.kind == token.IDENT || t.kind == token.STRING) && strings.Contains(name, w) {
				return true
			}
		}
	}
	return false
}
