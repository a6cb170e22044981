package credcheck

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// answer is what a provider said.
type answer struct {
	creds aws.Credentials
	err   error
	took  time.Duration
	late  bool // there was none in time
}

func (a *answer) status() string {
	switch {
	case a.late:
		return "no answer in time"
	case a.err != nil:
		return "failed"
	default:
		return "ok"
	}
}

// ok tells whether there are keys.
func (a *answer) ok() bool { return a != nil && !a.late && a.err == nil && a.creds.HasKeys() }

// panicked is a panic of a provider.
type panicked struct{ cause any }

func (p panicked) Error() string { return fmt.Sprintf("the provider panicked: %v", p.cause) }

// ask asks a provider, and waits no longer than ctx lives, whatever the provider does.
func ask(ctx context.Context, p aws.CredentialsProvider) *answer {
	began, done := time.Now(), make(chan *answer, 1)
	go func() {
		a := &answer{}
		defer func() {
			if cause := recover(); cause != nil {
				a.err = panicked{cause}
			}
			done <- a
		}()
		a.creds, a.err = p.Retrieve(undated{ctx})
	}()
	var a *answer
	select {
	case a = <-done:
	case <-ctx.Done():
		a = &answer{late: true, err: ctx.Err()}
	}
	if a.err != nil && ctx.Err() != nil && errors.Is(a.err, ctx.Err()) {
		a.late = true
	}
	a.took = time.Since(began)
	return a
}

// undated is a context that ends as its parent does and does not say when. The metadata client gives itself 5 s for an operation only if its
// caller has no deadline (feature/ec2/imds/request_middleware.go:279), and the caches of the SDK hide theirs.
type undated struct{ context.Context }

func (undated) Deadline() (time.Time, bool) { return time.Time{}, false }
