package keyshape

import (
	"encoding/base64"
	"math"
	"strings"
)

// secretLen is the length of a secret access key: 30 random bytes in base64.
const secretLen = 40

// minSecretEntropy is the entropy in bits per character that 40 random
// characters of base64 reach but for 3 in 100,000; words and repetitions stay
// below it.
const minSecretEntropy = 4.2

// maxSecretPairs is the number of common letter pairs that 40 random
// characters stay below but for 4 in 100,000; identifiers, paths and prose of
// that length have 20 to 30.
const maxSecretPairs = 17

// isSecret reports whether s looks like a secret access key. What it is taken
// for more often: a SHA-1 in hex (one case only), a path or an identifier
// (common letter pairs), base64 of text (decodes to printable characters).
func isSecret(s string) bool {
	return len(s) == secretLen && isBase64(s) &&
		hasAny(s, 'a', 'z') && hasAny(s, 'A', 'Z') &&
		entropy(s) >= minSecretEntropy &&
		longestRun(s) < 8 &&
		commonPairs(s) < maxSecretPairs &&
		!isEncodedText(s)
}

func isBase64(s string) bool {
	for i := range len(s) {
		if !isSecretByte(s[i]) {
			return false
		}
	}
	return true
}

// isSecretByte reports whether c can stand in a secret access key.
func isSecretByte(c byte) bool { return isAlnum(c) || c == '/' || c == '+' }

func isAlnum(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

func hasAny(s string, lo, hi byte) bool {
	for i := range len(s) {
		if lo <= s[i] && s[i] <= hi {
			return true
		}
	}
	return false
}

// isEncodedText reports whether s is the base64 of ASCII text. Thirty random
// bytes are all printable once in 10^13.
func isEncodedText(s string) bool {
	var buf [secretLen]byte
	n, err := base64.StdEncoding.Decode(buf[:], []byte(s))
	if err != nil {
		return false
	}
	for _, c := range buf[:n] {
		if (c < ' ' || c > '~') && c != '\n' && c != '\r' && c != '\t' {
			return false
		}
	}
	return true
}

// entropy gives Shannon's entropy of the bytes of s, in bits per byte.
func entropy(s string) float64 {
	var count [256]int
	for i := range len(s) {
		count[s[i]]++
	}
	h, n := 0.0, float64(len(s))
	for _, c := range count {
		if c > 0 {
			p := float64(c) / n
			h -= p * math.Log2(p)
		}
	}
	return h
}

// longestRun gives the length of the longest stretch of s in which every byte
// equals the one before, or is the next one up, or the next one down.
func longestRun(s string) int {
	longest, run, step := min(len(s), 1), 1, 0
	for i := 1; i < len(s); i++ {
		d := int(s[i]) - int(s[i-1])
		switch {
		case d < -1 || d > 1:
			run = 1
		case run > 1 && d == step:
			run++
		default:
			run = 2
		}
		step = d
		longest = max(longest, run)
	}
	return longest
}

// englishPairs are the 127 commonest pairs of letters in English text, by
// Norvig's count (https://norvig.com/mayzner.html). They make up about two
// thirds of the pairs in words and an eighth of those in random base64.
const englishPairs = "THHEINERANREONATENNDTIESORTEOFEDISITALARSTTONTNGSEHAASOUIOLEVECOMEDEHIRI" +
	"ROICNEEARACELICHLLBEMASIOMURCAELTALANSDIFOHOPEECPRNOCTUSACOTILTRLYNCETUTSSSORSUNLOWAGEIEWHEEWIEM" +
	"ADOLRTPOWENAULNITSMOOWPAIMMIAISHIRSUIDOSIVIAAMFICIVIPLIGTUEVLDRYMPFEBLABGHTYOPWOSAAYEX"

// pairTable holds, for each pair of letters, whether English is fond of it.
var pairTable = func() (t [26][26]bool) {
	for i := 0; i+1 < len(englishPairs); i += 2 {
		t[englishPairs[i]-'A'][englishPairs[i+1]-'A'] = true
	}
	return t
}()

// commonPairs counts the neighbouring letters of s, in any case, that English
// is fond of.
func commonPairs(s string) int {
	s = strings.ToUpper(s)
	n := 0
	for i := 1; i < len(s); i++ {
		a, b := s[i-1]-'A', s[i]-'A'
		if a < 26 && b < 26 && pairTable[a][b] {
			n++
		}
	}
	return n
}
