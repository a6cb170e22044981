package keyshape_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// expand puts invented keys in the place of their names.
var expand = strings.NewReplacer("ID1", keyID, "ID2", keyID2, "TEMP", tempID, "OLD", oldID, "SEC1", secret, "SEC2", secret2,
	"TOKEN", token, "ESCAPED", url.QueryEscape("wJ+l/"+secret[:35]), "SIGHEX", strings.Repeat("9a8b7c6d", 8), "SIGB64", "Zm9vYmFyYmF6cXV4Zm9vYmFyYmE%3D")

var kindNames = map[keyshape.MatchKind]string{
	keyshape.MatchKeyID: "id", keyshape.MatchSecret: "secret", keyshape.MatchPresigned: "presigned", keyshape.MatchUserinfo: "userinfo",
}

// show writes matches as kind(text), the keys by their names.
func show(s string, matches []keyshape.Match) string {
	shorten := strings.NewReplacer(keyID, "ID1", keyID2, "ID2", tempID, "TEMP", oldID, "OLD", secret, "SEC1", secret2, "SEC2", token, "TOKEN",
		url.QueryEscape("wJ+l/"+secret[:35]), "ESCAPED", strings.Repeat("9a8b7c6d", 8), "SIGHEX", "Zm9vYmFyYmF6cXV4Zm9vYmFyYmE%3D", "SIGB64")
	var parts []string
	for _, m := range matches {
		parts = append(parts, fmt.Sprintf("%s(%s)", kindNames[m.Kind], shorten.Replace(s[m.Start:m.End])))
	}
	return strings.Join(parts, " ")
}

func TestFind(t *testing.T) {
	const presigned = "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ID1%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Expires=900&X-Amz-Signature=SIGHEX"
	for _, test := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"key ID alone", "ID1", "id(ID1)"},
		{"temporary key ID", "TEMP", "id(TEMP)"},
		{"old generation", "OLD", "id(OLD)"},
		{"in prose", "the key ID1, made yesterday", "id(ID1)"},
		{"two keys", "ID1 ID2", "id(ID1) id(ID2)"},
		{"same key twice", "ID1 ID1", "id(ID1) id(ID1)"},
		{"credentials file", "[default]\naws_access_key_id = ID1\naws_secret_access_key = SEC1\n", "id(ID1) secret(SEC1)"},
		{"secret first", "secret: SEC1\nid: ID1\n", "secret(SEC1) id(ID1)"},
		{"two profiles", "[a]\nid=ID1\nsecret=SEC1\n[b]\nid=ID2\nsecret=SEC2\n", "id(ID1) secret(SEC1) id(ID2) secret(SEC2)"},
		{"JSON", `{"AccessKeyId":"ID1","SecretAccessKey":"SEC1"}`, "id(ID1) secret(SEC1)"},
		{"environment file", "export AWS_ACCESS_KEY_ID=ID1\nexport AWS_SECRET_ACCESS_KEY=SEC1", "id(ID1) secret(SEC1)"},
		{"parted by a colon", "ID1:SEC1", "id(ID1) secret(SEC1)"},
		{"parted by a slash", "ID1/SEC1", "id(ID1) secret(SEC1)"},
		{"escaped newline before it", `x\nID1\nSEC1`, "id(ID1) secret(SEC1)"},
		{"URL escape before it", "id%3DID1%26", "id(ID1)"},
		{"JSON escape before it", `\u003dID1\u0026`, "id(ID1)"},
		{"query with escaped secret", "s3::https://h/b?aws_access_key_id=ID1&aws_access_key_secret=ESCAPED", "id(ID1) secret(ESCAPED)"},
		{"secret five lines below", "ID1\n\n\n\n\nSEC1", "id(ID1) secret(SEC1)"},
		{"secret seven lines below", "ID1\n\n\n\n\n\n\nSEC1", "id(ID1)"},
		{"secret far along the line", "ID1 " + strings.Repeat("-", 2000) + " SEC1", "id(ID1)"},
		{"secret without key ID", "SEC1", ""},
		{"presigned URL", presigned, "presigned(" + presigned + ")"},
		{"presigned URL in code", `get("` + presigned + `")`, "presigned(" + presigned + ")"},
		{"presigned URL in Markdown", "see <" + presigned + ">", "presigned(" + presigned + ")"},
		{"presigned, session token", "https://b/k?X-Amz-Credential=TEMP/20260101/x&X-Amz-Security-Token=TOKEN&X-Amz-Signature=SIGHEX", "presigned(https://b/k?X-Amz-Credential=TEMP/20260101/x&X-Amz-Security-Token=TOKEN&X-Amz-Signature=SIGHEX)"},
		{"presigned, JSON escapes", `"https:\/\/b\/k?X-Amz-Credential=ID1%2Fx\u0026X-Amz-Signature=SIGHEX"`, `presigned(https:\/\/b\/k?X-Amz-Credential=ID1%2Fx\u0026X-Amz-Signature=SIGHEX)`},
		{"presigned, version 2", "https://b/k?AWSAccessKeyId=ID1&Expires=1&Signature=SIGB64", "presigned(https://b/k?AWSAccessKeyId=ID1&Expires=1&Signature=SIGB64)"},
		{"credential without signature", "?X-Amz-Credential=ID1%2Fus-east-1", "id(ID1)"},
		{"authorization header", "AWS4-HMAC-SHA256 Credential=ID1/20260101/us-east-1/s3/aws4_request, Signature=SIGHEX", "id(ID1)"},
		{"user-info", "s3://ID1:SEC1@bucket/prefix", "userinfo(ID1:SEC1)"},
		{"user-info, escaped", "s3://ID1:ESCAPED@bucket", "userinfo(ID1:ESCAPED)"},
		{"user-info, short secret", "mongodb://ID1:Zk3vPq9m@h/?authMechanism=MONGODB-AWS", "userinfo(ID1:Zk3vPq9m)"},
		{"user-info, placeholder", "s3://ID1:%s@bucket", "id(ID1)"},
		{"user-info without secret", "s3://ID1@bucket", "id(ID1)"},
	} {
		text := expand.Replace(test.text)
		if got := show(text, keyshape.Find(text)); got != test.want {
			t.Errorf("%s: found %s, want %s", test.name, got, test.want)
		}
	}
}

