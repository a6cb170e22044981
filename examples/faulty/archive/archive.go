// Package archive keeps old orders in the bucket of another account.
package archive

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"example.com/orders/faulty/role"
)

// Writer gives the client that writes to the archive.
//
// Fault: an hour after the start every request fails with ExpiredToken.
func Writer(ctx context.Context, cfg aws.Config) (*s3.Client, error) {
	keys, err := role.Assume(ctx, cfg, "arn:aws:iam::123456789012:role/archive-writer")
	if err != nil {
		return nil, err
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(keys.ID, keys.Secret, keys.Token)
	return s3.NewFromConfig(cfg), nil
}

// Reader gives the client that reads from the archive.
//
// Fault: nothing keeps the keys, so STS is asked at every request, and refuses
// when there are many.
func Reader(cfg aws.Config) *s3.Client {
	cfg.Credentials = stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), "arn:aws:iam::123456789012:role/archive-reader")
	return s3.NewFromConfig(cfg)
}
