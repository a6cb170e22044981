// Package awsclient makes the service's clients of AWS.
package awsclient

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"

	"example.com/orders/faulty/settings"
)

// WithKeys gives a client of S3 that signs with the keys. It is no fault by
// itself: what its callers hand in may be one.
func WithKeys(cfg aws.Config, keyID, key string) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(keyID, key, "")
	})
}

// Orders gives the client for the orders.
//
// Fault: without the flags the keys are empty, and every request fails though
// the instance has a role. With them the role is never used.
func Orders(cfg aws.Config) *s3.Client {
	return WithKeys(cfg, settings.Orders.KeyID, settings.Orders.Key)
}
