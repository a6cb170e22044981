// Package keytest invents keys for tests, so that no file of this project
// holds one. Equal seeds give equal keys.
package keytest

import "math/rand/v2"

const (
	base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
)

// KeyID gives a key ID with the prefix (AKIA, ASIA) and 16 random characters
// of base32, one of which is a digit.
func KeyID(prefix string, seed uint64) string {
	return prefix + draw(base32, 15, seed) + string(base32[26+seed%6])
}

// Base32 gives n random characters of base32.
func Base32(n int, seed uint64) string { return draw(base32, n, seed) }

// NewKeyID gives a key ID of the newer generation that encodes the account, a
// number below 2^40.
func NewKeyID(prefix string, account, seed uint64) string {
	bits := 1<<44 | account<<4 // generation, account, and 4 of the 39 bits that follow
	tail := make([]byte, 9)
	for i := range tail {
		tail[i] = base32[bits>>(40-5*i)&31]
	}
	return prefix + string(tail) + draw(base32, 6, seed) + "7"
}

// Secret gives 40 random characters of base64.
func Secret(seed uint64) string { return draw(base64, 40, seed) }

// Token gives n random characters of base64, as a session token has.
func Token(n int, seed uint64) string { return draw(base64, n, seed) }

func draw(alphabet string, n int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, uint64(n)))
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(b)
}
