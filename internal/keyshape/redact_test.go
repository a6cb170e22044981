package keyshape_test

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape"
)

func TestRedact(t *testing.T) {
	const unchanged = "="
	stars := func(n int) string { return strings.Repeat("*", n) }
	masked := keyID[:4] + stars(12) + keyID[16:]
	for _, test := range []struct{ name, text, want string }{
		{"plain text", "see https://example.com:8080/a?b=c", unchanged},
		{"key ID", "key ID1!", "key " + masked + "!"},
		{"pair", `New("ID1", "SEC1", "")`, `New("` + masked + `", "` + stars(40) + `", "")`},
		{"secret alone", "SEC1", stars(40)},
		{"escaped secret", "k=ESCAPED&x", "k=" + stars(44) + "&x"},
		{"session token", "token: TOKEN.", "token: " + stars(400) + "."},
		{"signature", "X-Amz-Credential=ID1%2Fx&X-Amz-Signature=SIGHEX&y=1", "X-Amz-Credential=" + masked + "%2Fx&X-Amz-Signature=" + stars(64) + "&y=1"},
		{"signature of version 2", "AWSAccessKeyId=ID1&Signature=SIGB64", "AWSAccessKeyId=" + masked + "&Signature=" + stars(30)},
		{"token of a URL", "X-Amz-Security-Token=" + strings.Repeat("abc%2F", 10), "X-Amz-Security-Token=" + stars(60)},
		{"user-info", "s3://ID1:SEC1@b", "s3://" + masked + ":" + stars(40) + "@b"},
		{"password of any URL", "postgres://app:Zk3vPq9m@db/x", "postgres://app:" + stars(8) + "@db/x"},
		{"template of a URL", "postgres://app:%s@db/x", unchanged},
		{"port, no password", "http://localhost:8080/users/@me", unchanged},
		{"example", "AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", unchanged},
		{"SHA-1", "da39a3ee5e6b4b0d3255bfef95601890afd80709", unchanged},
		{"long path", strings.Repeat("github-com/aws/aws-sdk-go-v2/Service/S3/", 4), unchanged},
	} {
		text, want := expand.Replace(test.text), test.want
		if want == unchanged {
			want = text
		}
		if got := keyshape.Redact(text); got != want {
			t.Errorf("%s: %q, want %q", test.name, got, want)
		}
	}
}

func TestRedactSource(t *testing.T) {
	for _, test := range []struct{ name, line, want string }{
		{"pair of another store", `p := New("deploy-user", "Zk3vPq9m", "")`, `p := New("***********", "********", "")`},
		{"pieces", `id := "AK" + "IA` + keyID[4:] + `"`, `id := "**" + "******************"`},
		{"bytes", `[]byte{'A', 'K', 'I', 'A'}`, `[]byte{'*', '*', '*', '*'}`},
		{"weak password", `New("admin", "changeme")`, `New("*****", "********")`},
		{"raw and open", "k := `Zk3vPq9m", "k := `********"},
		{"quote inside", `"Zk\"3v", 1`, `"******", 1`},
		{"key ID keeps its ends", `"` + keyID + `"`, `"` + keyshape.Redact(keyID) + `"`},
		{"what is plain stays", `Load("us-east-1", "https://h/", "${KEY}", "no key given", "a.b/c", "")`, `Load("us-east-1", "https://h/", "${KEY}", "no key given", "a.b/c", "")`},
	} {
		if got := keyshape.RedactSource(test.line); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestDescribe(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"key ID", keyID, keyID[:4] + "…" + keyID[16:] + " (account 123456789012)"},
		{"key ID and newline", keyID + "\n", keyID[:4] + "…" + keyID[16:] + " (account 123456789012)"},
		{"old generation", oldID, "AKIA…" + oldID[16:]},
		{"impossible account", "AKIAC" + keyID[5:], "AKIA…" + keyID[16:] + " (encodes no account)"},
		{"secret", secret, "a 40-character secret"},
		{"weak", "changeme", "an 8-character weak password"},
		{"empty", "", "an empty string"},
		{"11", "acme-deploy", "an 11-character string"},
		{"12", "acme-deploy1", "a 12-character string"},
		{"18", "acme-deploy1-tokyo", "an 18-character string"},
		{"characters, not bytes", "ключ", "a 4-character string"},
		{"80", strings.Repeat("ab3-", 20), "an 80-character string"},
		{"110", strings.Repeat("ab3-9", 22), "a 110-character string"},
	} {
		if got := keyshape.Describe(test.text); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if got := keyshape.DescribeKeyID("nokey"); got != "a 5-character string" {
		t.Errorf("DescribeKeyID(nokey) = %q", got)
	}
}
