package keep

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// A keeper hands out what it holds until it is time to ask, and then lets one
// call ask the source for all.
type keeper struct {
	origin aws.CredentialsProvider // what it stands for
	ask    source
	opt    options
	healID string // of its middleware

	held atomic.Pointer[held] // the newest keys, good or not; nil before the first

	mu       sync.Mutex
	flight   *flight   // the question under way
	failures int       // since the last answer
	lastErr  error     // of the last question
	quiet    time.Time // with no good keys, the source is left alone until then
	cool     time.Time // nor is it asked before then because AWS refused keys
	futile   int       // how many keys in a row AWS refused at once
	refused  string    // the ID of the last of them
}

// keepers counts them, to tell their middleware apart.
var keepers atomic.Int64

func newKeeper(origin aws.CredentialsProvider, ask source, opt options) *keeper {
	return &keeper{
		origin: origin,
		ask:    ask,
		opt:    opt,
		healID: fmt.Sprintf("credlint:keep:%d", keepers.Add(1)),
	}
}

// Retrieve gives the keys held, or asks the source when it is time.
func (k *keeper) Retrieve(ctx context.Context) (aws.Credentials, error) {
	h := k.held.Load()
	if h == nil || h.due(time.Now()) {
		var err error
		if h, err = k.renew(ctx); err != nil {
			return aws.Credentials{}, err
		}
	}
	if u, ok := ctx.Value(k).(*use); ok {
		u.held.Store(h)
	}
	return h.creds, nil
}

// renew gives keys after a question to the source, its own or one under way, or
// the old ones while they are good and the answer is not there.
func (k *keeper) renew(ctx context.Context) (*held, error) {
	k.mu.Lock()
	h, now := k.held.Load(), time.Now()
	if h != nil && !h.due(now) { // another was faster
		k.mu.Unlock()
		return h, nil
	}
	if k.flight == nil && now.Before(k.quiet) {
		defer k.mu.Unlock()
		return nil, k.lastErr
	}
	if k.flight == nil {
		k.launch(ctx, false)
	}
	f := k.flight
	k.mu.Unlock()
	if h != nil && h.good(now, k.opt.beyond) {
		return k.waitAWhile(ctx, f, h)
	}
	return f.wait(ctx)
}

// waitAWhile waits for the answer no longer than the patience lasts, counted from
// the question: one request waits, not each of those that come meanwhile.
func (k *keeper) waitAWhile(ctx context.Context, f *flight, h *held) (*held, error) {
	left := k.opt.patience - time.Since(f.started)
	if left <= 0 {
		return h, nil
	}
	timer := time.NewTimer(left)
	defer timer.Stop()
	select {
	case <-f.done:
		return f.held, f.err
	case <-timer.C:
	case <-f.overdue:
	case <-ctx.Done():
	}
	return h, nil
}

// renewUntil keeps the keys fresh until the context ends. It looks every minute,
// since a timer stands still while the machine sleeps, but the expiry does not.
func (k *keeper) renewUntil(ctx context.Context) {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		_, _ = k.Retrieve(ctx) // the error is in the state
		timer.Reset(k.untilNext(time.Now()))
	}
}

func (k *keeper) untilNext(now time.Time) time.Duration {
	h := k.held.Load()
	if h == nil || h.due(now) { // it failed, or is under way
		return k.opt.every
	}
	if h.ask.IsZero() {
		return time.Minute
	}
	return min(h.ask.Sub(now), time.Minute)
}

// AdjustExpiresBy leaves the credentials as they are: a cache around this
// provider need subtract no window (aws/credential_cache.go:132-153).
func (k *keeper) AdjustExpiresBy(c aws.Credentials, _ time.Duration) (aws.Credentials, error) {
	return c, nil
}

// IsCredentialsProvider says whether the provider that it stands for is of the
// target's type, as a cache does (aws/credential_cache.go:194).
func (k *keeper) IsCredentialsProvider(target aws.CredentialsProvider) bool {
	if _, ok := target.(*keeper); ok {
		return true
	}
	return aws.IsCredentialsProvider(k.origin, target)
}

// ProviderSources gives those of the provider that it stands for.
func (k *keeper) ProviderSources() []aws.CredentialSource {
	if p, ok := k.origin.(aws.CredentialProviderSource); ok {
		return p.ProviderSources()
	}
	return []aws.CredentialSource{}
}

// Errors of a source that gave neither keys nor an error of its own.
var (
	errOverdue = errors.New("keep: the source of the credentials does not answer")
	errNoKeys  = errors.New("keep: the source of the credentials gave none")
	errExpired = errors.New("keep: the source of the credentials gave expired ones")
	errExit    = errors.New("keep: the source of the credentials ended its goroutine")
)
