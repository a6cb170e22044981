package explicitsource

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go/aws/defaults"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func v1DefaultChain() (*session.Session, error) {
	return session.NewSessionWithOptions(session.Options{SharedConfigState: session.SharedConfigEnable})
}

func v1DefaultChainByName() *credsv1.Credentials {
	cfg := defaults.Config()
	return defaults.CredChain(cfg, defaults.Handlers())
}

func v1EnvironmentUnderGuard() (*session.Session, error) {
	cfg := awsv1.NewConfig()
	if os.Getenv("AWS_ACCESS_KEY_ID") != "" {
		cfg = cfg.WithCredentials(credsv1.NewEnvCredentials())
	}
	return session.NewSession(cfg)
}

func v1EnvironmentOnDemand(c Config) (*session.Session, error) {
	var creds *credsv1.Credentials
	if c.UseEnvironment {
		creds = credsv1.NewEnvCredentials()
	}
	return session.NewSession(&awsv1.Config{Credentials: creds})
}

func v1SharedFileWhenConfigured(c Config) (*session.Session, error) {
	cfg := awsv1.NewConfig()
	switch {
	case c.File != "":
		cfg = cfg.WithCredentials(credsv1.NewSharedCredentials(c.File, c.Profile))
	}
	return session.NewSession(cfg)
}

func v1Chain(sess *session.Session) *awsv1.Config {
	return awsv1.NewConfig().WithCredentials(credsv1.NewChainCredentials([]credsv1.Provider{
		&credsv1.EnvProvider{},
		&credsv1.SharedCredentialsProvider{},
		&ec2rolecreds.EC2RoleProvider{Client: ec2metadata.New(sess)},
	}))
}

func v1EnvironmentForOwnStore(c Config) (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Endpoint: &c.Endpoint, Credentials: credsv1.NewEnvCredentials()})
}

func minioEnvironmentForOwnStore(c Config) (*minio.Client, error) {
	return minio.New(c.Endpoint, &minio.Options{Creds: miniocreds.NewEnvAWS()})
}

func minioOwnVariables() (*minio.Client, error) {
	return minio.New("minio:9000", &minio.Options{Creds: miniocreds.NewEnvMinio()})
}

func minioFileForOwnStore(c Config) (*minio.Client, error) {
	return minio.New("play.min.io", &minio.Options{Creds: miniocreds.NewFileAWSCredentials(c.File, c.Profile)})
}

func minioRole() (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewIAM("")})
}

// A probe: nothing is installed.
func v1HasEnvironment() bool {
	_, err := credsv1.NewEnvCredentials().Get()
	return err == nil
}

// An environment that fails is answered with the chain.
func v1EnvironmentThenChain() (*session.Session, error) {
	creds := credsv1.NewEnvCredentials()
	if v, err := creds.Get(); err != nil || !v.HasKeys() {
		creds = nil
	}
	return session.NewSession(&awsv1.Config{Credentials: creds})
}

func v2ReadsEnvironmentForRegion(ctx context.Context) (aws.Config, error) {
	env, err := config.NewEnvConfig()
	if err != nil {
		return aws.Config{}, err
	}
	return config.LoadDefaultConfig(ctx, config.WithRegion(env.Region))
}
