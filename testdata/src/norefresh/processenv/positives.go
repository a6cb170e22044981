// Package processenv holds temporary credentials that are written into the
// environment of the process itself, where they stay when they are dead, and
// values that end with a child process.
package processenv

import (
	"context"
	"os"
	"syscall"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sso"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	ststypes "github.com/aws/aws-sdk-go-v2/service/sts/types"
	"github.com/aws/aws-sdk-go/aws/session"
	stsv1 "github.com/aws/aws-sdk-go/service/sts"
)

// A server that assumes a role for the clients it makes later.
func assumeRoleForLaterClients(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.Config, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return aws.Config{}, err
	}
	os.Setenv("AWS_ACCESS_KEY_ID", *out.Credentials.AccessKeyId) // want "norefresh/process-env: .*AssumeRole"
	os.Setenv("AWS_SECRET_ACCESS_KEY", *out.Credentials.SecretAccessKey)
	os.Setenv("AWS_SESSION_TOKEN", *out.Credentials.SessionToken)
	return config.LoadDefaultConfig(ctx)
}

func retrievedValue(ctx context.Context, cfg aws.Config) error {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	if err := os.Setenv("AWS_ACCESS_KEY_ID", v.AccessKeyID); err != nil { // want "norefresh/process-env: .*Retrieve"
		return err
	}
	if err := os.Setenv("AWS_SECRET_ACCESS_KEY", v.SecretAccessKey); err != nil {
		return err
	}
	return os.Setenv("AWS_SESSION_TOKEN", v.SessionToken)
}

func tokenOnly(out *sts.GetSessionTokenOutput) error {
	return os.Setenv("AWS_SESSION_TOKEN", *out.Credentials.SessionToken) // want "norefresh/process-env"
}

func v1Value(sess *session.Session) error {
	v, err := sess.Config.Credentials.Get()
	if err != nil {
		return err
	}
	os.Setenv("AWS_ACCESS_KEY_ID", v.AccessKeyID) // want "norefresh/process-env: .*Get"
	os.Setenv("AWS_SECRET_ACCESS_KEY", v.SecretAccessKey)
	os.Setenv("AWS_SESSION_TOKEN", v.SessionToken)
	return nil
}

func v1Response(svc *stsv1.STS, in *stsv1.AssumeRoleInput) error {
	out, err := svc.AssumeRole(in)
	if err != nil {
		return err
	}
	syscall.Setenv("AWS_ACCESS_KEY_ID", *out.Credentials.AccessKeyId) // want "norefresh/process-env"
	syscall.Setenv("AWS_SECRET_ACCESS_KEY", *out.Credentials.SecretAccessKey)
	syscall.Setenv("AWS_SESSION_TOKEN", *out.Credentials.SessionToken)
	return nil
}

func ssoResponse(ctx context.Context, cl *sso.Client, in *sso.GetRoleCredentialsInput) error {
	out, err := cl.GetRoleCredentials(ctx, in)
	if err != nil {
		return err
	}
	os.Setenv("AWS_ACCESS_KEY_ID", aws.ToString(out.RoleCredentials.AccessKeyId)) // want "norefresh/process-env"
	os.Setenv("AWS_SECRET_ACCESS_KEY", aws.ToString(out.RoleCredentials.SecretAccessKey))
	os.Setenv("AWS_SESSION_TOKEN", aws.ToString(out.RoleCredentials.SessionToken))
	return nil
}

func rangeOverMap(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) error {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return err
	}
	vars := map[string]string{"AWS_ACCESS_KEY_ID": *out.Credentials.AccessKeyId, "AWS_SECRET_ACCESS_KEY": *out.Credentials.SecretAccessKey, "AWS_SESSION_TOKEN": *out.Credentials.SessionToken}
	for name, value := range vars {
		if err := os.Setenv(name, value); err != nil { // want "norefresh/process-env"
			return err
		}
	}
	return nil
}

func variable(suffix string) string { return "AWS_" + suffix }

func namesFromHelper(c *ststypes.Credentials) {
	os.Setenv(variable("ACCESS_KEY_ID"), *c.AccessKeyId) // want "norefresh/process-env"
	os.Setenv(variable("SECRET_ACCESS_KEY"), *c.SecretAccessKey)
	os.Setenv(variable("SESSION_TOKEN"), *c.SessionToken)
}

// export only hands its parameter on: its callers know what it is.
func export(v aws.Credentials) {
	os.Setenv("AWS_ACCESS_KEY_ID", v.AccessKeyID)
	os.Setenv("AWS_SECRET_ACCESS_KEY", v.SecretAccessKey)
	os.Setenv("AWS_SESSION_TOKEN", v.SessionToken)
}

func callerOfWrapper(ctx context.Context, p aws.CredentialsProvider) error {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return err
	}
	export(v) // want "norefresh/process-env"
	return nil
}

// A condition on what is there does not keep the keys alive.
func onlyWhenUnset(ctx context.Context, cfg aws.Config) error {
	if os.Getenv("AWS_ACCESS_KEY_ID") != "" {
		return nil
	}
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	os.Setenv("AWS_ACCESS_KEY_ID", v.AccessKeyID) // want "norefresh/process-env"
	os.Setenv("AWS_SECRET_ACCESS_KEY", v.SecretAccessKey)
	os.Setenv("AWS_SESSION_TOKEN", v.SessionToken)
	return nil
}

const (
	keyVariable    = "AWS_ACCESS_KEY_ID"
	secretVariable = "AWS_SECRET_ACCESS_KEY"
	tokenVariable  = "AWS_SESSION_TOKEN"
)

func namedVariables(ctx context.Context, cl *sts.Client) error {
	out, err := cl.GetFederationToken(ctx, &sts.GetFederationTokenInput{Name: aws.String("reader")})
	if err != nil {
		return err
	}
	os.Setenv(keyVariable, *out.Credentials.AccessKeyId) // want "norefresh/process-env"
	os.Setenv(secretVariable, *out.Credentials.SecretAccessKey)
	os.Setenv(tokenVariable, *out.Credentials.SessionToken)
	return nil
}
