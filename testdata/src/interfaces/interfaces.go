// Package interfaces carries credentials through interface values.
package interfaces

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/aws-sdk-go/service/sts/stsiface"

	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	stsv1 "github.com/aws/aws-sdk-go/service/sts"
)

// Source is an own interface with one implementation in this package.
type source interface{ keys() (string, string) }

type builtin struct{}

func (builtin) keys() (string, string) {
	return "AKIAXBFTHX7RKGQNM2W5", "DOqfvW/UTkdt6MjQI9v7JhqLLhhndeRzKqHjENj/"
}

func constantsThroughInterface() aws.CredentialsProvider {
	var s source = builtin{}
	key, secret := s.keys()
	return credentials.NewStaticCredentialsProvider(key, secret, "") // want "staticcreds/hardcoded"
}

// Settings is exported, so anybody may implement it.
type Settings interface {
	AccessKey() string
	SecretKey() string
}

func unknownImplementation(endpoint string, s Settings) *s3.Client {
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider(s.AccessKey(), s.SecretKey(), "")})
}

// A getter is configuration, whoever implements it.
func gettersWithoutGuard(ctx context.Context, s Settings) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(s.AccessKey(), s.SecretKey(), ""))) // want "chainshadow/explicit-static"
}

func gettersUnderGuard(ctx context.Context, s Settings) (aws.Config, error) {
	if s.AccessKey() == "" {
		return config.LoadDefaultConfig(ctx)
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(s.AccessKey(), s.SecretKey(), "")))
}

func constantsInAny() aws.CredentialsProvider {
	pair := []any{"AKIA2MP5G2ISAWUUC4BQ", "ZrRxcN8JksLBZaM5csD/q+7RsqRh4Q6aEjfLQPlu"}
	return credentials.NewStaticCredentialsProvider(pair[0].(string), pair[1].(string), "") // want "staticcreds/hardcoded"
}

func constantsInMapOfAny() aws.CredentialsProvider {
	m := map[string]any{"key": "AKIAUIBZS4REOOHKJ44A", "secret": "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", "retries": 3}
	key, _ := m["key"].(string)
	secret, _ := m["secret"].(string)
	return credentials.NewStaticCredentialsProvider(key, secret, "") // want "staticcreds/hardcoded"
}

func typeSwitch(endpoint string, v any) *s3.Client {
	o := s3.Options{BaseEndpoint: &endpoint}
	switch v := v.(type) {
	case [2]string:
		o.Credentials = credentials.NewStaticCredentialsProvider(v[0], v[1], "")
	case aws.CredentialsProvider:
		o.Credentials = v
	}
	return s3.New(o)
}

func v1InterfaceOfClient(svc stsiface.STSAPI, in *stsv1.AssumeRoleInput) (*credsv1.Credentials, error) {
	out, err := svc.AssumeRole(in)
	if err != nil {
		return nil, err
	}
	return credsv1.NewStaticCredentials(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response"
}

// assumer gives an own type, which came from STS.
type assumer interface {
	assume(ctx context.Context) (session, error)
}

type session struct{ key, secret, token string }

type role struct {
	client *sts.Client
	arn    string
}

func (r role) assume(ctx context.Context) (session, error) {
	out, err := r.client.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &r.arn, RoleSessionName: aws.String("app")})
	if err != nil {
		return session{}, err
	}
	return session{*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken}, nil
}

func responseThroughInterface(ctx context.Context, a assumer) (aws.CredentialsProvider, error) {
	s, err := a.assume(ctx)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(s.key, s.secret, s.token), nil // want "norefresh/frozen-response"
}

// provider embeds the SDK's interface under another name.
type provider interface{ aws.CredentialsProvider }

func snapshotThroughOwnInterface(ctx context.Context, p provider) (aws.CredentialsProvider, error) {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return credentials.StaticCredentialsProvider{Value: v}, nil // want "norefresh/frozen-snapshot"
}

func handedOnThroughOwnInterface(ctx context.Context, p provider) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(p))
}

// embedded promotes the inner provider's Retrieve: it refreshes as that does.
type embedded struct {
	aws.CredentialsProvider
	name string
}

func promotedMethod(ctx context.Context, cfg aws.Config) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(embedded{cfg.Credentials, "app"}))
}

// environment is the third implementation, and none of it is a constant.
type environment struct{}

func (environment) AccessKey() string { return os.Getenv("APP_KEY") }
func (environment) SecretKey() string { return os.Getenv("APP_SECRET") }

func ownImplementation(endpoint string) *s3.Client {
	return unknownImplementation(endpoint, environment{})
}
