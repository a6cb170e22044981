package keep

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// A State is what is known of kept credentials. It holds no secret, but
// LastError is the source's own, and may (credentials/processcreds/provider.go:190).
type State struct {
	// Lead is how long before the expiry new keys are asked for.
	Lead time.Duration
	// Held says that there are keys, and CanExpire that they end.
	Held, CanExpire bool
	// Expires is their true expiry, as far as the source tells, and AskAgain the time
	// from which a request makes the source be asked. Both are zero for keys
	// that do not end.
	Expires, AskAgain time.Time
	// Failures counts the questions without an answer since the last answer.
	Failures int
	// LastError is that of the last question, if it failed.
	LastError error
}

// StateOf tells the state of the provider that [Config] or [Provider] made, also
// through caches of the SDK around it. It gives false for any other. It
// asks nothing.
func StateOf(p aws.CredentialsProvider) (State, bool) {
	inner, _ := unwrap(p)
	k, ok := inner.(*keeper)
	if !ok {
		return State{}, false
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	s := State{Lead: k.opt.lead, Failures: k.failures, LastError: k.lastErr}
	if h := k.held.Load(); h != nil {
		s.Held, s.CanExpire = true, h.creds.CanExpire
		if h.creds.CanExpire {
			s.Expires, s.AskAgain = h.truth, h.ask
		}
	}
	return s, true
}
