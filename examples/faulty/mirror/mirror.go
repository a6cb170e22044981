// Package mirror copies large files with the client of minio.
package mirror

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// New gives the client.
//
// Fault: what the SDK's provider gives at this moment is what minio signs with
// for ever.
func New(ctx context.Context, cfg aws.Config) (*minio.Client, error) {
	now, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return minio.New("s3.amazonaws.com", &minio.Options{
		Creds:  credentials.NewStaticV4(now.AccessKeyID, now.SecretAccessKey, now.SessionToken),
		Secure: true,
	})
}
