package app

// What one call of a wrapper hands to several APIs is judged for each of them,
// and said once.

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"

	"credlint.test/src/crosspkg/lib"
	"credlint.test/src/crosspkg/wrapper"
)

func constantsIntoSecondProvider(s Settings) (aws.CredentialsProvider, aws.CredentialsProvider) {
	return lib.Mirror(s.Key, s.Secret, "AKIA57YSHSO7ECGR3JYC", "2HZ7Qf52q8yZ1tNfKApy+A2c+369W0g7A+y72CWL") // want "staticcreds/hardcoded"
}

func constantsIntoEachProvider() (aws.CredentialsProvider, aws.CredentialsProvider) {
	return lib.Mirror(
		"AKIAZ2YFBG7D2HML7EA7", "N3wkTsQ7gTVI/4oUgehnqxFJNlmLeKxZuoAzxwl8", // want "staticcreds/hardcoded"
		"AKIAR2OMJ2QMI4AO3TZF", "LIDq755jns6W/R9Bs6P9/dzD1E08ip0swSxO211o") // want "staticcreds/hardcoded"
}

func constantsIntoSecondProviderThroughTwoPackages(first *lib.Pair) (aws.CredentialsProvider, aws.CredentialsProvider) {
	return wrapper.Mirror(first, &lib.Pair{ID: "AKIAZT3BSP6CEWLIGQKK", Secret: "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"}) // want "staticcreds/hardcoded"
}

func constantsIntoBothSDKs() (aws.CredentialsProvider, *credsv1.Credentials) {
	return lib.BothSDKs("AKIAWVXIERJPSUB2TY27", "W+RLOAj2HSfCXBJ0oT7qcmS28zEonpgQQDr4fYaU", "") // want "staticcreds/hardcoded"
}

func responseIntoBothSDKs(ctx context.Context, cl *sts.Client, role string) (aws.CredentialsProvider, *credsv1.Credentials, error) {
	t, err := lib.Assume(ctx, cl, role)
	if err != nil {
		return nil, nil, err
	}
	v2, v1 := lib.BothSDKs(t.ID, t.Secret, t.Token) // want "norefresh/frozen-response"
	return v2, v1, nil
}

func keysBesideConfiguredProfile(ctx context.Context, s Settings) (aws.Config, error) {
	return lib.Account(ctx, s.Profile, "AKIAPCYV4SQVPZ3XRWEF", "ZLqiXIjAP0RpkLdIiNt12qIudH8O5qqjfV2IWl2o") // want "staticcreds/hardcoded"
}

func constantProfileBesideKeys(ctx context.Context) (aws.Config, error) {
	return lib.Account(ctx, "archiver", "AKIAJ3SWKW6BOPIF6SZN", "6m5IuXQnGg9z+fSuSOYSoslf6PQDhjxJK2zSWoAl") // want "chainshadow/fixed-profile" "staticcreds/hardcoded"
}

func environmentBesideProfile(ctx context.Context) (aws.Config, error) {
	return lib.Account(ctx, os.Getenv("ARCHIVE_PROFILE"), os.Getenv("ARCHIVE_KEY"), os.Getenv("ARCHIVE_SECRET")) // want "chainshadow/explicit-static"
}

func environmentBesideProfileThroughTwoPackages(ctx context.Context) (aws.Config, error) {
	return wrapper.Account(ctx, "", os.Getenv("ARCHIVE_KEY"), os.Getenv("ARCHIVE_SECRET")) // want "chainshadow/explicit-static"
}

func environmentIntoSecondOfTwo(ctx context.Context) (aws.Config, aws.Config, error) {
	return lib.Replica(ctx, "", "", os.Getenv("REPLICA_KEY"), os.Getenv("REPLICA_SECRET")) // want "chainshadow/explicit-static"
}

func constantsInFieldsOfSeveralKinds(ctx context.Context) (aws.Config, error) {
	return lib.Connect(ctx, &lib.AccountOptions{
		Profile: os.Getenv("ARCHIVE_PROFILE"),
		KeyID:   "AKIAQNRGOIPXJH7HG33J", SecretValue: "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", // want "staticcreds/hardcoded"
	})
}

func constantsExportedAndUsed() aws.CredentialsProvider {
	return lib.ExportAndUse("AKIAD27JP4ROOKNWGCEX", "XuUVgtiPwAnj1GVVvyXDt4eVTcs6wS3UQ0ISL+/9", "") // want "staticcreds/hardcoded"
}

func emptyIntoSeveral(ctx context.Context) (aws.Config, error) {
	_, _ = lib.Mirror("", "", "", "")
	_, _ = lib.BothSDKs("", "", "")
	return lib.Account(ctx, "", "", "")
}

func examplesIntoSeveral() (aws.CredentialsProvider, aws.CredentialsProvider) {
	return lib.Mirror("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "test", "test")
}

func configuredIntoSeveralThatAreNotInstalled(s Settings) (aws.CredentialsProvider, *credsv1.Credentials) {
	return lib.BothSDKs(s.Key, s.Secret, s.Token)
}

// Only the first pair, which the library guards, is configured.
func environmentIntoFirstOfTwo(ctx context.Context) (aws.Config, aws.Config, error) {
	return lib.Replica(ctx, os.Getenv("PRIMARY_KEY"), os.Getenv("PRIMARY_SECRET"), "", "")
}

func guardedCallOfSeveral(ctx context.Context, s Settings) (aws.Config, error) {
	if s.Key != "" {
		return lib.Account(ctx, s.Profile, s.Key, s.Secret)
	}
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(s.Profile))
}

func settingsInFieldsOfSeveralKinds(ctx context.Context, s Settings) (aws.Config, error) {
	return lib.Connect(ctx, &lib.AccountOptions{Profile: s.Profile, KeyID: s.Key, SecretValue: s.Secret})
}
