package keyshape

import (
	"fmt"
	"strconv"
	"strings"
)

// Redact hides every key in s, for source lines and messages that are shown.
// What it hides: the middle of key IDs (see below), 40-character secrets
// whether or not a key ID is near, session tokens, the signatures and tokens
// of presigned URLs, passwords in the user-info of any URL. Examples and
// dummies stay as they are.
//
// Each hidden byte becomes a *, so that columns stay right. Of a key ID the
// prefix and the last four characters stay: with these it is found in the IAM
// console. A key ID is no secret, and what is left of it (with the account
// that Describe adds) cannot be used or tried without the secret, of which
// nothing stays. Redact(Redact(s)) == Redact(s).
func Redact(s string) string {
	var spans []span
	spans = appendKeys(spans, s)
	spans = appendParams(spans, s)
	spans = appendPasswords(spans, s)
	spans = appendTokens(spans, s)
	return mask(s, spans)
}

// A span is a stretch of bytes to hide.
type span struct{ start, end int }

// mask puts a * in the place of every byte in the spans.
func mask(s string, spans []span) string {
	if len(spans) == 0 {
		return s
	}
	b := []byte(s)
	for _, sp := range spans {
		for i := sp.start; i < sp.end; i++ {
			b[i] = '*'
		}
	}
	return string(b)
}

// appendKeys adds the middle of the key IDs, and the secrets.
func appendKeys(spans []span, s string) []span {
	for start := range realKeyIDs(s) {
		spans = append(spans, span{start + prefixLen, start + keyIDLen - 4})
	}
	for _, m := range Secrets(s) {
		spans = append(spans, span{m.Start, m.End})
	}
	return spans
}

// appendParams adds the values of the parameters that sign a URL.
func appendParams(spans []span, s string) []span {
	for _, name := range []string{paramSignature, paramToken, paramSigV2} {
		for at := 0; ; {
			i := strings.Index(s[at:], name)
			if i < 0 {
				break
			}
			at += i + len(name)
			if n := paramLen(s[at:]); n >= minSignature {
				spans = append(spans, span{at, at + n})
				at += n
			}
		}
	}
	return spans
}

// appendPasswords adds the passwords of URLs: scheme://user:password@host.
func appendPasswords(spans []span, s string) []span {
	for at := 0; ; {
		i := strings.Index(s[at:], "://")
		if i < 0 {
			return spans
		}
		at += i + len("://")
		user := strings.IndexAny(s[at:min(len(s), at+maxPassword)], ":/@ \"'`")
		if user < 0 || s[at+user] != ':' {
			continue
		}
		start := at + user + 1
		n := passwordLen(s[start:])
		if n > 0 && !isPort(s[start:start+n]) && Classify(Unescape(s[start:start+n])) != Placeholder {
			spans = append(spans, span{start, start + n})
		}
	}
}

// isPort reports whether what stands between a colon and the next @ is the
// port of a host and a path, as in http://host:8080/users/@me.
func isPort(s string) bool {
	port, _, slash := strings.Cut(s, "/")
	return slash && isDigits(port)
}

// minToken is the length from which a stretch of base64 may be a session
// token. AWS names no length; those of STS have 300 characters and more.
const minToken = 100

// appendTokens adds what looks like a session token: a long stretch of base64
// that is no path and no prose.
func appendTokens(spans []span, s string) []span {
	for i := 0; i < len(s); i++ {
		start := i
		for i < len(s) && isTokenByte(s[i]) {
			i++
		}
		if i-start >= minToken && isToken(s[start:i]) {
			spans = append(spans, span{start, i})
		}
	}
	return spans
}

func isTokenByte(c byte) bool { return isSecretByte(c) || strings.IndexByte("=-_%", c) >= 0 }

func isToken(s string) bool {
	return hasAny(s, 'a', 'z') && hasAny(s, 'A', 'Z') && hasAny(s, '0', '9') && entropy(s) > 4.5 && commonPairs(s)*3 < len(s)
}

// Describe names the constant s in a message without showing it: a key ID by
// its prefix, its last four characters and its account (see AccountID), any
// other by its length in characters.
func Describe(s string) string {
	t := strings.TrimSpace(s)
	n := characters(s)
	switch Classify(s) {
	case KeyID:
		return DescribeKeyID(t)
	case Secret:
		return "a 40-character secret"
	case Weak:
		return fmt.Sprintf("%s %d-character weak password", article(n), n)
	case Empty:
		return "an empty string"
	}
	return fmt.Sprintf("%s %d-character string", article(n), n)
}

// DescribeKeyID names a key ID: AKIA…WXYZ (account 123456789012). An ID that
// encodes no account, though it is not of the older generation, may be made
// up; the words say so. What is no key ID is described by its length.
func DescribeKeyID(id string) string {
	if !isKeyIDShape(id) {
		n := characters(id)
		return fmt.Sprintf("%s %d-character string", article(n), n)
	}
	short := id[:prefixLen] + "…" + id[keyIDLen-4:]
	if account, ok := AccountID(id); ok {
		return short + " (account " + account + ")"
	}
	if isOldGeneration(id) {
		return short
	}
	return short + " (encodes no account)"
}

// article gives the indefinite article before the number n.
func article(n int) string {
	digits := strconv.Itoa(n)
	eleven := len(digits)%3 == 2 && (digits[:2] == "11" || digits[:2] == "18")
	if eleven || digits[0] == '8' {
		return "an"
	}
	return "a"
}
