package testsupport

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

func configForTests(ctx context.Context) (aws.Config, error) {
	os.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider("unit", "unit-secret", "")))
}

func profileForTests(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile("unit"))
}

// A real key is a real key.
func realKeyForTests() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("AKIAXM5XU4RJR4FOL3CA", "8A89MNvvFVLRdERwY+S85teMZICwTZL9kCfK8FR5", "") // want "staticcreds/(hardcoded|literal)"
}
