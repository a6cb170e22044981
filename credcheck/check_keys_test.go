package credcheck

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/endpointcreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

func TestExpiryShapes(t *testing.T) {
	for _, c := range []struct {
		name     string
		schedule credchecktest.Schedule
		window   time.Duration
		opts     []Option
		want     []Code
		agent    bool
	}{
		{name: "expired at the source", schedule: credchecktest.Schedule{Life: time.Hour, Age: 2 * time.Hour, Frozen: true}, window: 5 * time.Minute, want: []Code{CodeAlreadyExpired}},
		{name: "about to end, and not rotated", schedule: credchecktest.Schedule{Life: time.Hour, Age: 57 * time.Minute, Frozen: true}, window: 5 * time.Minute, want: []Code{CodeExpiryTooClose}},
		{name: "about to end, but the program too", schedule: credchecktest.Schedule{Life: time.Hour, Age: 57 * time.Minute, Frozen: true}, window: 5 * time.Minute, opts: []Option{Lifetime(time.Minute)}},
		{name: "about to end, rotated on asking", schedule: credchecktest.Schedule{Life: 20 * time.Minute, Lead: 20 * time.Minute}, window: 5 * time.Minute},
		{name: "window as long as the life", agent: true, schedule: credchecktest.Schedule{Life: 4 * time.Minute, Lead: 4 * time.Minute}, window: 5 * time.Minute, want: []Code{CodeWindowExceedsLife, CodeWindowWithoutGrace}},
		{name: "expired at the agent", agent: true, schedule: credchecktest.Schedule{Life: time.Hour, Age: 2 * time.Hour, Frozen: true}, window: 5 * time.Minute, want: []Code{CodeAlreadyExpired, CodeWindowWithoutGrace}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cloud := credchecktest.New()
			env := []string{}
			if c.agent {
				env = cloud.Agent.RelativeEnv()
			}
			cleanEnv(t, env...)
			synctest.Test(t, func(t *testing.T) {
				cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.Schedule = c.schedule })
				cloud.Agent.Set(func(s *credchecktest.AgentState) { s.Schedule = c.schedule })
				wantCodes(t, asked(t, cloud, loadCloud(t, cloud, withWindow(c.window)), c.opts...), c.want...)
			})
		})
	}
}

func TestStaticKeysAreNotAskedTwice(t *testing.T) {
	for _, c := range []struct {
		name string
		env  func(credchecktest.Keys) []string
		want []Code
	}{
		{"temporary", func(k credchecktest.Keys) []string { return []string{"AWS_SESSION_TOKEN=" + k.SessionToken} }, []Code{CodeStaticTemporaryKeys}},
		{"temporary, with an end", func(k credchecktest.Keys) []string {
			return []string{"AWS_SESSION_TOKEN=" + k.SessionToken, "AWS_CREDENTIAL_EXPIRATION=2000-01-01T01:00:00Z"}
		}, []Code{CodeStaticKeysExpireAt}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cloud := credchecktest.New()
			k := cloud.Issuer.Issue(cloud.Issuer.SessionARN("dev", "me"), time.Hour)
			cleanEnv(t, append(c.env(k), "AWS_ACCESS_KEY_ID="+k.AccessKeyID, "AWS_SECRET_ACCESS_KEY="+k.SecretAccessKey)...)
			synctest.Test(t, func(t *testing.T) {
				r := asked(t, cloud, loadCloud(t, cloud))
				wantCodes(t, r, c.want...)
				if cloud.IMDS.Count()+cloud.STS.Count() != 0 || r.Refresh.Possible {
					t.Errorf("requests, or refresh %+v", r.Refresh)
				}
			})
		})
	}
}

func TestProvidersOfTheProgram(t *testing.T) {
	cloud := credchecktest.New()
	cleanEnv(t)
	fresh := func() aws.Credentials {
		return cloud.Issuer.Issue(cloud.Issuer.SessionARN("app", "x"), time.Hour).Credentials()
	}
	other := credchecktest.New(credchecktest.Account("210987654321"))
	foreign := other.Issuer.Issue(other.Issuer.SessionARN("app", "x"), time.Hour).Credentials()
	calls := 0
	for _, c := range []struct {
		name string
		get  func() (aws.Credentials, error)
		want []Code
	}{
		{"fetches", func() (aws.Credentials, error) { return fresh(), nil }, nil},
		{"no expiry", func() (aws.Credentials, error) { k := fresh(); k.CanExpire = false; return k, nil }, []Code{CodeStaticTemporaryKeys}},
		{"empty keys", func() (aws.Credentials, error) { return aws.Credentials{}, nil }, []Code{CodeNoCredentials}},
		{"long-term keys", func() (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: longID, SecretAccessKey: secretKey}, nil
		}, []Code{CodeLongTermKeys}},
		{"fails", func() (aws.Credentials, error) {
			return aws.Credentials{}, errors.New("SecretAccessKey=" + foreign.SecretAccessKey)
		}, []Code{CodeNoCredentials}},
		{"panics", func() (aws.Credentials, error) { panic("boom " + foreign.SessionToken) }, []Code{CodeNoCredentials}},
		{"fails the second time", func() (aws.Credentials, error) {
			if calls++; calls > 1 {
				return aws.Credentials{}, errors.New("gone")
			}
			return fresh(), nil
		}, []Code{CodeRefreshFailed}},
		{"another account the second time", func() (aws.Credentials, error) {
			if calls++; calls > 1 {
				return foreign, nil
			}
			return fresh(), nil
		}, []Code{CodeRefreshChangedIdentity}},
	} {
		t.Run(c.name, func(t *testing.T) {
			calls = 0
			p := aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return c.get() })
			r := CheckProvider(context.Background(), p, elsewhere(t))
			wantCodes(t, r, c.want...)
			noSecrets(t, cloud, r)
			noSecrets(t, other, r)
		})
	}
	t.Run("nil", func(t *testing.T) {
		wantCodes(t, CheckProvider(context.Background(), nil, elsewhere(t)), CodeNoCredentials)
	})
	t.Run("anonymous", func(t *testing.T) {
		wantCodes(t, CheckProvider(context.Background(), aws.AnonymousCredentials{}, elsewhere(t)), CodeNoCredentials)
	})
}

