package keep

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

// A source is asked for credentials afresh. It gives with them their true
// expiry, which counts only if they can expire.
type source func(context.Context) (aws.Credentials, time.Time, error)

func sourceOf(p aws.CredentialsProvider) source {
	if ec2, ok := p.(*ec2rolecreds.Provider); ok {
		if client, ok := metadataClient(ec2); ok {
			return ec2Source(ec2, client)
		}
	}
	if cache, ok := p.(interface{ Invalidate() }); ok {
		return cacheSource(p, cache.Invalidate)
	}
	return func(ctx context.Context) (aws.Credentials, time.Time, error) {
		c, err := p.Retrieve(ctx)
		return c, c.Expires, err
	}
}

// cacheSource asks a cache that cannot be looked into. The keys that it holds at
// first are good enough, and emptying it would leave others who use it with
// nothing if the source fails (aws/credential_cache.go:188).
func cacheSource(p aws.CredentialsProvider, invalidate func()) source {
	asked := false
	return func(ctx context.Context) (aws.Credentials, time.Time, error) {
		if asked {
			invalidate()
		}
		asked = true
		c, err := p.Retrieve(ctx)
		return c, c.Expires, err
	}
}

// ec2Source asks IMDS as p would, and reads the true expiry from the answer:
// ec2rolecreds reports at most an hour (credentials/ec2rolecreds/provider.go:103-107), so
// that keys with five hours to live would be given up during an outage.
func ec2Source(p *ec2rolecreds.Provider, client ec2rolecreds.GetMetadataAPIClient) source {
	r := &expiryReader{client: client}
	asked := ec2rolecreds.New(func(o *ec2rolecreds.Options) {
		o.Client, o.CredentialSources = r, p.ProviderSources()
	})
	return func(ctx context.Context) (aws.Credentials, time.Time, error) {
		r.set(time.Time{})
		c, err := asked.Retrieve(ctx)
		truth := c.Expires
		if read := r.get(); read.After(truth) {
			truth = read
		}
		return c, truth, err
	}
}

// An expiryReader is a client of IMDS that notes when the credentials which
// pass through it expire.
type expiryReader struct {
	client ec2rolecreds.GetMetadataAPIClient
	mu     sync.Mutex
	expiry time.Time
}

func (r *expiryReader) get() time.Time {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.expiry
}

func (r *expiryReader) set(t time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.expiry = t
}

// The path below which IMDS lists roles and holds their credentials
// (credentials/ec2rolecreds/provider.go:174).
const rolesPath = "/iam/security-credentials/"

// maxAnswer is more than any answer with credentials takes.
const maxAnswer = 1 << 16

// GetMetadata passes the request and its answer on.
func (r *expiryReader) GetMetadata(ctx context.Context, in *imds.GetMetadataInput, opts ...func(*imds.Options)) (*imds.GetMetadataOutput, error) {
	out, err := r.client.GetMetadata(ctx, in, opts...)
	if err != nil || out == nil || out.Content == nil || in == nil {
		return out, err
	}
	if role, ok := strings.CutPrefix(in.Path, rolesPath); !ok || role == "" {
		return out, nil
	}
	head, readErr := io.ReadAll(io.LimitReader(out.Content, maxAnswer))
	var body struct{ Expiration time.Time }
	if readErr == nil && json.Unmarshal(head, &body) == nil {
		r.set(body.Expiration)
	}
	out.Content = replay{io.MultiReader(bytes.NewReader(head), failing{readErr}, out.Content), out.Content}
	return out, nil
}

// replay reads from one and closes the other.
type replay struct {
	io.Reader
	io.Closer
}

// failing is a reader that gives the error, or nothing.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	return 0, io.EOF
}
