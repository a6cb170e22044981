package endpoints

import (
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	endpointsv1 "github.com/aws/aws-sdk-go/aws/endpoints"
	"github.com/aws/aws-sdk-go/aws/session"
	s3v1 "github.com/aws/aws-sdk-go/service/s3"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func v1SameLiteral(c Config) (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Endpoint: awsv1.String(c.Endpoint), S3ForcePathStyle: awsv1.Bool(true), Credentials: credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")})
}

func v1Fluent(c Config) *awsv1.Config {
	return awsv1.NewConfig().WithCredentials(credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")).WithEndpoint(c.Endpoint)
}

func v1FluentLater(c Config) (*session.Session, error) {
	cfg := awsv1.NewConfig().WithCredentials(credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, ""))
	cfg = cfg.WithRegion(c.Region).WithEndpoint(c.Endpoint)
	return session.NewSession(cfg)
}

func v1Resolver(c Config) (*session.Session, error) {
	resolver := endpointsv1.ResolverFunc(func(service, region string, _ ...func(*endpointsv1.Options)) (endpointsv1.ResolvedEndpoint, error) {
		return endpointsv1.ResolvedEndpoint{URL: c.Endpoint}, nil
	})
	return session.NewSession(&awsv1.Config{EndpointResolver: resolver, Credentials: credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")})
}

func v1EndpointOnClient(c Config) *s3v1.S3 {
	sess := session.Must(session.NewSession(&awsv1.Config{Credentials: credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")}))
	return s3v1.New(sess, &awsv1.Config{Endpoint: &c.Endpoint})
}

func v1FieldAssigned(c Config) (*session.Session, error) {
	var cfg awsv1.Config
	cfg.Credentials = credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")
	cfg.Endpoint = awsv1.String(c.Endpoint)
	return session.NewSession(&cfg)
}

func v1RegionIsNoEndpoint(c Config) (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Region: &c.Region, Credentials: credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")}) // want "chainshadow/explicit-static"
}

// FIPS is AWS's own: whoever runs there may have a role.
func v1FIPS(c Config) *s3v1.S3 {
	sess := session.Must(session.NewSession(&awsv1.Config{Endpoint: awsv1.String("s3-fips.us-gov-west-1.amazonaws.com"), Credentials: credsv1.NewStaticCredentials(c.AccessKey, c.SecretKey, "")})) // want "chainshadow/explicit-static"
	return s3v1.New(sess)
}

func minioVariableEndpoint(c Config) (*minio.Client, error) {
	return minio.New(c.Endpoint, &minio.Options{Creds: miniocreds.NewStaticV4(c.AccessKey, c.SecretKey, "")})
}

func minioVendorsEndpoint(c Config) (*minio.Client, error) {
	return minio.New("storage.googleapis.com", &minio.Options{Creds: miniocreds.NewStaticV2(c.AccessKey, c.SecretKey, "")})
}

func minioAWSEndpoint(c Config) (*minio.Client, error) {
	return minio.New("s3.dualstack.us-east-2.amazonaws.com", &minio.Options{Creds: miniocreds.NewStaticV4(c.AccessKey, c.SecretKey, "")}) // want "chainshadow/explicit-static"
}
