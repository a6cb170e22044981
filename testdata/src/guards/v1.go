package guards

import (
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func v1BothKeys(c Config) (*session.Session, error) {
	cfg := awsv1.NewConfig().WithRegion(c.Region)
	if c.AccessKey != "" && c.SecretKey != "" {
		cfg = cfg.WithCredentials(credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, ""))
	}
	return session.NewSession(cfg)
}

func v1FieldUnderGuard(c Config) (*session.Session, error) {
	opts := session.Options{SharedConfigState: session.SharedConfigEnable}
	if c.HasKeys() {
		opts.Config.Credentials = credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")
	}
	return session.NewSessionWithOptions(opts)
}

// Built first, and set to nil when its keys turn out to be empty.
func v1BuiltThenDropped(c Config) (*session.Session, error) {
	creds := credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")
	if c.AccessKey == "" && c.SecretKey == "" {
		creds = nil
	}
	return session.NewSession(&awsv1.Config{Credentials: creds})
}

// v1Keys gives nil where there are none, and nil is v1's word for its chain.
func v1Keys(c Config) *credsv1.Credentials {
	if c.AccessKey == "" {
		return nil
	}
	return credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")
}

func v1HelperGivesNil(c Config) (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: v1Keys(c)})
}

func minioGuardedOnAWS(c Config) (*minio.Client, error) {
	creds := miniocreds.NewIAM("")
	if c.AccessKey != "" {
		creds = miniocreds.NewStaticV4(c.AccessKey, c.SecretKey, "")
	}
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: creds})
}

func v1FailFastIsNoGuard(c Config) *session.Session {
	if c.AccessKey == "" {
		panic("no access key")
	}
	return session.Must(session.NewSession(&awsv1.Config{Credentials: credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")})) // want "chainshadow/explicit-static"
}

func minioWithoutGuardOnAWS(c Config) (*minio.Client, error) {
	secure := true
	if c.Region == "" {
		secure = false
	}
	return minio.New("s3.amazonaws.com", &minio.Options{Secure: secure, Creds: miniocreds.NewStaticV4(c.AccessKey, c.SecretKey, "")}) // want "chainshadow/explicit-static"
}
