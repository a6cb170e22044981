package keep_test

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/credlint/credlint/credcheck/keep"
)

func TestSourceHangs(t *testing.T) {
	t.Run("at first", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := slow(24 * time.Hour)
			p := keep.Provider(s)
			ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
			defer cancel()
			start := time.Now()
			if _, err := p.Retrieve(ctx); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 3*time.Second {
				t.Errorf("after %v: %v", time.Since(start), err)
			}
			if _, err := p.Retrieve(t.Context()); err == nil || time.Since(start) != 2*time.Minute {
				t.Errorf("after %v: %v", time.Since(start), err)
			}
		})
	})
	t.Run("while the old keys last", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := &script{answer: func(ctx context.Context, n int) (aws.Credentials, error) {
				if n == 2 {
					<-ctx.Done()
					return aws.Credentials{}, ctx.Err()
				}
				return keys(string(rune('A'+n-1)), time.Hour), nil
			}}
			p := keep.Provider(s)
			wantKey(t, p, "A")
			start := time.Now()
			time.Sleep(55 * time.Minute)
			for retrieve(t, p) == "A" {
				time.Sleep(100 * time.Millisecond)
			}
			if d := time.Since(start); d > 58*time.Minute {
				t.Errorf("asked again only after %v", d)
			}
		})
	})
	t.Run("and does not heed its context", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			release := make(chan struct{})
			s := &script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
				if n == 1 {
					<-release
				}
				return keys("K", time.Hour), nil
			}}
			p := keep.Provider(s)
			for range 3 {
				if _, err := p.Retrieve(t.Context()); err == nil || !strings.Contains(err.Error(), "does not answer") {
					t.Errorf("the error is %v", err)
				}
			}
			if st, _ := keep.StateOf(p); st.LastError == nil {
				t.Error("the state does not tell")
			}
			wantAsked(t, s, 1)
			close(release)
			synctest.Wait()
			wantKey(t, p, "K")
			wantAsked(t, s, 1)
		})
	})
	t.Run("without a limit", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			p := keep.Provider(slow(24*time.Hour), keep.Timeout(0))
			wantKey(t, p, "A")
		})
	})
}

func TestSourcePanics(t *testing.T) {
	for name, tt := range map[string]struct {
		fail func()
		want string
	}{
		"with a secret":     {func() { panic("s3cr3t") }, "panicked with a string"},
		"with an error":     {func() { panic(errors.New("s3cr3t")) }, "panicked with a *errors.errorString"},
		"of the runtime":    {func() { var m map[string]int; m["s3cr3t"] = 1 }, "nil map"},
		"with no goroutine": {runtime.Goexit, "ended its goroutine"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := keep.Provider(&script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
					if n != 1 {
						tt.fail()
					}
					return keys("K", time.Hour), nil
				}})
				wantKey(t, p, "K")
				time.Sleep(59 * time.Minute)
				wantKey(t, p, "K")
				time.Sleep(time.Minute)
				_, err := p.Retrieve(t.Context())
				if err == nil || !strings.Contains(err.Error(), tt.want) || strings.Contains(err.Error(), "s3cr3t") {
					t.Errorf("the error is %v", err)
				}
			})
		})
	}
}
