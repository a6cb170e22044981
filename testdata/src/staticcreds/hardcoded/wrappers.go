package hardcoded

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// static only hands its parameters on: each caller is judged.
func static(key, secret string) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(key, secret, "")
}

func callerOfWrapper() aws.CredentialsProvider {
	return static("AKIAY7ER2PYIHOBYRDOV", "sgePldjAyzC8QQY7Vyanuih5kaGgAIYmGrrp6GNN") // want "staticcreds/hardcoded"
}

// tenantStatic is a wrapper of a wrapper.
func tenantStatic(tenant, key, secret string) aws.CredentialsProvider {
	if tenant == "" {
		return nil
	}
	return static(key, secret)
}

func callerTwoLevelsUp() aws.CredentialsProvider {
	return tenantStatic("billing", "AKIARPHSM7Z7DMGAZWII", "rxok/Kf7ANzvs0J08tkHRH3dgUoCReQfJfA4eo/6") // want "staticcreds/hardcoded"
}

type keyPair struct{ id, secret string }

func (p keyPair) provider() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(p.id, p.secret, "")
}

func fieldsReadByMethod() aws.CredentialsProvider {
	return keyPair{id: "AKIA7P2EHGZH2E7SW2UR", secret: "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"}.provider() // want "staticcreds/hardcoded"
}

type options struct {
	region      string
	accessKey   string
	secretKey   string
	credentials aws.CredentialsProvider
}

// open takes its keys from a struct that the caller fills.
func open(ctx context.Context, o options) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithRegion(o.region), config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(o.accessKey, o.secretKey, "")))
}

func configStruct(ctx context.Context) (aws.Config, error) {
	return open(ctx, options{region: "eu-west-1", accessKey: "AKIAXMRLCQ6GCU6CAHUP", secretKey: "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"}) // want "staticcreds/hardcoded"
}

type option func(*options)

func withKeys(key, secret string) option {
	return func(o *options) { o.credentials = credentials.NewStaticCredentialsProvider(key, secret, "") }
}

func newClient(cfg aws.Config, opts ...option) *s3.Client {
	var o options
	for _, opt := range opts {
		opt(&o)
	}
	return s3.NewFromConfig(cfg, func(so *s3.Options) {
		if o.credentials != nil {
			so.Credentials = o.credentials
		}
	})
}

func functionalOption(cfg aws.Config) *s3.Client {
	return newClient(cfg, withKeys("AKIATXL7Q7K3UMHW46E3", "SxdK0So1vsMsyEWGlXZmmeWv9+vnKqgQwjjNROvX")) // want "staticcreds/hardcoded"
}

type factory struct{ region string }

func (f *factory) client(key, secret string) *s3.Client {
	return s3.New(s3.Options{Region: f.region, Credentials: credentials.NewStaticCredentialsProvider(key, secret, "")})
}

func methodAsWrapper(f *factory) *s3.Client {
	return f.client("AKIA6GFAOE33YVC43YPO", "NMPapeW3xmPvIgWD/SXOyBcZrLGQtIT6JsiIyNyE") // want "staticcreds/hardcoded"
}

func variadicWrapper(parts ...string) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(parts[0], parts[1], "")
}

func callerOfVariadicWrapper() aws.CredentialsProvider {
	return variadicWrapper("AKIAXACTQT43CIMRCMWS", "mt+rEhgmGvYwLN2M98Nfy/60l1MQEHiCPuraq5Oe") // want "staticcreds/hardcoded"
}

type vault struct{ id, secret string }

func newVault() *vault {
	return &vault{id: "AKIASW4Z7V76ISWNAELF", secret: "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"}
}

func (v *vault) provider() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(v.id, v.secret, "") // want "staticcreds/hardcoded"
}

func fieldsSetByConstructor() aws.CredentialsProvider {
	return newVault().provider()
}

// Two callers, one of them without a secret in the source: only the other is
// at fault.
func callerWithConfiguredKeys(key, secret string) aws.CredentialsProvider {
	return static(key, secret)
}
