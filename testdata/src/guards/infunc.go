package guards

import (
	"cmp"
	"context"
	"os"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

type loadOptions = []func(*config.LoadOptions) error

func bothKeys(ctx context.Context, c Config) (aws.Config, error) {
	var opts loadOptions
	if c.AccessKey != "" && c.SecretKey != "" {
		opts = append(opts, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

func elseIf(ctx context.Context, c Config) (aws.Config, error) {
	var opts loadOptions
	if c.Profile != "" {
		opts = append(opts, config.WithSharedConfigProfile(c.Profile))
	} else if c.AccessKey != "" && c.SecretKey != "" {
		opts = append(opts, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

func switchCase(ctx context.Context, c Config) (aws.Config, error) {
	var opts loadOptions
	switch {
	case c.Profile != "":
		opts = append(opts, config.WithSharedConfigProfile(c.Profile))
	case c.AccessKey != "" && c.SecretKey != "":
		opts = append(opts, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

func invertedSwitch(ctx context.Context, c Config) (aws.Config, error) {
	switch {
	case c.AccessKey == "" && c.SecretKey == "":
		return config.LoadDefaultConfig(ctx)
	default:
		return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
	}
}

func authMode(ctx context.Context, c Config) (aws.Config, error) {
	switch c.AuthType {
	case "static":
		return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
	case "profile":
		return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(c.Profile))
	default:
		return config.LoadDefaultConfig(ctx)
	}
}

func disjunction(cfg aws.Config, c Config) *s3.Client {
	if c.AccessKey != "" || c.SecretKey != "" {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	}
	return s3.NewFromConfig(cfg)
}

func eitherKey(cfg aws.Config, c Config) *s3.Client {
	if cmp.Or(c.AccessKey, c.SecretKey) != "" {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	}
	return s3.NewFromConfig(cfg)
}

func predicateMethod(cfg aws.Config, c Config) *s3.Client {
	if c.HasKeys() {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, c.SessionToken)
	}
	return s3.NewFromConfig(cfg)
}

func booleanFlag(cfg aws.Config, c Config) *s3.Client {
	if c.UseStaticKeys {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	}
	return s3.NewFromConfig(cfg)
}

func environmentMode(ctx context.Context) (aws.Config, error) {
	if os.Getenv("DEPLOYMENT") != "laptop" {
		return config.LoadDefaultConfig(ctx)
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("LAPTOP_KEY"), os.Getenv("LAPTOP_SECRET"), "")))
}

func optionalPart(cfg aws.Config, c Config) *s3.Client {
	if c.Keys != nil {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.Keys.ID, c.Keys.Secret, "")
	}
	return s3.NewFromConfig(cfg)
}

func optionalPartAndEmpty(cfg aws.Config, c *Config) *s3.Client {
	if c != nil && c.Keys != nil && c.Keys.ID != "" {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.Keys.ID, c.Keys.Secret, "")
	}
	return s3.NewFromConfig(cfg)
}

func mapOK(cfg aws.Config, c Config, name string) *s3.Client {
	if keys, ok := c.Named[name]; ok {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(keys.ID, keys.Secret, "")
	}
	return s3.NewFromConfig(cfg)
}

func lookupEnvOK(cfg aws.Config) *s3.Client {
	if key, ok := os.LookupEnv("UPLOADER_KEY"); ok {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(key, os.Getenv("UPLOADER_SECRET"), "")
	}
	return s3.NewFromConfig(cfg)
}

func ifWithAssignment(cfg aws.Config) *s3.Client {
	if key := os.Getenv("UPLOADER_KEY"); key != "" {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(key, os.Getenv("UPLOADER_SECRET"), "")
	}
	return s3.NewFromConfig(cfg)
}

func length(cfg aws.Config, c Config) *s3.Client {
	if len(c.AccessKey) > 0 {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	}
	return s3.NewFromConfig(cfg)
}

func trimmed(cfg aws.Config, c Config) *s3.Client {
	if key := strings.TrimSpace(c.AccessKey); key != "" {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(key, strings.TrimSpace(c.SecretKey), "")
	}
	return s3.NewFromConfig(cfg)
}

func conditionInVariable(cfg aws.Config, c Config) *s3.Client {
	static := c.AccessKey != "" && c.SecretKey != ""
	if static {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	}
	return s3.NewFromConfig(cfg)
}

func guardInsideOption(cfg aws.Config, c Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		if c.AccessKey != "" {
			o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
		}
	})
}

func guardAroundOption(cfg aws.Config, c Config) *s3.Client {
	var opts []func(*s3.Options)
	if c.AccessKey != "" {
		opts = append(opts, func(o *s3.Options) {
			o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
		})
	}
	return s3.NewFromConfig(cfg, opts...)
}

func earlyReturn(ctx context.Context, c Config) (aws.Config, error) {
	if c.AccessKey == "" {
		return config.LoadDefaultConfig(ctx)
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")))
}

// Assigned first, and taken back where the configuration asks for the role.
func assignedThenOverwritten(ctx context.Context, c Config) (aws.Config, error) {
	var provider aws.CredentialsProvider = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	if c.AuthType == "role" {
		provider = nil
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(provider))
}

func goroutineUnderGuard(cfg aws.Config, c Config, serve func(*s3.Client)) {
	if !c.HasKeys() {
		go serve(s3.NewFromConfig(cfg))
		return
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	go serve(s3.NewFromConfig(cfg))
}
