package keep_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/credlint/credlint/credcheck/keep"
)

// In these tests a goroutine that is left behind makes synctest.Test fail: it
// panics when the bubble's function returns and others are blocked for ever.

// slow answers after the time, and heeds its context.
func slow(d time.Duration) *script {
	s := &script{}
	s.answer = func(ctx context.Context, n int) (aws.Credentials, error) {
		select {
		case <-time.After(d):
			return keys(string(rune('A'+n-1)), time.Hour), nil
		case <-ctx.Done():
			return aws.Credentials{}, context.Cause(ctx)
		}
	}
	return s
}

// together runs the function in a thousand goroutines, and gives the errors.
func together(fn func(i int) error) (errs []error) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	for i := range 1000 {
		wg.Go(func() {
			if err := fn(i); err != nil {
				mu.Lock()
				defer mu.Unlock()
				errs = append(errs, err)
			}
		})
	}
	wg.Wait()
	return errs
}

func TestManyAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := slow(500 * time.Millisecond)
		p := keep.Provider(s)
		want := "A"
		request := func(int) error {
			c, err := p.Retrieve(t.Context())
			if err == nil && c.AccessKeyID != want {
				err = errors.New("got " + c.AccessKeyID)
			}
			return err
		}
		for range 3 { // the first question, and two refreshes
			if errs := together(request); errs != nil {
				t.Fatal(len(errs), errs[0])
			}
			want = string(want[0] + 1)
			time.Sleep(56 * time.Minute)
		}
		wantAsked(t, s, 3)
	})
}

// TestCancelledCallers cancels every second request, the first among them, while
// the question is under way.
func TestCancelledCallers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := slow(time.Minute)
		p := keep.Provider(s)
		ctx, cancel := context.WithCancel(t.Context())
		go func() { time.Sleep(time.Second); cancel() }()
		first := make(chan error)
		go func() { _, err := p.Retrieve(ctx); first <- err }()
		synctest.Wait()
		errs := together(func(i int) error {
			if i%2 == 0 {
				_, err := p.Retrieve(ctx)
				return err
			}
			if _, err := p.Retrieve(t.Context()); err != nil {
				t.Errorf("request %d: %v", i, err)
			}
			return nil
		})
		for _, err := range append(errs, <-first) {
			var cancelled *aws.RequestCanceledError
			if !errors.As(err, &cancelled) || !errors.Is(err, context.Canceled) {
				t.Errorf("the error is %v", err)
			}
		}
		if len(errs) != 500 {
			t.Errorf("%d requests were cancelled, want 500", len(errs))
		}
		wantAsked(t, s, 1)
		if _, err := p.Retrieve(ctx); err != nil {
			t.Errorf("a cancelled context does not get keys from memory, as it does from the SDK: %v", err)
		}
	})
}

// TestPatience says that with no patience nobody waits for a refresh.
func TestPatience(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := slow(5 * time.Second)
		p := keep.Provider(s, keep.Patience(0))
		wantKey(t, p, "A")
		time.Sleep(56 * time.Minute)
		start := time.Now()
		wantKey(t, p, "A")
		if d := time.Since(start); d != 0 {
			t.Errorf("it waited %v", d)
		}
		time.Sleep(5 * time.Second)
		synctest.Wait()
		wantKey(t, p, "B")
	})
}

func TestBackground(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		s := minting(time.Hour)
		p := keep.Provider(s, keep.Background(ctx))
		synctest.Wait()
		wantAsked(t, s, 1) // before any request
		time.Sleep(55*time.Minute + time.Second)
		synctest.Wait()
		wantAsked(t, s, 2)
		time.Sleep(10*time.Hour - 55*time.Minute)
		synctest.Wait()
		wantAsked(t, s, 11)
		cancel()
		time.Sleep(10 * time.Hour)
		wantAsked(t, s, 11)
		wantKey(t, p, "K12")

		// Nothing to renew: no goroutine. The bubble's end would tell of it.
		keep.Provider(aws.AnonymousCredentials{}, keep.Background(t.Context()))
	})
}

func TestIdleAsksNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := minting(time.Hour)
		p := keep.Provider(s)
		time.Sleep(24 * time.Hour)
		wantAsked(t, s, 0)
		wantKey(t, p, "K1")
		time.Sleep(24 * time.Hour)
		wantAsked(t, s, 1)
	})
}
