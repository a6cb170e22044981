package frozenresponse

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentity"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sso"
	ssotypes "github.com/aws/aws-sdk-go-v2/service/sso/types"
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
	stsv1 "github.com/aws/aws-sdk-go/service/sts"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
	"github.com/twmb/franz-go/pkg/sasl"
	franzaws "github.com/twmb/franz-go/pkg/sasl/aws"
)

func ssoRoleIntoStatic(ctx context.Context, cl *sso.Client, in *sso.GetRoleCredentialsInput) (aws.CredentialsProvider, error) {
	out, err := cl.GetRoleCredentials(ctx, in)
	if err != nil {
		return nil, err
	}
	rc := out.RoleCredentials
	return credentials.NewStaticCredentialsProvider(*rc.AccessKeyId, *rc.SecretAccessKey, *rc.SessionToken), nil // want "norefresh/frozen-response: .*GetRoleCredentials"
}

func SSOProviderFromPart(rc *ssotypes.RoleCredentials) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(aws.ToString(rc.AccessKeyId), aws.ToString(rc.SecretAccessKey), aws.ToString(rc.SessionToken)) // want "norefresh/frozen-response"
}

// Cognito calls the secret SecretKey.
func cognitoIdentityIntoStatic(ctx context.Context, cl *cognitoidentity.Client, id string) (aws.CredentialsProvider, error) {
	out, err := cl.GetCredentialsForIdentity(ctx, &cognitoidentity.GetCredentialsForIdentityInput{IdentityId: &id})
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response: .*GetCredentialsForIdentity"
}

func s3ExpressSessionIntoStatic(ctx context.Context, cl *s3.Client, bucket string) (aws.CredentialsProvider, error) {
	out, err := cl.CreateSession(ctx, &s3.CreateSessionInput{Bucket: &bucket})
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response"
}

func v1AssumeRoleIntoSession(sess *session.Session, in *stsv1.AssumeRoleInput) (*session.Session, error) {
	out, err := stsv1.New(sess).AssumeRole(in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewStaticCredentials(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken)}) // want "norefresh/frozen-response: .*AssumeRole"
}

func v1WebIdentityWithContext(ctx awsv1.Context, svc *stsv1.STS, in *stsv1.AssumeRoleWithWebIdentityInput) (*credsv1.Credentials, error) {
	out, err := svc.AssumeRoleWithWebIdentityWithContext(ctx, in)
	if err != nil {
		return nil, err
	}
	return credsv1.NewStaticCredentials(awsv1.StringValue(out.Credentials.AccessKeyId), awsv1.StringValue(out.Credentials.SecretAccessKey), awsv1.StringValue(out.Credentials.SessionToken)), nil // want "norefresh/frozen-response"
}

func v1RequestObject(svc *stsv1.STS, in *stsv1.GetSessionTokenInput) (*credsv1.Credentials, error) {
	req, out := svc.GetSessionTokenRequest(in)
	if err := req.Send(); err != nil {
		return nil, err
	}
	return credsv1.NewStaticCredentialsFromCreds(credsv1.Value{AccessKeyID: *out.Credentials.AccessKeyId, SecretAccessKey: *out.Credentials.SecretAccessKey, SessionToken: *out.Credentials.SessionToken}), nil // want "norefresh/frozen-response"
}

func V1FromPart(c *stsv1.Credentials) *awsv1.Config {
	return awsv1.NewConfig().WithCredentials(credsv1.NewStaticCredentials(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken)) // want "norefresh/frozen-response"
}

// v1 to minio: STS's answer in another library's static provider.
func v1ResponseIntoMinio(svc *stsv1.STS, in *stsv1.AssumeRoleInput) (*miniocreds.Credentials, error) {
	out, err := svc.AssumeRole(in)
	if err != nil {
		return nil, err
	}
	return miniocreds.NewStaticV4(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response"
}

// The sink is a field of minio's own role provider: its base stays as it is.
func responseAsBaseOfMinioRole(svc *stsv1.STS, in *stsv1.GetSessionTokenInput, role string) (*miniocreds.Credentials, error) {
	out, err := svc.GetSessionToken(in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	return miniocreds.NewSTSAssumeRole("https://sts.amazonaws.com", miniocreds.STSAssumeRoleOptions{AccessKey: *c.AccessKeyId, SecretKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, RoleARN: role}) // want "norefresh/frozen-response"
}

func responseIntoKafkaMechanism(svc *stsv1.STS, in *stsv1.AssumeRoleInput) (sasl.Mechanism, error) {
	out, err := svc.AssumeRole(in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	return franzaws.Auth{AccessKey: *c.AccessKeyId, SecretKey: *c.SecretAccessKey, SessionToken: *c.SessionToken}.AsManagedStreamingIAMMechanism(), nil // want "norefresh/frozen-response"
}
