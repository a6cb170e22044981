package credcheck

import (
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
)

// noon is now in all tests of Inspect.
var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// Keys of the right shape, made up at random.
const (
	longID     = "AKIAQ4ZT7XNLWM2KD5VB"
	tempID     = "ASIAX3R6WPJ4YTN7QHCM"
	secretKey  = "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"
	tokenValue = "IQoJb3JpZ2luX2VjEJr7Kd02vQpXy5sLmTzWn8hGfRcUa1BoDeNiVt6q"
)

// world is a machine of its own: no variable, file or firmware of the real one is seen.
type world struct {
	dir  string
	host host
}

func newWorld(t *testing.T) *world {
	t.Helper()
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		if foreignVariable(name) {
			t.Setenv(name, "")
			os.Unsetenv(name)
		}
	}
	w := &world{dir: t.TempDir()}
	t.Setenv("HOME", w.dir)
	t.Setenv("AWS_REGION", "eu-central-1")
	t.Setenv("AWS_CONFIG_FILE", w.file(t, "config", ""))
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", w.file(t, "credentials", ""))
	w.host = host{lookup: os.LookupEnv, root: w.dir, now: func() time.Time { return noon },
		synced: func() (bool, bool) { return true, true },
		proxy:  func(*http.Request) (*url.URL, error) { return nil, nil }}
	return w
}

func foreignVariable(name string) bool {
	for _, p := range []string{"AWS_", "ECS_", "CREDCHECK", "KUBERNETES_", "GITHUB_", "GITLAB_", "CODEBUILD_"} {
		if strings.HasPrefix(name, p) {
			return true
		}
	}
	return slices.Contains([]string{"CI", "JENKINS_URL", "BUILDKITE", "TEAMCITY_VERSION", "TF_BUILD"}, name) || strings.HasSuffix(strings.ToLower(name), "_proxy")
}

func (w *world) file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(w.dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (w *world) onEC2(t *testing.T) {
	w.file(t, "sys/devices/virtual/dmi/id/sys_vendor", "Amazon EC2\n")
}

func (w *world) load(t *testing.T, opts ...func(*config.LoadOptions) error) aws.Config {
	t.Helper()
	cfg, err := config.LoadDefaultConfig(context.Background(), opts...)
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

func (w *world) inspect(cfg aws.Config, opts ...Option) *Report {
	return Inspect(cfg, append([]Option{onHost(w.host)}, opts...)...)
}

// found gives the findings as "severity code", in the order of the report.
func found(r *Report) []string {
	got := []string{}
	for _, f := range r.Findings {
		got = append(got, fmt.Sprintf("%s %s", f.Severity, f.Code))
	}
	return got
}

func kinds(all []Origin) []Source {
	var k []Source
	for _, o := range all {
		k = append(k, o.Kind)
	}
	return k
}

func webToken(claims string) string {
	return "eyJhbGciOiJSUzI1NiJ9." + base64.RawURLEncoding.EncodeToString([]byte(claims)) + ".c2lnbmF0dXJl"
}

func goodToken() string {
	return webToken(fmt.Sprintf(`{"iss":"https://oidc.eks.eu-central-1.amazonaws.com/id/1","aud":["sts.amazonaws.com"],"exp":%d}`, noon.Add(time.Hour).Unix()))
}

func envKeys(t *testing.T, id, token string) {
	t.Setenv("AWS_ACCESS_KEY_ID", id)
	t.Setenv("AWS_SECRET_ACCESS_KEY", secretKey)
	if token != "" {
		t.Setenv("AWS_SESSION_TOKEN", token)
	}
}
