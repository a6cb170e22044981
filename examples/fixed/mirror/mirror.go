// Package mirror copies large files with the client of minio.
package mirror

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// New gives the client.
func New(cfg aws.Config) (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{
		Creds:  credentials.New(&bridge{from: cfg.Credentials}),
		Secure: true,
	})
}

// A bridge hands the credentials of the SDK's provider to minio, and says when
// they end, so that minio asks again.
type bridge struct {
	credentials.Expiry
	from aws.CredentialsProvider
}

// RetrieveWithCredContext implements credentials.Provider.
func (b *bridge) RetrieveWithCredContext(*credentials.CredContext) (credentials.Value, error) {
	now, err := b.from.Retrieve(context.Background())
	if err != nil {
		return credentials.Value{}, err
	}
	b.SetExpiration(now.Expires, credentials.DefaultExpiryWindow)
	return credentials.Value{
		AccessKeyID:     now.AccessKeyID,
		SecretAccessKey: now.SecretAccessKey,
		SessionToken:    now.SessionToken,
		SignerType:      credentials.SignatureV4,
	}, nil
}

// Retrieve implements credentials.Provider.
func (b *bridge) Retrieve() (credentials.Value, error) {
	return b.RetrieveWithCredContext(nil)
}
