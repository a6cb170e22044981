// Package samenames uses functions and types that have the names of those in
// AWS's SDKs and are not theirs: nothing is reported.
package samenames

import (
	"context"
	"os"

	"credlint.test/src/samenames/credentials"
	"credlint.test/src/samenames/sts"
)

func constants() *credentials.Credentials {
	return credentials.NewStaticCredentialsProvider("archive-writer", "8dTq4LwV2mXz", "")
}

func v1Constants() *credentials.Credentials {
	return credentials.NewStaticCredentials("archive-writer", "8dTq4LwV2mXz", "")
}

func minioConstants() *credentials.Credentials {
	return credentials.NewStaticV4("archive-writer", "8dTq4LwV2mXz", "")
}

func response(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (*credentials.Credentials, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil
}

func snapshot(ctx context.Context, c *credentials.Credentials) (*credentials.Credentials, error) {
	v, err := c.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), nil
}

func get(c *credentials.Credentials) (*credentials.Credentials, error) {
	v, err := c.Get()
	return credentials.NewStaticCredentials(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), err
}

func environment() func() {
	return credentials.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("VENDOR_KEY"), os.Getenv("VENDOR_SECRET"), os.Getenv("VENDOR_TOKEN")))
}

func sources() *credentials.Credentials {
	return credentials.NewChainCredentials([]*credentials.Credentials{credentials.NewEnvCredentials(), credentials.NewSharedCredentials("", "archiver")})
}

func profile() func() { return credentials.WithSharedConfigProfile("archiver") }

func setenv() error { return credentials.Setenv("AWS_PROFILE", "archiver") }

// Credentials is this package's own, with the fields of v2's.
type Credentials struct {
	AccessKeyID, SecretAccessKey, SessionToken string
	CanExpire                                  bool
}

type provider struct{ v Credentials }

// Retrieve has the name of v2's method and gives another type.
func (p provider) Retrieve(context.Context) (Credentials, error) {
	return Credentials{AccessKeyID: p.v.AccessKeyID, SecretAccessKey: p.v.SecretAccessKey, SessionToken: p.v.SessionToken}, nil
}

// IsExpired is a method of a provider of nothing.
func (p provider) IsExpired() bool { return false }

type kept struct{ creds Credentials }

func keep(ctx context.Context, p provider) (*kept, error) {
	v, err := p.Retrieve(ctx)
	return &kept{creds: v}, err
}

// BuildAuthToken has the name of rds/auth's.
func BuildAuthToken(endpoint, user string) string { return endpoint + user }

// Config has a field like rest.Config's.
type Config struct{ Host, BearerToken string }

func bearer(host string) Config { return Config{Host: host, BearerToken: BuildAuthToken(host, "app")} }
