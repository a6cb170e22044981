package keep_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/endpointcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/credlint/credlint/credcheck/keep"
)

// web is a service that answers by a function, with a switch for its being down.
type web struct {
	down     atomic.Bool
	requests atomic.Int64
	answer   func(*http.Request) (int, string) // called by one at a time
}

func (w *web) Do(r *http.Request) (*http.Response, error) {
	w.requests.Add(1)
	if w.down.Load() {
		return respond(r, http.StatusInternalServerError, ""), nil
	}
	status, body := w.answer(r)
	return respond(r, status, body), nil
}

// container gives the provider of ECS and EKS, in the cache that the chain puts
// it into (config/resolve_credentials.go:372). The keys live 30 minutes.
func container() (*web, aws.CredentialsProvider) {
	n := 0
	w := &web{answer: func(*http.Request) (int, string) {
		n++
		return http.StatusOK, fmt.Sprintf(`{"AccessKeyId":"K%d","SecretAccessKey":"s","Token":"t","Expiration":%q}`,
			n, time.Now().Add(30*time.Minute).UTC().Format(time.RFC3339))
	}}
	p := endpointcreds.New("http://169.254.170.2/v2", func(o *endpointcreds.Options) { o.HTTPClient = w })
	return w, aws.NewCredentialsCache(p, func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = 5 * time.Minute })
}

// assumedRole gives the provider for a role, with sessions of 30 minutes.
func assumedRole() (*web, aws.CredentialsProvider) {
	n := 0
	w := &web{answer: func(*http.Request) (int, string) {
		n++
		return http.StatusOK, fmt.Sprintf(`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>`+
			`<AccessKeyId>K%d</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>%s</Expiration>`+
			`</Credentials></AssumeRoleResult></AssumeRoleResponse>`, n, time.Now().Add(30*time.Minute).UTC().Format(time.RFC3339))
	}}
	client := sts.New(sts.Options{Region: "us-east-1", HTTPClient: w, Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return keys("base", time.Hour), nil
	})})
	return w, aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(client, "arn:aws:iam::123456789012:role/web"))
}

// TestOutage takes the source down, and lets it come back before the keys end, or
// after.
func TestOutage(t *testing.T) {
	noEnvironment(t)
	for name, source := range map[string]func() (*web, aws.CredentialsProvider){"container": container, "assumed role": assumedRole} {
		t.Run(name+" back in time", func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w, p := source()
				p = keep.Provider(p)
				wantKey(t, p, "K1")
				end := time.Now().Add(30 * time.Minute)
				w.down.Store(true)
				for ; time.Until(end) > 12*time.Second; time.Sleep(time.Second) {
					wantKey(t, p, "K1")
				}
				w.down.Store(false)
				for retrieve(t, p) == "K1" {
					time.Sleep(time.Second)
				}
				if left := time.Until(end); left < time.Second {
					t.Errorf("the source was back, and noticed with %v left", left)
				}
			})
		})
		t.Run(name+" back too late", func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w, p := source()
				p = keep.Provider(p)
				wantKey(t, p, "K1")
				end := time.Now().Add(30 * time.Minute)
				w.down.Store(true)
				time.Sleep(time.Until(end) - time.Second)
				wantKey(t, p, "K1") // the last second, and it was idle
				time.Sleep(time.Until(end))
				before := w.requests.Load()
				for time.Since(end) < 10*time.Minute {
					if c, err := p.Retrieve(t.Context()); err == nil {
						t.Fatalf("%s was given out %v after its end", c.AccessKeyID, time.Since(end))
					}
					time.Sleep(10 * time.Millisecond)
				}
				// 3 attempts each 5 seconds.
				if n := w.requests.Load() - before; n > 400 {
					t.Errorf("%d requests in ten minutes of outage", n)
				}
				w.down.Store(false)
				time.Sleep(5 * time.Second)
				wantKey(t, p, "K2")
			})
		})
	}
}

// TestOutageEC2 takes IMDS down while the expiry that ec2rolecreds reports is the
// capped one: the keys must last until the expiry that IMDS named.
func TestOutageEC2(t *testing.T) {
	noEnvironment(t)
	for _, tt := range []struct {
		name   string
		opts   []keep.Option
		beyond time.Duration
	}{
		{"to the true expiry", nil, 0},
		{"static stability", []keep.Option{keep.StaticStability(20 * time.Minute)}, 20 * time.Minute},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := &fakeIMDS{issuer: issuer{life: 6 * time.Hour, rotate: 5 * time.Minute}}
				cfg := load(t, f)
				keep.Config(&cfg, tt.opts...)
				id := retrieve(t, cfg.Credentials)
				f.setStatus(http.StatusServiceUnavailable)
				for f.left(id) > -tt.beyond {
					if got := retrieve(t, cfg.Credentials); got != id {
						t.Fatalf("got %q", got)
					}
					time.Sleep(10 * time.Second)
				}
				if _, err := cfg.Credentials.Retrieve(t.Context()); err == nil {
					t.Errorf("still given out %v after the end", -f.left(id))
				}
				if s, _ := keep.StateOf(cfg.Credentials); s.Failures == 0 || s.LastError == nil || s.Expires.IsZero() {
					t.Errorf("the state does not tell: %+v", s)
				}
				f.setStatus(0)
				time.Sleep(5 * time.Second)
				if got := retrieve(t, cfg.Credentials); got == id {
					t.Error("no new keys after the outage")
				}
			})
		})
	}
}

// TestOutageCostsLittle says that requests wait no longer than the patience for a
// source that takes its time to fail, and one of them at most.
func TestOutageCostsLittle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
			if n == 1 {
				return keys("K1", time.Hour), nil
			}
			time.Sleep(5 * time.Second) // as IMDS does
			return aws.Credentials{}, errDown
		}}
		p := keep.Provider(s)
		wantKey(t, p, "K1")
		time.Sleep(55 * time.Minute)
		var waited time.Duration
		for range 60 {
			start := time.Now()
			wantKey(t, p, "K1")
			waited += time.Since(start)
			time.Sleep(time.Second)
		}
		if waited > 2*time.Second {
			t.Errorf("requests waited %v in a minute, want one second for each of two questions", waited)
		}
		wantAsked(t, s, 3)
	})
}

func TestErrorIsTheSources(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := keep.Provider(&script{answer: func(context.Context, int) (aws.Credentials, error) { return aws.Credentials{}, errDown }})
		_, err := p.Retrieve(t.Context())
		if !errors.Is(err, errDown) || !strings.Contains(err.Error(), "refresh") {
			t.Errorf("the error is %v", err)
		}
	})
}

// TestStartup says that a program which tries a few times at once is not held
// back, and that one which never stops is.
func TestStartup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
			if n < 4 {
				return aws.Credentials{}, errDown
			}
			return keys("K", time.Hour), nil
		}}
		p := keep.Provider(s)
		for range 3 {
			if _, err := p.Retrieve(t.Context()); err == nil {
				t.Fatal("no error")
			}
		}
		wantKey(t, p, "K")
		wantAsked(t, s, 4)

		s = &script{answer: func(context.Context, int) (aws.Credentials, error) { return aws.Credentials{}, errDown }}
		p = keep.Provider(s)
		for start := time.Now(); time.Since(start) < time.Minute; time.Sleep(time.Millisecond) {
			_, _ = p.Retrieve(t.Context())
		}
		if n := s.asked.Load(); n > 24 {
			t.Errorf("60,000 requests in a minute asked the source %d times", n)
		}
	})
}
