package endpoints

import (
	"context"
	"net/url"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	smithyendpoints "github.com/aws/smithy-go/endpoints"
)

func sameOptionsFunction(cfg aws.Config, c Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.BaseEndpoint = aws.String(c.Endpoint)
		o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	})
}

func sameOptionsLiteral(c Config) *s3.Client {
	return s3.New(s3.Options{Region: "auto", BaseEndpoint: &c.Endpoint, Credentials: credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")})
}

func baseEndpointOfConfigLiteral(c Config) *s3.Client {
	cfg := aws.Config{Region: "auto", BaseEndpoint: aws.String(c.Endpoint), Credentials: credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")}
	return s3.NewFromConfig(cfg)
}

func siblingLoadOption(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithBaseEndpoint(c.Endpoint), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
}

func siblingResolverOption(ctx context.Context, c Config) (aws.Config, error) {
	resolver := aws.EndpointResolverWithOptionsFunc(func(service, region string, _ ...any) (aws.Endpoint, error) {
		return aws.Endpoint{URL: c.Endpoint, SigningRegion: region}, nil
	})
	return config.LoadDefaultConfig(ctx, config.WithEndpointResolverWithOptions(resolver), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
}

// The most usual way: the endpoint comes later than the keys.
func laterOnClient(ctx context.Context, c Config) (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion("auto"), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.BaseEndpoint = aws.String("https://" + c.Endpoint)
		o.UsePathStyle = true
	}), nil
}

func laterOnConfig(ctx context.Context, c Config) (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
	if err != nil {
		return nil, err
	}
	cfg.BaseEndpoint = &c.Endpoint
	return s3.NewFromConfig(cfg), nil
}

func vendorsConstantEndpoint(ctx context.Context, c Config) (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.BaseEndpoint = aws.String("https://ams3.digitaloceanspaces.com") }), err
}

type resolver struct{ base *url.URL }

func (r resolver) ResolveEndpoint(context.Context, s3.EndpointParameters) (smithyendpoints.Endpoint, error) {
	return smithyendpoints.Endpoint{URI: *r.base}, nil
}

func resolverV2(cfg aws.Config, c Config, base *url.URL) *s3.Client {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	return s3.NewFromConfig(cfg, s3.WithEndpointResolverV2(resolver{base}))
}

func resolverV2Field(cfg aws.Config, c Config, base *url.URL) *s3.Client {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.EndpointResolverV2 = resolver{base} })
}

func localClosure(c Config) (*s3.Client, *s3.Client) {
	newS3 := func(endpoint string) *s3.Client {
		return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")})
	}
	return newS3(c.Endpoint), newS3("http://cache.internal:9000")
}

// Two clients, and both have an endpoint of their own.
func twoClients(cfg aws.Config, c Config) (a, b *s3.Client) {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	a = s3.NewFromConfig(cfg, func(o *s3.Options) { o.BaseEndpoint = aws.String("http://a.internal:9000") })
	b = s3.NewFromConfig(cfg, func(o *s3.Options) { o.BaseEndpoint = aws.String("http://b.internal:9000") })
	return a, b
}
