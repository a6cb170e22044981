// Package bridges hands credentials from one SDK to another: by value, where
// they freeze, and by provider, where they live.
package bridges

import (
	"context"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
	franzaws "github.com/twmb/franz-go/pkg/sasl/aws"

	"github.com/twmb/franz-go/pkg/sasl"
)

func v2IntoMinio(ctx context.Context) (*minio.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, err
	}
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewStaticV4(v.AccessKeyID, v.SecretAccessKey, v.SessionToken)}) // want "norefresh/frozen-snapshot: .*NewStaticV4"
}

func v1IntoV2(ctx context.Context, sess *session.Session) (aws.Config, error) {
	v, err := sess.Config.Credentials.GetWithContext(ctx)
	if err != nil {
		return aws.Config{}, err
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken))) // want "norefresh/frozen-snapshot"
}

func v2IntoV1(ctx context.Context, cfg aws.Config) (*session.Session, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewStaticCredentials(v.AccessKeyID, v.SecretAccessKey, v.SessionToken)}) // want "norefresh/frozen-snapshot"
}

func v1IntoMinio(sess *session.Session) (*miniocreds.Credentials, error) {
	v, err := sess.Config.Credentials.Get()
	if err != nil {
		return nil, err
	}
	return miniocreds.New(&miniocreds.Static{Value: miniocreds.Value{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.SessionToken}}), nil // want "norefresh/frozen-snapshot"
}

func v2IntoKafka(ctx context.Context, cfg aws.Config) (sasl.Mechanism, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return franzaws.Auth{AccessKey: v.AccessKeyID, SecretKey: v.SecretAccessKey, SessionToken: v.SessionToken}.AsManagedStreamingIAMMechanism(), nil // want "norefresh/frozen-snapshot"
}

// v1Value is how one converts by hand.
func v1Value(v aws.Credentials) credsv1.Value {
	return credsv1.Value{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.SessionToken}
}

func v2IntoV1ThroughConversion(ctx context.Context, cfg aws.Config) (*credsv1.Credentials, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return credsv1.NewStaticCredentialsFromCreds(v1Value(v)), nil // want "norefresh/frozen-snapshot"
}

// The base of a role's provider is frozen.
func v2IntoBaseOfMinioRole(ctx context.Context, cfg aws.Config, role string) (*miniocreds.Credentials, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return miniocreds.NewSTSAssumeRole("https://sts.amazonaws.com", miniocreds.STSAssumeRoleOptions{AccessKey: v.AccessKeyID, SecretKey: v.SecretAccessKey, SessionToken: v.SessionToken, RoleARN: role}) // want "norefresh/frozen-snapshot"
}

// responseForMinio is v2's answer in minio's static provider.
func responseForMinio(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (*minio.Client, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewStaticV4(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken)}) // want "norefresh/frozen-response"
}

// forMinio asks v2's provider whenever minio's cache asks it.
type forMinio struct {
	miniocreds.Expiry
	inner aws.CredentialsProvider
}

func (p *forMinio) Retrieve() (miniocreds.Value, error) { return p.RetrieveWithCredContext(nil) }

func (p *forMinio) RetrieveWithCredContext(*miniocreds.CredContext) (miniocreds.Value, error) {
	v, err := p.inner.Retrieve(context.Background())
	if err != nil {
		return miniocreds.Value{}, err
	}
	p.SetExpiration(v.Expires, miniocreds.DefaultExpiryWindow)
	return miniocreds.Value{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.SessionToken, SignerType: miniocreds.SignatureV4}, nil
}

func liveMinio(cfg aws.Config) (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.New(&forMinio{inner: cfg.Credentials}), Secure: true})
}

// forV1 does the same for v1.
type forV1 struct {
	credsv1.Expiry
	inner aws.CredentialsProvider
}

func (p *forV1) Retrieve() (credsv1.Value, error) {
	v, err := p.inner.Retrieve(context.Background())
	if err != nil {
		return credsv1.Value{}, err
	}
	p.SetExpiration(v.Expires, 5*time.Minute)
	return v1Value(v), nil
}

func liveV1(cfg aws.Config) *awsv1.Config {
	return awsv1.NewConfig().WithCredentials(credsv1.NewCredentials(&forV1{inner: cfg.Credentials}))
}

// forV2 gives v1's value with v1's end.
type forV2 struct{ inner *credsv1.Credentials }

func (p forV2) Retrieve(ctx context.Context) (aws.Credentials, error) {
	v, err := p.inner.GetWithContext(ctx)
	if err != nil {
		return aws.Credentials{}, err
	}
	end, err := p.inner.ExpiresAt()
	return aws.Credentials{AccessKeyID: v.AccessKeyID, SecretAccessKey: v.SecretAccessKey, SessionToken: v.SessionToken, CanExpire: err == nil, Expires: end}, nil
}

func liveV2(ctx context.Context, sess *session.Session) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(forV2{sess.Config.Credentials}))
}

// The mechanism asks for the keys of each session.
func liveKafka(cfg aws.Config) sasl.Mechanism {
	return franzaws.ManagedStreamingIAM(func(ctx context.Context) (franzaws.Auth, error) {
		v, err := cfg.Credentials.Retrieve(ctx)
		return franzaws.Auth{AccessKey: v.AccessKeyID, SecretKey: v.SecretAccessKey, SessionToken: v.SessionToken}, err
	})
}

// minio's own provider of the role needs no bridge.
func minioRole() (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewIAM(""), Secure: true})
}
