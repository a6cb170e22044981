package credcheck

import (
	"context"
	"reflect"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/credentials/endpointcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/logincreds"
	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/ssocreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
)

// provider is what can be seen of an aws.CredentialsProvider without asking it.
type provider struct {
	kind    Source
	typ     string // of the innermost provider in sight
	cached  bool
	window  *time.Duration // nil if unknown
	grace   bool           // the cache's provider decides itself what happens when a refresh fails
	keeps   bool           // it is credcheck/keep, which needs no window
	sdk     bool           // the type is the SDK's own
	sources []aws.CredentialSource
	keys    *aws.Credentials // of a static provider
}

var knownProviders = []struct {
	kind   Source
	target aws.CredentialsProvider
}{
	{Anonymous, aws.AnonymousCredentials{}},
	{CodeKeys, credentials.StaticCredentialsProvider{}},
	{EC2Role, (*ec2rolecreds.Provider)(nil)},
	{Endpoint, (*endpointcreds.Provider)(nil)},
	{AssumeRole, (*stscreds.AssumeRoleProvider)(nil)},
	{WebIdentity, (*stscreds.WebIdentityRoleProvider)(nil)},
	{SSO, (*ssocreds.Provider)(nil)},
	{Process, (*processcreds.Provider)(nil)},
	{Login, (*logincreds.Provider)(nil)},
}

func lookAt(p aws.CredentialsProvider) provider {
	if isNil(p) {
		return provider{kind: None}
	}
	seen := provider{kind: Custom}
	for _, k := range knownProviders {
		if aws.IsCredentialsProvider(p, k.target) {
			seen.kind, seen.sdk = k.kind, true
			break
		}
	}
	if s, ok := p.(aws.CredentialProviderSource); ok {
		seen.sources = s.ProviderSources()
	}
	inner := seen.lookThrough(p)
	if inner != nil {
		seen.typ = inner.String()
	}
	seen.findKeys(p, inner)
	if seen.kind == CodeKeys {
		seen.kind = keysFrom(seen.sources)
	}
	return seen
}

// lookThrough looks into the SDK's caches for the type that they wrap. Fields that are not there, in another version of the SDK, stay unknown.
func (seen *provider) lookThrough(p aws.CredentialsProvider) reflect.Type {
	v := reflect.ValueOf(p)
	for depth := 0; depth < 8; depth++ {
		if v.Type() != reflect.TypeFor[*aws.CredentialsCache]() {
			return v.Type()
		}
		cache := v.Elem()
		inner := cache.FieldByName("provider")
		if depth == 0 {
			seen.cached = true
			seen.window = durationField(cache)
		}
		if inner.Kind() != reflect.Interface || inner.IsNil() {
			return nil
		}
		v = inner.Elem()
		if depth == 0 {
			seen.grace = v.Type().Implements(reflect.TypeFor[aws.HandleFailRefreshCredentialsCacheStrategy]())
			seen.keeps = strings.HasSuffix(pkgPath(v.Type()), "/credcheck/keep")
		}
	}
	return nil
}

func durationField(cache reflect.Value) *time.Duration {
	options := cache.FieldByName("options")
	if options.Kind() != reflect.Struct {
		return nil
	}
	w := options.FieldByName("ExpiryWindow")
	if w.Kind() != reflect.Int64 {
		return nil
	}
	d := time.Duration(w.Int())
	return &d
}

// findKeys asks a static provider for its keys. That is no call: it returns the value it holds (credentials/static_provider.go:47), and a cache
// around it stores what never expires.
func (seen *provider) findKeys(p aws.CredentialsProvider, inner reflect.Type) {
	static := reflect.TypeFor[credentials.StaticCredentialsProvider]()
	if inner != static && inner != reflect.PointerTo(static) {
		return
	}
	if v, err := p.Retrieve(context.Background()); err == nil {
		seen.keys = &v
	}
}

func keysFrom(sources []aws.CredentialSource) Source {
	for _, s := range sources {
		switch s {
		case aws.CredentialSourceEnvVars:
			return EnvKeys
		case aws.CredentialSourceProfile:
			return ProfileKeys
		}
	}
	return CodeKeys
}

func isNil(p aws.CredentialsProvider) bool {
	if p == nil {
		return true
	}
	switch v := reflect.ValueOf(p); v.Kind() {
	case reflect.Pointer, reflect.Func, reflect.Map:
		return v.IsNil()
	default:
		return false
	}
}

func pkgPath(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.PkgPath()
}
