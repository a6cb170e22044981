package testsupport

import (
	"context"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// newConfig is in a file that imports testing.
func newConfig(t testing.TB, key, secret string) aws.Config {
	t.Helper()
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	cfg, err := config.LoadDefaultConfig(context.Background(), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider("unit", "unit-secret", "")))
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

func assumed(t testing.TB, cl *sts.Client, in *sts.AssumeRoleInput) aws.CredentialsProvider {
	t.Helper()
	out, err := cl.AssumeRole(context.Background(), in)
	if err != nil {
		t.Fatal(err)
	}
	c := out.Credentials
	return credentials.NewStaticCredentialsProvider(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken)
}
