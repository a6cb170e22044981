package explicitstatic

import (
	"context"
	"errors"
	"flag"
	"log"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// Config is what the program's file and flags fill.
type Config struct {
	Region       string
	AccessKey    string
	SecretKey    string
	SessionToken string
	Endpoint     string
}

func environmentIntoLoad(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), ""))) // want "chainshadow/explicit-static"
}

func ownVariablesIntoLoad(ctx context.Context) (aws.Config, error) {
	key, secret := os.Getenv("UPLOADER_KEY"), os.Getenv("UPLOADER_SECRET")
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(key, secret, ""))) // want "chainshadow/explicit-static"
}

func configFieldsIntoLoad(ctx context.Context, c Config) (*s3.Client, error) {
	provider := credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(c.Region), config.WithCredentialsProvider(provider))
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg), nil
}

// A token that the user may configure proves nothing.
func configTripleIntoConfigLiteral(c *Config) aws.Config {
	return aws.Config{Region: c.Region, Credentials: credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, c.SessionToken)} // want "chainshadow/explicit-static"
}

func configFieldsIntoClientOptions(c Config) *sts.Client {
	return sts.New(sts.Options{Region: c.Region, Credentials: credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")}) // want "chainshadow/explicit-static"
}

func configFieldsIntoNewFromConfig(cfg aws.Config, c Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = aws.NewCredentialsCache(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")) // want "chainshadow/explicit-static"
	})
}

var (
	keyFlag    = flag.String("key", "", "access key ID")
	secretFlag = flag.String("secret", "", "secret access key")
)

func flagsIntoLoad(ctx context.Context) (aws.Config, error) {
	flag.Parse()
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(*keyFlag, *secretFlag, ""))) // want "chainshadow/explicit-static"
}

var errNoKeys = errors.New("keys are required")

// An error is no way back to the role.
func keysAreRequired(ctx context.Context, c Config) (aws.Config, error) {
	if c.AccessKey == "" || c.SecretKey == "" {
		return aws.Config{}, errNoKeys
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, ""))) // want "chainshadow/explicit-static"
}

func keysAreRequiredOrTheProgramEnds(ctx context.Context) (aws.Config, error) {
	key := os.Getenv("AWS_ACCESS_KEY_ID")
	if key == "" {
		log.Fatal("AWS_ACCESS_KEY_ID is not set")
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(key, os.Getenv("AWS_SECRET_ACCESS_KEY"), ""))) // want "chainshadow/explicit-static"
}

func keysAreLookedUpOrPanic(cfg aws.Config) *s3.Client {
	key, ok := os.LookupEnv("AWS_ACCESS_KEY_ID")
	if !ok {
		panic("AWS_ACCESS_KEY_ID is not set")
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(key, os.Getenv("AWS_SECRET_ACCESS_KEY"), "") // want "chainshadow/explicit-static"
	return s3.NewFromConfig(cfg)
}

// A function provider that only hands out the fields is a static provider.
func functionProviderOverFields(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { // want "chainshadow/explicit-static"
		return aws.Credentials{AccessKeyID: c.AccessKey, SecretAccessKey: c.SecretKey}, nil
	})))
}

type fieldProvider struct{ c *Config }

func (p fieldProvider) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: p.c.AccessKey, SecretAccessKey: p.c.SecretKey}, nil
}

func ownProviderOverFields(ctx context.Context, c *Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(fieldProvider{c})) // want "chainshadow/explicit-static"
}

func providerLiteral(cfg aws.Config, c Config) aws.Config {
	cfg.Credentials = credentials.StaticCredentialsProvider{Value: aws.Credentials{AccessKeyID: c.AccessKey, SecretAccessKey: c.SecretKey}} // want "chainshadow/explicit-static"
	return cfg
}

// The condition is on another matter: both ways install the keys.
func conditionOnRegionOnly(ctx context.Context, c Config) (aws.Config, error) {
	opts := []func(*config.LoadOptions) error{config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, ""))} // want "chainshadow/explicit-static"
	if c.Region != "" {
		opts = append(opts, config.WithRegion(c.Region))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}
