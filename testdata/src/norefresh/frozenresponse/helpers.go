package frozenresponse

import (
	"context"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// static hands its parameters on: its callers are judged.
func static(key, secret, token string) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(key, secret, token)
}

func assumeRoleIntoStaticThroughHelper(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	return static(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response"
}

// assume gives the three values of STS's answer.
func assume(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (key, secret, token string, err error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return "", "", "", err
	}
	return *out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken, nil
}

func valuesFromHelper(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	key, secret, token, err := assume(ctx, cl, in)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(key, secret, token), nil // want "norefresh/frozen-response"
}

type triple struct{ key, secret, token string }

func assumeTriple(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (*triple, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	return &triple{key: *out.Credentials.AccessKeyId, secret: *out.Credentials.SecretAccessKey, token: *out.Credentials.SessionToken}, nil
}

func structFromHelper(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	t, err := assumeTriple(ctx, cl, in)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(t.key, t.secret, t.token), nil // want "norefresh/frozen-response"
}

type server struct {
	sts  *sts.Client
	role string
	keys map[string]string
}

// login fills a map, and client reads it in another method.
func (s *server) login(ctx context.Context) error {
	out, err := s.sts.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &s.role, RoleSessionName: aws.String("server")})
	if err != nil {
		return err
	}
	s.keys["id"] = *out.Credentials.AccessKeyId
	s.keys["secret"] = *out.Credentials.SecretAccessKey
	s.keys["token"] = *out.Credentials.SessionToken
	return nil
}

func (s *server) client(cfg aws.Config) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(s.keys["id"], s.keys["secret"], s.keys["token"]) // want "norefresh/frozen-response"
	})
}

// options collects what LoadDefaultConfig gets.
func optionSliceFromHelper(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.Config, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return aws.Config{}, err
	}
	c := out.Credentials
	opts := []func(*config.LoadOptions) error{config.WithRegion("eu-west-1")}
	opts = append(opts, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken))) // want "norefresh/frozen-response"
	return config.LoadDefaultConfig(ctx, opts...)
}

var (
	once   sync.Once
	shared aws.CredentialsProvider
)

// once never runs again, and so the keys are never asked for again.
func onceForTheProcess(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) aws.CredentialsProvider {
	once.Do(func() {
		out, err := cl.AssumeRole(ctx, in)
		if err != nil {
			return
		}
		shared = credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken) // want "norefresh/frozen-response"
	})
	return shared
}

// assumer is an own interface in front of the client.
type assumer interface {
	AssumeRole(ctx context.Context, in *sts.AssumeRoleInput, opts ...func(*sts.Options)) (*sts.AssumeRoleOutput, error)
}

func throughOwnInterface(ctx context.Context, a assumer, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	out, err := a.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken), nil // want "norefresh/frozen-response"
}

// A server that goes on for ever with the keys of its first minute.
func endlessLoopOverFrozenClient(ctx context.Context, cfg aws.Config, in *sts.AssumeRoleInput, next func() *s3.PutObjectInput) error {
	out, err := sts.NewFromConfig(cfg).AssumeRole(ctx, in)
	if err != nil {
		return err
	}
	cfg.Credentials = credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken) // want "norefresh/frozen-response"
	client := s3.NewFromConfig(cfg)
	for {
		if _, err := client.PutObject(ctx, next()); err != nil {
			return err
		}
	}
}
