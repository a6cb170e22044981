// Package lang126 carries credentials through what Go 1.21 to 1.26 brought:
// range over functions, new(expr), generic aliases, min, max and clear.
package lang126

import (
	"context"
	"iter"
	"maps"
	"os"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func builtin() iter.Seq2[string, string] {
	return func(yield func(key, secret string) bool) {
		_ = yield("AKIA6VFB5LHRTDQODSKR", "D8KP+6OnO1QSwpPK+V0d2PR/x4hH4hYX6Ft4kLp1") && yield("AKIA7K7WO3UIC2YNDNEB", "Uh5h3htmv9bY2ZIH4hTHGB89uWIocV4NTf8rpcRR")
	}
}

func constantsYielded() []aws.CredentialsProvider {
	var all []aws.CredentialsProvider
	for key, secret := range builtin() {
		all = append(all, credentials.NewStaticCredentialsProvider(key, secret, "")) // want "staticcreds/hardcoded"
	}
	return all
}

// The body of the loop is a function of its own.
func responseInLoopOverFunction(ctx context.Context, cl *sts.Client, roles iter.Seq[string]) ([]aws.CredentialsProvider, error) {
	var all []aws.CredentialsProvider
	for role := range roles {
		out, err := cl.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &role, RoleSessionName: aws.String("app")})
		if err != nil {
			return nil, err
		}
		c := out.Credentials
		all = append(all, credentials.NewStaticCredentialsProvider(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken)) // want "norefresh/frozen-response"
	}
	return all, nil
}

func constantsInNew() aws.CredentialsProvider {
	key, secret := new("AKIARTW2YDQAXWHGDLLA"), new("RUV3JCwOZOqKDkWSarN0Zz9dlnCvIWtqT9qQtBst")
	return credentials.NewStaticCredentialsProvider(*key, *secret, "") // want "staticcreds/hardcoded"
}

func endpointInNew(cfg aws.Config, endpoint, key, secret string) *s3.Client {
	return s3.NewFromConfig(cfg, func(o *s3.Options) {
		o.BaseEndpoint = new("https://" + endpoint)
		o.Credentials = credentials.NewStaticCredentialsProvider(key, secret, "")
	})
}

type pair[S ~string] struct{ key, secret S }

// Named is a generic alias.
type named[S ~string] = map[string]pair[S]

func constantsInGenericAlias(name string) aws.CredentialsProvider {
	all := named[string]{"app": {"AKIAWDKJW2WQ5L2G47T2", "/l8mCB++4hqWHCRq7QAvN5h8BPtLYAAXUYIpYBKS"}}
	return credentials.NewStaticCredentialsProvider(all[name].key, all[name].secret, "") // want "staticcreds/hardcoded"
}

func configuredInGenericAlias(endpoint, name string, all named[string]) *s3.Client {
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider(all[name].key, all[name].secret, "")})
}

// provider is an alias of the SDK's type.
type provider = aws.CredentialsProvider

func snapshotThroughAlias(ctx context.Context, p provider) (provider, error) {
	v, err := p.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return credentials.StaticCredentialsProvider{Value: v}, nil // want "norefresh/frozen-snapshot"
}

func lastByMax() aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(max("AKIAYBCWPLF2SZZ7UWZO", os.Getenv("APP_KEY")), os.Getenv("APP_SECRET"), "") // want "staticcreds/(hardcoded|fallback)"
}

func greatestOfConfigured(endpoint, a, b, secret string) *s3.Client {
	return s3.New(s3.Options{BaseEndpoint: &endpoint, Credentials: credentials.NewStaticCredentialsProvider(min(a, b), secret, "")})
}

func valuesOfMap() []aws.CredentialsProvider {
	var all []aws.CredentialsProvider
	for _, p := range slices.Collect(maps.Values(map[string]pair[string]{"app": {"AKIA5FEB7TNZWXJ2BUNE", "ppZwg/KX6YS87+G77o3k7K/y7aEqlwf+65Vqvx+8"}})) {
		all = append(all, credentials.NewStaticCredentialsProvider(p.key, p.secret, "")) // want "staticcreds/hardcoded"
	}
	return all
}

func rangeOverInteger(ctx context.Context, cfg aws.Config) (all []aws.CredentialsProvider, err error) {
	for range 2 {
		v, err := cfg.Credentials.Retrieve(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, credentials.StaticCredentialsProvider{Value: v}) // want "norefresh/frozen-snapshot"
	}
	return all, nil
}

// Go 1.22: each turn of the loop has its own variable.
func optionsInLoop(ctx context.Context, profiles []string) ([]aws.Config, error) {
	var all []aws.Config
	for _, profile := range profiles {
		cfg, err := config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(profile))
		if err != nil {
			return nil, err
		}
		all = append(all, cfg)
	}
	clear(profiles)
	return all, nil
}

// self is a type parameter that speaks of itself.
type self[T self[T]] interface {
	with(aws.CredentialsProvider) T
}

func install[T self[T]](t T) T {
	return t.with(credentials.NewStaticCredentialsProvider("AKIAX5FOASMKMJSFLD4O", "+xAgoaBXFchTvFnHXriTU1Y+hczSi5PnQ7bjgXUX", "")) // want "staticcreds/hardcoded"
}

type client struct{ p aws.CredentialsProvider }

func (c client) with(p aws.CredentialsProvider) client { c.p = p; return c }

func installed() client { return install(client{}) }

// Keys of a sequence are no keys of AWS.
func names(all map[string]aws.Config) []string { return slices.Sorted(maps.Keys(all)) }
