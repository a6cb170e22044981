package credchecktest

import (
	"encoding/base64"
	"log/slog"
	"math/rand/v2"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// Keys is one set of credentials that an Issuer made up.
type Keys struct {
	AccessKeyID     string
	SecretAccessKey string
	SessionToken    string    // empty for a user's keys
	ARN             string    // who they are
	Account         string    // 12 digits
	Issued          time.Time // by the issuer's clock
	Expires         time.Time // by the issuer's clock, in whole seconds; zero if they never do
}

// String gives the key's ID and expiry, never its secrets.
func (k Keys) String() string {
	if k.Expires.IsZero() {
		return k.AccessKeyID + " (never expires)"
	}
	return k.AccessKeyID + " (expires " + k.Expires.UTC().Format(time.RFC3339) + ")"
}

// GoString is String, so that %#v shows no secret either.
func (k Keys) GoString() string { return k.String() }

// LogValue is String, for log/slog.
func (k Keys) LogValue() slog.Value { return slog.StringValue(k.String()) }

// Credentials gives the keys as the SDK's type, with Expires as the issuer
// told it.
func (k Keys) Credentials() aws.Credentials {
	return aws.Credentials{
		AccessKeyID: k.AccessKeyID, SecretAccessKey: k.SecretAccessKey, SessionToken: k.SessionToken,
		Source: "credchecktest", AccountID: k.Account,
		CanExpire: !k.Expires.IsZero(), Expires: k.Expires,
	}
}

const (
	alphabet32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	alphabet64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
)

// newKeyID gives an ID in the form of AWS's newer ones, in which the 9
// characters behind the prefix are base32 of 45 bits: one that is set, 40 with
// the account number, 4 at random. So tools that read the account out of an ID
// read the invented one, and no real key of another account is met.
func newKeyID(r *rand.Rand, prefix, account string) string {
	number, err := strconv.ParseUint(account, 10, 40)
	if err != nil {
		number = r.Uint64N(1 << 39)
	}
	bits := 1<<44 | number<<4 | r.Uint64N(16)
	id := []byte(prefix)
	for shift := 40; shift >= 0; shift -= 5 {
		id = append(id, alphabet32[bits>>shift&31])
	}
	return string(id) + draw(r, alphabet32, 7)
}

func newSecret(r *rand.Rand) string { return draw(r, alphabet64, 40) }

// newToken gives n random bytes in base64, behind the four letters that
// session tokens begin with.
func newToken(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return "IQoJ" + base64.StdEncoding.EncodeToString(b)
}

func draw(r *rand.Rand, alphabet string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(b)
}
