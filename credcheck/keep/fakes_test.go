package keep_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
)

// issuer makes keys as AWS does: each set lives so long, and the next is there
// so much before it ends.
type issuer struct {
	life, rotate time.Duration
	generation   int
	expires      time.Time
}

func (i *issuer) issue(now time.Time) (id string, expires time.Time) {
	if i.generation == 0 && !i.expires.IsZero() {
		i.generation++ // keys from before the test
	}
	if i.expires.IsZero() || !now.Before(i.expires.Add(-i.rotate)) {
		i.generation++
		i.expires = now.Add(i.life)
	}
	return fmt.Sprintf("ASIATEST%08d", i.generation), i.expires
}

// fakeIMDS is the instance metadata service in memory.
type fakeIMDS struct {
	mu       sync.Mutex
	issuer   issuer
	requests int
	status   int // of all answers, if not zero
	ends     map[string]time.Time
}

func (f *fakeIMDS) Do(r *http.Request) (*http.Response, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requests++
	switch {
	case f.status != 0:
		return respond(r, f.status, "not now"), nil
	case r.Method == http.MethodPut:
		resp := respond(r, http.StatusOK, "token")
		resp.Header.Set("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "300")
		return resp, nil
	case strings.HasSuffix(r.URL.Path, "/iam/security-credentials/"):
		return respond(r, http.StatusOK, "web-role"), nil
	}
	id, expires := f.issuer.issue(time.Now())
	if f.ends == nil {
		f.ends = map[string]time.Time{}
	}
	f.ends[id] = expires.Truncate(time.Second)
	return respond(r, http.StatusOK, fmt.Sprintf(`{"Code":"Success","AccessKeyId":%q,"SecretAccessKey":"s","Token":"t","Expiration":%q}`,
		id, expires.UTC().Format(time.RFC3339))), nil
}

// setStatus makes all further answers have the status, or good ones again with 0.
func (f *fakeIMDS) setStatus(status int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.status = status
}

// left gives how long the keys are good in truth.
func (f *fakeIMDS) left(id string) time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	return time.Until(f.ends[id])
}

func respond(r *http.Request, status int, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: r}
}

// load runs the default chain without files or environment over the client.
func load(t *testing.T, client config.HTTPClient, opts ...func(*config.LoadOptions) error) aws.Config {
	t.Helper()
	cfg, err := config.LoadDefaultConfig(context.Background(), append([]func(*config.LoadOptions) error{
		config.WithRegion("us-east-1"), config.WithHTTPClient(client),
		config.WithSharedConfigFiles([]string{}), config.WithSharedCredentialsFiles([]string{}),
	}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

// noEnvironment hides what the machine's environment says of credentials.
func noEnvironment(t *testing.T) {
	t.Helper()
	for _, name := range []string{
		"AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY", "AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE",
		"AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
		"AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_V1_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT",
		"AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "AWS_MAX_ATTEMPTS", "AWS_RETRY_MODE", "AWS_CA_BUNDLE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_STS",
		"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy",
	} {
		t.Setenv(name, "")
	}
}

var errDown = errors.New("the source is down")

// script is a provider that answers by a function of how often it was asked,
// counted from one.
type script struct {
	asked  atomic.Int64
	answer func(ctx context.Context, n int) (aws.Credentials, error)
}

func (s *script) Retrieve(ctx context.Context) (aws.Credentials, error) {
	return s.answer(ctx, int(s.asked.Add(1)))
}

// keys makes temporary keys.
func keys(id string, life time.Duration) aws.Credentials {
	return aws.Credentials{AccessKeyID: id, SecretAccessKey: "s-" + id, SessionToken: "t-" + id, CanExpire: true, Expires: time.Now().Add(life)}
}

// minting gives a source with new keys at each question, like STS.
func minting(life time.Duration) *script {
	return &script{answer: func(_ context.Context, n int) (aws.Credentials, error) {
		return keys(fmt.Sprintf("K%d", n), life), nil
	}}
}

// retrieve fails the test on an error, and gives the key's ID.
func retrieve(t *testing.T, p aws.CredentialsProvider) string {
	t.Helper()
	c, err := p.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return c.AccessKeyID
}

func wantKey(t *testing.T, p aws.CredentialsProvider, want string) {
	t.Helper()
	if got := retrieve(t, p); got != want {
		t.Errorf("got the keys %q, want %q", got, want)
	}
}

func wantAsked(t *testing.T, s *script, want int64) {
	t.Helper()
	if got := s.asked.Load(); got != want {
		t.Errorf("the source was asked %d times, want %d", got, want)
	}
}
