package explicitstatic

import (
	"os"

	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
	s3v1 "github.com/aws/aws-sdk-go/service/s3"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func v1EnvironmentIntoSession() (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewStaticCredentials(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), "")}) // want "chainshadow/explicit-static"
}

func v1ConfigFieldsIntoSession(c Config) *session.Session {
	creds := credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, c.SessionToken) // want "chainshadow/explicit-static"
	return session.Must(session.NewSessionWithOptions(session.Options{Config: awsv1.Config{Region: awsv1.String(c.Region), Credentials: creds}}))
}

func v1FluentConfig(c Config) *awsv1.Config {
	return awsv1.NewConfig().WithRegion(c.Region).WithCredentials(credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")) // want "chainshadow/explicit-static"
}

func v1OneClient(sess *session.Session, c *Config) *s3v1.S3 {
	return s3v1.New(sess, &awsv1.Config{Credentials: credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")}) // want "chainshadow/explicit-static"
}

func v1SetAfterwards(sess *session.Session, c *Config) {
	sess.Config.Credentials = credsv1.NewStaticCredentialsFromCreds(credsv1.Value{AccessKeyID: c.AccessKey, SecretAccessKey: c.SecretKey}) // want "chainshadow/explicit-static"
}

func v1FailFast(c Config) (*session.Session, error) {
	if c.AccessKey == "" {
		return nil, errNoKeys
	}
	return session.NewSession(awsv1.NewConfig().WithCredentials(credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, ""))) // want "chainshadow/explicit-static"
}

func minioOnAWS(c Config) (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Secure: true, Creds: miniocreds.NewStaticV4(c.AccessKey, c.SecretKey, "")}) // want "chainshadow/explicit-static"
}

func minioOnRegionalAWS() (*minio.Client, error) {
	return minio.New("s3.eu-west-1.amazonaws.com", &minio.Options{Secure: true, Creds: miniocreds.NewStaticV4(os.Getenv("S3_KEY"), os.Getenv("S3_SECRET"), "")}) // want "chainshadow/explicit-static"
}
