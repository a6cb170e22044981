package keep_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"

	"github.com/credlint/credlint/credcheck/keep"
)

// fakeSTS knows GetCallerIdentity, and refuses some keys.
type fakeSTS struct {
	mu       sync.Mutex
	refuse   func(id string) (code string)
	requests int
	bodies   []string
}

func (f *fakeSTS) Do(r *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests++
	f.bodies = append(f.bodies, string(body))
	_, id, _ := strings.Cut(r.Header.Get("Authorization"), "Credential=")
	id, _, _ = strings.Cut(id, "/")
	if code := f.refuse(id); code != "" {
		return respond(r, http.StatusForbidden, `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>`+
			code+`</Code><Message>no</Message></Error></ErrorResponse>`), nil
	}
	return respond(r, http.StatusOK, `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>`+
		`<Arn>a</Arn><UserId>u</UserId><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`), nil
}

// only refuses all keys but one.
func only(good, code string) func(string) string {
	return func(id string) string {
		if id == good {
			return ""
		}
		return code
	}
}

// service gives a client whose credentials are kept, and the service behind it.
func service(p aws.CredentialsProvider, refuse func(string) string, opts ...keep.Option) (*sts.Client, *fakeSTS, aws.Config) {
	f := &fakeSTS{refuse: refuse}
	cfg := aws.Config{Region: "us-east-1", HTTPClient: f, Credentials: p}
	keep.Config(&cfg, opts...)
	return sts.NewFromConfig(cfg), f, cfg
}

func call(client *sts.Client) error {
	_, err := client.GetCallerIdentity(context.Background(), nil)
	return err
}

func wantRequests(t *testing.T, f *fakeSTS, want int) {
	t.Helper()
	if f.requests != want {
		t.Errorf("%d requests, want %d", f.requests, want)
	}
}

func TestHealCodes(t *testing.T) {
	for _, code := range keep.Codes() {
		t.Run(code, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := minting(time.Hour)
				client, f, _ := service(aws.NewCredentialsCache(s), only("K2", code))
				if err := call(client); err != nil {
					t.Error(err)
				}
				wantAsked(t, s, 2)
				if n := len(f.bodies); f.bodies[0] != f.bodies[n-1] || f.bodies[0] == "" {
					t.Error("the second request is not the first again")
				}
			})
		})
	}
	t.Run("AccessDenied is final", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s := minting(time.Hour)
			client, f, _ := service(s, only("K2", "AccessDenied"))
			if err := call(client); err == nil {
				t.Error("no error")
			}
			wantAsked(t, s, 1)
			wantRequests(t, f, 1)
		})
	})
}

// TestHealOnce is about when the source is not asked, or the request not sent
// again.
func TestHealOnce(t *testing.T) {
	const code = "ExpiredToken"
	for _, tt := range []struct {
		name            string
		source          func(n int) aws.Credentials
		good            string
		calls           int // ten in a second
		asked, requests int
	}{
		{"the new keys are refused too", func(n int) aws.Credentials { return keys(fmt.Sprint("K", n), time.Hour) }, "", 1, 2, 2},
		{"cool-down", func(n int) aws.Credentials { return keys(fmt.Sprint("K", n), time.Hour) }, "", 100, 2, 101},
		{"the same keys again", func(int) aws.Credentials { return keys("K", time.Hour) }, "", 100, 2, 100},
		{"asked again after the cool-down", func(n int) aws.Credentials { return keys(fmt.Sprint("K", (n+1)/2), time.Hour) }, "K2", 310, 3, 311},
		{"lasting keys", func(int) aws.Credentials {
			return aws.Credentials{AccessKeyID: "K", SecretAccessKey: "s"}
		}, "", 3, 1, 3},
		{"a token without expiry", func(n int) aws.Credentials {
			return aws.Credentials{AccessKeyID: fmt.Sprint("K", n), SecretAccessKey: "s", SessionToken: "t"}
		}, "K2", 3, 2, 4},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &script{answer: func(_ context.Context, n int) (aws.Credentials, error) { return tt.source(n), nil }}
				client, f, _ := service(s, only(tt.good, code))
				for range tt.calls {
					err := call(client)
					var api smithy.APIError
					if err != nil && (!errors.As(err, &api) || api.ErrorCode() != code) {
						t.Errorf("the service's error is lost: %v", err)
					}
					time.Sleep(100 * time.Millisecond)
				}
				wantAsked(t, s, int64(tt.asked))
				wantRequests(t, f, tt.requests)
			})
		})
	}
}

