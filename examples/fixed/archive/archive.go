// Package archive keeps old orders in the bucket of another account.
package archive

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"example.com/orders/fixed/role"
)

// Writer gives the client that writes to the archive.
func Writer(cfg aws.Config) *s3.Client {
	cfg.Credentials = role.Provider(cfg, "arn:aws:iam::123456789012:role/archive-writer")
	return s3.NewFromConfig(cfg)
}

// Reader gives the client that reads from the archive. It asks STS once in an
// hour, for the provider is a cache.
func Reader(cfg aws.Config) *s3.Client {
	cfg.Credentials = role.Provider(cfg, "arn:aws:iam::123456789012:role/archive-reader")
	return s3.NewFromConfig(cfg)
}
