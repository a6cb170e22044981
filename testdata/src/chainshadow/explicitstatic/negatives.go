package explicitstatic

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	ec2rolecredsv1 "github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func defaultChain(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithRegion(c.Region))
}

func guardedByKey(ctx context.Context, c Config) (aws.Config, error) {
	var opts []func(*config.LoadOptions) error
	if c.AccessKey != "" {
		opts = append(opts, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, c.SessionToken)))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

// The parameters say nothing of where the keys come from: the callers decide,
// and these may be the keys of a tenant's own account.
func ForTenant(ctx context.Context, key, secret string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(key, secret, "")))
}

// V1ForTenant is the same for v1.
func V1ForTenant(key, secret, token string) (*session.Session, error) {
	return session.NewSession(awsv1.NewConfig().WithCredentials(credsv1.NewStaticCredentials(key, secret, token)))
}

func instanceRole(cfg aws.Config) aws.Config {
	cfg.Credentials = aws.NewCredentialsCache(ec2rolecreds.New())
	return cfg
}

func roleOnTopOfDefaultChain(cfg aws.Config, role string) aws.Config {
	cfg.Credentials = aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), role))
	return cfg
}

func anonymous(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(aws.AnonymousCredentials{}))
}

func ownStore(cfg aws.Config, c Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.BaseEndpoint = aws.String(c.Endpoint)
		o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	})
}

func minioOnConfiguredEndpoint(c Config) (*minio.Client, error) {
	return minio.New(c.Endpoint, &minio.Options{Creds: miniocreds.NewStaticV4(c.AccessKey, c.SecretKey, "")})
}

// An empty pair falls through to the role.
func v1ChainThatEndsWithTheRole(sess *session.Session, c Config) *credsv1.Credentials {
	return credsv1.NewChainCredentials([]credsv1.Provider{
		&credsv1.StaticProvider{Value: credsv1.Value{AccessKeyID: c.AccessKey, SecretAccessKey: c.SecretKey}},
		&credsv1.EnvProvider{},
		&ec2rolecredsv1.EC2RoleProvider{Client: ec2metadata.New(sess)},
	})
}

func minioChainThatEndsWithTheRole(c Config) (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewChainCredentials([]miniocreds.Provider{
		&miniocreds.Static{Value: miniocreds.Value{AccessKeyID: c.AccessKey, SecretAccessKey: c.SecretKey}},
		&miniocreds.EnvAWS{},
		&miniocreds.IAM{},
	})})
}

// A nil pointer is how v1 is told to use its chain.
func v1NilIsTheChain(c Config) (*session.Session, error) {
	var creds *credsv1.Credentials
	if c.AccessKey != "" && c.SecretKey != "" {
		creds = credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")
	}
	return session.NewSession(&awsv1.Config{Credentials: creds})
}

func v2NilIsTheChain(ctx context.Context) (aws.Config, error) {
	var provider aws.CredentialsProvider
	if key := os.Getenv("UPLOADER_KEY"); key != "" {
		provider = credentials.NewStaticCredentialsProvider(key, os.Getenv("UPLOADER_SECRET"), "")
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(provider))
}

// A custom provider that asks a secret store at each refresh is not static.
type storeProvider struct {
	fetch func(ctx context.Context, name string) (key, secret string, err error)
}

func (p storeProvider) Retrieve(ctx context.Context) (aws.Credentials, error) {
	key, secret, err := p.fetch(ctx, "uploader")
	return aws.Credentials{AccessKeyID: key, SecretAccessKey: secret}, err
}

func secretStore(ctx context.Context, p storeProvider) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(p))
}

// injected is whatever the caller made.
func injected(ctx context.Context, p aws.CredentialsProvider) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(p))
}

// Nothing is installed: the provider is only asked whether its keys are there.
func validatesOnly(ctx context.Context, c Config) error {
	_, err := credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "").Retrieve(ctx)
	return err
}
