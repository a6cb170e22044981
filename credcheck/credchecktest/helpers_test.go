package credchecktest_test

import (
	"context"
	"errors"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go"
	"github.com/aws/smithy-go/logging"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// setenv sets variables for the test, behind those of CleanEnv.
func setenv(t *testing.T, env ...string) {
	t.Helper()
	for _, pair := range append(credchecktest.CleanEnv(), env...) {
		name, value, _ := strings.Cut(pair, "=")
		t.Setenv(name, value)
	}
}

// load gives the SDK's default configuration with everything in memory.
func load(t *testing.T, cloud *credchecktest.AWS, client aws.HTTPClient, opts ...func(*config.LoadOptions) error) aws.Config {
	t.Helper()
	if client == nil {
		client = cloud
	}
	opts = append(cloud.LoadOptions(client), append(opts, config.WithLogger(logging.Nop{}))...)
	cfg, err := config.LoadDefaultConfig(context.Background(), opts...)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

// loadEnv gives the default configuration as the environment has it.
func loadEnv(t *testing.T, opts ...func(*config.LoadOptions) error) aws.Config {
	t.Helper()
	cfg, err := config.LoadDefaultConfig(context.Background(), opts...)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

func window(d time.Duration) func(*config.LoadOptions) error {
	return config.WithCredentialsCacheOptions(func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = d })
}

func retrieve(t *testing.T, cfg aws.Config) aws.Credentials {
	t.Helper()
	c, err := cfg.Credentials.Retrieve(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// wantError checks that err holds each text, and none of the cloud's secrets.
func wantError(t *testing.T, cloud *credchecktest.AWS, err error, texts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one with %q", texts)
	}
	for _, text := range texts {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("error %q has no %q", err, text)
		}
	}
	if leaked := cloud.Issuer.FindSecrets(err.Error()); leaked != nil {
		t.Errorf("error has secrets of %v", leaked)
	}
}

// wantCode checks the code of an error of an AWS API.
func wantCode(t *testing.T, err error, code string) {
	t.Helper()
	var api smithy.APIError
	if !errors.As(err, &api) || api.ErrorCode() != code {
		t.Errorf("error %v, want code %s", err, code)
	}
}

func wantCount(t *testing.T, e *credchecktest.Endpoint, want int, ops ...credchecktest.Op) {
	t.Helper()
	if got := e.Count(ops...); got != want {
		t.Errorf("%d requests of %v, want %d: %+v", got, ops, want, e.Log())
	}
}

// noLeaks fails the test if goroutines with this module's or net/http's server
// code are left after it, once they had time to end.
func noLeaks(t *testing.T) {
	t.Helper()
	t.Cleanup(func() {
		deadline := time.Now().Add(5 * time.Second)
		for {
			stacks := make([]byte, 1<<20)
			stacks = stacks[:runtime.Stack(stacks, true)]
			left := ""
			for stack := range strings.SplitSeq(string(stacks), "\n\n") {
				if strings.Contains(stack, "net/http.(*conn).serve") || strings.Contains(stack, "credchecktest.(*Endpoint)") {
					left = stack
				}
			}
			if left == "" {
				return
			}
			if time.Now().After(deadline) {
				t.Errorf("left running:\n%s", left)
				return
			}
			runtime.Gosched()
		}
	})
}

// client is an HTTP client that keeps no connection.
func client() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
}
