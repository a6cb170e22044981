package frozenresponse

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	stscredsv1 "github.com/aws/aws-sdk-go/aws/credentials/stscreds"
	"github.com/aws/aws-sdk-go/aws/session"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

func roleProviderInCache(cfg aws.Config, role string) aws.Config {
	cfg.Credentials = aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(cfg), role))
	return cfg
}

func roleProviderThroughLoadOption(ctx context.Context, cl *sts.Client, role string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(stscreds.NewAssumeRoleProvider(cl, role)))
}

func webIdentityProvider(cl *sts.Client, role, file string) aws.CredentialsProvider {
	return aws.NewCredentialsCache(stscreds.NewWebIdentityRoleProvider(cl, role, stscreds.IdentityTokenFile(file)))
}

func v1RoleProvider(sess *session.Session, role string) *credsv1.Credentials {
	return stscredsv1.NewCredentials(sess, role)
}

func minioRoleProvider(endpoint, role string) (*miniocreds.Credentials, error) {
	return miniocreds.NewSTSAssumeRole(endpoint, miniocreds.STSAssumeRoleOptions{RoleARN: role})
}

// Each refresh asks STS anew and says when the answer dies.
func functionProviderThatAsksAnew(cl *sts.Client, in *sts.AssumeRoleInput) aws.CredentialsProvider {
	return aws.NewCredentialsCache(aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		out, err := cl.AssumeRole(ctx, in)
		if err != nil {
			return aws.Credentials{}, err
		}
		c := out.Credentials
		return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, CanExpire: true, Expires: *c.Expiration}, nil
	}))
}

// The terraform run is the one that uses the keys, and it ends.
func valuesForChildProcess(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) error {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, "terraform", "apply")
	cmd.Env = append(os.Environ(), "AWS_ACCESS_KEY_ID="+*out.Credentials.AccessKeyId, "AWS_SECRET_ACCESS_KEY="+*out.Credentials.SecretAccessKey, "AWS_SESSION_TOKEN="+*out.Credentials.SessionToken)
	return cmd.Run()
}

// A vendor of credentials answers with them, and with their end.
func valuesForResponseBody(ctx context.Context, w io.Writer, cl *sts.Client, in *sts.AssumeRoleInput) error {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(map[string]any{
		"AccessKeyId":     *out.Credentials.AccessKeyId,
		"SecretAccessKey": *out.Credentials.SecretAccessKey,
		"Token":           *out.Credentials.SessionToken,
		"Expiration":      *out.Credentials.Expiration,
	})
}

func onlyTheExpiryIsRead(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (string, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return "", err
	}
	return out.Credentials.Expiration.String(), nil
}

func callerIdentityIsNoCredential(ctx context.Context, cl *sts.Client, key, secret string) (aws.CredentialsProvider, string, error) {
	out, err := cl.GetCallerIdentity(ctx, &sts.GetCallerIdentityInput{})
	if err != nil {
		return nil, "", err
	}
	return credentials.NewStaticCredentialsProvider(key, secret, ""), *out.Account, nil
}

// One download, and the client is gone before the keys are.
func oneShotDownload(ctx context.Context, cfg aws.Config, in *sts.AssumeRoleInput, get *s3.GetObjectInput) ([]byte, error) {
	out, err := sts.NewFromConfig(cfg).AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	c := out.Credentials
	client := s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken)
	})
	obj, err := client.GetObject(ctx, get)
	if err != nil {
		return nil, err
	}
	defer obj.Body.Close()
	return io.ReadAll(obj.Body)
}

// awsSDKSession is a value that was answered by no service.
type awsSDKSession struct {
	AccessKeyId, SecretAccessKey, SessionToken *string
}

func ownTypeWithTheSameFields(s *awsSDKSession) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(*s.AccessKeyId, *s.SecretAccessKey, *s.SessionToken)
}

func assumedRoleNamedButNotAnswered(key, secret, sessionToken string) *credsv1.Credentials {
	return credsv1.NewStaticCredentials(key, secret, sessionToken)
}