func TestAgentFaults(t *testing.T) {
	for _, c := range []struct {
		name   string
		effect credchecktest.Effect
		later  bool // only the probe meets it
		want   []Code
	}{
		{"works", nil, false, []Code{CodeWindowWithoutGrace}},
		{"refused", credchecktest.Refuse(), false, []Code{CodeContainerEndpointRefused, CodeWindowWithoutGrace}},
		{"500", credchecktest.Status(500), false, []Code{CodeContainerEndpointRefused, CodeWindowWithoutGrace}},
		{"refused later", credchecktest.Refuse(), true, []Code{CodeRefreshFailed, CodeContainerEndpointRefused, CodeWindowWithoutGrace}},
		{"no expiry", credchecktest.NoField("Expiration"), false, []Code{CodeEndpointWithoutExpiry, CodeWindowWithoutGrace}},
		{"hangs", credchecktest.Hang(), false, []Code{CodeCheckTimeout, CodeWindowWithoutGrace}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cloud := credchecktest.New()
			cleanEnv(t, cloud.Agent.RelativeEnv()...)
			synctest.Test(t, func(t *testing.T) {
				// What cfg's own cache has begun cannot be ended by the check: the test ends it, and outwaits the SDK's retries.
				ctx, cancel := context.WithCancel(context.Background())
				defer time.Sleep(time.Minute)
				defer cancel()
				client := ending{cloud, ctx}
				cfg := loadCloud(t, cloud, config.WithEndpointCredentialOptions(func(o *endpointcreds.Options) { o.HTTPClient = client }))
				if c.later {
					if _, err := cfg.Credentials.Retrieve(context.Background()); err != nil {
						t.Fatal(err)
					}
				}
				if c.effect != nil {
					cloud.Agent.Inject(credchecktest.When{}, c.effect)
				}
				r := asked(t, cloud, cfg)
				wantCodes(t, r, c.want...)
				if c.effect == nil && (!r.Refresh.Proven || cloud.Agent.Count() != 2) {
					t.Errorf("refresh %+v after %d requests", r.Refresh, cloud.Agent.Count())
				}
				if r.Credential.KeyID != "" {
					unharmed(t, cfg, r, cloud.Agent.Endpoint)
				}
			})
		})
	}
}

func TestProcess(t *testing.T) {
	cloud := credchecktest.New()
	k := cloud.Issuer.Issue(cloud.Issuer.SessionARN("app", "x"), time.Hour)
	good := `{"Version":1,"AccessKeyId":"` + k.AccessKeyID + `","SecretAccessKey":"` + k.SecretAccessKey + `","SessionToken":"` + k.SessionToken + `"`
	for _, c := range []struct {
		name, out string
		want      []Code
	}{
		{"no expiry", good + `}`, []Code{CodeEndpointWithoutExpiry}},
		{"malformed, with secrets", good + `,}`, []Code{CodeProcessFailed}},
		{"other version", `{"Version":2}`, []Code{CodeProcessFailed}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			write := func(name, text string) string {
				f := filepath.Join(dir, name)
				if err := os.WriteFile(f, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
				return f
			}
			cleanEnv(t)
			file := write("config", "[default]\nregion = us-east-1\ncredential_process = cat "+write("out", c.out)+"\n")
			cfg, err := config.LoadDefaultConfig(context.Background(), config.WithSharedConfigFiles([]string{file}), withWindow(5*time.Minute))
			if err != nil {
				t.Fatal(err)
			}
			r := asked(t, cloud, cfg, Ignore(CodeProcessPrompts, CodeWindowWithoutGrace))
			wantCodes(t, r, c.want...)
		})
	}
}

func TestMFAIsNeverAskedByItself(t *testing.T) {
	cleanEnv(t)
	cloud := credchecktest.New()
	user := cloud.Issuer.Issue(cloud.Issuer.SessionARN("dev", "me"), time.Hour)
	prompts := 0
	p := stscreds.NewAssumeRoleProvider(sts.New(sts.Options{
		Region: "us-east-1", HTTPClient: cloud, Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) { return user.Credentials(), nil }),
	}), "arn:aws:iam::"+cloud.Issuer.Account()+":role/app", func(o *stscreds.AssumeRoleOptions) {
		o.SerialNumber = aws.String("arn:aws:iam::" + cloud.Issuer.Account() + ":mfa/me")
		o.TokenProvider = func() (string, error) { prompts++; return "123456", nil }
	})
	CheckProvider(context.Background(), p, elsewhere(t))
	if prompts != 0 {
		t.Errorf("%d prompts without permission", prompts)
	}
	r := CheckProvider(context.Background(), p, elsewhere(t), AllowInteractive())
	if prompts != 1 || r.Refresh.Proven {
		t.Errorf("%d prompts with permission, want 1; refresh %+v", prompts, r.Refresh)
	}
	noSecrets(t, cloud, r)
}
