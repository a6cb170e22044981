package keyshape_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// texts of about n bytes: without any key, with one, and of nothing but keys.
func texts(n int) map[string]string {
	prose := strings.Repeat("Access keys belong to IAM users; ASIA and AKIA begin them.\n", n/59)
	return map[string]string{
		"blob":     keytest.Token(n, 1),
		"prose":    prose,
		"oneKey":   prose + keyID + "\n" + secret,
		"manyIDs":  strings.Repeat(keyID+" ", n/21),
		"manyURLs": strings.Repeat("X-Amz-Credential="+keyID+"&", n/38),
		"pairs":    strings.Repeat(keyID+":"+secret+"\n", n/62),
	}
}

// BenchmarkFind shows that time grows with the length of the text, whatever is
// in it: compare the MB/s of 64 KB and 1 MB.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1 << 16, 1 << 20} {
		for name, text := range texts(n) {
			b.Run(fmt.Sprintf("%s/%dKB", name, n>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					keyshape.Find(text)
				}
			})
		}
	}
}

func BenchmarkRedact(b *testing.B) {
	for name, text := range texts(1 << 16) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				keyshape.Redact(text)
			}
		})
	}
}

func BenchmarkClassify(b *testing.B) {
	for _, s := range []string{keyID, secret, "us-east-1", "my-test-password", token} {
		b.Run(keyshape.Classify(s).String(), func(b *testing.B) {
			for b.Loop() {
				keyshape.Classify(s)
			}
		})
	}
}