// TestHealFutile refuses all keys for a day: the source is asked ever more rarely.
func TestHealFutile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := minting(24 * time.Hour)
		client, _, _ := service(s, only("", "ExpiredToken"))
		for range 24 * 60 * 6 {
			_ = call(client)
			time.Sleep(10 * time.Second)
		}
		if n := s.asked.Load(); n > 34 {
			t.Errorf("asked %d times in a day", n)
		}
	})
}

// TestHealTogether refuses a thousand requests at once: one question heals all.
func TestHealTogether(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := slow(100 * time.Millisecond)
		client, f, _ := service(s, only("B", "ExpiredToken"))
		if errs := together(func(int) error { return call(client) }); errs != nil {
			t.Error(len(errs), errs[0])
		}
		wantAsked(t, s, 2)
		wantRequests(t, f, 2000)
	})
}

// late is a service whose first answer takes its time.
type late struct {
	*fakeSTS
	answered atomic.Bool
}

func (l *late) Do(r *http.Request) (*http.Response, error) {
	resp, err := l.fakeSTS.Do(r)
	if !l.answered.Swap(true) {
		time.Sleep(5 * time.Second)
	}
	return resp, err
}

// TestHealLate refuses a request after another was healed: it is sent again with
// the new keys, though the source is not asked within the cool-down.
func TestHealLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := minting(time.Hour)
		f := &fakeSTS{refuse: only("K2", "ExpiredToken")}
		cfg := aws.Config{Region: "us-east-1", HTTPClient: &late{fakeSTS: f}, Credentials: s}
		keep.Config(&cfg)
		client, first := sts.NewFromConfig(cfg), make(chan error)
		go func() { first <- call(client) }()
		synctest.Wait()
		go func() { first <- call(client) }()
		if err := errors.Join(<-first, <-first); err != nil {
			t.Error(err)
		}
		wantAsked(t, s, 2)
		wantRequests(t, f, 4)
	})
}

// TestHealSourceDown keeps the old keys: the service may have been wrong.
func TestHealSourceDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
			if n > 1 {
				return aws.Credentials{}, errDown
			}
			return keys("K1", time.Hour), nil
		}}
		client, f, cfg := service(s, only("", "ExpiredToken"))
		if err := call(client); err == nil || errors.Is(err, errDown) {
			t.Errorf("the error is %v, want the service's", err)
		}
		wantRequests(t, f, 1)
		wantKey(t, cfg.Credentials, "K1")
	})
}

// TestHealLeavesOthersAlone is about clients and requests that the keeper has
// nothing to do with, or cannot help.
func TestHealLeavesOthersAlone(t *testing.T) {
	t.Run("a client with credentials of its own", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s, other := minting(time.Hour), minting(time.Hour)
			_, f, cfg := service(s, only("", "ExpiredToken"))
			_ = call(sts.NewFromConfig(cfg, func(o *sts.Options) { o.Credentials = other }))
			wantAsked(t, s, 0)
			wantRequests(t, f, 1)
		})
	})
	t.Run("NoHeal", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, f, _ := service(minting(time.Hour), only("", "ExpiredToken"), keep.NoHeal())
			_ = call(client)
			wantRequests(t, f, 1)
		})
	})
	t.Run("presigning", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			client, _, _ := service(minting(time.Hour), only("", ""))
			r, err := sts.NewPresignClient(client).PresignGetCallerIdentity(t.Context(), nil)
			if err != nil || !strings.Contains(r.URL, "Credential=K1") {
				t.Errorf("%v, %v", r, err)
			}
		})
	})
	t.Run("no retries", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			f := &fakeSTS{refuse: only("K2", "ExpiredToken")}
			cfg := aws.Config{Region: "us-east-1", HTTPClient: f, Credentials: minting(time.Hour), Retryer: func() aws.Retryer { return aws.NopRetryer{} }}
			keep.Config(&cfg)
			keep.Config(&cfg)
			if err := call(sts.NewFromConfig(cfg)); err != nil {
				t.Error(err)
			}
			wantRequests(t, f, 2)
		})
	})
}
