// Package awsclient makes the service's clients of AWS.
package awsclient

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"example.com/orders/fixed/settings"
)

// ForBucket gives a client of S3 that signs with the bucket's keys, or, if it
// has none, with what the configuration says.
func ForBucket(cfg aws.Config, b settings.Bucket) *s3.Client {
	if b.KeyID == "" {
		return s3.NewFromConfig(cfg)
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(b.KeyID, b.Key, "")
	})
}

// Orders gives the client for the orders.
func Orders(cfg aws.Config) *s3.Client {
	return ForBucket(cfg, settings.Orders)
}
