package fixedprofile

import (
	"cmp"
	"context"
	"flag"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go/aws/session"
)

func emptyProfile(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(""))
}

func configuredProfile(ctx context.Context, c Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(c.Profile))
}

func environmentsProfile(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(os.Getenv("ARCHIVER_PROFILE")))
}

func parameter(ctx context.Context, profile string) (aws.Config, error) { return load(ctx, profile) }

func configuredProfileUnderGuard(ctx context.Context, c Config) (aws.Config, error) {
	var opts []func(*config.LoadOptions) error
	if c.Profile != "" {
		opts = append(opts, config.WithSharedConfigProfile(c.Profile))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

// A constant under a guard is the user's choice.
func constantUnderGuard(ctx context.Context, c Config) (aws.Config, error) {
	if c.Laptop {
		return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile("laptop"))
	}
	return config.LoadDefaultConfig(ctx)
}

var otherProfileFlag = flag.String("other-profile", "", "profile of the shared files")

func emptyFlagDefault(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(*otherProfileFlag))
}

func environmentOrEmpty(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(cmp.Or(os.Getenv("ARCHIVER_PROFILE"), os.Getenv("AWS_PROFILE"))))
}

func v1ConfiguredProfile(c Config) (*session.Session, error) {
	return session.NewSessionWithOptions(session.Options{Profile: c.Profile, SharedConfigState: session.SharedConfigEnable})
}

func v1EmptyProfile() (*session.Session, error) {
	return session.NewSessionWithOptions(session.Options{Profile: "", SharedConfigState: session.SharedConfigEnable})
}

func configuredFile(ctx context.Context, c Config) (aws.Config, error) {
	if c.File == "" {
		return config.LoadDefaultConfig(ctx)
	}
	return config.LoadDefaultConfig(ctx, config.WithSharedCredentialsFiles([]string{c.File}))
}

func ownStore(ctx context.Context, c Config) (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile("store"))
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.BaseEndpoint = &c.Endpoint }), nil
}

func regionIsNoProfile(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithRegion("eu-west-1"), config.WithAppID("archiver"))
}
