// Package testsupport is production code beside code that only tests use.
package testsupport

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func production(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("APP_KEY"), os.Getenv("APP_SECRET"), ""))) // want "chainshadow/explicit-static"
}

func productionResponse(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	return credentials.NewStaticCredentialsProvider(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken), nil // want "norefresh/frozen-response"
}

// latest is a word that only begins like a test.
func latest() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("archive-writer", "8dTq4LwV2mXz", "") // want "staticcreds/hardcoded"
}
