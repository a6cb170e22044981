package keep

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

// TestUnwrap pins the unexported fields of the SDK that are read. If it fails
// after an update, the package still works, though with the limits that the
// comment of Provider names.
func TestUnwrap(t *testing.T) {
	window := func(d time.Duration) func(*aws.CredentialsCacheOptions) {
		return func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = d }
	}
	var p aws.CredentialsProvider = ec2rolecreds.New()
	cached := aws.NewCredentialsCache(aws.NewCredentialsCache(p, window(time.Minute)), window(time.Second))
	if inner, w := unwrap(cached); inner != p || w != time.Minute {
		t.Errorf("got %T and %v", inner, w)
	}
	if inner, w := unwrap(p); inner != p || w != 0 {
		t.Errorf("got %T and %v", inner, w)
	}
	client := &fixedClient{}
	got, ok := metadataClient(ec2rolecreds.New(func(o *ec2rolecreds.Options) { o.Client = client }))
	if !ok || got != ec2rolecreds.GetMetadataAPIClient(client) {
		t.Errorf("got the client %v", got)
	}
}

// TestFieldsThatAreNotThere says that another layout is an answer, not a panic.
func TestFieldsThatAreNotThere(t *testing.T) {
	cache := aws.NewCredentialsCache(ec2rolecreds.New())
	if _, ok := field[aws.CredentialsProvider](cache, "inner"); ok {
		t.Error("found a field that is not there")
	}
	if _, ok := field[string](cache, "provider"); ok {
		t.Error("found a field of another type")
	}
	for _, p := range []any{nil, 1, new(int), (*aws.CredentialsCache)(nil), *new(struct{ provider int })} {
		if _, ok := field[int](p, "provider"); ok {
			t.Errorf("found a field in a %T", p)
		}
	}
	if _, ok := metadataClient(&ec2rolecreds.Provider{}); ok {
		t.Error("found a client where none is set")
	}
}

type fixedClient struct {
	body io.Reader
	err  error
}

func (c *fixedClient) GetMetadata(context.Context, *imds.GetMetadataInput, ...func(*imds.Options)) (*imds.GetMetadataOutput, error) {
	if c.err != nil {
		return nil, c.err
	}
	return &imds.GetMetadataOutput{Content: io.NopCloser(c.body)}, nil
}

// readThrough gives what comes through an expiryReader, and what it noted.
func readThrough(t *testing.T, body io.Reader, path string) (string, time.Time, error) {
	t.Helper()
	r := &expiryReader{client: &fixedClient{body: body}}
	out, err := r.GetMetadata(t.Context(), &imds.GetMetadataInput{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	defer out.Content.Close()
	got, err := io.ReadAll(out.Content)
	return string(got), r.get(), err
}

func TestExpiryReader(t *testing.T) {
	end := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	answer := `{"Code":"Success","Expiration":"2030-01-02T03:04:05Z"}`
	for name, tt := range map[string]struct {
		body, path string
		want       time.Time
	}{
		"credentials":  {answer, rolesPath + "web", end},
		"list":         {answer, rolesPath, time.Time{}},
		"other path":   {answer, "/instance-id", time.Time{}},
		"no JSON":      {"<html>", rolesPath + "web", time.Time{}},
		"bad time":     {`{"Expiration":"soon"}`, rolesPath + "web", time.Time{}},
		"huge":         {answer + strings.Repeat(" ", 3*maxAnswer), rolesPath + "web", time.Time{}},
		"empty answer": {"", rolesPath + "web", time.Time{}},
	} {
		got, noted, err := readThrough(t, strings.NewReader(tt.body), tt.path)
		if name == "huge" {
			noted = time.Time{} // either is right
		}
		if err != nil || got != tt.body || !noted.Equal(tt.want) {
			t.Errorf("%s: %d bytes of %d came through, noted %v, %v", name, len(got), len(tt.body), noted, err)
		}
	}
	failure := errors.New("connection reset")
	if _, _, err := readThrough(t, iotest.ErrReader(failure), rolesPath+"web"); !errors.Is(err, failure) {
		t.Errorf("the error of reading is lost: %v", err)
	}
	r := &expiryReader{client: &fixedClient{err: failure}}
	if _, err := r.GetMetadata(t.Context(), nil); !errors.Is(err, failure) {
		t.Errorf("the error of the request is lost: %v", err)
	}
}

// FuzzExpiryReader says that ec2rolecreds sees every answer as it came.
func FuzzExpiryReader(f *testing.F) {
	f.Add(`{"Code":"Success","Expiration":"2030-01-02T03:04:05Z"}`)
	f.Add(`{"Expiration":null}`)
	f.Add("")
	f.Fuzz(func(t *testing.T, body string) {
		if got, _, err := readThrough(t, strings.NewReader(body), rolesPath+"web"); err != nil || got != body {
			t.Errorf("%q became %q, %v", body, got, err)
		}
	})
}
