// Package uncached holds providers that fetch at every Retrieve and stand
// where this version of the SDK puts no cache around them, and providers that
// are cached or have nothing to fetch.
package uncached

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/credentials/endpointcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/ssocreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sso"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func roleInConfigField(cfg aws.Config, role string) *s3.Client {
	cfg.Credentials = stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), role) // want "norefresh/uncached: .*NewAssumeRoleProvider"
	return s3.NewFromConfig(cfg)
}

func roleInConfigLiteral(cl *sts.Client, role string) aws.Config {
	return aws.Config{Region: "eu-west-1", Credentials: stscreds.NewAssumeRoleProvider(cl, role)} // want "norefresh/uncached"
}

func webIdentityInOptionsFunction(cfg aws.Config, role, file string) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = stscreds.NewWebIdentityRoleProvider(sts.NewFromConfig(cfg), role, stscreds.IdentityTokenFile(file)) // want "norefresh/uncached"
	})
}

func roleInOptionsLiteral(cl *sts.Client, role string) *s3.Client {
	return s3.New(s3.Options{Region: "eu-west-1", Credentials: stscreds.NewAssumeRoleProvider(cl, role)}) // want "norefresh/uncached"
}

func instanceRoleInConfigLiteral() aws.Config {
	return aws.Config{Region: "eu-west-1", Credentials: ec2rolecreds.New()} // want "norefresh/uncached"
}

func ssoInConfigField(cfg aws.Config, account, role, start string) aws.Config {
	cfg.Credentials = ssocreds.New(sso.NewFromConfig(cfg), account, role, start) // want "norefresh/uncached"
	return cfg
}

func containerInOptionsLiteral(url string) *s3.Client {
	return s3.New(s3.Options{Credentials: endpointcreds.New(url)}) // want "norefresh/uncached"
}

func processInConfigField(cfg *aws.Config) {
	cfg.Credentials = processcreds.NewProvider("vend-credentials --role archiver") // want "norefresh/uncached"
}

func roleThroughVariable(cfg aws.Config, role string) aws.Config {
	var p aws.CredentialsProvider = stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), role)
	cfg.Credentials = p // want "norefresh/uncached"
	return cfg
}

// provider gives it bare, and its caller installs it bare.
func provider(cl *sts.Client, role string) aws.CredentialsProvider {
	return stscreds.NewAssumeRoleProvider(cl, role)
}

func roleFromHelper(cfg aws.Config, role string) *s3.Client {
	cfg.Credentials = provider(sts.NewFromConfig(cfg), role) // want "norefresh/uncached"
	return s3.NewFromConfig(cfg)
}

// The function asks STS, and so does every request.
func functionInConfigField(cfg aws.Config, cl *sts.Client, in *sts.AssumeRoleInput) aws.Config {
	p := func(ctx context.Context) (aws.Credentials, error) {
		out, err := cl.AssumeRole(ctx, in)
		if err != nil {
			return aws.Credentials{}, err
		}
		c := out.Credentials
		return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, CanExpire: true, Expires: *c.Expiration}, nil
	}
	cfg.Credentials = aws.CredentialsProviderFunc(p) // want "norefresh/uncached"
	return cfg
}
