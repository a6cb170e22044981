// Package directives holds findings that their authors answer for, and
// directives that answer for nothing.
package directives

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func ignoredOnLineAbove() aws.CredentialsProvider {
	//credlint:ignore staticcreds the account was closed in 2024
	return credentials.NewStaticCredentialsProvider("AKIAWQTFAOC7XGFTXPLJ", "44YlWYY3q0pR0Q0K3+4oAHnwuvq/nLImZNfNoaSE", "")
}

func ignoredOnSameLine() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("AKIA6HTJATHLNQNRNSU4", "5JAUONGbf9gvFooDKe6hzZW2DD+PwE4efX/1NekA", "") //credlint:ignore staticcreds a canary: whoever uses it is seen
}

func ignoredLiteral() string {
	return "AKIAWSTRK65K33M3V4ZF" //credlint:ignore staticcreds a canary: whoever uses it is seen
}

func ignoredResponse(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	//credlint:ignore norefresh the batch ends within minutes
	return credentials.NewStaticCredentialsProvider(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken), nil
}

func ignoredShadowing(ctx context.Context) (aws.Config, error) {
	//credlint:ignore chainshadow this service runs on no instance
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("APP_KEY"), os.Getenv("APP_SECRET"), "")))
}

// One directive may name several analyzers; one of them is enough.
func ignoredByOneOfTwo(ctx context.Context) (aws.Config, error) {
	//credlint:ignore norefresh,chainshadow this service runs on no instance
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile("app"))
}

// Another analyzer's directive changes nothing, and is not used.
func ignoredByOtherAnalyzer() aws.CredentialsProvider {
	// want +1 "norefresh/.*(unused|nothing)"
	//credlint:ignore norefresh the account was closed in 2024
	return credentials.NewStaticCredentialsProvider("AKIA6WLIEWSX4ANGUHSF", "pNVt/qUN9WhmTQnlRO/MMLuj4WBwBTlZwvukPALg", "") // want "staticcreds/hardcoded"
}

// A directive without a reason changes nothing, and is reported.
func withoutReason() aws.CredentialsProvider {
	// want +1 "staticcreds/.*reason"
	//credlint:ignore staticcreds
	return credentials.NewStaticCredentialsProvider("AKIAXJRQZC5PBYUDXLYO", "vhj8ygu5HfZZOHyMzScakS6fukK8E3EImYDSmePV", "") // want "staticcreds/hardcoded"
}

func unused(ctx context.Context) (aws.Config, error) {
	// want +1 "chainshadow/.*(unused|nothing)"
	//credlint:ignore chainshadow there were keys here once
	return config.LoadDefaultConfig(ctx)
}

// A directive reaches its own line and the next, no further.
func tooFarAway() aws.CredentialsProvider {
	// want +1 "staticcreds/.*(unused|nothing)"
	//credlint:ignore staticcreds the account was closed in 2024

	return credentials.NewStaticCredentialsProvider("AKIA3H3BHZGZCUZKF66Q", "pMDWGd3p45fVSMxLUk/d7gL79W6sy7O7IPRUwwD3", "") // want "staticcreds/hardcoded"
}

// A space makes it a remark: credlint:ignore staticcreds is how one would.
func onlyARemark() aws.CredentialsProvider {
	// credlint:ignore staticcreds the account was closed in 2024
	return credentials.NewStaticCredentialsProvider("AKIAWJYK6LNXLLLM3744", "HbZbCkBx9YPg8BPNEqyIWI7a3q/ujQrVzwxXZOu2", "") // want "staticcreds/hardcoded"
}
