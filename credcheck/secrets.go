package credcheck

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"

	"github.com/credlint/credlint/credcheck/internal/scrub"
)

// MaskKeyID shows the first and last four characters of an access key ID. One that is too short for that to hide anything is hidden whole.
func MaskKeyID(id string) string {
	if id == "" {
		return ""
	}
	r := []rune(id)
	if len(r) < 16 {
		return "…"
	}
	return string(r[:4]) + "…" + string(r[len(r)-4:])
}

// Fingerprint lets two reports be compared: equal key IDs give equal fingerprints. It is the first 12 hex digits of the ID's SHA-256. An ID is no
// secret (AWS logs it in CloudTrail) and has 80 bits, too many to try. Of secrets and tokens nothing is ever derived: a short or guessable one
// could be tried against its hash.
func Fingerprint(keyID string) string {
	if keyID == "" {
		return ""
	}
	sum := sha256.Sum256([]byte("credcheck key id\x00" + keyID))
	return hex.EncodeToString(sum[:6])
}

// keyIDs are access key IDs of users and sessions in foreign text (IAM guide, reference_identifiers).
var keyIDs = regexp.MustCompile(`\b(?:AKIA|ASIA)[A-Z0-9]{12,124}\b`)

// cleaner makes text fit to be shown.
type cleaner struct{ secrets scrub.Set }

// own cleans text of this package: nothing of a known secret may be in it, nor a whole key ID.
func (c *cleaner) own(s string) string {
	return oneLine(keyIDs.ReplaceAllStringFunc(c.secrets.Hide(s), MaskKeyID))
}

// foreign cleans text from elsewhere (errors of the SDK, output of processes), which may hold secrets that nobody knows of here.
func (c *cleaner) foreign(s string) string {
	return clip(c.own(scrub.Patterns(c.secrets.Hide(s))), 400)
}

// oneLine makes text safe for logs and terminals: no control characters, no line breaks, no change of writing direction.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || (r >= '\u202a' && r <= '\u202e') || (r >= '\u2066' && r <= '\u2069') {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "?")))
}
