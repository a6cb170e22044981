// Package keptvalue holds resolved credentials that are kept to sign with
// later, and values that are asked for anew or watched for their end.
package keptvalue

import (
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
)

func sign(ctx context.Context, v aws.Credentials, r *http.Request) error {
	return v4.NewSigner().SignHTTP(ctx, v, r, "UNSIGNED-PAYLOAD", "es", "eu-west-1", time.Now())
}

// transport signs each request with what it was made with.
type transport struct {
	creds aws.Credentials
	next  http.RoundTripper
}

func newTransport(ctx context.Context, cfg aws.Config) (http.RoundTripper, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return &transport{creds: v, next: http.DefaultTransport}, nil // want "norefresh/kept-value"
}

func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := v4.NewSigner().SignHTTP(r.Context(), t.creds, r, "UNSIGNED-PAYLOAD", "es", "eu-west-1", time.Now()); err != nil {
		return nil, err
	}
	return t.next.RoundTrip(r)
}

type indexer struct {
	region string
	creds  aws.Credentials
}

func (x *indexer) connect(ctx context.Context, p aws.CredentialsProvider) error {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return err
	}
	x.creds = v // want "norefresh/kept-value"
	return nil
}

func (x *indexer) index(ctx context.Context, r *http.Request) error { return sign(ctx, x.creds, r) }

var (
	once   sync.Once
	shared aws.Credentials
)

func signWithShared(ctx context.Context, cfg aws.Config, r *http.Request) error {
	once.Do(func() {
		shared, _ = cfg.Credentials.Retrieve(ctx) // want "norefresh/kept-value"
	})
	return sign(ctx, shared, r)
}

// Exported is filled by other packages: only its use is known here.
type Exported struct {
	Creds  aws.Credentials
	Region string
}

func (e Exported) Sign(ctx context.Context, r *http.Request) error {
	return v4.NewSigner().SignHTTP(ctx, e.Creds, r, "UNSIGNED-PAYLOAD", "es", e.Region, time.Now()) // want "norefresh/kept-value"
}

type signers struct{ byAccount map[string]aws.Credentials }

func (s *signers) add(ctx context.Context, account string, p aws.CredentialsProvider) error {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return err
	}
	s.byAccount[account] = v // want "norefresh/kept-value"
	return nil
}

func (s *signers) sign(ctx context.Context, account string, r *http.Request) error {
	return sign(ctx, s.byAccount[account], r)
}

// v1Requester keeps v1's value and writes its own headers.
type v1Requester struct{ value credsv1.Value }

func newV1Requester(sess *session.Session) (*v1Requester, error) {
	v, err := sess.Config.Credentials.Get()
	if err != nil {
		return nil, err
	}
	return &v1Requester{value: v}, nil // want "norefresh/kept-value"
}

func (q *v1Requester) do(r *http.Request) (*http.Response, error) {
	r.Header.Set("X-Amz-Security-Token", q.value.SessionToken)
	r.Header.Set("Authorization", authorization(q.value.AccessKeyID, q.value.SecretAccessKey))
	return http.DefaultClient.Do(r)
}

func authorization(key, secret string) string {
	return "AWS4-HMAC-SHA256 Credential=" + key + secret[:0]
}

// presigner keeps a pointer, which lives as long.
type presigner struct{ creds *aws.Credentials }

func newPresigner(ctx context.Context, p aws.CredentialsProvider) (*presigner, error) {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	ps := &presigner{}
	ps.creds = &v // want "norefresh/kept-value"
	return ps, nil
}

func (ps *presigner) url(ctx context.Context, r *http.Request) (string, error) {
	u, _, err := v4.NewSigner().PresignHTTP(ctx, *ps.creds, r, "UNSIGNED-PAYLOAD", "s3", "eu-west-1", time.Now())
	return u, err
}
