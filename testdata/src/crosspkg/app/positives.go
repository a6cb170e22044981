// Package app is the outermost of three packages: it knows the values.
package app

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"credlint.test/src/crosspkg/lib"
	"credlint.test/src/crosspkg/wrapper"
)

func constantsIntoLibrary() aws.CredentialsProvider {
	return lib.Static("AKIA5FZUA4G7Y5NECQDU", "IwKMij6yjUnYBzrC8zwWRwYAyyKHA8nPtbJcDMBg", "") // want "staticcreds/hardcoded"
}

func constantsIntoLibrarysLoad(ctx context.Context) (aws.Config, error) {
	return lib.Load(ctx, "eu-west-1", "AKIARKOPVAOBDHS6GUZV", "uv5/X9IOeKlV6u06RXKJY3RR7ZwF9pDZhfeOeJsu") // want "staticcreds/hardcoded"
}

func constantsThroughTwoPackages() aws.CredentialsProvider {
	return wrapper.ProviderOf("AKIA6QPUN2T6QHNGLVMF", "f0rtRylqWFEBYb38EQjegRL4y6i/JFhvGEbht+i4", "") // want "staticcreds/hardcoded"
}

func constantsInStructThroughTwoPackages() aws.CredentialsProvider {
	return wrapper.Provider(lib.Pair{ID: "AKIATXDBTI2EBDEDDICH", Secret: "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"}) // want "staticcreds/hardcoded"
}

func constantsInConfigStruct(ctx context.Context) (*s3.Client, error) {
	return lib.Open(ctx, lib.Options{Region: "eu-west-1", AccessKey: "AKIASM4SNPAXW7QQQXMZ", SecretKey: "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"}) // want "staticcreds/hardcoded"
}

func constantsInNestedConfigStruct(ctx context.Context) (*s3.Client, error) {
	return wrapper.Open(ctx, wrapper.Settings{Bucket: "invoices", Store: lib.Options{AccessKey: "AKIA3Q5OVACSOELVHMDO", SecretKey: "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"}}) // want "staticcreds/hardcoded"
}

func constantsInFieldsOfLibrarysType() aws.CredentialsProvider {
	return (&lib.Client{KeyID: "AKIAXHIMV7W3ZVJHMEBD", Secret: "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"}).Provider() // want "staticcreds/hardcoded"
}

func constantsInOption(cfg aws.Config) *s3.Client {
	return lib.New(cfg, lib.WithKeys("AKIARH4WXGYJMSM5XQOR", "lLP0xSZLqakUk0IDmG/bd1X2hEx669NukLUP2qiB")) // want "staticcreds/hardcoded"
}

func constantsInOptionOfOption(cfg aws.Config) *s3.Client {
	return lib.New(cfg, wrapper.Keys(&lib.Pair{ID: "AKIA4754NMPTLWWBU5AO", Secret: "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"})) // want "staticcreds/hardcoded"
}

func constantsOfLibrary() aws.CredentialsProvider {
	id, secret := lib.Builtin()
	return credentials.NewStaticCredentialsProvider(id, secret, "") // want "staticcreds/hardcoded"
}

func constantsOfLibraryThroughWrapper() aws.CredentialsProvider {
	p := wrapper.Pair()
	return credentials.NewStaticCredentialsProvider(p.ID, p.Secret, "") // want "staticcreds/hardcoded"
}

func librarysPackageVariable() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(lib.Default.ID, lib.Default.Secret, "") // want "staticcreds/hardcoded"
}

func librarysConstantsIntoLibrary() aws.CredentialsProvider {
	return wrapper.Provider(wrapper.Pair()) // want "staticcreds/hardcoded"
}

func librarysGetenv() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(lib.Getenv("ARCHIVE_KEY", "AKIAQIXAKVM3CU3GUFKO"), lib.Getenv("ARCHIVE_SECRET", "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"), "") // want "staticcreds/fallback"
}

func librarysGetenvIntoLibrary() aws.CredentialsProvider {
	return lib.Static(lib.Or(os.Getenv("ARCHIVE_KEY"), "AKIA2AXR7ZGG6T356SIW"), lib.Or(os.Getenv("ARCHIVE_SECRET"), "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"), "") // want "staticcreds/fallback"
}

func wrappersSecretWithDefault() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(os.Getenv("ARCHIVE_KEY"), wrapper.Secret(), "") // want "staticcreds/fallback"
}

func constantsExportedByLibrary() {
	lib.Export("AKIAS5H4OPZTGMQJIFPE", "8ZbZFBPNC7SpTGoKjLLn+z6nkl6vyqp54m8FM9PZ", "") // want "staticcreds/environment"
}

func librarysResponse(ctx context.Context, cl *sts.Client, role string) (aws.CredentialsProvider, error) {
	t, err := lib.Assume(ctx, cl, role)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(t.ID, t.Secret, t.Token), nil // want "norefresh/frozen-response: .*AssumeRole"
}

func wrappersResponseIntoWrapper(ctx context.Context, cl *sts.Client) (aws.CredentialsProvider, error) {
	t, err := wrapper.Session(ctx, cl)
	if err != nil {
		return nil, err
	}
	return wrapper.ProviderOf(t.ID, t.Secret, t.Token), nil // want "norefresh/frozen-response"
}

func librarysSnapshot(ctx context.Context, cfg aws.Config) (aws.Config, error) {
	v, err := lib.Snapshot(ctx, cfg.Credentials)
	if err != nil {
		return aws.Config{}, err
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(lib.Static(v.AccessKeyID, v.SecretAccessKey, v.SessionToken))) // want "norefresh/frozen-snapshot"
}

func wrappersSnapshotInProviderLiteral(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	v, err := wrapper.Current(ctx, cfg)
	if err != nil {
		return nil, err
	}
	return credentials.StaticCredentialsProvider{Value: v}, nil // want "norefresh/frozen-snapshot"
}

func responseIntoLibrarysOptions(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (*s3.Client, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	return lib.Open(ctx, lib.Options{AccessKey: *out.Credentials.AccessKeyId, SecretKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}) // want "norefresh/frozen-response"
}

func responseExportedByLibrary(ctx context.Context, cl *sts.Client) error {
	t, err := wrapper.Session(ctx, cl)
	if err != nil {
		return err
	}
	lib.Export(t.ID, t.Secret, t.Token) // want "norefresh/process-env"
	return nil
}

func librarysEnvironment(ctx context.Context) (aws.Config, error) {
	e := lib.Environment()
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(e.ID, e.Secret, e.Token))) // want "norefresh/env-token"
}

func environmentIntoLibrarysLoad(ctx context.Context) (aws.Config, error) {
	return lib.Load(ctx, "eu-west-1", os.Getenv("ARCHIVE_KEY"), os.Getenv("ARCHIVE_SECRET")) // want "chainshadow/explicit-static"
}

func environmentThroughTwoPackages(ctx context.Context) (aws.Config, error) {
	return wrapper.Load(ctx, os.Getenv("ARCHIVE_KEY"), os.Getenv("ARCHIVE_SECRET")) // want "chainshadow/explicit-static"
}

func constantProfileIntoLibrary(ctx context.Context) (aws.Config, error) {
	return lib.Profile(ctx, "archiver") // want "chainshadow/fixed-profile"
}
