package frozenresponse

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	ststypes "github.com/aws/aws-sdk-go-v2/service/sts/types"
)

func assumeRoleIntoStatic(ctx context.Context, cfg aws.Config, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	out, err := sts.NewFromConfig(cfg).AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response: .*AssumeRole"
}

func assumeRoleThroughToString(ctx context.Context, cfg aws.Config, in *sts.AssumeRoleInput) (*s3.Client, error) {
	out, err := sts.NewFromConfig(cfg).AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	cfg.Credentials = credentials.NewStaticCredentialsProvider(aws.ToString(c.AccessKeyId), aws.ToString(c.SecretAccessKey), aws.ToString(c.SessionToken)) // want "norefresh/frozen-response"
	return s3.NewFromConfig(cfg), nil
}

func assumeRoleThroughLocals(ctx context.Context, cfg aws.Config, in *sts.AssumeRoleInput) (aws.Config, error) {
	out, err := sts.NewFromConfig(cfg).AssumeRole(ctx, in)
	if err != nil {
		return aws.Config{}, err
	}
	key := *out.Credentials.AccessKeyId
	secret := *out.Credentials.SecretAccessKey
	token := *out.Credentials.SessionToken
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(key, secret, token))) // want "norefresh/frozen-response"
}

// The locals hold configured keys until a role is asked for.
func assumeRoleOverwritesConfiguredKeys(ctx context.Context, cfg aws.Config, role, key, secret string) (aws.CredentialsProvider, error) {
	token := ""
	if role != "" {
		out, err := sts.NewFromConfig(cfg).AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &role, RoleSessionName: aws.String("archiver")})
		if err != nil {
			return nil, err
		}
		key, secret, token = *out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken
	}
	return credentials.NewStaticCredentialsProvider(key, secret, token), nil // want "norefresh/frozen-response"
}

func webIdentityIntoProviderLiteral(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleWithWebIdentityInput) (aws.CredentialsProvider, error) {
	out, err := cl.AssumeRoleWithWebIdentity(ctx, in)
	if err != nil {
		return nil, err
	}
	v := aws.Credentials{AccessKeyID: *out.Credentials.AccessKeyId, SecretAccessKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}
	return credentials.StaticCredentialsProvider{Value: v}, nil // want "norefresh/frozen-response"
}

// A cache around a static provider refreshes nothing.
func samlIntoCachedStatic(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleWithSAMLInput) (aws.CredentialsProvider, error) {
	out, err := cl.AssumeRoleWithSAML(ctx, in)
	if err != nil {
		return nil, err
	}
	return aws.NewCredentialsCache(credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken)), nil // want "norefresh/frozen-response: .*AssumeRoleWithSAML"
}

func sessionTokenIntoStatic(ctx context.Context, cl *sts.Client) (aws.CredentialsProvider, error) {
	out, err := cl.GetSessionToken(ctx, &sts.GetSessionTokenInput{DurationSeconds: aws.Int32(900)})
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response: .*GetSessionToken"
}

func federationTokenIntoStatic(ctx context.Context, cl *sts.Client, name string) (aws.CredentialsProvider, error) {
	out, err := cl.GetFederationToken(ctx, &sts.GetFederationTokenInput{Name: &name})
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response"
}

// The expiry in the literal changes nothing: Retrieve gives the same dead keys.
func expiryCopiedIntoStatic(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	return &credentials.StaticCredentialsProvider{Value: aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, CanExpire: true, Expires: *c.Expiration}}, nil // want "norefresh/frozen-response"
}

// The type of the parameter proves where the values come from.
func ProviderFromResponsePart(c *ststypes.Credentials) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken) // want "norefresh/frozen-response"
}

// ClientFromResponse is the same with the whole answer.
func ClientFromResponse(cfg aws.Config, out *sts.AssumeRoleOutput) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken) // want "norefresh/frozen-response"
	})
}

// base is a role's answer, and the outer role's provider refreshes on it only
// until the base is dead.
func frozenBaseOfRoleChain(ctx context.Context, cfg aws.Config, in *sts.AssumeRoleInput) (*sts.Client, error) {
	base, err := sts.NewFromConfig(cfg).AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	return sts.New(sts.Options{Region: cfg.Region, Credentials: credentials.NewStaticCredentialsProvider(*base.Credentials.AccessKeyId, *base.Credentials.SecretAccessKey, *base.Credentials.SessionToken)}), nil // want "norefresh/frozen-response"
}
