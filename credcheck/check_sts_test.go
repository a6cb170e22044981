package credcheck

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

func webIdentityEnv(t *testing.T, cloud *credchecktest.AWS, more ...string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(file, []byte(cloud.Issuer.WebToken(credchecktest.WebIdentity{Life: 24 * time.Hour})), 0o600); err != nil {
		t.Fatal(err)
	}
	cleanEnv(t, append(more, "AWS_WEB_IDENTITY_TOKEN_FILE="+file, "AWS_ROLE_ARN="+cloud.Issuer.RoleARN("app"))...)
}

func TestSTSFaults(t *testing.T) {
	for _, c := range []struct {
		name   string
		env    string
		effect credchecktest.Effect
		later  bool
		want   []Code
	}{
		{name: "works"},
		{name: "refused", effect: credchecktest.Refuse(), want: []Code{CodeSTSUnreachable}},
		{name: "refused later", effect: credchecktest.Refuse(), later: true, want: []Code{CodeRefreshFailed, CodeSTSUnreachable}},
		{name: "token expired", effect: credchecktest.APIError("ExpiredTokenException", "Token expired"), want: []Code{CodeWebIDTokenExpired}},
		{name: "token expired later", effect: credchecktest.APIError("ExpiredTokenException", "Token expired"), later: true, want: []Code{CodeRefreshFailed, CodeWebIDTokenExpired}},
		{name: "access denied", effect: credchecktest.APIError("AccessDenied", "Not authorized"), want: []Code{CodeNoCredentials}},
		{name: "global endpoint", env: "AWS_ENDPOINT_URL_STS=https://sts.amazonaws.com", want: []Code{CodeSTSGlobalEndpoint}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cloud := credchecktest.New()
			more := []string{}
			if c.env != "" {
				more = append(more, c.env)
			}
			webIdentityEnv(t, cloud, more...)
			cfg := loadCloud(t, cloud, withWindow(5*time.Minute), withOneTry)
			if c.later {
				if _, err := cfg.Credentials.Retrieve(context.Background()); err != nil {
					t.Fatal(err)
				}
			}
			if c.effect != nil {
				cloud.STS.Inject(credchecktest.When{Op: credchecktest.OpWebIdentity}, c.effect)
			}
			r := asked(t, cloud, cfg, Ignore(CodeWebIDTokenNotRotated, CodeWindowWithoutGrace, CodeRoleSessionShort, CodeIMDSCustomRetryer))
			wantCodes(t, r, c.want...)
			if c.effect == nil && cloud.STS.Count() != 2 {
				t.Errorf("%d requests, want one of the program and one of the probe", cloud.STS.Count())
			}
			if r.Credential.KeyID != "" {
				unharmed(t, cfg, r, cloud.STS.Endpoint)
			}
		})
	}
}

// withOneTry spares the tests on real time the SDK's waiting between tries.
func withOneTry(o *config.LoadOptions) error {
	o.Retryer = func() aws.Retryer { return aws.NopRetryer{} }
	return nil
}

func TestIdentity(t *testing.T) {
	cleanEnv(t)
	for _, c := range []struct {
		name   string
		opts   []Option
		effect credchecktest.Effect
		region string
		want   []Code
	}{
		{name: "known", opts: []Option{AskIdentity()}},
		{name: "as expected", opts: []Option{ExpectAccount(credchecktest.DefaultAccount), ExpectRole("arn:aws:iam::*:role/path/web-*")}},
		{name: "other account", opts: []Option{ExpectAccount("999988887777")}, want: []Code{CodeAccountMismatch}},
		{name: "other role", opts: []Option{ExpectRole("arn:aws:iam::*:role/batch")}, want: []Code{CodeRoleMismatch}},
		{name: "expired", opts: []Option{AskIdentity()}, effect: credchecktest.APIError("ExpiredToken", "the token is expired"), want: []Code{CodeKeysRejected}},
		{name: "unknown key", opts: []Option{AskIdentity()}, effect: credchecktest.APIError("InvalidClientTokenId", "invalid"), want: []Code{CodeKeysRejected}},
		{name: "bad signature", opts: []Option{AskIdentity()}, effect: credchecktest.APIError("SignatureDoesNotMatch", "no match"), want: []Code{CodeKeysRejected}},
		{name: "refused", opts: []Option{AskIdentity()}, effect: credchecktest.Refuse(), want: []Code{CodeSTSUnreachable}},
		{name: "hangs", opts: []Option{AskIdentity()}, effect: credchecktest.Hang(), want: []Code{CodeSTSUnreachable}},
		{name: "another error", opts: []Option{AskIdentity()}, effect: credchecktest.APIError("AccessDenied", "no"), want: []Code{CodeSTSUnreachable}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				if c.effect != nil {
					cloud.STS.Inject(credchecktest.When{}, c.effect)
				}
				cfg := loadCloud(t, cloud, withWindow(5*time.Minute))
				began := time.Now()
				r := asked(t, cloud, cfg, c.opts...)
				wantCodes(t, r, c.want...)
				if took := time.Since(began); took > identityTimeout {
					t.Errorf("took %v", took)
				}
				if c.effect == nil && (r.Identity == nil || cloud.STS.Count() != 1) {
					t.Errorf("identity %+v after %d requests", r.Identity, cloud.STS.Count())
				}
				unharmed(t, cfg, r, cloud.IMDS.Endpoint)
			})
		})
	}
}

