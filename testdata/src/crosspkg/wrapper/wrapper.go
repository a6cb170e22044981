// Package wrapper stands between lib and app, and hands values on in both
// directions.
package wrapper

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"credlint.test/src/crosspkg/lib"
)

// Provider is a wrapper of lib's wrapper.
func Provider(p lib.Pair) aws.CredentialsProvider { return lib.Static(p.ID, p.Secret, "") }

// ProviderOf is one with plain parameters.
func ProviderOf(key, secret, token string) aws.CredentialsProvider {
	return aws.NewCredentialsCache(lib.Static(key, secret, token))
}

// Load hands a pair to lib.Load.
func Load(ctx context.Context, key, secret string) (aws.Config, error) {
	return lib.Load(ctx, lib.Region(), key, secret)
}

// Settings are lib's options under another name, and more.
type Settings struct {
	Store  lib.Options
	Bucket string
}

// Open hands part of its Settings to lib.
func Open(ctx context.Context, s Settings) (*s3.Client, error) { return lib.Open(ctx, s.Store) }

// Keys is an option made of lib's option.
func Keys(p *lib.Pair) lib.Option { return lib.WithKeys(p.ID, p.Secret) }

// Session gives lib's triple, which came from STS.
func Session(ctx context.Context, cl *sts.Client) (*lib.Triple, error) {
	t, err := lib.Assume(ctx, cl, "arn:aws:iam::123456789012:role/archiver")
	if err != nil {
		return nil, err
	}
	return &t, nil
}

// Current gives what the provider has at this moment, through lib.
func Current(ctx context.Context, cfg aws.Config) (aws.Credentials, error) {
	return lib.Snapshot(ctx, cfg.Credentials)
}

// Pair gives lib's constants.
func Pair() lib.Pair {
	id, secret := lib.Builtin()
	return lib.Pair{ID: id, Secret: secret}
}

// Secret gives what the environment has, or a secret of the source.
func Secret() string { return lib.Getenv("ARCHIVE_SECRET", lib.BuiltinSecret()) }

// Configured reports what lib.HasKeys reports.
func Configured() bool { return lib.HasKeys() }
