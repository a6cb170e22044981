// Package methodvalues carries credentials through methods that are values,
// method expressions and functions in fields.
package methodvalues

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
)

type pair struct{ key, secret string }

func (p pair) provider() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(p.key, p.secret, "")
}

func (p pair) retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: p.key, SecretAccessKey: p.secret}, nil
}

func constantsInReceiverOfMethodValue() aws.CredentialsProvider {
	return pair{"AKIAWLYITND5YGQPEZUS", "u87IeJtrqTlmnI+1f0prGuGW5Y398kNeydKckcs3"}.provider() // want "staticcreds/hardcoded"
}

func configuredReceiver(endpoint string, p pair) *s3.Client {
	build := p.provider
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: build()})
}

func methodValueAsProvider(endpoint string, p pair) *s3.Client {
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: aws.CredentialsProviderFunc(p.retrieve)})
}

func constantsIntoConstructorAsValue() aws.CredentialsProvider {
	build := credentials.NewStaticCredentialsProvider
	return build("AKIATY6RRBXTCUB3VLK3", "nOqLGybucnfRF3UBGUN+0DXL7oVL8Khp+txjvHeE", "") // want "staticcreds/hardcoded"
}

func retrieveAsValue(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	retrieve := cfg.Credentials.Retrieve
	v, err := retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), nil // want "norefresh/frozen-snapshot"
}

func retrieveAsProvider(cfg aws.Config) aws.CredentialsProvider {
	return aws.NewCredentialsCache(aws.CredentialsProviderFunc(cfg.Credentials.Retrieve))
}

func methodExpressionOfClient(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	out, err := (*sts.Client).AssumeRole(cl, ctx, in)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response"
}

type app struct {
	assume func(context.Context, *sts.AssumeRoleInput, ...func(*sts.Options)) (*sts.AssumeRoleOutput, error)
	static func(key, secret, token string) *credsv1.Credentials
}

func newApp(cl *sts.Client) *app {
	return &app{assume: cl.AssumeRole, static: credsv1.NewStaticCredentials}
}

func (a *app) responseThroughFunctionFields(ctx context.Context, in *sts.AssumeRoleInput) (*awsv1.Config, error) {
	out, err := a.assume(ctx, in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	return awsv1.NewConfig().WithCredentials(a.static(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken)), nil // want "norefresh/frozen-response"
}

func methodExpressionOfConfig(cfg *awsv1.Config, key, secret string) *awsv1.Config {
	return (*awsv1.Config).WithCredentials(cfg, credsv1.NewStaticCredentials(key, secret, ""))
}

type loader func(context.Context, ...func(*config.LoadOptions) error) (aws.Config, error)

func loaderAsParameter(ctx context.Context, load loader, region string) (aws.Config, error) {
	return load(ctx, config.WithRegion(region))
}

func defaultLoader(ctx context.Context) (aws.Config, error) {
	return loaderAsParameter(ctx, config.LoadDefaultConfig, "eu-west-1")
}

// configured is a struct of the configuration with a predicate.
type configured struct{ pair }

func (c configured) usable() bool { return c.key != "" }

func predicateAsValue(cfg aws.Config, c configured) *s3.Client {
	usable := c.usable
	if usable() {
		cfg.Credentials = c.provider()
	}
	return s3.NewFromConfig(cfg)
}

func promotedWithoutGuard(cfg aws.Config, c configured) *s3.Client {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.key, c.secret, "") // want "chainshadow/explicit-static"
	return s3.NewFromConfig(cfg)
}
