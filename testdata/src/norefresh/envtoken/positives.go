// Package envtoken holds session tokens that are read from the environment
// once and frozen, and environments that are asked for only if they say so.
package envtoken

import (
	"context"
	"errors"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func tripleIntoLoad(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), os.Getenv("AWS_SESSION_TOKEN")))) // want "norefresh/env-token: .*AWS_SESSION_TOKEN"
}

func tripleThroughLocals(cfg aws.Config) *s3.Client {
	key := os.Getenv("AWS_ACCESS_KEY_ID")
	secret := os.Getenv("AWS_SECRET_ACCESS_KEY")
	token := os.Getenv("AWS_SESSION_TOKEN")
	cfg.Credentials = credentials.NewStaticCredentialsProvider(key, secret, token) // want "norefresh/env-token"
	return s3.NewFromConfig(cfg)
}

// A check that ends in an error leaves no other way.
func keysRequired(ctx context.Context) (aws.Config, error) {
	key, secret := os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY")
	if key == "" || secret == "" {
		return aws.Config{}, errors.New("AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are required")
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(key, secret, os.Getenv("AWS_SESSION_TOKEN")))) // want "norefresh/env-token"
}

func parsedEnvironment(cfg aws.Config) (*s3.Client, error) {
	env, err := config.NewEnvConfig()
	if err != nil {
		return nil, err
	}
	cfg.Credentials = credentials.StaticCredentialsProvider{Value: env.Credentials} // want "norefresh/env-token"
	return s3.NewFromConfig(cfg), nil
}

type environment struct{ key, secret, token string }

func readEnvironment() environment {
	return environment{key: os.Getenv("AWS_ACCESS_KEY_ID"), secret: os.Getenv("AWS_SECRET_ACCESS_KEY"), token: os.Getenv("AWS_SESSION_TOKEN")}
}

func structFromHelper(ctx context.Context) (aws.Config, error) {
	e := readEnvironment()
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(e.key, e.secret, e.token))) // want "norefresh/env-token"
}

func environmentMap(cfg aws.Config) *s3.Client {
	env := map[string]string{}
	for _, name := range []string{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"} {
		env[name] = os.Getenv(name)
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(env["AWS_ACCESS_KEY_ID"], env["AWS_SECRET_ACCESS_KEY"], env["AWS_SESSION_TOKEN"]) // want "norefresh/env-token"
	return s3.NewFromConfig(cfg)
}

func must(name string) string {
	v := os.Getenv(name)
	if v == "" {
		panic(name + " is not set")
	}
	return v
}

func helperByName(cfg aws.Config) *s3.Client {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(must("AWS_ACCESS_KEY_ID"), must("AWS_SECRET_ACCESS_KEY"), must("AWS_SESSION_TOKEN")) // want "norefresh/env-token"
	return s3.NewFromConfig(cfg)
}

var sharedToken = os.Getenv("AWS_SESSION_TOKEN")

func packageVariable() (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewStaticCredentials(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), sharedToken)}) // want "norefresh/env-token"
}

func v1Triple() *awsv1.Config {
	return awsv1.NewConfig().WithCredentials(credsv1.NewStaticCredentials(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), os.Getenv("AWS_SESSION_TOKEN"))) // want "norefresh/env-token"
}

func minioTripleOnAWS() (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewStaticV4(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), os.Getenv("AWS_SESSION_TOKEN"))}) // want "norefresh/env-token"
}

// static hands its parameters on: the caller knows where they come from.
func static(key, secret, token string) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(key, secret, token)
}

func throughWrapper(cfg aws.Config) *s3.Client {
	cfg.Credentials = static(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), os.Getenv("AWS_SESSION_TOKEN")) // want "norefresh/env-token"
	return s3.NewFromConfig(cfg)
}

func lookedUp(cfg aws.Config) *s3.Client {
	token, _ := os.LookupEnv("AWS_SESSION_TOKEN")
	cfg.Credentials = credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), token) // want "norefresh/env-token"
	return s3.NewFromConfig(cfg)
}
