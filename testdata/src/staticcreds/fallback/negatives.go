package fallback

import (
	"cmp"
	"errors"
	"flag"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

// store is a client of a store that is not AWS, so that only the keys count.
func store(endpoint, key, secret string) *s3.Client {
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider(key, secret, "")})
}

var (
	storeKey      = flag.String("store-key", "", "access key ID")
	storeSecret   = flag.String("store-secret", "", "secret access key, as AKIA... is the key ID")
	storeEndpoint = flag.String("store-endpoint", "http://localhost:9000", "URL")
)

func emptyFlagDefaults() *s3.Client { return store(*storeEndpoint, *storeKey, *storeSecret) }

func dummyFallback(endpoint string) *s3.Client {
	return store(endpoint, cmp.Or(os.Getenv("STORE_KEY"), "minioadmin"), cmp.Or(os.Getenv("STORE_SECRET"), "minioadmin"))
}

func testFallback(endpoint string) *s3.Client {
	key, secret := os.Getenv("STORE_KEY"), os.Getenv("STORE_SECRET")
	if key == "" {
		key, secret = "test", "test"
	}
	return store(endpoint, key, secret)
}

func secondVariableAsFallback(endpoint string) *s3.Client {
	return store(endpoint, cmp.Or(os.Getenv("STORE_KEY"), os.Getenv("AWS_ACCESS_KEY_ID")), cmp.Or(os.Getenv("STORE_SECRET"), os.Getenv("AWS_SECRET_ACCESS_KEY")))
}

func placeholderFallback(endpoint string) *s3.Client {
	return store(endpoint, getenv("STORE_KEY", "YOUR_ACCESS_KEY"), getenv("STORE_SECRET", "YOUR_SECRET_KEY"))
}

func exampleFallback(endpoint string) *s3.Client {
	return store(endpoint, getenv("STORE_KEY", "AKIAIOSFODNN7EXAMPLE"), getenv("STORE_SECRET", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"))
}

func emptyFallback(endpoint string) *s3.Client {
	return store(endpoint, getenv("STORE_KEY", ""), getenv("STORE_SECRET", ""))
}

// The user's name has a default, the password has none.
func userNameFallback(endpoint string) *s3.Client {
	return store(endpoint, cmp.Or(os.Getenv("STORE_KEY"), "archive-writer"), os.Getenv("STORE_SECRET"))
}

func regionAndBucketFallback(cfg aws.Config) *s3.Client {
	cfg.Region = cmp.Or(os.Getenv("AWS_REGION"), "eu-central-1")
	return s3.NewFromConfig(cfg)
}

func weakPasswordFallbackOnLoopback() (*minio.Client, error) {
	return minio.New("localhost:9000", &minio.Options{Creds: miniocreds.NewStaticV4(getenv("STORE_KEY", "admin"), getenv("STORE_SECRET", "password"), "")})
}

func dummyStructTags(fill func(any) error) (*s3.Client, error) {
	var c StoreConfig
	err := fill(&c)
	return store(c.Endpoint, c.AccessKey, c.SecretKey), err
}

func errorInsteadOfFallback(endpoint string) (*s3.Client, error) {
	key, ok := os.LookupEnv("STORE_KEY")
	if !ok {
		return nil, errors.New("STORE_KEY is not set")
	}
	return store(endpoint, key, os.Getenv("STORE_SECRET")), nil
}

// The constant is compared with and thrown away.
func constantMeansNone(endpoint string) *s3.Client {
	key := os.Getenv("STORE_KEY")
	if key == "anonymous-reader-1" {
		key = ""
	}
	return store(endpoint, key, os.Getenv("STORE_SECRET"))
}
