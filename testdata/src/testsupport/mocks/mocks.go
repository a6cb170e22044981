// Package mocks is used by tests only, as its path says.
package mocks

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// Provider hands out what no server takes.
func Provider() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("unit", "Vb7RtY2wQ9", "unit-token")
}

// Config needs the keys of the environment.
func Config(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("APP_KEY"), os.Getenv("APP_SECRET"), os.Getenv("AWS_SESSION_TOKEN"))))
}

// Role is asked at every request.
func Role(cfg aws.Config, role string) aws.Config {
	cfg.Credentials = stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), role)
	return cfg
}

// RealKey is a leak wherever it stands.
func RealKey() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("AKIA72BXZREHD3GGD6EE", "FBjE/t3TL3V7rDz+Ktc0YEmSoP+/qSVC3oiksTv9", "") // want "staticcreds/(hardcoded|literal)"
}
