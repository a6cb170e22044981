// Package deadchain holds explicit chains that never come to the role, and
// chains that do.
package deadchain

import (
	"context"

	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go/aws/credentials/endpointcreds"
	"github.com/aws/aws-sdk-go/aws/credentials/stscreds"
	"github.com/aws/aws-sdk-go/aws/defaults"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/sts"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

// Config is what the program's file and flags fill.
type Config struct {
	Endpoint             string
	AccessKey, SecretKey string
	Explicit             bool
}

func v1NoRole() *awsv1.Config {
	return awsv1.NewConfig().WithCredentials(credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}, &credsv1.SharedCredentialsProvider{}})) // want "chainshadow/dead-chain: .*NewChainCredentials"
}

func v1EnvironmentOnly() (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}})}) // want "chainshadow/dead-chain"
}

func v1ChainLiteral() (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewCredentials(&credsv1.ChainProvider{Providers: []credsv1.Provider{&credsv1.EnvProvider{}, &credsv1.SharedCredentialsProvider{}}})}) // want "chainshadow/dead-chain"
}

func v1SliceFromVariable(c Config) *awsv1.Config {
	providers := []credsv1.Provider{&credsv1.StaticProvider{Value: credsv1.Value{AccessKeyID: c.AccessKey, SecretAccessKey: c.SecretKey}}}
	providers = append(providers, &credsv1.EnvProvider{})
	return awsv1.NewConfig().WithCredentials(credsv1.NewChainCredentials(providers)) // want "chainshadow/dead-chain"
}

// dummies always succeeds, so that the role after it is never asked.
func v1RoleBehindDummies(sess *session.Session) *awsv1.Config {
	role := &ec2rolecreds.EC2RoleProvider{Client: ec2metadata.New(sess)}
	dummies := &credsv1.StaticProvider{Value: credsv1.Value{AccessKeyID: "dummy", SecretAccessKey: "dummy"}}
	return awsv1.NewConfig().WithCredentials(credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}, dummies, role})) // want "chainshadow/dead-chain"
}

func minioNoRole() (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewChainCredentials([]miniocreds.Provider{&miniocreds.EnvAWS{}, &miniocreds.FileAWSCredentials{}})}) // want "chainshadow/dead-chain"
}

func minioRoleBehindDummies() (*minio.Client, error) {
	dummies := &miniocreds.Static{Value: miniocreds.Value{AccessKeyID: "dummy", SecretAccessKey: "dummy"}}
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewChainCredentials([]miniocreds.Provider{dummies, &miniocreds.IAM{}})}) // want "chainshadow/dead-chain"
}

func minioChainLiteral() (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.New(&miniocreds.Chain{Providers: []miniocreds.Provider{&miniocreds.EnvAWS{}}})}) // want "chainshadow/dead-chain"
}

func v1DefaultOrder(sess *session.Session) *credsv1.Credentials {
	return credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}, &credsv1.SharedCredentialsProvider{}, &ec2rolecreds.EC2RoleProvider{Client: ec2metadata.New(sess)}})
}

func v1ConfiguredKeysThenRole(sess *session.Session, c Config) *credsv1.Credentials {
	return credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.StaticProvider{Value: credsv1.Value{AccessKeyID: c.AccessKey, SecretAccessKey: c.SecretKey}}, &ec2rolecreds.EC2RoleProvider{Client: ec2metadata.New(sess)}})
}

func v1RemoteAtEnd(cfg awsv1.Config) *credsv1.Credentials {
	return credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}, defaults.RemoteCredProvider(cfg, defaults.Handlers())})
}

func v1DefaultProviders(cfg *awsv1.Config) *credsv1.Credentials {
	return credsv1.NewCredentials(&credsv1.ChainProvider{Providers: defaults.CredProviders(cfg, defaults.Handlers())})
}

func v1AssumedRoleAtEnd(sess *session.Session, role string) *credsv1.Credentials {
	return credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}, &stscreds.AssumeRoleProvider{Client: sts.New(sess), RoleARN: role, Duration: stscreds.DefaultDuration}})
}

func v1ContainerAtEnd(cfg awsv1.Config, url string) *credsv1.Credentials {
	return credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}, endpointcreds.NewProviderClient(cfg, defaults.Handlers(), url)})
}

func v1RoleFirst(sess *session.Session) *credsv1.Credentials {
	return credsv1.NewChainCredentials([]credsv1.Provider{&ec2rolecreds.EC2RoleProvider{Client: ec2metadata.New(sess)}, &credsv1.EnvProvider{}})
}

func v1UnknownProviders(providers []credsv1.Provider) *credsv1.Credentials {
	return credsv1.NewChainCredentials(append(providers, &credsv1.EnvProvider{}))
}

// Whoever asks for the explicit chain has no role.
func v1UnderGuard(c Config) (*session.Session, error) {
	var creds *credsv1.Credentials
	if c.Explicit {
		creds = credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}, &credsv1.SharedCredentialsProvider{}})
	}
	return session.NewSession(&awsv1.Config{Credentials: creds})
}

func v1ForOwnStore(c Config) (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Endpoint: &c.Endpoint, Credentials: credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}, &credsv1.SharedCredentialsProvider{}})})
}

func minioDefaultOrder() (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Creds: miniocreds.NewChainCredentials([]miniocreds.Provider{&miniocreds.EnvAWS{}, &miniocreds.FileAWSCredentials{}, &miniocreds.IAM{}})})
}

func minioForOwnStore(c Config) (*minio.Client, error) {
	return minio.New(c.Endpoint, &minio.Options{Creds: miniocreds.NewChainCredentials([]miniocreds.Provider{&miniocreds.EnvMinio{}, &miniocreds.FileMinioClient{}})})
}

// custom may be a role's provider: nothing is known of it.
type custom struct {
	credsv1.Expiry
	fetch func(context.Context) (credsv1.Value, error)
}

func (p *custom) Retrieve() (credsv1.Value, error) { return p.fetch(context.Background()) }

func v1CustomAtEnd(p *custom) *credsv1.Credentials {
	return credsv1.NewChainCredentials([]credsv1.Provider{&credsv1.EnvProvider{}, p})
}
