// Package e2e runs against an account, as its path says.
package e2e

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// Login assumes the role of the whole run.
func Login(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.Config, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return aws.Config{}, err
	}
	os.Setenv("AWS_ACCESS_KEY_ID", *out.Credentials.AccessKeyId)
	os.Setenv("AWS_SECRET_ACCESS_KEY", *out.Credentials.SecretAccessKey)
	os.Setenv("AWS_SESSION_TOKEN", *out.Credentials.SessionToken)
	return config.LoadDefaultConfig(ctx)
}
