package frozensnapshot

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func v1GetIntoStatic(sess *session.Session) (*session.Session, error) {
	v, err := sess.Config.Credentials.Get()
	if err != nil {
		return nil, err
	}
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewStaticCredentials(v.AccessKeyID, v.SecretAccessKey, v.SessionToken)}) // want "norefresh/frozen-snapshot: .*Get"
}

func v1GetWithContextIntoStatic(ctx awsv1.Context, sess *session.Session) (*credsv1.Credentials, error) {
	v, err := sess.Config.Credentials.GetWithContext(ctx)
	if err != nil {
		return nil, err
	}
	return credsv1.NewStaticCredentialsFromCreds(v), nil // want "norefresh/frozen-snapshot"
}

func v1ValueInProviderLiteral(sess *session.Session) (*credsv1.Credentials, error) {
	v, err := sess.Config.Credentials.Get()
	if err != nil {
		return nil, err
	}
	return credsv1.NewCredentials(&credsv1.StaticProvider{Value: v}), nil // want "norefresh/frozen-snapshot"
}

func v1ProviderRetrieved(p credsv1.Provider) (*credsv1.Credentials, error) {
	v, err := p.Retrieve()
	if err != nil {
		return nil, err
	}
	return credsv1.NewStaticCredentials(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), nil // want "norefresh/frozen-snapshot"
}

func v2FrozenForMinio(ctx context.Context, cfg aws.Config) (*minio.Client, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewStaticV4(v.AccessKeyID, v.SecretAccessKey, v.SessionToken)}) // want "norefresh/frozen-snapshot"
}

func v1FrozenForV2(sess *session.Session) (aws.CredentialsProvider, error) {
	v, err := sess.Config.Credentials.Get()
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), nil // want "norefresh/frozen-snapshot"
}

func v2FrozenForV1(ctx context.Context, cfg aws.Config) (*awsv1.Config, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return awsv1.NewConfig().WithCredentials(credsv1.NewStaticCredentials(v.AccessKeyID, v.SecretAccessKey, v.SessionToken)), nil // want "norefresh/frozen-snapshot"
}

func minioGetFrozen(creds *miniocreds.Credentials) (*miniocreds.Credentials, error) {
	v, err := creds.Get()
	if err != nil {
		return nil, err
	}
	return miniocreds.NewStaticV4(v.AccessKeyID, v.SecretAccessKey, v.SessionToken), nil // want "norefresh/frozen-snapshot"
}

func minioClientsCredsFrozen(client *minio.Client, endpoint string) (*minio.Client, error) {
	v, err := client.GetCreds()
	if err != nil {
		return nil, err
	}
	return minio.New(endpoint, &minio.Options{Creds: miniocreds.NewStaticV4(v.AccessKeyID, v.SecretAccessKey, v.SessionToken)}) // want "norefresh/frozen-snapshot"
}
