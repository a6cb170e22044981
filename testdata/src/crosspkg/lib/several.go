package lib

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
)

// Mirror fills two providers, each with a pair of its own.
func Mirror(fromKey, fromSecret, toKey, toSecret string) (from, to aws.CredentialsProvider) {
	return Static(fromKey, fromSecret, ""), credentials.NewStaticCredentialsProvider(toKey, toSecret, "")
}

// BothSDKs fills a provider of each SDK with one pair.
func BothSDKs(key, secret, token string) (aws.CredentialsProvider, *credsv1.Credentials) {
	return credentials.NewStaticCredentialsProvider(key, secret, token), credsv1.NewStaticCredentials(key, secret, token)
}

// Account loads the configuration with a profile and a pair.
func Account(ctx context.Context, profile, key, secret string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(profile), config.WithCredentialsProvider(Static(key, secret, "")))
}

// Replica installs the first pair only if it is set, the second in any case.
func Replica(ctx context.Context, key, secret, replicaKey, replicaSecret string) (primary, replica aws.Config, err error) {
	var opts []func(*config.LoadOptions) error
	if key != "" {
		opts = append(opts, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(key, secret, "")))
	}
	if primary, err = config.LoadDefaultConfig(ctx, opts...); err != nil {
		return
	}
	replica, err = config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(replicaKey, replicaSecret, "")))
	return
}

// AccountOptions are fields of several kinds, which Connect hands to the SDK.
type AccountOptions struct {
	Profile     string
	KeyID       string
	SecretValue string
}

// Connect uses all of its options.
func Connect(ctx context.Context, o *AccountOptions) (aws.Config, error) {
	if o.KeyID == "" {
		return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(o.Profile))
	}
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(o.Profile), config.WithCredentialsProvider(Static(o.KeyID, o.SecretValue, "")))
}

// ExportAndUse writes a triple into the environment and gives a provider of it.
func ExportAndUse(key, secret, token string) aws.CredentialsProvider {
	os.Setenv("AWS_ACCESS_KEY_ID", key)
	os.Setenv("AWS_SECRET_ACCESS_KEY", secret)
	os.Setenv("AWS_SESSION_TOKEN", token)
	return Static(key, secret, token)
}
