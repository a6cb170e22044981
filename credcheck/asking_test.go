package credcheck

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// cleanEnv sets variables for the test, behind those that take the machine's own away.
func cleanEnv(t *testing.T, env ...string) {
	t.Helper()
	for _, pair := range append(credchecktest.CleanEnv(), env...) {
		name, value, _ := strings.Cut(pair, "=")
		t.Setenv(name, value)
	}
}

// loadCloud gives the SDK's default configuration with everything in memory, and the limit that the SDK's own client has for the metadata service.
func loadCloud(t *testing.T, cloud *credchecktest.AWS, opts ...func(*config.LoadOptions) error) aws.Config {
	t.Helper()
	all := append(cloud.LoadOptions(cloud.Client(500*time.Millisecond)), opts...)
	cfg, err := config.LoadDefaultConfig(context.Background(), all...)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

func withWindow(d time.Duration) func(*config.LoadOptions) error {
	return config.WithCredentialsCacheOptions(func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = d })
}

// elsewhere is a machine of which nothing is known but its environment.
func elsewhere(t *testing.T) Option {
	h := thisHost()
	h.root, h.synced = t.TempDir(), func() (bool, bool) { return true, true }
	return onHost(h)
}

// asked runs a check and tests what must hold of every one: time within budget, no secret in any output.
func asked(t *testing.T, cloud *credchecktest.AWS, cfg aws.Config, opts ...Option) *Report {
	t.Helper()
	var log bytes.Buffer
	// The client in memory is a custom one, which is true and not what these tests are about.
	opts = append([]Option{elsewhere(t), Ignore(CodeIMDSCustomClient), Logger(slog.New(slog.NewJSONHandler(&log, nil)))}, opts...)
	began := time.Now()
	r := Check(context.Background(), cfg, opts...)
	if took := time.Since(began); took > newOptions(opts).timeout+time.Second {
		t.Errorf("took %v", took)
	}
	noSecrets(t, cloud, r, log.String())
	return r
}

func noSecrets(t *testing.T, cloud *credchecktest.AWS, r *Report, more ...string) {
	t.Helper()
	var text bytes.Buffer
	if err := r.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	more = append(more, text.String(), string(b))
	if err := r.Err(); err != nil {
		more = append(more, err.Error())
	}
	for _, out := range more {
		if leaked := cloud.Issuer.FindSecrets(out); leaked != nil {
			t.Errorf("secrets of %v in:\n%s", leaked, out)
		}
	}
}

// wantCodes fails unless the findings have exactly these codes, in any order.
func wantCodes(t *testing.T, r *Report, want ...Code) {
	t.Helper()
	got := make([]Code, len(r.Findings))
	for i, f := range r.Findings {
		got[i] = f.Code
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		var text bytes.Buffer
		_ = r.WriteText(&text)
		t.Errorf("codes %v, want %v\n%s", got, want, &text)
	}
}

func wantSeverity(t *testing.T, r *Report, code Code, want Severity) {
	t.Helper()
	for _, f := range r.Findings {
		if f.Code == code && f.Severity != want {
			t.Errorf("%s is %v, want %v", code, f.Severity, want)
		}
	}
}

// unharmed fails unless cfg still gives the keys of the report, from its own cache.
func unharmed(t *testing.T, cfg aws.Config, r *Report, endpoints ...*credchecktest.Endpoint) {
	t.Helper()
	before := total(endpoints)
	k, err := cfg.Credentials.Retrieve(context.Background())
	if err != nil {
		t.Errorf("the program has no keys any more: %v", err)
		return
	}
	if Fingerprint(k.AccessKeyID) != r.Credential.Fingerprint {
		t.Error("the program has other keys than the report says")
	}
	if n := total(endpoints) - before; n != 0 {
		t.Errorf("%d requests to get at cached keys", n)
	}
}

func total(endpoints []*credchecktest.Endpoint) int {
	n := 0
	for _, e := range endpoints {
		n += e.Count()
	}
	return n
}
