package scrub

import (
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
)

func TestPatterns(t *testing.T) {
	const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln"
	for _, tt := range []struct{ name, in, secret string }{
		{"processcreds", `parse failed of process output: {"AccessKeyId":"A","SecretAccessKey":"SUPERSECRET",}`, "SUPERSECRET"},
		{"escaped", `{\"SessionToken\":\"SUPERSECRET\"}`, "SUPERSECRET"},
		{"ini", "aws_secret_access_key = SUPERSECRET", "SUPERSECRET"},
		{"xml", "<SecretAccessKey>SUPERSECRET</SecretAccessKey>", "SUPERSECRET"},
		{"bearer", "Authorization: Bearer SUPERSECRET", "SUPERSECRET"},
		{"query", "GET /?X-Amz-Security-Token=SUPERSECRET&a=b", "SUPERSECRET"},
		{"jwt", "bad token " + jwt, jwt},
		{"cut-off jwt", "bad token eyJhbGciOiJSUzI1NiJ9.eyJpc3Mi", "eyJpc3Mi"},
		{"url", "proxy http://ann:SUPERSECRET@p:1 refused", "SUPERSECRET"},
		{"key", "got v9Hq2LrT0xZbN4mKpW7sYdE1uCg8RjA5fVoXtIwQ here", "v9Hq2LrT0xZbN4mK"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Patterns(tt.in); strings.Contains(got, tt.secret) || !strings.Contains(got, Hidden) {
				t.Errorf("%q", got)
			}
		})
	}
	const plain = `operation error STS: AssumeRole, https response error StatusCode: 403, api error AccessDenied: no`
	if got := Patterns(plain); got != plain {
		t.Errorf("%q", got)
	}
}

// FuzzHide hides a random secret, in its forms and in parts, in any text.
func FuzzHide(f *testing.F) {
	f.Add(uint64(1), "a %s b", uint8(3), uint8(15))
	f.Fuzz(func(t *testing.T, seed uint64, around string, from, to uint8) {
		r := rand.New(rand.NewPCG(seed, 2))
		b := make([]byte, 60)
		for i := range b {
			b[i] = "ABCDEFGHabcdefghijkl0123456789+/="[r.IntN(33)]
		}
		secret := string(b)
		lo, hi := int(from)%60, int(to)%60
		text := around + url.QueryEscape(secret) + around + secret[min(lo, hi):max(lo, hi)] + around + inJSON(secret)
		var s Set
		s.Add(secret)
		got := s.Hide(text)
		for i := 0; i+part <= len(secret); i++ {
			if strings.Contains(got, secret[i:i+part]) {
				t.Fatalf("%q holds %q", got, secret[i:i+part])
			}
		}
	})
}

func TestHideShort(t *testing.T) {
	var s Set
	s.Add("", "abc", "pw12")
	if got := s.Hide("abc pw12"); got != "abc "+Hidden {
		t.Errorf("%q", got)
	}
}
