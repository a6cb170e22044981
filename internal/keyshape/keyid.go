package keyshape

import (
	"fmt"
	"strings"
)

// A key ID is a prefix of four letters and 16 characters of base32 (RFC 4648
// without padding): 80 bits. Unique prefixes:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
// Only AKIA and ASIA begin access keys; AIDA, AROA, AGPA and the like name
// users, roles and groups and are no secrets.
const (
	longLived = "AKIA"
	temporary = "ASIA"
	prefixLen = 4
	tailLen   = 16
	keyIDLen  = prefixLen + tailLen
)

// Temporary reports whether the key ID is one of a temporary triple, which is
// of no use without its session token.
func Temporary(keyID string) bool { return strings.HasPrefix(keyID, temporary) }

// isKeyIDShape reports whether s is a prefix and 16 characters of base32.
func isKeyIDShape(s string) bool {
	return len(s) == keyIDLen && (s[:prefixLen] == longLived || s[:prefixLen] == temporary) && isBase32(s[prefixLen:])
}

func isBase32(s string) bool {
	for i := range len(s) {
		if base32Value(s[i]) < 0 {
			return false
		}
	}
	return true
}

// base32Value gives the five bits that c stands for, or -1.
func base32Value(c byte) int {
	switch {
	case 'A' <= c && c <= 'Z':
		return int(c - 'A')
	case '2' <= c && c <= '7':
		return int(c-'2') + 26
	}
	return -1
}

// isRealKeyID reports whether a string of the shape of a key ID is a key and
// neither an example nor a word.
func isRealKeyID(id string) bool {
	return !strings.Contains(id, "EXAMPLE") && classifyKeyID(id) == KeyID
}

// dummyWords mark a key ID as made up. A random tail holds a given word of four
// letters once in 80,000, a longer one far more rarely.
var dummyWords = []string{"FAKE", "MOCK", "TEST", "YOUR", "DUMMY", "BOGUS", "SAMPLE", "FOOBAR", "SECRET", "INVALID", "NOTREAL", "REDACTED", "ACCESSKEY"}

// minTailEntropy is the entropy in bits per character below which 16
// characters are typed, not drawn: XXXXXXXXXXXXXXXX, ABABABABABABABAB. It
// loses 2 random keys in 100,000.
const minTailEntropy = 2.6

// maxRun is the length from which a run such as ABCDEF or 765432 marks a
// dummy. It loses one random key in a million.
const maxRun = 6

// isDummyTail reports whether what follows the prefix was typed to look like a
// key.
func isDummyTail(tail string) bool {
	for _, w := range dummyWords {
		if strings.Contains(tail, w) {
			return true
		}
	}
	return entropy(tail) < minTailEntropy || longestRun(tail) >= maxRun
}

// isWordTail reports whether the prefix only begins a plain word or name, as
// in ASIAPACIFICNORTHEAST. A digit is no word, so more must speak for one; of
// random keys, 8 in 100,000 are lost for want of a digit and 1 with one.
func isWordTail(tail string) bool {
	if strings.ContainsAny(tail, "234567") {
		return commonPairs(tail) >= 11
	}
	return commonPairs(tail) >= 9
}

// AccountID gives the 12 digits of the AWS account that the key ID was made
// for. ok is false for what is no key ID, for an ID of the older generation,
// which encodes no account, and for a number that is no account number.
//
// The tail's first bit is the generation, the next 40 are the account: found
// and checked on real keys by Tal Be'ery ("A short note on AWS KEY ID", 2023)
// and WithSecure (a bitwise study of 3,000 keys). About half of all random
// tails decode to nothing. That is deliberately no filter: keys of the older
// generation (AKIAI..., AKIAJ...) are still in use, and AWS documents none of
// this. It is a hint for whoever reads the message.
func AccountID(keyID string) (id string, ok bool) {
	const accountBits, maxAccount = 40, 999_999_999_999
	if !isKeyIDShape(keyID) {
		return "", false
	}
	var bits uint64 // the first 45 bits of the tail
	for i := range 9 {
		bits = bits<<5 | uint64(base32Value(keyID[prefixLen+i]))
	}
	if newGeneration := bits>>44 == 1; !newGeneration {
		return "", false
	}
	account := bits >> 4 & (1<<accountBits - 1)
	if account == 0 || account > maxAccount {
		return "", false
	}
	return fmt.Sprintf("%012d", account), true
}

// isOldGeneration reports whether the key ID begins like those that AWS made
// before it encoded accounts in them.
func isOldGeneration(keyID string) bool {
	return keyID[prefixLen] == 'I' || keyID[prefixLen] == 'J'
}
