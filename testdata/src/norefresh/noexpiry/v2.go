// Package noexpiry holds custom providers that hand out temporary credentials
// without saying when they die, or the same ones for ever, and providers that
// do it right.
package noexpiry

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/aws/aws-sdk-go-v2/service/sso"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
)

func functionWithoutExpiry(cl *sts.Client, in *sts.AssumeRoleInput) aws.CredentialsProvider {
	return aws.NewCredentialsCache(aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		out, err := cl.AssumeRole(ctx, in)
		if err != nil {
			return aws.Credentials{}, err
		}
		return aws.Credentials{AccessKeyID: *out.Credentials.AccessKeyId, SecretAccessKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}, nil // want "norefresh/no-expiry"
	}))
}

// Expires alone is ignored.
func functionWithoutCanExpire(cl *sts.Client, in *sts.AssumeRoleInput) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		out, err := cl.AssumeRole(ctx, in)
		if err != nil {
			return aws.Credentials{}, err
		}
		c := out.Credentials
		return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, Expires: *c.Expiration}, nil // want "norefresh/no-expiry: .*CanExpire"
	})
}

type assumeRole struct {
	client *sts.Client
	input  *sts.AssumeRoleInput
}

// CanExpire alone asks STS at every request.
func (p *assumeRole) Retrieve(ctx context.Context) (aws.Credentials, error) {
	out, err := p.client.AssumeRole(ctx, p.input)
	if err != nil {
		return aws.Credentials{}, err
	}
	c := out.Credentials
	return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, CanExpire: true}, nil // want "norefresh/no-expiry: .*Expires"
}

type ssoRole struct {
	client *sso.Client
	input  *sso.GetRoleCredentialsInput
}

func (p ssoRole) Retrieve(ctx context.Context) (v aws.Credentials, err error) {
	out, err := p.client.GetRoleCredentials(ctx, p.input)
	if err != nil {
		return v, err
	}
	v.AccessKeyID = aws.ToString(out.RoleCredentials.AccessKeyId)
	v.SecretAccessKey = aws.ToString(out.RoleCredentials.SecretAccessKey)
	v.SessionToken = aws.ToString(out.RoleCredentials.SessionToken)
	v.Expires = time.UnixMilli(out.RoleCredentials.Expiration)
	return v, nil // want "norefresh/no-expiry"
}

func cognitoFunction(cl *cognitoidentity.Client, in *cognitoidentity.GetCredentialsForIdentityInput) aws.CredentialsProviderFunc {
	return func(ctx context.Context) (aws.Credentials, error) {
		out, err := cl.GetCredentialsForIdentity(ctx, in)
		if err != nil {
			return aws.Credentials{}, err
		}
		c := out.Credentials
		return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretKey, SessionToken: *c.SessionToken, Source: "Cognito"}, nil // want "norefresh/no-expiry"
	}
}

// The expiry is right, but every refresh gives the same dead keys.
func capturedSnapshot(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	snap, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return aws.NewCredentialsCache(aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return snap, nil // want "norefresh/no-expiry"
	})), nil
}

func capturedResponse(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, CanExpire: true, Expires: *c.Expiration}, nil // want "norefresh/no-expiry"
	}), nil
}

// bearer keeps what its constructor was given.
type bearer struct{ v aws.Credentials }

func newBearer(ctx context.Context, p aws.CredentialsProvider) (*bearer, error) {
	v, err := p.Retrieve(ctx)
	return &bearer{v}, err
}

func (b *bearer) Retrieve(context.Context) (aws.Credentials, error) {
	return b.v, nil // want "norefresh/no-expiry"
}

// container asks an agent, whose answer has an end that is thrown away.
type container struct{ url string }

func (p container) Retrieve(ctx context.Context) (aws.Credentials, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, p.url, nil)
	if err != nil {
		return aws.Credentials{}, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return aws.Credentials{}, err
	}
	defer resp.Body.Close()
	var v struct{ AccessKeyID, SecretAccessKey, Token string }
	if err := json.NewDecoder(resp.Body).Decode(&v); err != nil {
		return aws.Credentials{}, err
	}
	return aws.Credentials{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.Token}, nil // want "norefresh/no-expiry"
}

// fromV1 drops the end on the way from one SDK to the other.
type fromV1 struct{ inner *credsv1.Credentials }

func (p fromV1) Retrieve(ctx context.Context) (aws.Credentials, error) {
	v, err := p.inner.GetWithContext(ctx)
	if err != nil {
		return aws.Credentials{}, err
	}
	return aws.Credentials{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.SessionToken}, nil // want "norefresh/no-expiry"
}

// convert forgets what its callers need.
func convert(out *sts.AssumeRoleOutput) aws.Credentials {
	return aws.Credentials{AccessKeyID: *out.Credentials.AccessKeyId, SecretAccessKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}
}

func convertedByHelper(cl *sts.Client, in *sts.AssumeRoleInput) aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		out, err := cl.AssumeRole(ctx, in)
		if err != nil {
			return aws.Credentials{}, err
		}
		return convert(out), nil // want "norefresh/no-expiry"
	})
}
