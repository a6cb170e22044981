package app

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"credlint.test/src/crosspkg/lib"
	"credlint.test/src/crosspkg/wrapper"
)

// Settings are what the program's file holds.
type Settings struct {
	Region, Endpoint string
	Key, Secret      string
	Token, Profile   string
}

func emptyKeysIntoLibrary() aws.CredentialsProvider { return lib.Static("", "", "") }

func examplesIntoLibrary() aws.CredentialsProvider {
	return wrapper.ProviderOf("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "")
}

func dummiesIntoOptions(ctx context.Context) (*s3.Client, error) {
	return lib.Open(ctx, lib.Options{Endpoint: "http://localhost:4566", AccessKey: "test", SecretKey: "test"})
}

func onlyTheRegionIsConstant(ctx context.Context, s Settings) (*s3.Client, error) {
	return lib.Open(ctx, lib.Options{Region: "eu-west-1", AccessKey: s.Key, SecretKey: s.Secret, Profile: s.Profile})
}

// The library installs the keys only if there are any.
func settingsIntoGuardedLibrary(ctx context.Context, s Settings) (*s3.Client, error) {
	return wrapper.Open(ctx, wrapper.Settings{Store: lib.Options{AccessKey: s.Key, SecretKey: s.Secret, SessionToken: s.Token}})
}

func guardedCallOfLibrarysLoad(ctx context.Context, s Settings) (aws.Config, error) {
	if s.Key != "" && s.Secret != "" {
		return lib.Load(ctx, s.Region, s.Key, s.Secret)
	}
	return config.LoadDefaultConfig(ctx)
}

func guardedByLibrarysHelper(ctx context.Context) (aws.Config, error) {
	if lib.HasKeys() {
		e := lib.Environment()
		return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(e.ID, e.Secret, e.Token)))
	}
	return config.LoadDefaultConfig(ctx)
}

func guardedByWrappersHelper(ctx context.Context) (aws.Config, error) {
	if !wrapper.Configured() {
		return config.LoadDefaultConfig(ctx)
	}
	return wrapper.Load(ctx, os.Getenv("ARCHIVE_KEY"), os.Getenv("ARCHIVE_SECRET"))
}

func ForTenant(ctx context.Context, key, secret string) (aws.Config, error) {
	return wrapper.Load(ctx, key, secret)
}

func configuredProfileIntoLibrary(ctx context.Context, s Settings) (aws.Config, error) {
	return lib.Profile(ctx, s.Profile)
}

func emptyProfileIntoLibrary(ctx context.Context) (aws.Config, error) { return lib.Profile(ctx, "") }

func optionUnderGuard(cfg aws.Config, s Settings) *s3.Client {
	var opts []lib.Option
	if s.Key != "" {
		opts = append(opts, lib.WithKeys(s.Key, s.Secret))
	}
	return lib.New(cfg, opts...)
}

func noOption(cfg aws.Config) *s3.Client { return lib.New(cfg) }

func librarysGetenvForRegion(cfg aws.Config) aws.Config {
	cfg.Region = lib.Getenv("ARCHIVE_REGION", "eu-west-1")
	return cfg
}

func emptyDefaultOfLibrarysGetenv(cfg aws.Config, endpoint string) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.BaseEndpoint = &endpoint
		o.Credentials = lib.Static(lib.Getenv("ARCHIVE_KEY", ""), lib.Getenv("ARCHIVE_SECRET", ""), "")
	})
}

func refreshingRole(cfg aws.Config, role string) *s3.Client {
	cfg.Credentials = aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), role))
	return lib.New(cfg)
}

func probeThroughLibrary(ctx context.Context, cfg aws.Config) bool {
	_, err := wrapper.Current(ctx, cfg)
	return err == nil
}

func librarysConstantsThatAreNoSecrets(cfg aws.Config) (aws.Config, string) {
	cfg.Region = lib.Region()
	return cfg, lib.Accounts["billing"]
}

func clientsFieldsFromSettings(s Settings, endpoint string) *s3.Client {
	c := &lib.Client{KeyID: s.Key, Secret: s.Secret}
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: c.Provider()})
}
