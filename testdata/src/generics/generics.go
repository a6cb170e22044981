// Package generics carries credentials through type parameters.
package generics

import (
	"cmp"
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func identity[T any](v T) T { return v }

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

func constantThroughIdentity() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(identity("AKIASA37N6QGDPWXUYNU"), identity("jvM39Kp38s+32DrQaWQ6rmksK97qp9GaI3hxwhkO"), "") // want "staticcreds/hardcoded"
}

func responseThroughOwnDereference(ctx context.Context, cl *sts.Client, in *sts.AssumeRoleInput) (aws.CredentialsProvider, error) {
	out, err := cl.AssumeRole(ctx, in)
	if err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(value(out.Credentials.AccessKeyId), value(out.Credentials.SecretAccessKey), value(out.Credentials.SessionToken)), nil // want "norefresh/frozen-response"
}

type text interface{ ~string }

// static takes any kind of string.
func static[T text](key, secret T) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(string(key), string(secret), "")
}

type secret string

func constantsIntoGenericWrapper() aws.CredentialsProvider {
	return static[secret]("AKIA7YB26AL3E7S7WN44", "CXDc2aO4Ql+Um9b2q67Ob9jlZTOjhCTfOJ6t4RbU") // want "staticcreds/hardcoded"
}

func configuredIntoGenericWrapper(key, s secret) aws.CredentialsProvider { return static(key, s) }

// Pair is a generic struct; its method reads its fields.
type Pair[K, S text] struct {
	Key    K
	Secret S
}

func (p Pair[K, S]) provider() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(string(p.Key), string(p.Secret), "")
}

func constantsInGenericStruct() aws.CredentialsProvider {
	return Pair[string, secret]{Key: "AKIA2ORH3ZANB33BN4S6", Secret: "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"}.provider() // want "staticcreds/hardcoded"
}

func configuredInGenericStruct(key, s string) aws.CredentialsProvider {
	return Pair[string, string]{Key: key, Secret: s}.provider()
}

// Option is a generic functional option.
type Option[T any] func(*T)

func apply[T any](v T, opts ...Option[T]) T {
	for _, o := range opts {
		o(&v)
	}
	return v
}

func constantsInGenericOption() *s3.Client {
	return s3.New(apply(s3.Options{Region: "eu-west-1"}, func(o *s3.Options) {
		o.Credentials = credentials.NewStaticCredentialsProvider("AKIA53IXE7LK2JTFMNAQ", "CHiNobTa80mqeG75J8mqAOpiE0IWwG7dZksn9mZ4", "") // want "staticcreds/hardcoded"
	}))
}

func first[T comparable](vs ...T) T {
	var zero T
	for _, v := range vs {
		if v != zero {
			return v
		}
	}
	return zero
}

func constantAsLastOfMany() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(first(os.Getenv("A_KEY"), os.Getenv("B_KEY"), "AKIA3B52ESS7U3YNUYLK"), first(os.Getenv("A_SECRET"), "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"), "") // want "staticcreds/fallback"
}

func firstOfVariables(endpoint string) *s3.Client {
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider(first(os.Getenv("A_KEY"), os.Getenv("B_KEY")), first(os.Getenv("A_SECRET"), os.Getenv("B_SECRET")), "")})
}

func convert[From, To any](vs []From, f func(From) To) []To {
	out := make([]To, 0, len(vs))
	for _, v := range vs {
		out = append(out, f(v))
	}
	return out
}

func constantsThroughMapFunction() []aws.CredentialsProvider {
	secrets := []string{"J5UtymefqqXBgmoGcJNEMd/6PMxPPf7qOPaocQ7p", "g3yRBpVzLytPhZDUsHqkPHmpdLCr+bF2sBhPBHmo"}
	return convert(secrets, func(s string) aws.CredentialsProvider {
		return credentials.NewStaticCredentialsProvider(os.Getenv("A_KEY"), s, "") // want "staticcreds/hardcoded"
	})
}

func regionsThroughMapFunction(ctx context.Context) []string {
	return convert([]string{"eu-west-1", "eu-central-1"}, func(r string) string { return cmp.Or(r, "us-east-1") })
}

// box is a generic container, made by a generic function.
type box[T any] struct{ v T }

func boxed[T any](v T) *box[T] { return &box[T]{v: v} }

func (b *box[T]) get() T { return b.v }

func snapshotInBox(ctx context.Context, cfg aws.Config) (aws.CredentialsProvider, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	kept := boxed(v).get()
	return credentials.NewStaticCredentialsProvider(kept.AccessKeyID, kept.SecretAccessKey, kept.SessionToken), nil // want "norefresh/frozen-snapshot"
}

func providerInBox(cfg aws.Config) aws.CredentialsProvider {
	return boxed(cfg.Credentials).get()
}

// load is generic over its configuration, and installs what that gives.
func load[C interface{ Keys() (string, string) }](ctx context.Context, c C) (aws.Config, error) {
	key, s := c.Keys()
	if key == "" {
		return config.LoadDefaultConfig(ctx)
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(key, s, "")))
}

type file struct{ key, secret string }

func (f file) Keys() (string, string) { return f.key, f.secret }

func guardedInGeneric(ctx context.Context, f file) (aws.Config, error) { return load(ctx, f) }