func TestIdentityOfUsersKeys(t *testing.T) {
	cleanEnv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		k := cloud.Issuer.User("build")
		cfg := loadCloud(t, cloud, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(k.AccessKeyID, k.SecretAccessKey, "")))
		cloud.STS.Inject(credchecktest.When{}, credchecktest.DateSkew(time.Hour))
		r := asked(t, cloud, cfg, AskIdentity())
		wantCodes(t, r, CodeLongTermKeys, CodeClockBehind)
		if cloud.STS.Count() != 1 || cloud.IMDS.Count() != 0 {
			t.Errorf("%d requests to STS, %d to the metadata service", cloud.STS.Count(), cloud.IMDS.Count())
		}
	})
}

func TestRoleOf(t *testing.T) {
	for arn, want := range map[string]string{
		"arn:aws:sts::123456789012:assumed-role/web/i-1": "arn:aws:iam::123456789012:role/web",
		"arn:aws-cn:sts::123456789012:assumed-role/web":  "arn:aws-cn:iam::123456789012:role/web",
		"arn:aws:iam::123456789012:user/me":              "arn:aws:iam::123456789012:user/me",
		"":                                               "",
		"arn:aws:sts::":                                  "arn:aws:sts::",
	} {
		if got := roleOf(arn); got != want {
			t.Errorf("roleOf(%q) = %q, want %q", arn, got, want)
		}
	}
}

func TestExerciseThatFailsSaysWhatItCost(t *testing.T) {
	cleanEnv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		cfg := loadCloud(t, cloud, withWindow(5*time.Minute))
		// The program's and the probe's fetch go well, the one after them does not.
		cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpRoleKeys, Free: 2, Per: time.Hour}, credchecktest.Status(404))
		wantCodes(t, asked(t, cloud, cfg, Depth(Exercise)), CodeRefreshFailed, CodeIMDSNoRole)
	})
}

// TestThroughSockets has the SDK's own HTTP client, with the limits that it gives the metadata service.
func TestThroughSockets(t *testing.T) {
	for _, c := range []struct {
		name   string
		op     credchecktest.Op
		effect credchecktest.Effect
		want   []Code
	}{
		{name: "works"},
		{name: "hop limit", op: credchecktest.OpToken, effect: credchecktest.Hang(), want: []Code{CodeIMDSHopLimit, CodeIMDSV1Fallback}},
		{name: "no role", op: credchecktest.OpRoleList, effect: credchecktest.Status(404), want: []Code{CodeIMDSNoRole}},
	} {
		t.Run(c.name, func(t *testing.T) {
			cloud := credchecktest.New()
			cleanEnv(t, cloud.IMDS.StartT(t).Env()...)
			cfg, err := config.LoadDefaultConfig(context.Background(), withWindow(5*time.Minute), withOneTry)
			if err != nil {
				t.Fatal(err)
			}
			if c.effect != nil {
				cloud.IMDS.Inject(credchecktest.When{Op: c.op}, c.effect)
			}
			r := asked(t, cloud, cfg, Ignore(CodeIMDSCustomRetryer))
			wantCodes(t, r, c.want...)
			if c.effect == nil {
				unharmed(t, cfg, r, cloud.IMDS.Endpoint)
			}
		})
	}
}
