package hardcoded

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"

	"credlint.test/src/staticcreds/hardcoded/keys"
)

func emptyTriple() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("", "", "")
}

func documentationExample() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "")
}

func localstackDummies(cfg aws.Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.BaseEndpoint = aws.String("http://localhost:4566")
		o.Credentials = credentials.NewStaticCredentialsProvider("test", "test", "")
	})
}

func obviousDummies() []aws.CredentialsProvider {
	return []aws.CredentialsProvider{
		credentials.NewStaticCredentialsProvider("dummy", "dummy", "dummy"),
		credentials.NewStaticCredentialsProvider("fake-key", "fake-secret", ""),
		credentials.NewStaticCredentialsProvider("mock", "mock", ""),
		credentials.NewStaticCredentialsProvider("foo", "bar", ""),
		credentials.NewStaticCredentialsProvider("local", "local", ""),
		credentials.NewStaticCredentialsProvider("xxxx", "xxxxxxxx", ""),
		credentials.NewStaticCredentialsProvider("<access-key>", "<secret-key>", ""),
		credentials.NewStaticCredentialsProvider("YOUR_ACCESS_KEY_ID", "YOUR_SECRET_ACCESS_KEY", ""),
		credentials.NewStaticCredentialsProvider("${AWS_ACCESS_KEY_ID}", "${AWS_SECRET_ACCESS_KEY}", ""),
	}
}

func placeholderConstantOfAnotherPackage() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(keys.Placeholder, "YOUR_SECRET_ACCESS_KEY", "")
}

func minioDefaults() (*minio.Client, error) {
	return minio.New("minio:9000", &minio.Options{Creds: miniocreds.NewStaticV4("minioadmin", "minioadmin", "")})
}

func weakPasswordOnLoopback() (*minio.Client, error) {
	return minio.New("127.0.0.1:9000", &minio.Options{Creds: miniocreds.NewStaticV4("admin", "changeme", "")})
}

func userNameWithConfiguredSecret(endpoint, secret string) (*minio.Client, error) {
	return minio.New(endpoint, &minio.Options{Creds: miniocreds.NewStaticV4("backup-writer", secret, "")})
}

func anonymousV1() *credsv1.Credentials { return credsv1.AnonymousCredentials }

func anonymousV2(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(aws.AnonymousCredentials{}))
}

func anonymousMinio() *miniocreds.Credentials { return miniocreds.NewStaticV4("", "", "") }

// Constants are compared with, printed and used as names; none is a secret.
func constantsThatAreNoCredentials(cfg aws.Config, key string) (*s3.Client, error) {
	if key == "backup-writer-2" {
		return nil, fmt.Errorf("key %q was retired; see %s", key, keys.Bucket)
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.Region = keys.Region }), nil
}

// lookup's names of secrets are constants, its results are not.
func namesOfSecrets(lookup func(string) string) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(lookup("billing/access-key-id"), lookup("billing/secret-access-key"), "")
}

// The constants decorate a configured value, which is what counts.
func prefixBeforeConfiguredKey(lookup func(string) string) aws.CredentialsProvider {
	id := fmt.Sprintf("billing/%s/key", lookup("tenant"))
	return credentials.NewStaticCredentialsProvider(lookup(id), lookup(id+"/secret"), "")
}

func valueWithoutKeys() aws.Credentials {
	return aws.Credentials{Source: "billing-provider", AccountID: "123456789012"}
}