// TestFindLeavesLookalikes holds texts that hold no key, whatever they look
// like. The complaints against other scanners are in it: hashes, examples,
// identifiers, blobs.
func TestFindLeavesLookalikes(t *testing.T) {
	for name, text := range map[string]string{
		"documentation example":         "AKIAIOSFODNN7EXAMPLE wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
		"second documentation example":  "AKIAI44QH8DHBEXAMPLE je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
		"example with the prefix alone": "AKIA",
		"presigned example":             "https://s3.amazonaws.com/b/k?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request&X-Amz-Signature=" + strings.Repeat("ab01", 16),
		"masked":                        "AKIAXXXXXXXXXXXXXXXX AKIA****************",
		"alphabet":                      "AKIAABCDEFGHIJKLMNOP",
		"fake":                          "AKIAFAKEKEYFORTESTS2",
		"region name":                   "ASIAPACIFICNORTHEAST ASIAPACIFICSOUTHEAST",
		"constant":                      "REGION_ASIAPACIFICNORTHEAST_2",
		"one too long":                  keyID + "Q",
		"one too short":                 keyID[:19],
		"part of a longer word":         "X" + keyID,
		"part of an identifier":         "my_" + keyID,
		"small letters":                 strings.ToLower(keyID),
		"digits out of base32":          "AKIA0189018901890189",
		"user ID":                       "AIDA" + keyID[4:],
		"role ID":                       "AROA" + keyID[4:] + ":session",
		"group and policy IDs":          "AGPA" + keyID[4:] + " ANPA" + keyID[4:] + " AIPA" + keyID[4:] + " ASCA" + keyID[4:],
		"SHA-1":                         "da39a3ee5e6b4b0d3255bfef95601890afd80709",
		"SHA-256":                       "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"integrity":                     "sha512-" + keytest.Token(86, 9) + "==",
		"go.sum line":                   "golang.org/x/tools v0.52.0 h1:" + keytest.Token(43, 8) + "=",
		"UUID":                          "123e4567-e89b-12d3-a456-426614174000",
		"ARN":                           "arn:aws:iam::123456789012:role/AKIAReader",
		"base64 blob":                   keytest.Token(3000, 7),
		"base32 blob":                   keytest.Base32(3000, 7),
		"PEM":                           "-----BEGIN CERTIFICATE-----\n" + keytest.Token(64, 5) + "\n" + keytest.Token(64, 6) + "\n-----END CERTIFICATE-----",
		"names of variables":            "AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY",
		"format":                        "AKIA%s AKIA%016d",
		"pattern":                       `\b(AKIA|ASIA)[A-Z2-7]{16}\b`,
		"secret alone":                  secret,
	} {
		if found := keyshape.Find(text); found != nil {
			t.Errorf("%s: found %s", name, show(text, found))
		}
	}
}

func TestFindLooksOnlyBeside(t *testing.T) {
	// A run that the neighbourhood cuts must not be taken for a secret.
	for pad := 900; pad < 1100; pad++ {
		text := keyID + " " + strings.Repeat("-", pad) + keytest.Token(300, uint64(pad))
		if got := show(text, keyshape.Find(text)); got != "id(ID1)" {
			t.Fatalf("padding %d: found %s", pad, got)
		}
	}
}

func TestKeyIDs(t *testing.T) {
	text := expand.Replace("ID1 TEMP s3://ID1:SEC1@b AKIAIOSFODNN7EXAMPLE")
	if got := keyshape.KeyIDs(text); !slices.Equal(got, []string{keyID, tempID}) {
		t.Errorf("KeyIDs = %q", got)
	}
}

func TestSecrets(t *testing.T) {
	text := expand.Replace("aws_secret_access_key=SEC1;ESCAPED;" + keytest.Token(41, 1) + ";da39a3ee5e6b4b0d3255bfef95601890afd80709")
	if got := show(text, keyshape.Secrets(text)); got != "secret(SEC1) secret(ESCAPED)" {
		t.Errorf("Secrets found %s", got)
	}
	if got := keyshape.Unescape(url.QueryEscape("wJ+l/" + secret[:35])); got != "wJ+l/"+secret[:35] {
		t.Errorf("Unescape = %q", got)
	}
}
