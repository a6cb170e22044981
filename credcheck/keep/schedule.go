package keep

import (
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// held is a set of keys, with when to ask for others. It is never changed, only
// replaced.
type held struct {
	creds aws.Credentials // as handed out: they "expire" when it is time to ask
	truth time.Time       // when they end; nothing if they cannot
	ask   time.Time       // from when on the source is asked; zero: never
}

func (h *held) due(now time.Time) bool {
	return !h.ask.IsZero() && !now.Before(h.ask)
}

// good says whether the keys may be used without the source's word.
func (h *held) good(now time.Time, beyond time.Duration) bool {
	return !h.creds.CanExpire || now.Before(h.truth.Add(beyond))
}

// hold makes all times those of the wall clock, like the expiry: the monotonic
// one stands still while the machine sleeps.
func hold(c aws.Credentials, truth, ask time.Time) *held {
	h := &held{creds: c, truth: truth.Round(0), ask: ask.Round(0)}
	if c.CanExpire {
		// What is in the past stays there: whoever looks at Expires must not
		// take dead keys for good ones.
		h.creds.Expires = earlier(h.ask, h.truth)
	}
	return h
}

func sameKeys(a, b aws.Credentials) bool {
	return a.AccessKeyID == b.AccessKeyID && a.SecretAccessKey == b.SecretAccessKey && a.SessionToken == b.SessionToken
}

// An answer is what the source said.
type answer struct {
	creds aws.Credentials
	truth time.Time
	err   error
}

// take decides what to hold after the answer, and what those who waited get. The
// lock is held.
func (k *keeper) take(now time.Time, a answer, forced bool) (*held, error) {
	old := k.held.Load()
	usable := old != nil && old.good(now, k.opt.beyond)
	switch {
	case a.err != nil:
		return k.failed(now, old, usable, a.err)
	case !a.creds.HasKeys() && usable:
		return k.failed(now, old, usable, errNoKeys)
	case !a.creds.HasKeys(): // the SDK passes them on, and never keeps them (aws/credential_cache.go:168)
		k.failures, k.lastErr = k.failures+1, errNoKeys
		return &held{creds: a.creds}, nil
	}
	same := old != nil && sameKeys(old.creds, a.creds)
	if usable && !same && !forced && a.creds.CanExpire && old.creds.CanExpire && !a.truth.After(old.truth) {
		return k.worse(now, old, a)
	}
	k.failures, k.lastErr, k.quiet = 0, nil, time.Time{}
	h := hold(a.creds, a.truth, k.next(now, a, old != nil && !same))
	k.held.Store(h)
	return h, nil
}

// failed keeps the old keys while they are good, and gives the error after.
func (k *keeper) failed(now time.Time, old *held, usable bool, err error) (*held, error) {
	err = fmt.Errorf("failed to refresh kept credentials, %w", err)
	k.failures, k.lastErr = k.failures+1, err
	if !usable {
		k.quiet = now.Add(k.backOff())
		return nil, err
	}
	return k.again(now, old), nil
}

// worse keeps the old keys rather than others that end sooner: a source that
// mixes answers of two, or is behind. When the old ones end, it is believed.
func (k *keeper) worse(now time.Time, old *held, a answer) (*held, error) {
	if !a.truth.After(now) {
		return k.failed(now, old, true, errExpired)
	}
	k.failures, k.lastErr = 0, nil
	return k.again(now, old), nil
}

// again holds the old keys until the next question.
func (k *keeper) again(now time.Time, old *held) *held {
	if !old.creds.CanExpire {
		return old
	}
	end := old.truth.Add(k.opt.beyond)
	h := hold(old.creds, old.truth, earlier(now.Add(k.pause(end.Sub(now))), end))
	k.held.Store(h)
	return h
}

// next says when to ask after keys that were taken. With other keys than before
// that live no longer than the lead, the source makes new ones for each
// question: then half of their life is enough. If they are the first or the
// same, the source may have better ones soon.
func (k *keeper) next(now time.Time, a answer, others bool) time.Time {
	if !a.creds.CanExpire {
		return time.Time{}
	}
	// Expires is earlier than the truth if the provider wants to be asked sooner.
	end := earlier(a.creds.Expires, a.truth)
	left, at := end.Sub(now), end.Add(-k.opt.lead)
	switch {
	case left <= 0:
		return now.Add(k.opt.every)
	case at.Sub(now) >= min(k.opt.every, left/2):
		return at
	case others:
		return earlier(now.Add(max(left/2, minEvery)), end)
	}
	return earlier(now.Add(k.pause(left)), end)
}

// pause gives the time until the next question when so much is left: the
// closer the end, the shorter, so that a source which comes back late is not missed.
func (k *keeper) pause(left time.Duration) time.Duration {
	if left <= 0 || left >= 2*k.opt.every {
		return k.opt.every
	}
	return max(left/2, minEvery)
}

// freeFailures is how often in a row the source may fail without good keys at
// hand before it is spared: a program that starts asks a few times in quick
// succession while its source comes up.
const freeFailures = 3

// backOff gives how long the source is spared after a failure. Without good keys
// each request would ask it; so it is left alone for a quarter of a second, then
// longer, up to 5 seconds.
func (k *keeper) backOff() time.Duration {
	n := k.failures - freeFailures
	if n <= 0 {
		return 0
	}
	return min(250*time.Millisecond<<min(n-1, 8), 5*time.Second, k.opt.every)
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}
