package credcheck

import (
	"context"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

type load = func(*config.LoadOptions) error

func window(d time.Duration) load {
	return config.WithCredentialsCacheOptions(func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = d })
}

var five = []load{window(5 * time.Minute)}

func throughProxy(*http.Request) (*url.URL, error) {
	return url.Parse("http://user:pr0xyPassw0rdX@proxy.internal:3128")
}

const (
	roleARN    = "role_arn = arn:aws:iam::111122223333:role/web\n"
	staticText = "aws_access_key_id = " + longID + "\naws_secret_access_key = " + secretKey + "\n"
	profileEnd = "aws_access_key_id = " + tempID + "\naws_secret_access_key = " + secretKey + "\naws_session_token = " + tokenValue + "\n"
	mfaProfile = "[profile mfa]\n" + roleARN + "source_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/ann\nduration_seconds = 3600\n[profile base]\n" + staticText
)

// TestInspect brings about one condition at a time with the SDK's own loader, and wants exactly the findings named.
func TestInspect(t *testing.T) {
	tests := []struct {
		name   string
		env    map[string]string
		config string
		load   []load
		setup  func(*testing.T, *world)
		change func(*aws.Config)
		opts   []Option
		source Source
		want   []string
	}{
		{name: "instance role with five minutes", load: five, source: EC2Role, want: []string{}},
		{name: "static-temporary-keys", setup: func(t *testing.T, _ *world) { envKeys(t, tempID, tokenValue) }, source: EnvKeys,
			want: []string{"error static-temporary-keys"}},
		{name: "static-temporary-keys of a short process", setup: func(t *testing.T, _ *world) { envKeys(t, tempID, tokenValue) }, source: EnvKeys,
			opts: []Option{Lifetime(time.Minute)}, want: []string{"warning static-temporary-keys"}},
		{name: "lambda is exempt", setup: func(t *testing.T, _ *world) { envKeys(t, tempID, tokenValue) }, env: map[string]string{"AWS_LAMBDA_FUNCTION_NAME": "f"},
			source: Lambda, want: []string{}},
		{name: "static-keys-expire-at from the environment", setup: func(t *testing.T, _ *world) { envKeys(t, tempID, tokenValue) }, source: EnvKeys,
			env: map[string]string{"AWS_CREDENTIAL_EXPIRATION": "2026-11-23T12:37:00Z"}, want: []string{"error static-keys-expire-at"}},
		{name: "static-keys-expire-at after the process", setup: func(t *testing.T, _ *world) { envKeys(t, tempID, tokenValue) }, source: EnvKeys,
			opts: []Option{Lifetime(time.Minute)}, env: map[string]string{"AWS_CREDENTIAL_EXPIRATION": "2026-11-23T12:37:00Z"},
			want: []string{"warning static-keys-expire-at"}},
		{name: "static-keys-expire-at from the file", config: "[default]\n" + profileEnd + "x_security_token_expires = 2026-11-23T13:00:00+00:00\n",
			source: ProfileKeys, want: []string{"error static-keys-expire-at"}},
		{name: "long-term-keys", setup: func(t *testing.T, _ *world) { envKeys(t, longID, "") }, source: EnvKeys, want: []string{"warning long-term-keys"}},
		{name: "source-mismatch", setup: func(t *testing.T, _ *world) { envKeys(t, longID, "") }, opts: []Option{Expect(EC2Role, ECSTask)}, source: EnvKeys,
			want: []string{"error source-mismatch", "warning long-term-keys"}},
		{name: "profile-ignored", setup: func(t *testing.T, _ *world) { envKeys(t, longID, "") }, env: map[string]string{"AWS_PROFILE": "prod"},
			config: "[profile prod]\n" + staticText, source: EnvKeys, want: []string{"warning long-term-keys", "warning profile-ignored"}},
		{name: "partial-env-keys without secret", env: map[string]string{"AWS_ACCESS_KEY_ID": longID}, load: five, source: EC2Role,
			want: []string{"warning partial-env-keys"}},
		{name: "partial-env-keys without key ID", env: map[string]string{"AWS_SECRET_ACCESS_KEY": secretKey}, load: five, source: EC2Role,
			want: []string{"warning partial-env-keys"}},
		{name: "partial-env-keys token alone", env: map[string]string{"AWS_SESSION_TOKEN": tokenValue}, load: five, source: EC2Role,
			want: []string{"warning partial-env-keys"}},
		{name: "legacy-env-name security token", env: map[string]string{"AWS_SECURITY_TOKEN": tokenValue}, load: five, source: EC2Role,
			want: []string{"warning legacy-env-name"}},
		{name: "legacy-env-name aliases win", env: map[string]string{"AWS_ACCESS_KEY": longID, "AWS_SECRET_KEY": secretKey}, source: EnvKeys,
			want: []string{"warning long-term-keys", "warning legacy-env-name"}},
		{name: "ignored-sdk-variable", env: map[string]string{"AWS_METADATA_SERVICE_TIMEOUT": "5", "AWS_MAX_ATTEMPTS": "9"}, load: five, source: EC2Role,
			want: []string{"warning ignored-sdk-variable", "info ignored-sdk-variable"}},
		{name: "credentials-replaced by keys", change: func(c *aws.Config) { c.Credentials = credentials.NewStaticCredentialsProvider(longID, secretKey, "") },
			source: CodeKeys, want: []string{"warning long-term-keys", "warning credentials-replaced"}},
		{name: "credentials-replaced by a cached role", change: cachedRole, source: AssumeRole,
			want: []string{"warning no-early-refresh", "info credentials-replaced", "info refresh-unproven"}},
		{name: "no-credentials nil", change: func(c *aws.Config) { c.Credentials = nil }, source: None, want: []string{"error no-credentials"}},
		{name: "no-credentials anonymous", load: []load{config.WithCredentialsProvider(aws.AnonymousCredentials{})}, source: Anonymous,
			want: []string{"error no-credentials"}},
		{name: "anonymous as expected", load: []load{config.WithCredentialsProvider(aws.AnonymousCredentials{})}, source: Anonymous,
			opts: []Option{Expect(Anonymous)}, want: []string{}},
		{name: "not-cached provider of the SDK", change: func(c *aws.Config) { c.Credentials = ec2rolecreds.New() }, source: EC2Role,
			want: []string{"error not-cached"}},
		{name: "not-cached function", change: func(c *aws.Config) { c.Credentials = nothing }, source: Custom,
			want: []string{"warning credentials-replaced", "warning not-cached", "info refresh-unproven"}},
		{name: "no-early-refresh", source: EC2Role, want: []string{"warning no-early-refresh"}},
		{name: "no-early-refresh window below lead", load: []load{window(time.Minute)}, source: EC2Role, want: []string{"warning no-early-refresh"}},
		{name: "window-defeated", load: []load{window(10 * time.Minute)}, source: EC2Role, want: []string{"warning window-defeated"}},
		{name: "window-exceeds-life", env: map[string]string{"AWS_PROFILE": "r"}, load: []load{window(15 * time.Minute)}, source: AssumeRole,
			config: "[profile r]\n" + roleARN + "source_profile = base\n[profile base]\n" + staticText,
			want:   []string{"error window-exceeds-life", "warning long-term-keys", "info role-session-short"}},
		{name: "window-without-grace", env: map[string]string{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"}, load: five, source: ECSTask,
			want: []string{"warning window-without-grace"}},
		{name: "window-without-grace of the SDK's own", env: map[string]string{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"}, source: ECSTask,
			want: []string{"info window-without-grace"}},
		{name: "clock-unsynchronised", load: five, source: EC2Role, want: []string{"warning clock-unsynchronised"},
			setup: func(_ *testing.T, w *world) { w.host.synced = func() (bool, bool) { return false, true } }},
		{name: "skew-correction-off", env: map[string]string{"AWS_DISABLE_CLOCK_SKEW_CORRECTION": "true"}, load: five, source: EC2Role,
			want: []string{"info skew-correction-off"}},
		{name: "imds-proxied and no-proxy-pattern-unsupported", env: map[string]string{"NO_PROXY": "localhost, 169.254.*"}, source: EC2Role,
			load: []load{five[0], config.WithHTTPClient(awshttp.NewBuildableClient().WithTransportOptions(func(tr *http.Transport) { tr.Proxy = throughProxy }))},
			want: []string{"error imds-proxied", "warning no-proxy-pattern-unsupported"}},
		{name: "container-endpoint-proxied", env: map[string]string{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"}, source: ECSTask,
			setup: func(_ *testing.T, w *world) { w.host.proxy = throughProxy },
			want:  []string{"error container-endpoint-proxied", "info window-without-grace"}},
		{name: "imds-disabled", env: map[string]string{"AWS_EC2_METADATA_DISABLED": "true"}, load: five, source: EC2Role, want: []string{"error imds-disabled"}},
		{name: "imds-disabled in code", load: []load{five[0], config.WithEC2IMDSClientEnableState(imds.ClientDisabled)}, source: EC2Role,
			want: []string{"error imds-disabled"}},
		{name: "imds-endpoint-invalid", env: map[string]string{"AWS_EC2_METADATA_SERVICE_ENDPOINT": "169.254.169.254"}, load: five, source: EC2Role,
			want: []string{"error imds-endpoint-invalid"}},
		{name: "imds-endpoint-invalid elsewhere", env: map[string]string{"AWS_EC2_METADATA_SERVICE_ENDPOINT": "http://10.0.0.9"}, load: five, source: EC2Role,
			want: []string{"warning imds-endpoint-invalid"}},
		{name: "imds-custom-client and retryer", source: EC2Role,
			load: []load{five[0], config.WithHTTPClient(&http.Client{}), config.WithRetryer(func() aws.Retryer { return aws.NopRetryer{} })},
			want: []string{"warning imds-custom-client", "warning imds-custom-retryer"}},
		{name: "container-token-file missing", env: map[string]string{"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials",
			"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/nowhere/token"}, source: EKSPodIdentity,
			want: []string{"error container-token-file", "info window-without-grace"}},
		{name: "container-token-file with a line break", env: map[string]string{"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:9/x"}, source: Endpoint,
			setup: func(t *testing.T, w *world) {
				t.Setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", w.file(t, "auth", "abcdefgh\n"))
			}, want: []string{"error container-token-file", "info window-without-grace"}},
		{name: "mfa-needs-human", env: map[string]string{"AWS_PROFILE": "mfa"}, source: AssumeRole, config: mfaProfile, opts: []Option{Lead(0)},
			load: []load{config.WithAssumeRoleCredentialOptions(func(o *stscreds.AssumeRoleOptions) { o.TokenProvider = stscreds.StdinTokenProvider })},
			want: []string{"error mfa-needs-human", "warning long-term-keys", "info refresh-unproven"}},
		{name: "role-chain-1h", env: map[string]string{"AWS_PROFILE": "r"}, source: AssumeRole, opts: []Option{Lead(0)},
			config: "[profile r]\n" + roleARN + "credential_source = Ec2InstanceMetadata\nduration_seconds = 7200\n", want: []string{"warning role-chain-1h"}},
		{name: "role-session-short", env: map[string]string{"AWS_PROFILE": "r"}, source: AssumeRole, opts: []Option{Lead(0)},
			config: "[profile r]\n" + roleARN + "credential_source = Ec2InstanceMetadata\n", want: []string{"info role-session-short"}},
		{name: "hand-built-config", change: func(c *aws.Config) { c.ConfigSources = nil }, load: five, source: EC2Role,
			want: []string{"info refresh-unproven", "info hand-built-config"}},
		{name: "ignored code", source: EC2Role, opts: []Option{Ignore(CodeNoEarlyRefresh)}, want: []string{}},
		{name: "switched off from outside", env: map[string]string{"CREDCHECK": "off"}, change: func(c *aws.Config) { c.Credentials = nil }, want: []string{}},
		{name: "invalid-option", load: five, source: EC2Role, opts: []Option{Lead(-1), Expect("mars"), Timeout(0)}, env: map[string]string{"CREDCHECK": "loud"},
			want: []string{"error invalid-option", "error invalid-option", "error invalid-option", "warning invalid-option"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			for k, v := range tt.env {
				t.Setenv(k, v)
			}
			w.file(t, "config", tt.config)
			if tt.setup != nil {
				tt.setup(t, w)
			}
			cfg := w.load(t, tt.load...)
			if tt.change != nil {
				tt.change(&cfg)
			}
			r := w.inspect(cfg, tt.opts...)
			if r.Source.Kind != tt.source {
				t.Errorf("source %q, want %q", r.Source.Kind, tt.source)
			}
			if got := found(r); !slices.Equal(got, tt.want) {
				t.Errorf("found %q\nwant  %q", got, tt.want)
				for _, f := range r.Findings {
					t.Log(f.Message)
				}
			}
		})
	}
}

var nothing = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { panic("Inspect must not ask") })

func cachedRole(c *aws.Config) {
	p := stscreds.NewAssumeRoleProvider(sts.NewFromConfig(*c), "arn:aws:iam::111122223333:role/web")
	c.Credentials = aws.NewCredentialsCache(p, func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = 0 })
}

// TestWebIdentity looks at token files in the states that they are met in.
func TestWebIdentity(t *testing.T) {
	expired := webToken(`{"iss":"https://a","aud":"sts.amazonaws.com","exp":1700000000}`)
	tests := []struct {
		name, text string
		link, pod  bool
		want       []string
	}{
		{name: "good", text: goodToken(), want: []string{}},
		{name: "webid-token-empty", text: " \n", want: []string{"error webid-token-empty"}},
		{name: "webid-token-unreadable no token", text: "hello", want: []string{"error webid-token-unreadable"}},
		{name: "webid-token-expired", text: expired, want: []string{"error webid-token-expired"}},
		{name: "webid-token-not-rotated", text: goodToken(), pod: true, want: []string{"warning webid-token-not-rotated"}},
		{name: "projected volume", text: goodToken(), pod: true, link: true, want: []string{}},
		{name: "webid-audience", text: webToken(`{"iss":"https://a","aud":["vault"]}`), want: []string{"warning webid-audience"}},
		{name: "webid-issuer", text: webToken(`{"iss":"kubernetes/serviceaccount","aud":"sts.amazonaws.com"}`), want: []string{"warning webid-issuer"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			file := w.file(t, "..data/token", tt.text)
			if tt.link {
				file = filepath.Join(w.dir, "token")
				if err := os.Symlink("..data/token", file); err != nil {
					t.Fatal(err)
				}
			}
			if tt.pod {
				t.Setenv("KUBERNETES_SERVICE_HOST", "10.0.0.1")
			}
			if got := found(w.inspectToken(t, file)); !slices.Equal(got, tt.want) {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
	t.Run("webid-token-missing", func(t *testing.T) {
		w := newWorld(t)
		if got := found(w.inspectToken(t, filepath.Join(w.dir, "gone"))); !slices.Equal(got, []string{"error webid-token-missing"}) {
			t.Errorf("found %q", got)
		}
	})
	t.Run("webid-token-unreadable directory", func(t *testing.T) {
		w := newWorld(t)
		if got := found(w.inspectToken(t, w.dir)); !slices.Equal(got, []string{"error webid-token-unreadable"}) {
			t.Errorf("found %q", got)
		}
	})
}

func (w *world) inspectToken(t *testing.T, file string) *Report {
	t.Setenv("AWS_WEB_IDENTITY_TOKEN_FILE", file)
	t.Setenv("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/web")
	return w.inspect(w.load(t), Lead(0))
}
