// Package closures carries credentials through captured variables and
// functions that are values.
package closures

import (
	"context"
	"os"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// Config is what the program's file and flags fill.
type Config struct{ Endpoint, AccessKey, SecretKey string }

func constantsCaptured() func() aws.CredentialsProvider {
	key, secret := "AKIA6I7AAQD7NWDN53SA", "8u3Vp7SQzqkd0nGZ6m5lQpfnEo/osNM0kTBliHWX"
	return func() aws.CredentialsProvider {
		return credentials.NewStaticCredentialsProvider(key, secret, "") // want "staticcreds/hardcoded"
	}
}

func constantsIntoLocalFunction() aws.CredentialsProvider {
	static := func(key, secret string) aws.CredentialsProvider {
		return credentials.NewStaticCredentialsProvider(key, secret, "")
	}
	return static("AKIA3MOXGI34XEPEDCJL", "Z4lqQ5qH6lLrQiKRQkTcwiNN9q+ebTEHQ3ZEKhV5") // want "staticcreds/hardcoded"
}

func constantsFromLocalFunction() aws.CredentialsProvider {
	pair := func() (string, string) { return "AKIAUCSOUKON7ZYHJYT5", "8qq/WOYLAx7DgdvG95x/9xQ59J5P0Wn2aqt81syb" }
	key, secret := pair()
	return credentials.NewStaticCredentialsProvider(key, secret, "") // want "staticcreds/hardcoded"
}

func configuredIntoLocalFunction(endpoint, key, secret string) *s3.Client {
	static := func(key, secret string) aws.CredentialsProvider {
		return credentials.NewStaticCredentialsProvider(key, secret, "")
	}
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: static(key, secret)})
}

// The closure assigns what the function around it declares.
func constantsAssignedByClosure() aws.CredentialsProvider {
	var key, secret string
	func() { key, secret = "AKIA7UAGSLY3AOTK2BQR", "mR1iftOxFnZzuGEEbccrXsclKzNO+Yptw7J6Xng+" }()
	return credentials.NewStaticCredentialsProvider(key, secret, "") // want "staticcreds/hardcoded"
}

func responseAssignedByClosure(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	var key, secret, token string
	assume := func() error {
		out, err := cl.AssumeRole(ctx, in)
		if err == nil {
			key, secret, token = *out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken
		}
		return err
	}
	if err := assume(); err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(key, secret, token), nil // want "norefresh/frozen-response"
}

func responseCapturedByOption(ctx context.Context, cfg aws.Config, in *sts.AssumeRoleInput) (*s3.Client, error) {
	out, err := sts.NewFromConfig(cfg).AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	static := func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(*out.Credentials.AccessKeyId, *out.Credentials.SecretAccessKey, *out.Credentials.SessionToken) // want "norefresh/frozen-response"
	}
	return s3.NewFromConfig(cfg, static), nil
}

// Each refresh runs the whole function, so that nothing is captured.
func responseInsideClosure(cl *sts.Client, in *sts.AssumeRoleInput) aws.CredentialsProvider {
	return aws.NewCredentialsCache(aws.CredentialsProviderFunc(func(ctx context.Context) (aws.Credentials, error) {
		out, err := cl.AssumeRole(ctx, in)
		if err != nil {
			return aws.Credentials{}, err
		}
		c := out.Credentials
		return aws.Credentials{AccessKeyID: *c.AccessKeyId, SecretAccessKey: *c.SecretAccessKey, SessionToken: *c.SessionToken, CanExpire: true, Expires: *c.Expiration}, nil
	}))
}

func snapshotCaptured(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	again := func(context.Context) (aws.Credentials, error) {
		return v, nil // want "norefresh/no-expiry"
	}
	return aws.CredentialsProviderFunc(again), nil
}

// onceValue never asks again.
func onceValue(ctx context.Context, cfg aws.Config) aws.CredentialsProvider {
	get := sync.OnceValues(func() (aws.Credentials, error) { return cfg.Credentials.Retrieve(ctx) })
	return aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
		return get() // want "norefresh/no-expiry"
	})
}

func guardCaptured(ctx context.Context, c Config) (aws.Config, error) {
	useKeys := c.AccessKey != ""
	option := func(o *config.LoadOptions) error {
		if useKeys {
			o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
		}
		return nil
	}
	return config.LoadDefaultConfig(ctx, option)
}

func noGuardInOption(ctx context.Context, c Config) (aws.Config, error) {
	option := func(o *config.LoadOptions) error {
		o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
		return nil
	}
	return config.LoadDefaultConfig(ctx, option)
}

func endpointCaptured(cfg aws.Config, c Config) *s3.Client {
	own := func(o *s3.Options) { o.BaseEndpoint = &c.Endpoint }
	keys := func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "")
	}
	return s3.NewFromConfig(cfg, own, keys)
}

func deferred(cfg *aws.Config, c Config) {
	defer func() {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.AccessKey, c.SecretKey, "") // want "chainshadow/explicit-static"
	}()
	cfg.Region = "eu-west-1"
}

var makers = map[string]func() aws.CredentialsProvider{
	"builtin": func() aws.CredentialsProvider {
		return credentials.NewStaticCredentialsProvider("AKIAS6GEVIFXV24AGW5W", "HZC+81jp3sE1od6J4uC3LE5pbV9snLThgZYAW1xG", "") // want "staticcreds/hardcoded"
	},
	"none": func() aws.CredentialsProvider { return aws.AnonymousCredentials{} },
}

func functionFromMap(name string) aws.CredentialsProvider { return makers[name]() }

var getenv = os.Getenv

func functionVariable(endpoint string) *s3.Client {
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider(getenv("A_KEY"), getenv("A_SECRET"), "")})
}

var newStatic = credentials.NewStaticCredentialsProvider

func constantsIntoFunctionVariable() aws.CredentialsProvider {
	return newStatic("AKIA3WB35XKLPUT3IBDG", "u1TFDFWnIqDNg3agcsZS7XCLn/5TIORUzpcLpzNU", "") // want "staticcreds/hardcoded"
}
