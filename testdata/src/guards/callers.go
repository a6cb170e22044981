package guards

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// staticConfig has no guard: its only caller has it.
func staticConfig(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
}

func oneLevelUp(ctx context.Context, c Config) (aws.Config, error) {
	if c.HasKeys() {
		return staticConfig(ctx, c)
	}
	return config.LoadDefaultConfig(ctx)
}

func staticClient(ctx context.Context, c Config) (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg), nil
}

func inTheMiddle(ctx context.Context, c Config) (*s3.Client, error) { return staticClient(ctx, c) }

func twoLevelsUp(ctx context.Context, c Config) (*s3.Client, error) {
	if c.AuthType == "keys" {
		return inTheMiddle(ctx, c)
	}
	cfg, err := config.LoadDefaultConfig(ctx)
	return s3.NewFromConfig(cfg), err
}

// withKeys gives an option; it is appended under a guard.
func withKeys(c Config) func(*config.LoadOptions) error {
	return config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, ""))
}

func optionAppendedUnderGuard(ctx context.Context, c Config) (aws.Config, error) {
	var opts loadOptions
	if c.UseStaticKeys {
		opts = append(opts, withKeys(c))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

// provider gives nil where no keys are configured; nobody installs nil.
func provider(c Config) aws.CredentialsProvider {
	if c.AccessKey == "" || c.SecretKey == "" {
		return nil
	}
	return credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
}

func interfaceNotNil(cfg aws.Config, c Config) *s3.Client {
	if p := provider(c); p != nil {
		cfg.Credentials = p
	}
	return s3.NewFromConfig(cfg)
}

func nilHandedOn(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(provider(c)))
}

type store struct {
	cfg    aws.Config
	c      Config
	client *s3.Client
}

// connectStatic is called by connect only.
func (s *store) connectStatic() {
	s.cfg.Credentials = credentials.NewStaticCredentialsProvider(s.c.AccessKey, s.c.SecretKey, "")
	s.client = s3.NewFromConfig(s.cfg)
}

func (s *store) connect() {
	switch s.c.AuthType {
	case "static":
		s.connectStatic()
	default:
		s.client = s3.NewFromConfig(s.cfg)
	}
}

// mixed is called under a guard here, and without one there.
func mixed(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, ""))) // want "chainshadow/explicit-static"
}

func mixedUnderGuard(ctx context.Context, c Config) (aws.Config, error) {
	if c.HasKeys() {
		return mixed(ctx, c)
	}
	return config.LoadDefaultConfig(ctx)
}

func mixedWithoutGuard(ctx context.Context, c Config) (aws.Config, error) { return mixed(ctx, c) }

// always is called by a function without a guard, which is called by one.
func always(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, ""))) // want "chainshadow/explicit-static"
}

func alwaysOneUp(ctx context.Context, c Config) (aws.Config, error) { return always(ctx, c) }

func alwaysTwoUp(ctx context.Context, c Config) (*s3.Client, error) {
	cfg, err := alwaysOneUp(ctx, c)
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg), nil
}
