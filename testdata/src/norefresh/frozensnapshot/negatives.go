package frozensnapshot

import (
	"context"
	"errors"
	"log"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
)

// A probe asks only whether there are any credentials.
func probe(ctx context.Context, cfg aws.Config) bool {
	_, err := cfg.Credentials.Retrieve(ctx)
	return err == nil
}

func probeForKeys(ctx context.Context, cfg aws.Config) bool {
	v, err := cfg.Credentials.Retrieve(ctx)
	return err == nil && v.HasKeys()
}

func logsOnlyTheSource(ctx context.Context, cfg aws.Config) error {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	log.Printf("credentials from %s, account %s", v.Source, v.AccountID)
	return nil
}

func providerHandedOn(ctx context.Context, cfg aws.Config, region string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithRegion(region), config.WithCredentialsProvider(cfg.Credentials))
}

// Signing with a value that was retrieved for this request.
func signsWithFreshValue(ctx context.Context, p aws.CredentialsProvider, r *http.Request) error {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return err
	}
	return v4.NewSigner().SignHTTP(ctx, v, r, "UNSIGNED-PAYLOAD", "es", "eu-west-1", time.Now())
}

// perRequest asks its provider at each request; the static provider in the
// options of this one operation lives as long as the operation.
func perRequest(ctx context.Context, cl *s3.Client, p aws.CredentialsProvider) error {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return err
	}
	_, err = cl.ListBuckets(ctx, &s3.ListBucketsInput{}, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken)
	})
	return err
}

type renamed struct{ inner aws.CredentialsProvider }

// Retrieve hands on what the inner provider gives, with its expiry.
func (p renamed) Retrieve(ctx context.Context) (aws.Credentials, error) {
	v, err := p.inner.Retrieve(ctx)
	v.Source = "renamed " + v.Source
	return v, err
}

// live is the right bridge: each Retrieve of the v1 cache asks the v2 provider.
type live struct {
	credsv1.Expiry
	inner aws.CredentialsProvider
}

func (p *live) Retrieve() (credsv1.Value, error) {
	v, err := p.inner.Retrieve(context.Background())
	if err != nil {
		return credsv1.Value{}, err
	}
	p.SetExpiration(v.Expires, time.Minute)
	return credsv1.Value{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.SessionToken}, nil
}

func liveBridge(cfg aws.Config) *credsv1.Credentials {
	return credsv1.NewCredentials(&live{inner: cfg.Credentials})
}

// A static provider's own value has no session token, and stays what it is.
func retrieveOfStaticWithoutToken(ctx context.Context, key, secret string) (aws.CredentialsProvider, error) {
	v, err := credentials.NewStaticCredentialsProvider(key, secret, "").Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return credentials.StaticCredentialsProvider{Value: v}, nil
}

func v1Probe(sess *session.Session) error {
	if _, err := sess.Config.Credentials.Get(); err != nil {
		return errors.Join(errors.New("no credentials"), err)
	}
	return nil
}

func v1Shared(sess *session.Session) (*session.Session, error) {
	return session.NewSession(sess.Config.Copy().WithCredentials(sess.Config.Credentials))
}

func v1ExpiryOnly(creds *credsv1.Credentials) (time.Time, error) {
	if _, err := creds.Get(); err != nil {
		return time.Time{}, err
	}
	return creds.ExpiresAt()
}

// keyIDOf is for a message; no secret is kept.
func keyIDOf(ctx context.Context, cfg aws.Config) (string, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	return v.AccessKeyID, err
}
