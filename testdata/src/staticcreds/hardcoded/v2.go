package hardcoded

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"net/http"
	"time"

	"credlint.test/src/staticcreds/hardcoded/keys"
)

func literalsIntoConstructor() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("AKIAVJ46FBGA7HLTKPQY", "GmnoR4Jgzref97+g1e+zRRq+UzQJZQiVb/Hwt3pN", "") // want "staticcreds/hardcoded: .*NewStaticCredentialsProvider"
}

func literalsIntoLoadDefaultConfig(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider("AKIAZICB7ZLG2YZRJFPH", "I4yFFvYaX4tRRW4cg3nlzqx5RKRXKsD2oJf7sTw0", ""))) // want "staticcreds/hardcoded"
}

func literalsIntoConfigField(cfg aws.Config) *s3.Client {
	cfg.Credentials = credentials.NewStaticCredentialsProvider("AKIAYQ7TGCURFNSGJB3O", "ESx8ATYp2Vec5ILARNk+xIs/NrXvceEHA0/7tDRi", "") // want "staticcreds/hardcoded"
	return s3.NewFromConfig(cfg)
}

func literalsIntoClientOptions(cfg aws.Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider("AKIA27LUHHNHRD7UWM7E", "kmIuHkn9fSMPNLSmx9uwz7KEW4wqzyiIDaLFhQMT", "") // want "staticcreds/hardcoded"
	})
}

func literalsInsideCache() aws.CredentialsProvider {
	return aws.NewCredentialsCache(credentials.NewStaticCredentialsProvider("AKIA5I2GNR4WLFNGZYXU", "Oc7VpYTj7e6lVEGrNrf8dW/g0139LMQDmin+ypRg", "")) // want "staticcreds/hardcoded"
}

func temporaryTripleInSource() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("ASIA556P3SQOFSCI6VDB", "YJ/sAcsimkxy/kDUktUPHL6bb4j6B8a3QQRkcWwN", "IQoJb3JpZ2luX2VjGERcbPyf6DRvX5rdVauYjIIFTSXRhAdUWZ+M0f9aAZRrCOQIVl+hE7BpPg29M+NGQAwqNjYKz6oD2+Hi36vu") // want "staticcreds/hardcoded"
}

const (
	deployKey    = "AKIAV66MQ2RYY4IR36LL"
	deploySecret = "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"
)

func constantsOfThisPackage() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(deployKey, deploySecret, "") // want "staticcreds/hardcoded"
}

func constantsOfAnotherPackage() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(keys.AccessKeyID, keys.SecretAccessKey, "") // want "staticcreds/hardcoded"
}

func providerStructLiteral() aws.CredentialsProvider {
	return credentials.StaticCredentialsProvider{Value: aws.Credentials{AccessKeyID: "AKIA2SCVWVJBO6WY2ZW4", SecretAccessKey: "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"}} // want "staticcreds/hardcoded"
}

func pointerToProviderStructLiteral() aws.CredentialsProvider {
	return &credentials.StaticCredentialsProvider{Value: aws.Credentials{AccessKeyID: "AKIAWFRXK4IJ6DR46JQB", SecretAccessKey: "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"}} // want "staticcreds/hardcoded"
}

func functionProviderThatReturnsLiterals() aws.CredentialsProvider {
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return aws.Credentials{AccessKeyID: "AKIA7RTHUBM5TSYTXEQT", SecretAccessKey: "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"}, nil // want "staticcreds/hardcoded"
	})
}

type literalRetriever struct{}

func (literalRetriever) Retrieve(context.Context) (aws.Credentials, error) {
	return aws.Credentials{AccessKeyID: "AKIA6CILUN44PI7FD3IC", SecretAccessKey: "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", Source: "built in"}, nil // want "staticcreds/hardcoded"
}

func requestSignedWithLiterals(ctx context.Context, r *http.Request) error {
	return v4.NewSigner().SignHTTP(ctx, aws.Credentials{AccessKeyID: "AKIAVOO6IDRQ34TMWJMV", SecretAccessKey: "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"}, r, "UNSIGNED-PAYLOAD", "es", "eu-west-1", time.Now()) // want "staticcreds/hardcoded"
}

func clientFromOptionsLiteral() *sts.Client {
	return sts.New(sts.Options{Region: "eu-west-1", Credentials: credentials.NewStaticCredentialsProvider("AKIA7MDL7YGX4GLYTF3B", "Nv5oU2iaD/C31bHjwLldSKDKG1AbZZ6Ir4NvHDWB", "")}) // want "staticcreds/hardcoded"
}

func perOperationOption(ctx context.Context, cl *s3.Client) error {
	_, err := cl.ListBuckets(ctx, nil, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider("AKIAQVQL7XKURDGJIQNJ", "VBRsKrLnBxI+v4mkXsNzBF9fm8LG04eOZpvnzYfA", "") // want "staticcreds/hardcoded"
	})
	return err
}

func loadOptionsField(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, func(o *config.LoadOptions) error {
		o.Credentials = credentials.NewStaticCredentialsProvider("AKIAWJV5BRSSOWEIYA3B", "h0Cphi6+AeBrYNH8z88Lavx0NCgZYtQgL9et+4WK", "") // want "staticcreds/hardcoded"
		return nil
	})
}

// A customer's own user name and password for a store that is not AWS are a
// secret in the source, too, though they have no shape.
func unshapedPairForCustomEndpoint(cfg aws.Config, endpoint string) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.BaseEndpoint = aws.String(endpoint)
		o.Credentials = credentials.NewStaticCredentialsProvider("backup-writer", "9fKq2vX7mLz4Rw8T", "") // want "staticcreds/hardcoded"
	})
}

func secretOnlyInSource(keyID string) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(keyID, "4fsSD6EUSNTrGx5EJ1ZnE9vxtHZJ5LMs8HFnsZs2", "") // want "staticcreds/hardcoded"
}

func keyIDOnlyInSource(secret string) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider("AKIA7W2IJSCPMAXQXXNQ", secret, "") // want "staticcreds/hardcoded"
}
