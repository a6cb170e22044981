package endpoints

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// The endpoint is AWS's own, so the instance has a role for it.
func awsHost(cfg aws.Config, c Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.BaseEndpoint = aws.String("https://s3.eu-west-1.amazonaws.com")
		o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	})
}

func awsHostOfChina(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithBaseEndpoint("https://s3.cn-north-1.amazonaws.com.cn"), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, ""))) // want "chainshadow/explicit-static"
}

// Only one way sets an endpoint; on the other the keys are for AWS.
func endpointInOneBranch(cfg aws.Config, c Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		if c.Endpoint != "" {
			o.BaseEndpoint = aws.String(c.Endpoint)
		}
		o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	})
}

// Of two clients over one configuration one has no endpoint.
func secondClientOnAWS(cfg aws.Config, c Config) (*s3.Client, *sts.Client) {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	own := s3.NewFromConfig(cfg, func(o *s3.Options) { o.BaseEndpoint = aws.String(c.Endpoint) })
	return own, sts.NewFromConfig(cfg)
}

// The endpoint is another client's.
func endpointOfOtherClient(cfg aws.Config, c Config) (*s3.Client, *s3.Client) {
	cache := s3.NewFromConfig(cfg, func(o *s3.Options) { o.BaseEndpoint = aws.String(c.Endpoint) })
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	return cache, s3.NewFromConfig(cfg)
}

// Path style and a region are no endpoint.
func pathStyleOnly(cfg aws.Config, c Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.UsePathStyle, o.Region = true, c.Region
		o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	})
}

func fipsSwitch(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithUseFIPSEndpoint(aws.FIPSEndpointStateEnabled), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, ""))) // want "chainshadow/explicit-static"
}

func nilEndpoint(c Config) *s3.Client {
	return s3.New(s3.Options{Region: c.Region, BaseEndpoint: nil, Credentials: credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")}) // want "chainshadow/explicit-static"
}

// The endpoint is printed, not used.
func endpointForMessageOnly(cfg aws.Config, c Config, printf func(string, ...any)) *s3.Client {
	printf("endpoint %s", c.Endpoint)
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	return s3.NewFromConfig(cfg)
}
