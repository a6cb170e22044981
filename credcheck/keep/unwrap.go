package keep

import (
	"reflect"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
)

// maxLevels bounds the descent into nested caches.
const maxLevels = 16

// unwrap gives the provider inside all caches around it, and their widest
// window. It gives a cache itself if it cannot be looked into.
func unwrap(p aws.CredentialsProvider) (inner aws.CredentialsProvider, window time.Duration) {
	for range maxLevels {
		cache, ok := p.(*aws.CredentialsCache)
		if !ok || cache == nil {
			break
		}
		next, ok := field[aws.CredentialsProvider](cache, "provider")
		if !ok {
			break
		}
		if o, ok := field[aws.CredentialsCacheOptions](cache, "options"); ok {
			window = max(window, o.ExpiryWindow)
		}
		p = next
	}
	return p, window
}

// metadataClient gives the client by which a provider asks IMDS.
func metadataClient(p *ec2rolecreds.Provider) (ec2rolecreds.GetMetadataAPIClient, bool) {
	o, ok := field[ec2rolecreds.Options](p, "options")
	return o.Client, ok && o.Client != nil
}

// field reads a field of the struct that p points to, exported or not, if there
// is one of that name and exactly that type. The fields it is used for are set
// where the struct is made, and never after: aws/credential_cache.go:91-94,
// credentials/ec2rolecreds/provider.go:69-71.
func field[T any](p any, name string) (value T, ok bool) {
	v := reflect.ValueOf(p)
	if v.Kind() != reflect.Pointer || v.IsNil() || v.Elem().Kind() != reflect.Struct {
		return value, false
	}
	f := v.Elem().FieldByName(name)
	if !f.IsValid() || f.Type() != reflect.TypeFor[T]() {
		return value, false
	}
	at, ok := reflect.NewAt(f.Type(), f.Addr().UnsafePointer()).Interface().(*T)
	if !ok {
		return value, false
	}
	return *at, true
}
