package testsupport

import (
	"context"
	"os"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func TestConfig(t *testing.T) {
	os.Setenv("AWS_ACCESS_KEY_ID", "unit")
	os.Setenv("AWS_SECRET_ACCESS_KEY", "unit-secret")
	cfg := newConfig(t, "unit", "unit-secret")
	v, err := cfg.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if p := (credentials.StaticCredentialsProvider{Value: v}); p.Value.AccessKeyID != "unit" {
		t.Errorf("key ID = %q", p.Value.AccessKeyID)
	}
}

func TestUnshapedPair(t *testing.T) {
	_, err := minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewStaticV4("integration", "Vb7RtY2wQ9", "")})
	if err != nil {
		t.Fatal(err)
	}
}

func TestShadowing(t *testing.T) {
	_, err := config.LoadDefaultConfig(context.Background(), config.WithSharedConfigProfile("unit-of-nobody"))
	if err == nil {
		t.Fatal("no error for a profile that nobody has")
	}
}

func TestExample(t *testing.T) {
	p := credentials.NewStaticCredentialsProvider("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "")
	if !p.Value.HasKeys() {
		t.Fatal("no keys")
	}
}

func TestRealKey(t *testing.T) {
	p := credentials.NewStaticCredentialsProvider("AKIA4UF6B6J6JVMIX7MB", "DIt/AFRDnj0pE18O3fz4rBafKtWSV/aQlbXx1zwH", "") // want "staticcreds/(hardcoded|literal)"
	if !p.Value.HasKeys() {
		t.Fatal("no keys")
	}
}

func TestRealKeyInTable(t *testing.T) {
	for _, key := range []string{"AKIA3XXKD4LYCWZ57Q4X"} { // want "staticcreds/(hardcoded|literal)"
		if len(key) != 20 {
			t.Errorf("%q has %d characters", key, len(key))
		}
	}
}

func TestProviderWithoutExpiry(t *testing.T) {
	p := aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "unit", SecretAccessKey: "unit-secret", SessionToken: "unit-token"}, nil
	})
	if _, err := p.Retrieve(t.Context()); err != nil {
		t.Fatal(err)
	}
}
