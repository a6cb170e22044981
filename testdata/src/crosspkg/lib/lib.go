// Package lib is the innermost of three packages: it calls the SDK with what
// it is given. What enters here is judged where it is known.
package lib

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// Static is a pass-through wrapper.
func Static(key, secret, token string) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(key, secret, token)
}

// Load installs what Static makes.
func Load(ctx context.Context, region, key, secret string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithRegion(region), config.WithCredentialsProvider(Static(key, secret, "")))
}

// Options is a configuration struct. Its keys are used only if they are set.
type Options struct {
	Region, Endpoint     string
	AccessKey, SecretKey string
	SessionToken         string
	Profile              string
}

// Open makes a client from Options.
func Open(ctx context.Context, o Options) (*s3.Client, error) {
	opts := []func(*config.LoadOptions) error{config.WithRegion(o.Region), config.WithSharedConfigProfile(o.Profile)}
	if o.AccessKey != "" {
		opts = append(opts, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(o.AccessKey, o.SecretKey, o.SessionToken)))
	}
	cfg, err := config.LoadDefaultConfig(ctx, opts...)
	return s3.NewFromConfig(cfg), err
}

// Client has a method that reads its fields.
type Client struct {
	KeyID  string
	Secret string
}

// Provider gives the fields as a provider.
func (c *Client) Provider() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(c.KeyID, c.Secret, "")
}

// Option is a functional option of New.
type Option func(*settings)

type settings struct{ provider aws.CredentialsProvider }

// WithKeys is an Option that sets the keys.
func WithKeys(key, secret string) Option {
	return func(s *settings) { s.provider = credentials.NewStaticCredentialsProvider(key, secret, "") }
}

// New makes a client with Options.
func New(cfg aws.Config, opts ...Option) *s3.Client {
	var s settings
	for _, o := range opts {
		o(&s)
	}
	if s.provider != nil {
		cfg.Credentials = s.provider
	}
	return s3.NewFromConfig(cfg)
}

// Getenv is the helper that every second program has.
func Getenv(name, otherwise string) string {
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return otherwise
}

// Or gives the first that is not the zero value.
func Or[T comparable](a, b T) T {
	var zero T
	if a == zero {
		return b
	}
	return a
}

// Triple is an own type for the three values.
type Triple struct{ ID, Secret, Token string }

// Assume gives the values of STS's answer.
func Assume(ctx context.Context, cl *sts.Client, role string) (Triple, error) {
	out, err := cl.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &role, RoleSessionName: aws.String("lib")})
	if err != nil {
		return Triple{}, err
	}
	return Triple{ID: *out.Credentials.AccessKeyId, Secret: *out.Credentials.SecretAccessKey, Token: *out.Credentials.SessionToken}, nil
}

// Snapshot gives what the provider has at this moment.
func Snapshot(ctx context.Context, p aws.CredentialsProvider) (aws.Credentials, error) {
	return p.Retrieve(ctx)
}

// Export writes a value into the environment of the process.
func Export(key, secret, token string) {
	os.Setenv("AWS_ACCESS_KEY_ID", key)
	os.Setenv("AWS_SECRET_ACCESS_KEY", secret)
	os.Setenv("AWS_SESSION_TOKEN", token)
}

// Environment gives the values of the environment.
func Environment() Triple {
	return Triple{ID: os.Getenv("AWS_ACCESS_KEY_ID"), Secret: os.Getenv("AWS_SECRET_ACCESS_KEY"), Token: os.Getenv("AWS_SESSION_TOKEN")}
}

// HasKeys reports whether the environment has a pair.
func HasKeys() bool {
	return os.Getenv("AWS_ACCESS_KEY_ID") != "" && os.Getenv("AWS_SECRET_ACCESS_KEY") != ""
}

// Profile loads the configuration with a profile.
func Profile(ctx context.Context, name string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(name))
}
