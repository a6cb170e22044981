package noexpiry

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	stsv1 "github.com/aws/aws-sdk-go/service/sts"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

type v1NeverExpires struct {
	svc *stsv1.STS
	in  *stsv1.AssumeRoleInput
}

func (p *v1NeverExpires) Retrieve() (credsv1.Value, error) {
	out, err := p.svc.AssumeRole(p.in)
	if err != nil {
		return credsv1.Value{}, err
	}
	return credsv1.Value{AccessKeyID: *out.Credentials.AccessKeyId, SecretAccessKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}, nil
}

func (p *v1NeverExpires) IsExpired() bool { return false } // want "norefresh/no-expiry"

// Once retrieved, it is never expired again.
type v1RetrievedOnce struct {
	svc       *stsv1.STS
	retrieved bool
}

func (p *v1RetrievedOnce) Retrieve() (credsv1.Value, error) {
	out, err := p.svc.GetSessionToken(&stsv1.GetSessionTokenInput{})
	if err != nil {
		return credsv1.Value{}, err
	}
	p.retrieved = true
	return credsv1.Value{AccessKeyID: *out.Credentials.AccessKeyId, SecretAccessKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}, nil
}

func (p *v1RetrievedOnce) IsExpired() bool { return !p.retrieved } // want "norefresh/no-expiry"

// The bridge knows of the end, and does not use it.
type v2ForV1 struct{ inner aws.CredentialsProvider }

func (p *v2ForV1) Retrieve() (credsv1.Value, error) {
	v, err := p.inner.Retrieve(context.Background())
	return credsv1.Value{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.SessionToken}, err
}

func (p *v2ForV1) IsExpired() bool { return false } // want "norefresh/no-expiry"

type v2ForMinio struct{ inner aws.CredentialsProvider }

func (p *v2ForMinio) Retrieve() (miniocreds.Value, error) {
	return p.RetrieveWithCredContext(nil)
}

// minio's cache does not look at Value.Expiration.
func (p *v2ForMinio) RetrieveWithCredContext(*miniocreds.CredContext) (miniocreds.Value, error) {
	v, err := p.inner.Retrieve(context.Background())
	return miniocreds.Value{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.SessionToken, Expiration: v.Expires}, err
}

func (p *v2ForMinio) IsExpired() bool { return false } // want "norefresh/no-expiry"

// SetExpiration is called by Retrieve: right.
type v1Embeds struct {
	credsv1.Expiry
	svc *stsv1.STS
	in  *stsv1.AssumeRoleInput
}

func (p *v1Embeds) Retrieve() (credsv1.Value, error) {
	out, err := p.svc.AssumeRole(p.in)
	if err != nil {
		return credsv1.Value{}, err
	}
	p.SetExpiration(*out.Credentials.Expiration, 5*time.Minute)
	return credsv1.Value{AccessKeyID: *out.Credentials.AccessKeyId, SecretAccessKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}, nil
}

// The clock decides: right.
type v1OwnClock struct {
	svc *stsv1.STS
	end time.Time
}

func (p *v1OwnClock) Retrieve() (credsv1.Value, error) {
	out, err := p.svc.GetSessionToken(nil)
	if err != nil {
		return credsv1.Value{}, err
	}
	p.end = *out.Credentials.Expiration
	return credsv1.Value{AccessKeyID: *out.Credentials.AccessKeyId, SecretAccessKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}, nil
}

func (p *v1OwnClock) IsExpired() bool { return time.Now().After(p.end) }

// No session token, no end.
type v1LongLived struct{ key, secret string }

func (p *v1LongLived) Retrieve() (credsv1.Value, error) {
	return credsv1.Value{AccessKeyID: p.key, SecretAccessKey: p.secret}, nil
}

func (p *v1LongLived) IsExpired() bool { return false }

// Asked at every request: dear, but never stale.
type v1AlwaysExpired struct{ inner *credsv1.Credentials }

func (p *v1AlwaysExpired) Retrieve() (credsv1.Value, error) { return p.inner.Get() }

func (p *v1AlwaysExpired) IsExpired() bool { return true }

// What the inner credentials say, it says.
type v1Delegates struct{ inner *credsv1.Credentials }

func (p *v1Delegates) Retrieve() (credsv1.Value, error) { return p.inner.Get() }

func (p *v1Delegates) IsExpired() bool { return p.inner.IsExpired() }

type minioEmbeds struct {
	miniocreds.Expiry
	inner aws.CredentialsProvider
}

func (p *minioEmbeds) Retrieve() (miniocreds.Value, error) { return p.RetrieveWithCredContext(nil) }

func (p *minioEmbeds) RetrieveWithCredContext(*miniocreds.CredContext) (miniocreds.Value, error) {
	v, err := p.inner.Retrieve(context.Background())
	if err != nil {
		return miniocreds.Value{}, err
	}
	p.SetExpiration(v.Expires, miniocreds.DefaultExpiryWindow)
	return miniocreds.Value{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.SessionToken}, nil
}

// IsExpired is a name that other types have, too.
type coupon struct{ code string }

func (c coupon) IsExpired() bool { return false }
