package keptvalue

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	signerv1 "github.com/aws/aws-sdk-go/aws/signer/v4"
)

// live keeps the provider and asks it at each request.
type live struct {
	creds aws.CredentialsProvider
	next  http.RoundTripper
}

func (t *live) RoundTrip(r *http.Request) (*http.Response, error) {
	v, err := t.creds.Retrieve(r.Context())
	if err != nil {
		return nil, err
	}
	if err := v4.NewSigner().SignHTTP(r.Context(), v, r, "UNSIGNED-PAYLOAD", "es", "eu-west-1", time.Now()); err != nil {
		return nil, err
	}
	return t.next.RoundTrip(r)
}

// watched asks anew when the value is expired.
type watched struct {
	provider aws.CredentialsProvider
	creds    aws.Credentials
}

func (w *watched) sign(ctx context.Context, r *http.Request) error {
	if w.creds.Expired() || !w.creds.HasKeys() {
		v, err := w.provider.Retrieve(ctx)
		if err != nil {
			return err
		}
		w.creds = v
	}
	return sign(ctx, w.creds, r)
}

// timed does the same with the clock.
type timed struct {
	provider aws.CredentialsProvider
	creds    aws.Credentials
}

func (t *timed) sign(ctx context.Context, r *http.Request) error {
	if time.Now().Add(time.Minute).After(t.creds.Expires) {
		v, err := t.provider.Retrieve(ctx)
		if err != nil {
			return err
		}
		t.creds = v
	}
	return sign(ctx, t.creds, r)
}

// ticking stores a new value every few minutes.
type ticking struct {
	mu    sync.Mutex
	creds aws.Credentials
}

func (t *ticking) refresh(ctx context.Context, p aws.CredentialsProvider, every <-chan time.Time) error {
	for range every {
		v, err := p.Retrieve(ctx)
		if err != nil {
			return err
		}
		t.mu.Lock()
		t.creds = v
		t.mu.Unlock()
	}
	return nil
}

func (t *ticking) sign(ctx context.Context, r *http.Request) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return sign(ctx, t.creds, r)
}

// A struct that lives for one request.
type signing struct {
	creds  aws.Credentials
	region string
}

func (s signing) do(ctx context.Context, r *http.Request) error {
	return v4.NewSigner().SignHTTP(ctx, s.creds, r, "UNSIGNED-PAYLOAD", "es", s.region, time.Now())
}

func perRequestStruct(ctx context.Context, p aws.CredentialsProvider, r *http.Request) error {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return err
	}
	return signing{creds: v, region: "eu-west-1"}.do(ctx, r)
}

func localOnly(ctx context.Context, p aws.CredentialsProvider, r *http.Request) error {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return err
	}
	return sign(ctx, v, r)
}

// v1's signer keeps the credentials, which refresh.
type v1Signer struct{ signer *signerv1.Signer }

func newV1Signer(creds *credsv1.Credentials) v1Signer { return v1Signer{signerv1.NewSigner(creds)} }

func (s v1Signer) sign(r *http.Request) error {
	_, err := s.signer.Sign(r, nil, "es", "eu-west-1", time.Now())
	return err
}

// What is kept is no secret and does not sign.
type audit struct{ source, account string }

func newAudit(ctx context.Context, p aws.CredentialsProvider) (audit, error) {
	v, err := p.Retrieve(ctx)
	return audit{source: v.Source, account: v.AccountID}, err
}

// entry keeps the end beside the value, and a sweeper reads it.
type entry struct {
	creds aws.Credentials
	until time.Time
}

type cache struct{ entries map[string]entry }

func (c *cache) get(ctx context.Context, role string, p aws.CredentialsProvider) (aws.Credentials, error) {
	if e, ok := c.entries[role]; ok && time.Now().Before(e.until) {
		return e.creds, nil
	}
	v, err := p.Retrieve(ctx)
	if err != nil {
		return aws.Credentials{}, err
	}
	c.entries[role] = entry{creds: v, until: v.Expires}
	return v, nil
}

func (c *cache) sign(ctx context.Context, role string, p aws.CredentialsProvider, r *http.Request) error {
	v, err := c.get(ctx, role, p)
	if err != nil {
		return err
	}
	return sign(ctx, v, r)
}
