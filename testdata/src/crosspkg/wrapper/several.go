package wrapper

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"

	"credlint.test/src/crosspkg/lib"
)

// Mirror hands lib's pairs on.
func Mirror(from, to *lib.Pair) (aws.CredentialsProvider, aws.CredentialsProvider) {
	return lib.Mirror(from.ID, from.Secret, to.ID, to.Secret)
}

// Account hands all that lib needs on.
func Account(ctx context.Context, profile, key, secret string) (aws.Config, error) {
	return lib.Account(ctx, profile, key, secret)
}
