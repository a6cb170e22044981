package methodvalues

// Methods of generic types as values, and where method values go.

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
)

// kept is a generic container.
type kept[T any] struct{ v T }

func (k kept[T]) get() T { return k.v }

func (k *kept[T]) set(v T) { k.v = v }

func constantsInGenericMethodValues() aws.CredentialsProvider {
	key, secret := kept[string]{"AKIAM4E4VHNYR537HT32"}.get, kept[string]{"PESUyhyTMrsn+MFPzTEEBS8wOSfV6UwjLr5tAKj4"}.get
	return credentials.NewStaticCredentialsProvider(key(), secret(), "") // want "staticcreds/hardcoded"
}

func configuredInGenericMethodValues(key, secret string) aws.CredentialsProvider {
	k, s := kept[string]{key}.get, kept[string]{secret}.get
	return credentials.NewStaticCredentialsProvider(k(), s(), "")
}

func constantSetByMethodValue(key string) aws.CredentialsProvider {
	var secret, other kept[string]
	set, setOther := secret.set, other.set
	set("CoWxDDVEYPdtreByWfF2AaXRGACFUllJXFcRC2DE")
	setOther(key)
	return credentials.NewStaticCredentialsProvider(other.v, secret.v, "") // want "staticcreds/hardcoded"
}

func variableSetByMethodValue(endpoint string) *s3.Client {
	var secret kept[string]
	set := secret.set
	set(os.Getenv("A_SECRET"))
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider(os.Getenv("A_KEY"), secret.v, "")})
}

func snapshotInGenericMethodValue(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	key, secret, token := kept[string]{v.AccessKeyID}.get, kept[string]{v.SecretAccessKey}.get, kept[string]{v.SessionToken}.get
	return credentials.NewStaticCredentialsProvider(key(), secret(), token()), nil // want "norefresh/frozen-snapshot"
}

func constantThroughMethodOfSDK() (aws.CredentialsProvider, error) {
	get := credsv1.NewStaticCredentials("AKIAWCZH7ZRRFJBFZLNZ", "1UsKfZoS9vue/ilqhGl44NFrycRA4ze0tcnoRtPo", "").Get // want "staticcreds/hardcoded"
	v, err := get()
	return credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), err // want "staticcreds/hardcoded"
}

// variables are read when they are asked for.
type variables struct{ key, secret string }

func (v variables) provider() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(os.Getenv(v.key), os.Getenv(v.secret), "") // want "chainshadow/explicit-static"
}

func installs(ctx context.Context, make func() aws.CredentialsProvider) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(make()))
}

func environmentThroughMethodValue(ctx context.Context) (aws.Config, error) {
	return installs(ctx, variables{"A_KEY", "A_SECRET"}.provider)
}

// optional options are applied only if they are wanted.
type optional struct{ key, secret string }

func (o optional) apply(opts *config.LoadOptions) error {
	opts.Credentials = credentials.NewStaticCredentialsProvider(o.key, o.secret, "")
	return nil
}

func guardedOptionOfMethodValue(ctx context.Context) (aws.Config, error) {
	var opts []func(*config.LoadOptions) error
	o := optional{os.Getenv("A_KEY"), os.Getenv("A_SECRET")}
	if o.key != "" {
		opts = append(opts, o.apply)
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

// required options are applied always.
type required struct{ key, secret string }

func (r required) apply(opts *config.LoadOptions) error {
	opts.Credentials = credentials.NewStaticCredentialsProvider(r.key, r.secret, "") // want "chainshadow/explicit-static"
	return nil
}

func optionOfMethodValue(ctx context.Context) (aws.Config, error) {
	r := required{os.Getenv("A_KEY"), os.Getenv("A_SECRET")}
	return config.LoadDefaultConfig(ctx, r.apply)
}

// roles asks STS in methods that become providers.
type roles struct {
	client *sts.Client
	role   string
}

func (r *roles) assume(ctx context.Context) (aws.Credentials, error) {
	out, err := r.client.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &r.role, RoleSessionName: aws.String("archive")})
	if err != nil {
		return aws.Credentials{}, err
	}
	c := out.Credentials
	return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, CanExpire: true, Expires: *c.Expiration}, nil
}

func (r *roles) assumeForEver(ctx context.Context) (aws.Credentials, error) {
	out, err := r.client.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &r.role, RoleSessionName: aws.String("archive")})
	if err != nil {
		return aws.Credentials{}, err
	}
	c := out.Credentials
	return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken}, nil // want "norefresh/no-expiry"
}

func refreshingMethodValue(cfg aws.Config, r *roles) aws.Config {
	cfg.Credentials = aws.NewCredentialsCache(aws.CredentialsProviderFunc(r.assume))
	return cfg
}

func methodValueWithoutExpiry(cfg aws.Config, r *roles) aws.Config {
	cfg.Credentials = aws.NewCredentialsCache(aws.CredentialsProviderFunc(r.assumeForEver))
	return cfg
}

// pool calls BeforeConnect for each connection.
type pool struct {
	BeforeConnect func(context.Context, *s3.Options) error
}

// The method is called anew for each use, and so is what it makes of the answer.
func (r *roles) beforeConnect(ctx context.Context, o *s3.Options) error {
	v, err := r.assume(ctx)
	if err != nil {
		return err
	}
	o.Credentials = credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken)
	return nil
}

func hookOfMethodValue(r *roles) *pool { return &pool{BeforeConnect: r.beforeConnect} }

// environment hands out what the environment holds.
type environment struct{}

func (environment) values(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: os.Getenv("A_KEY"), SecretAccessKey: os.Getenv("A_SECRET")}, nil
}

func environmentAsProvider(ctx context.Context) (aws.Config, error) {
	var env environment
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(aws.CredentialsProviderFunc(env.values))) // want "chainshadow/explicit-static"
}

func environmentAsProviderOfStore(endpoint string, env environment) *s3.Client {
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: aws.CredentialsProviderFunc(env.values)})
}
