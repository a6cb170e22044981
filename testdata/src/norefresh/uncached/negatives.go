package uncached

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	awsv1 "github.com/aws/aws-sdk-go/aws"
	stscredsv1 "github.com/aws/aws-sdk-go/aws/credentials/stscreds"
	"github.com/aws/aws-sdk-go/aws/session"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func cachedInConfigField(cfg aws.Config, role string) *s3.Client {
	cfg.Credentials = aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), role))
	return s3.NewFromConfig(cfg)
}

// The SDK caches what comes through its load options.
func cachedBySDK(ctx context.Context, cl *sts.Client, role string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(stscreds.NewAssumeRoleProvider(cl, role)))
}

func cachedByLoadOptions(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, func(o *config.LoadOptions) error {
		o.Credentials = ec2rolecreds.New()
		return nil
	})
}

func cachedThroughVariable(cfg aws.Config, role string) aws.Config {
	var p aws.CredentialsProvider = stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), role)
	p = aws.NewCredentialsCache(p)
	cfg.Credentials = p
	return cfg
}

func cached(cl *sts.Client, role string) aws.CredentialsProvider {
	return aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(cl, role))
}

func cachedByHelper(cfg aws.Config, role string) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.Credentials = cached(sts.NewFromConfig(cfg), role) })
}

// The wrapper is around the helper's bare provider.
func cachedAroundHelper(cfg aws.Config, role string) aws.Config {
	cfg.Credentials = aws.NewCredentialsCache(provider(sts.NewFromConfig(cfg), role))
	return cfg
}

// A static provider has nothing to fetch.
func staticForOwnStore(cfg aws.Config, endpoint, key, secret string) *s3.Client {
	cfg.BaseEndpoint = &endpoint
	cfg.Credentials = credentials.NewStaticCredentialsProvider(key, secret, "")
	return s3.NewFromConfig(cfg)
}

func otherConfigsCredentials(cfg, other aws.Config) *s3.Client {
	cfg.Credentials = other.Credentials
	return s3.NewFromConfig(cfg)
}

func v1CachesItself(sess *session.Session, role string) *awsv1.Config {
	return awsv1.NewConfig().WithCredentials(stscredsv1.NewCredentials(sess, role))
}

func minioCachesItself() *miniocreds.Credentials { return miniocreds.New(&miniocreds.IAM{}) }

func injected(cfg aws.Config, p aws.CredentialsProvider) aws.Config {
	cfg.Credentials = p
	return cfg
}

func retrievedOnce(ctx context.Context, cl *sts.Client, role string) error {
	_, err := stscreds.NewAssumeRoleProvider(cl, role).Retrieve(ctx)
	return err
}

func anonymous() *s3.Client { return s3.New(s3.Options{Credentials: aws.AnonymousCredentials{}}) }
