// Package explicitsource holds environment and shared-file providers that
// stand in front of the instance's role whatever the configuration says, and
// near misses that leave it a way.
package explicitsource

import (
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
	s3v1 "github.com/aws/aws-sdk-go/service/s3"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

// Config is what the program's file and flags fill.
type Config struct {
	Region, Endpoint string
	File, Profile    string
	UseEnvironment   bool
}

func v1Environment() (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewEnvCredentials()}) // want "chainshadow/explicit-source: .*NewEnvCredentials"
}

func v1EnvironmentFluent(region string) *awsv1.Config {
	return awsv1.NewConfig().WithRegion(region).WithCredentials(credsv1.NewEnvCredentials()) // want "chainshadow/explicit-source"
}

func v1EnvironmentOfOneClient(sess *session.Session) *s3v1.S3 {
	return s3v1.New(sess, &awsv1.Config{Credentials: credsv1.NewEnvCredentials()}) // want "chainshadow/explicit-source"
}

func v1EnvironmentProviderLiteral() (*session.Session, error) {
	creds := credsv1.NewCredentials(&credsv1.EnvProvider{}) // want "chainshadow/explicit-source"
	return session.NewSession(&awsv1.Config{Credentials: creds})
}

func v1SharedFile() (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewSharedCredentials("", "")}) // want "chainshadow/explicit-source: .*NewSharedCredentials"
}

func v1SharedFileOfConfiguration(c Config) (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewSharedCredentials(c.File, c.Profile)}) // want "chainshadow/explicit-source"
}

func v1SharedFileConstantProfile() (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewSharedCredentials("", "archiver")}) // want "chainshadow/(explicit-source|fixed-profile)"
}

func v1SharedProviderLiteral(sess *session.Session) {
	sess.Config.Credentials = credsv1.NewCredentials(&credsv1.SharedCredentialsProvider{}) // want "chainshadow/explicit-source"
}

func minioEnvironmentOnAWS() (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewEnvAWS(), Secure: true}) // want "chainshadow/explicit-source: .*NewEnvAWS"
}

func minioFileOnAWS(c Config) (*minio.Client, error) {
	return minio.New("s3.eu-west-1.amazonaws.com", &minio.Options{Creds: miniocreds.NewFileAWSCredentials(c.File, c.Profile), Secure: true}) // want "chainshadow/explicit-source: .*NewFileAWSCredentials"
}

// credentialsOf is a helper that always gives the environment's.
func credentialsOf(c Config) *credsv1.Credentials { return credsv1.NewEnvCredentials() } // want "chainshadow/explicit-source"

func v1EnvironmentFromHelper(c Config) (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Region: &c.Region, Credentials: credentialsOf(c)})
}

// An error is no way back to the role.
func v1EnvironmentRequired() (*session.Session, error) {
	creds := credsv1.NewEnvCredentials() // want "chainshadow/explicit-source"
	if _, err := creds.Get(); err != nil {
		return nil, err
	}
	return session.NewSession(&awsv1.Config{Credentials: creds})
}
