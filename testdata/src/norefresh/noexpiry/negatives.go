package noexpiry

import (
	"context"
	"errors"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sso"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	ststypes "github.com/aws/aws-sdk-go-v2/service/sts/types"
)

func functionWithBoth(cl *sts.Client, in *sts.AssumeRoleInput) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		out, err := cl.AssumeRole(ctx, in)
		if err != nil {
			return aws.Credentials{}, err
		}
		c := out.Credentials
		return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, CanExpire: true, Expires: *c.Expiration}, nil
	})
}

type setsBothLater struct{ client *sts.Client }

func (p setsBothLater) Retrieve(ctx context.Context) (aws.Credentials, error) {
	out, err := p.client.GetSessionToken(ctx, nil)
	if err != nil {
		return aws.Credentials{}, err
	}
	v := aws.Credentials{AccessKeyID: *out.Credentials.AccessKeyId, SecretAccessKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}
	if out.Credentials.Expiration != nil {
		v.CanExpire = true
		v.Expires = *out.Credentials.Expiration
	}
	return v, nil
}

type millisecondsOfSSO struct {
	client *sso.Client
	in     *sso.GetRoleCredentialsInput
}

func (p millisecondsOfSSO) Retrieve(ctx context.Context) (aws.Credentials, error) {
	out, err := p.client.GetRoleCredentials(ctx, p.in)
	if err != nil {
		return aws.Credentials{}, err
	}
	rc := out.RoleCredentials
	return aws.Credentials{AccessKeyID: *rc.AccessKeyId, SecretAccessKey: *rc.SecretAccessKey, SessionToken: *rc.SessionToken, CanExpire: true, Expires: time.UnixMilli(rc.Expiration)}, nil
}

// withEnd sets what the cache needs.
func withEnd(c *ststypes.Credentials) aws.Credentials {
	return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, CanExpire: true, Expires: *c.Expiration}
}

func convertedByCarefulHelper(cl *sts.Client, in *sts.AssumeRoleInput) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		out, err := cl.AssumeRole(ctx, in)
		if err != nil {
			return aws.Credentials{}, err
		}
		return withEnd(out.Credentials), nil
	})
}

// logged hands on the inner provider's value, expiry and all.
type logged struct {
	inner aws.CredentialsProvider
	log   func(string)
}

func (p logged) Retrieve(ctx context.Context) (aws.Credentials, error) {
	v, err := p.inner.Retrieve(ctx)
	p.log(v.Source)
	return v, err
}

func functionThatDelegates(p aws.CredentialsProvider) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) { return p.Retrieve(ctx) })
}

func methodValueThatDelegates(p aws.CredentialsProvider) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(p.Retrieve)
}

// The first that works, whole.
type chain []aws.CredentialsProvider

func (c chain) Retrieve(ctx context.Context) (aws.Credentials, error) {
	for _, p := range c {
		if v, err := p.Retrieve(ctx); err == nil {
			return v, nil
		}
	}
	return aws.Credentials{}, errors.New("no provider has credentials")
}

type longLived struct {
	fetch func(context.Context) (key, secret string, err error)
}

func (p longLived) Retrieve(ctx context.Context) (aws.Credentials, error) {
	key, secret, err := p.fetch(ctx)
	return aws.Credentials{AccessKeyID: key, SecretAccessKey: secret, Source: "store"}, err
}

// refreshing keeps a value, and asks anew when it is near its end.
type refreshing struct {
	client *sts.Client
	in     *sts.AssumeRoleInput
	v      aws.Credentials
}

func (p *refreshing) Retrieve(ctx context.Context) (aws.Credentials, error) {
	if p.v.HasKeys() && time.Until(p.v.Expires) > time.Minute {
		return p.v, nil
	}
	out, err := p.client.AssumeRole(ctx, p.in)
	if err != nil {
		return aws.Credentials{}, err
	}
	p.v = withEnd(out.Credentials)
	return p.v, nil
}

func alwaysAnError() aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{}, errors.New("log in first")
	})
}

// Not a provider: whoever calls it may do as he likes with the value.
func describe(out *sts.AssumeRoleOutput) aws.Credentials {
	return aws.Credentials{AccessKeyID: *out.Credentials.AccessKeyId, Source: *out.AssumedRoleUser.Arn}
}
