// Package checked makes AWS clients and has credcheck look at the credentials.
package checked

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"github.com/credlint/credlint/credcheck"
)

// S3 makes a client whose credentials were looked at.
func S3(ctx context.Context) (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		return nil, err
	}
	if err := credcheck.Inspect(cfg).Err(); err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg), nil
}
