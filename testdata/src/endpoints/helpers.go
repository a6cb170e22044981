package endpoints

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// ownEndpoint is an option of a client, applied in another function.
func ownEndpoint(c Config) func(*s3.Options) {
	return func(o *s3.Options) { o.BaseEndpoint = aws.String(c.Endpoint) }
}

func optionFromHelper(cfg aws.Config, c Config) *s3.Client {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	return s3.NewFromConfig(cfg, ownEndpoint(c))
}

// configure gives the configuration, and its caller makes the client.
func configure(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
}

func clientInCaller(ctx context.Context, c Config) (*s3.Client, error) {
	cfg, err := configure(ctx, c)
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.BaseEndpoint = aws.String(c.Endpoint) }), nil
}

// connect makes the client from a configuration that it is given.
func connect(cfg aws.Config, endpoint string) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.BaseEndpoint = &endpoint })
}

func clientInHelper(cfg aws.Config, c Config) *s3.Client {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	return connect(cfg, c.Endpoint)
}

type storage struct {
	cfg      aws.Config
	endpoint string
}

func newStorage(cfg aws.Config, c Config) *storage {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	return &storage{cfg: cfg, endpoint: c.Endpoint}
}

// client is where the field that newStorage kept gets its endpoint.
func (s *storage) client() *s3.Client {
	return s3.NewFromConfig(s.cfg, func(o *s3.Options) { o.BaseEndpoint = &s.endpoint })
}

func optionSlice(cfg aws.Config, c Config) *s3.Client {
	opts := []func(*s3.Options){func(o *s3.Options) { o.UsePathStyle = true }}
	opts = append(opts, func(o *s3.Options) { o.BaseEndpoint = aws.String(c.Endpoint) })
	opts = append(opts, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	})
	return s3.NewFromConfig(cfg, opts...)
}
