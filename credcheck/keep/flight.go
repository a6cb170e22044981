package keep

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// A flight is one question to the source, and those who wait for the answer.
type flight struct {
	started time.Time
	overdue chan struct{} // closed when the answer takes longer than the timeout
	done    chan struct{} // closed when held and err are set
	held    *held
	err     error
}

// launch asks the source in a goroutine. The question has the values of the
// first caller's context, but neither its end nor its deadline, like one by an
// aws.CredentialsCache (aws/context.go). It must not have a deadline, for then the
// IMDS client would drop its own of 5 seconds
// (feature/ec2/imds/request_middleware.go:279). The lock is held.
func (k *keeper) launch(ctx context.Context, forced bool) {
	f := &flight{started: time.Now(), overdue: make(chan struct{}), done: make(chan struct{})}
	k.flight = f
	ctx, cancel := context.WithCancelCause(context.WithoutCancel(ctx))
	stop := func() bool { return true }
	if k.opt.timeout > 0 {
		stop = time.AfterFunc(k.opt.timeout, func() {
			k.mu.Lock()
			k.lastErr = errOverdue
			k.mu.Unlock()
			cancel(errOverdue)
			close(f.overdue)
		}).Stop
	}
	go func() {
		a := answer{err: errExit}
		defer func() {
			stop()
			cancel(nil)
			k.land(f, a, forced)
		}()
		a = k.askSafely(ctx)
	}()
}

// askSafely asks, and turns a panic into an error. Its text may hold anything,
// secrets too, so that only the runtime's own is repeated.
func (k *keeper) askSafely(ctx context.Context) (a answer) {
	a.err = errExit
	defer func() {
		switch r := recover().(type) {
		case nil:
		case runtime.Error:
			a = answer{err: fmt.Errorf("keep: the source of the credentials panicked: %s", r.Error())}
		default:
			a = answer{err: fmt.Errorf("keep: the source of the credentials panicked with a %T", r)}
		}
	}()
	a.creds, a.truth, a.err = k.ask(ctx)
	return a
}

// land takes the answer and lets those who wait go on.
func (k *keeper) land(f *flight, a answer, forced bool) {
	k.mu.Lock()
	f.held, f.err = k.take(time.Now(), a, forced)
	k.flight = nil
	k.mu.Unlock()
	close(f.done)
}

// wait gives what the flight brings, or the error of what ended first: the
// caller's context, as by an aws.CredentialsCache (aws/credential_cache.go:110), or the
// timeout.
func (f *flight) wait(ctx context.Context) (*held, error) {
	select {
	case <-f.done:
		return f.held, f.err
	case <-f.overdue:
		return nil, errOverdue
	case <-ctx.Done():
		return nil, &aws.RequestCanceledError{Err: ctx.Err()}
	}
}
