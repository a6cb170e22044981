package keyshape_test

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape"
)

// seeds are texts with keys of every form, for the fuzzer to take apart.
func seeds(f *testing.F) {
	for _, s := range []string{
		"", "AKIA", "ID1", "x ID1/SEC1", "id=ID1\nsecret=SEC1\n", "s3://ID1:SEC1@b", "s3://TEMP:ESCAPED@b", "postgres://app:Zk3vPq9m@db", "http://h:80/x@y",
		"https://b/k?X-Amz-Credential=ID1%2Fx&X-Amz-Signature=SIGHEX", "https://b/k?AWSAccessKeyId=ID1&Signature=SIGB64", "TOKEN", `"AK" + "IA"`,
		`\nID1\u003dSEC1`, "%3DID1", "ID1ID2", "\\ID1", "é" + "ID1", "'A', 'K'", "\x00ID1\xff", "p@ssw0rd", "${X}", "<key>", "abc123",
	} {
		f.Add(expand.Replace(s))
	}
}

func FuzzClassify(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		c := keyshape.Classify(s)
		if c != keyshape.Classify(" "+s+"\n") {
			t.Errorf("white space changes the class of %q", s)
		}
		if c == keyshape.KeyID && len(keyshape.KeyIDs(s)) != 1 {
			t.Errorf("%q is a key ID, but Find does not see it", s)
		}
		if d := keyshape.Describe(s); len(s) > 8 && strings.Contains(d, s) {
			t.Errorf("Describe(%q) shows it", s)
		}
	})
}

func FuzzFind(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, m := range keyshape.Find(s) {
			if m.Start < end || m.End <= m.Start || m.End > len(s) {
				t.Fatalf("Find(%q): match %v after %d", s, m, end)
			}
			end = m.End
			checkMatch(t, s[m.Start:m.End], m.Kind)
		}
	})
}

// checkMatch checks that the text of a match is what its kind promises.
func checkMatch(t *testing.T, text string, kind keyshape.MatchKind) {
	ok := false
	switch kind {
	case keyshape.MatchKeyID:
		ok = keyshape.Classify(text) == keyshape.KeyID
	case keyshape.MatchSecret:
		ok = keyshape.Classify(keyshape.Unescape(text)) == keyshape.Secret
	case keyshape.MatchPresigned:
		ok = strings.Contains(text, "Signature=") && len(keyshape.KeyIDs(text)) > 0
	case keyshape.MatchUserinfo:
		ok = keyshape.Classify(text[:20]) == keyshape.KeyID && text[20] == ':'
	}
	if !ok {
		t.Errorf("match of kind %d is %q", kind, text)
	}
}

func FuzzRedact(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		for name, redact := range map[string]func(string) string{"Redact": keyshape.Redact, "RedactSource": keyshape.RedactSource} {
			out := redact(s)
			if len(out) != len(s) {
				t.Errorf("%s(%q) = %q changes the length", name, s, out)
			}
			if again := redact(out); again != out {
				t.Errorf("%s is not idempotent: %q, %q, %q", name, s, out, again)
			}
			checkHidden(t, s, out)
		}
	})
}

// checkHidden checks that nothing that Find finds in s is in out.
func checkHidden(t *testing.T, s, out string) {
	if found := keyshape.Find(out); found != nil {
		t.Errorf("%q, redacted from %q, still holds %v", out, s, found)
	}
	for _, m := range keyshape.Find(s) {
		if strings.Contains(out, s[m.Start:m.End]) {
			t.Errorf("%q, redacted from %q, holds %q", out, s, s[m.Start:m.End])
		}
	}
}

func FuzzAccountID(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, s string) {
		id, ok := keyshape.AccountID(s)
		if ok != (id != "") || ok && (len(id) != 12 || strings.Trim(id, "0123456789") != "" || len(s) != 20) {
			t.Errorf("AccountID(%q) = %q, %v", s, id, ok)
		}
	})
}
