package keyshape_test

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/keyshape/keytest"
)

var (
	keyID   = keytest.NewKeyID("AKIA", 123456789012, 1)
	tempID  = keytest.NewKeyID("ASIA", 210987654321, 2)
	oldID   = "AKIA" + "I" + keytest.KeyID("", 3)[1:]
	keyID2  = keytest.KeyID("AKIA", 4)
	secret  = keytest.Secret(1)
	secret2 = keytest.Secret(2)
	token   = keytest.Token(400, 3)
)

func TestClassify(t *testing.T) {
	classes := map[keyshape.Class][]string{
		keyshape.Empty: {"", " ", "\n"},
		keyshape.KeyID: {keyID, tempID, oldID, keyID2, keyID + "\n", " " + tempID},
		keyshape.Secret: {
			secret, secret2, secret + "\n", "\t" + secret,
		},
		keyshape.Weak: {
			"changeme", "changeMe", "change-me", "password", "Password1", "p@ssw0rd", "passwd", "admin", "admin123", "secret", "SECRET", "mysecret",
			"secret123", "minio", "minio123", "root", "rootpassword", "toor", "letmein", "qwerty", "hunter2", "123456", "12345678", "1234567890", "111111",
			"supersecret", "super_secret_key", "verySecretKey1", "admin/password", "s3cr3t", "welcome1", "adminpassword",
		},
		keyshape.Placeholder: {
			"AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "ASIAIOSFODNN7EXAMPLE",
			"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY", "example-secret", "AKIDEXAMPLE",
			"AKIAXXXXXXXXXXXXXXXX", "AKIAAAAAAAAAAAAAAAAA", "AKIAABABABABABABABAB", "AKIAABCDEFGHIJKLMNOP", "AKIAFAKEFAKEFAKEFAKE",
			"AKIATESTACCESSKEYIDX", "AKIADUMMYACCESSKEYAA", "AKIA****************", "****************WXYZ", "AKIA…WXYZ",
			"test", "TEST", "test123", "testing", "test-key", "test_secret_key", "testAccessKey", "my-test-password", "test-1", "tests",
			"dummy", "dummyKey", "DUMMY_SECRET", "fake", "fakeAccessKeyFor-Acme", "mock", "mockSecret", "mock_access_key_id", "foo", "bar", "foobar", "foo/bar",
			"local", "localhost", "localstack", "local-dev", "guest", "minioadmin", "MINIOADMIN", "none", "null", "nil", "n/a", "undefined", "unused", "not-used",
			"x", "xx", "xxx", "xxxx", "XXXXXXXX", "xxxx-xxxx", "***", "********", "....", "####", "aaaa", "a", "id", "key",
			"<access-key>", "<YOUR KEY>", "[secret]", "{accessKey}", "YOUR_ACCESS_KEY", "YOUR_SECRET", "your-secret-key-here", "yourSecretKey",
			"${AWS_SECRET_ACCESS_KEY}", "${KEY:-}", "$(SECRET)", "$AWS_SECRET_ACCESS_KEY", "{{ .SecretKey }}", "{{.Values.key}}", "%s", "key-%s", "%v", "%AWS_KEY%",
			"@@SECRET@@", "__SECRET__", "<%= key %>", "REPLACE_ME", "replace-with-your-key", "changeit", "INSERT_KEY_HERE", "put-key-here", "TODO", "redacted", "[REDACTED]",
			"accessKey", "access-key", "access_key_id", "secretKey", "secret-access-key", "SecretAccessKey", "sessionToken", "AKID", "TOKEN", "session",
			"AWS_SECRET_ACCESS_KEY", "MY_SECRET_KEY", "S3_ACCESS_KEY_ID", "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/key", "vault:secret/data/aws#key",
			"abc", "abcd", "abcdef", "abc123", "abcdefghijklmnopqrstuvwxyz", "secret...", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmn",
			"zuf+tfteSlswRu7BJ86wekitnifILbZam1KYY3TG",
		},
		keyshape.Other: {
			"ASIAPACIFICNORTHEAST", "ASIAPACIFICSOUTHEAST", "AKIAINFRASTRUCTURESS", "AROA" + keyID[4:], "AIDA" + keyID[4:], "AGPA" + keyID[4:],
			keyID[:19], keyID + "7", strings.ToLower(keyID), "AKIA1234567890189018", "LKIA" + keyID[4:],
			"da39a3ee5e6b4b0d3255bfef95601890afd80709", "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", "2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
			"github/com/aws/aws/sdk/go/v2/credentials", "NewStaticCredentialsProviderFromConfigV2", "/Users/Someone/Projects/Repository/Main4",
			"VGhpcyBpcyBhIHRlc3Qgb2YgYmFzZTY0IGVuY29k", secret[:39], secret + "A", secret[:20] + "_" + secret[21:], secret[:20] + "=" + secret[21:],
			"TestReconcileVolumeSnapshotClassNotFound", "abcabcabcABCabcabcabcABCabcabcabcABCabca", strings.Repeat("aB3/", 10),
			"6ba7b810-9dad-11d1-80b4-00c04fd430c8", "ghp_" + secret[:36], "us-east-1", "my-bucket-prod", "s3.amazonaws.com", "acme-prod-user", "deploy",
			"latest-greatest", "hunter2-prod-kZ", "contestant", "Zk3!vPq9", "password-Zk3vPq9", "test-Zk3vPq9mW", "admin-8401937", "foobarista", "тест", "test-ключ",
			token, "100%sure", "fakery",
		},
	}
	for want, texts := range classes {
		for _, s := range texts {
			if got := keyshape.Classify(s); got != want {
				t.Errorf("Classify(%q) = %v, want %v", s, got, want)
			}
		}
	}
}

func TestTemporary(t *testing.T) {
	if !keyshape.Temporary(tempID) || keyshape.Temporary(keyID) || keyshape.Temporary("") {
		t.Error("only ASIA begins a temporary key ID")
	}
}

func TestAccountID(t *testing.T) {
	for _, test := range []struct {
		name, id, want string
	}{
		// Tal Be'ery, "A short note on AWS KEY ID": the key ID that his text decodes.
		{"published vector", strings.ToUpper("asiaqnzgkiqy56jq7wml"), "029608264753"},
		{"new generation", keyID, "123456789012"},
		{"temporary", tempID, "210987654321"},
		{"leading zeros", keytest.NewKeyID("AKIA", 42, 1), "000000000042"},
		{"largest account", keytest.NewKeyID("AKIA", 999_999_999_999, 1), "999999999999"},
		{"13 digits", keytest.NewKeyID("AKIA", 1_000_000_000_000, 1), ""},
		{"account zero", keytest.NewKeyID("AKIA", 0, 1), ""},
		{"old generation", oldID, ""},
		{"a role's ID", "AROA" + keyID[4:], ""},
		{"too short", keyID[:19], ""},
		{"small letters", strings.ToLower(keyID), ""},
		{"empty", "", ""},
	} {
		got, ok := keyshape.AccountID(test.id)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%s: AccountID = %q, %v; want %q", test.name, got, ok, test.want)
		}
	}
}

func TestClassNames(t *testing.T) {
	if keyshape.KeyID.String() != "key ID" || keyshape.Class(99).String() != "unknown class" {
		t.Error("names of classes")
	}
}
