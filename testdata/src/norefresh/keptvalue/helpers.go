package keptvalue

import (
	"context"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// retrieved is a helper between the provider and what is kept.
func retrieved(ctx context.Context, p aws.CredentialsProvider) (aws.Credentials, error) {
	return p.Retrieve(ctx)
}

var current aws.Credentials

func setup(ctx context.Context, cfg aws.Config) (err error) {
	current, err = retrieved(ctx, cfg.Credentials) // want "norefresh/kept-value"
	return err
}

func signWithCurrent(ctx context.Context, r *http.Request) error { return sign(ctx, current, r) }

// base is embedded by those who sign.
type base struct{ creds aws.Credentials }

type reader struct {
	base
	region string
}

func newReader(ctx context.Context, p aws.CredentialsProvider, region string) (*reader, error) {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return &reader{base: base{creds: v}, region: region}, nil // want "norefresh/kept-value"
}

func (d *reader) read(ctx context.Context, r *http.Request) error {
	return v4.NewSigner().SignHTTP(ctx, d.creds, r, "UNSIGNED-PAYLOAD", "aoss", d.region, time.Now())
}

// lister keeps what a field of its own gives, and never asks again.
type lister struct {
	provider aws.CredentialsProvider
	resolved *aws.Credentials
}

func (l *lister) list(ctx context.Context, r *http.Request) error {
	if l.resolved == nil {
		v, err := l.provider.Retrieve(ctx)
		if err != nil {
			return err
		}
		l.resolved = &v // want "norefresh/kept-value"
	}
	return sign(ctx, *l.resolved, r)
}

// fresh is the twin of lister that keeps nothing.
type fresh struct{ provider aws.CredentialsProvider }

func (f *fresh) list(ctx context.Context, r *http.Request) error {
	v, err := retrieved(ctx, f.provider)
	if err != nil {
		return err
	}
	return sign(ctx, v, r)
}

// checked is the twin of lister that looks at the end.
type checked struct {
	provider aws.CredentialsProvider
	resolved *aws.Credentials
}

func (c *checked) list(ctx context.Context, r *http.Request) error {
	if c.resolved == nil || c.resolved.Expired() {
		v, err := c.provider.Retrieve(ctx)
		if err != nil {
			return err
		}
		c.resolved = &v
	}
	return sign(ctx, *c.resolved, r)
}
