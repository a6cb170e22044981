package credchecktest

import (
	crand "crypto/rand"
	"encoding/binary"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

// DefaultAccount is the account of all roles and users unless Account says
// otherwise: the one of AWS's documentation.
const DefaultAccount = "123456789012"

// An Issuer makes up keys and remembers them, as AWS's identity service does
// behind all the others. It also owns AWS's clock. All methods may be called
// from several goroutines.
type Issuer struct {
	mu      sync.Mutex
	rand    *rand.Rand
	account string
	skew    time.Duration
	keys    map[string]Keys
	revoked map[string]bool
	secrets map[string]string // secret or token, and the key ID it belongs to
	tokens  map[string]webToken
}

func newIssuer(seed [32]byte, account string) *Issuer {
	return &Issuer{
		rand: rand.New(rand.NewChaCha8(seed)), account: account,
		keys: map[string]Keys{}, revoked: map[string]bool{}, secrets: map[string]string{}, tokens: map[string]webToken{},
	}
}

func seedOf(n uint64) (seed [32]byte) {
	binary.LittleEndian.PutUint64(seed[:], n)
	return seed
}

func randomSeed() (seed [32]byte) {
	crand.Read(seed[:]) // never fails: crypto/rand.Read since Go 1.24
	return seed
}

// Now gives the time by AWS's clock: the program's, plus the skew.
func (i *Issuer) Now() time.Time {
	i.mu.Lock()
	defer i.mu.Unlock()
	return time.Now().Add(i.skew)
}

// SetSkew puts AWS's clock ahead of the program's by d; below zero, behind it.
// A program whose clock is 30 s behind sees d = 30 s. Expiry times, Date
// headers and what counts as expired all go by AWS's clock.
func (i *Issuer) SetSkew(d time.Duration) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.skew = d
}

// Account gives the account's 12 digits.
func (i *Issuer) Account() string { return i.account }

// RoleARN gives the ARN of a role of the account.
func (i *Issuer) RoleARN(role string) string {
	return "arn:aws:iam::" + i.account + ":role/" + role
}

// SessionARN gives the ARN that the keys of a role's session have.
func (i *Issuer) SessionARN(role, session string) string {
	return "arn:aws:sts::" + i.account + ":assumed-role/" + role + "/" + session
}

// Issue makes temporary keys for arn that live so long from now. A life below
// zero gives keys that have expired.
func (i *Issuer) Issue(arn string, life time.Duration) Keys {
	now := i.Now()
	return i.issueAt(arn, now, now.Add(life))
}

// User makes keys of a user: long-term ones, without session token and expiry.
func (i *Issuer) User(name string) Keys {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.remember(Keys{
		AccessKeyID: newKeyID(i.rand, "AKIA", i.account), SecretAccessKey: newSecret(i.rand),
		ARN: "arn:aws:iam::" + i.account + ":user/" + name, Account: i.account, Issued: time.Now().Add(i.skew),
	})
}

func (i *Issuer) issueAt(arn string, issued, expires time.Time) Keys {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.remember(Keys{
		AccessKeyID: newKeyID(i.rand, "ASIA", i.account), SecretAccessKey: newSecret(i.rand), SessionToken: newToken(i.rand, 300),
		ARN: arn, Account: i.account, Issued: issued, Expires: expires.Truncate(time.Second),
	})
}

func (i *Issuer) remember(k Keys) Keys {
	i.keys[k.AccessKeyID] = k
	i.secrets[k.SecretAccessKey] = k.AccessKeyID
	if k.SessionToken != "" {
		i.secrets[k.SessionToken] = k.AccessKeyID
	}
	return k
}

// keepSecret makes up a secret of n characters that is no key, such as an
// authorization token, and remembers it under what.
func (i *Issuer) keepSecret(what string, n int) string {
	i.mu.Lock()
	defer i.mu.Unlock()
	s := draw(i.rand, alphabet64[:62], n)
	i.secrets[s] = what
	return s
}

// Lookup gives the keys with this ID, and false if this issuer made none such.
func (i *Issuer) Lookup(keyID string) (Keys, bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	k, ok := i.keys[keyID]
	return k, ok
}

// Revoke makes AWS not know the keys any more, as when a user's key is deleted.
func (i *Issuer) Revoke(keyID string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.revoked[keyID] = true
}

func (i *Issuer) valid(keyID string) (Keys, bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	k, ok := i.keys[keyID]
	return k, ok && !i.revoked[keyID]
}

// FindSecrets tells which secrets this issuer's doubles gave away occur in the
// text, by the ID of the key or the name of the token, never the secret itself.
// Eight characters of a secret in a row are enough.
func (i *Issuer) FindSecrets(text string) []string {
	i.mu.Lock()
	defer i.mu.Unlock()
	const enough = 8
	windows := map[string]bool{}
	for at := 0; at+enough <= len(text); at++ {
		windows[text[at:at+enough]] = true
	}
	seen := map[string]bool{}
	for secret, name := range i.secrets {
		// A token's first characters are the same in all of them.
		for at := 4; at+enough <= len(secret); at++ {
			seen[name] = seen[name] || windows[secret[at:at+enough]]
		}
	}
	maps.DeleteFunc(seen, func(_ string, leaked bool) bool { return !leaked })
	return slices.Sorted(maps.Keys(seen))
}
