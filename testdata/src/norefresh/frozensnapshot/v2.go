package frozensnapshot

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func retrieveIntoStatic(ctx context.Context, cfg aws.Config) (*s3.Client, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken) // want "norefresh/frozen-snapshot: .*Retrieve"
	}), nil
}

func wholeValueIntoProviderLiteral(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return credentials.StaticCredentialsProvider{Value: v}, nil // want "norefresh/frozen-snapshot"
}

func defaultChainFrozenForOtherRegion(ctx context.Context, region string) (aws.Config, error) {
	base, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return aws.Config{}, err
	}
	v, err := base.Credentials.Retrieve(ctx)
	if err != nil {
		return aws.Config{}, err
	}
	return config.LoadDefaultConfig(ctx, config.WithRegion(region), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken))) // want "norefresh/frozen-snapshot"
}

func roleProviderFrozen(ctx context.Context, cl *sts.Client, role string) (aws.CredentialsProvider, error) {
	v, err := stscreds.NewAssumeRoleProvider(cl, role).Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), nil // want "norefresh/frozen-snapshot"
}

func instanceRoleFrozen(ctx context.Context) (aws.CredentialsProvider, error) {
	v, err := ec2rolecreds.New().Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return aws.NewCredentialsCache(credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken)), nil // want "norefresh/frozen-snapshot"
}

func cacheFrozen(ctx context.Context, cache *aws.CredentialsCache) (aws.CredentialsProvider, error) {
	v, err := cache.Retrieve(ctx)
	return credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), err // want "norefresh/frozen-snapshot"
}

// snapshot is a helper between the provider and the constructor.
func snapshot(ctx context.Context, p aws.CredentialsProvider) (aws.Credentials, error) {
	return p.Retrieve(ctx)
}

func valueFromHelper(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	v, err := snapshot(ctx, cfg.Credentials)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), nil // want "norefresh/frozen-snapshot"
}

// frozen takes a value; whoever gives it one that came from a provider is
// where it freezes.
func frozen(v aws.Credentials) aws.CredentialsProvider {
	return credentials.StaticCredentialsProvider{Value: v}
}

func valueIntoHelper(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return frozen(v), nil // want "norefresh/frozen-snapshot"
}

// A value taken over field by field is the same value.
func valueCopiedByField(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	var p credentials.StaticCredentialsProvider
	p.Value.AccessKeyID, p.Value.SecretAccessKey, p.Value.SessionToken = v.AccessKeyID, v.SecretAccessKey, v.SessionToken // want "norefresh/frozen-snapshot"
	return p, nil
}
