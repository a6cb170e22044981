package credchecktest_test

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
	"github.com/aws/aws-sdk-go-v2/credentials/ssocreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// static gives a provider of these keys.
func static(k credchecktest.Keys) aws.CredentialsProvider {
	return credentials.NewStaticCredentialsProvider(k.AccessKeyID, k.SecretAccessKey, k.SessionToken)
}

func stsOf(cloud *credchecktest.AWS, p aws.CredentialsProvider) *sts.Client {
	return sts.New(sts.Options{Region: "eu-central-1", HTTPClient: cloud, Credentials: p})
}

// TestAssumeRole refreshes a role's sessions over 3 hours: the SDK's default
// of 15 minutes, with a window of a minute.
func TestAssumeRole(t *testing.T) {
	setenv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		p := stscreds.NewAssumeRoleProvider(stsOf(cloud, static(cloud.Issuer.User("app"))), cloud.Issuer.RoleARN("deploy"))
		cfg := aws.Config{Credentials: aws.NewCredentialsCache(p, func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = time.Minute })}
		if least := leastLife(t, cloud, cfg, 3*time.Hour); least != time.Minute+time.Second {
			t.Errorf("least life %v", least)
		}
		wantCount(t, cloud.STS.Endpoint, 13, credchecktest.OpAssumeRole) // each 14 minutes
	})
}

// TestSessionLimits: the bounds of DurationSeconds, an hour for chained roles,
// and sessions of seconds.
func TestSessionLimits(t *testing.T) {
	setenv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		user, role := cloud.Issuer.User("app"), cloud.Issuer.RoleARN("deploy")
		assume := func(caller credchecktest.Keys, d time.Duration) (aws.Credentials, error) {
			return stscreds.NewAssumeRoleProvider(stsOf(cloud, static(caller)), role, func(o *stscreds.AssumeRoleOptions) { o.Duration = d }).Retrieve(context.Background())
		}
		for d, works := range map[time.Duration]bool{10 * time.Minute: false, 15 * time.Minute: true, 12 * time.Hour: true, 13 * time.Hour: false} {
			c, err := assume(user, d)
			if (err == nil) != works || works && c.Expires.Sub(time.Now()) != d {
				t.Errorf("%v: expires %v, %v", d, c.Expires, err)
			}
		}
		first, ok := cloud.STS.Last()
		if !ok {
			t.Fatal("no session")
		}
		_, err := assume(first, 2*time.Hour)
		wantCode(t, err, "ValidationError")
		if c, err := assume(first, time.Hour); err != nil || c.AccountID != credchecktest.DefaultAccount {
			t.Errorf("chained: account %s, %v", c.AccountID, err)
		}
		cloud.STS.Set(func(s *credchecktest.STSState) {
			s.Life, s.Deny = 8*time.Second, []string{cloud.Issuer.RoleARN("root")}
		})
		if c, err := assume(user, time.Hour); err != nil || c.Expires.Sub(time.Now()) != 8*time.Second {
			t.Errorf("short session: %v, %v", c.Expires, err)
		}
		_, err = stscreds.NewAssumeRoleProvider(stsOf(cloud, static(user)), cloud.Issuer.RoleARN("root")).Retrieve(context.Background())
		wantCode(t, err, "AccessDenied")
	})
}

// TestSTSCodes: each code reaches the program, and is tried as often as the
// SDK thinks fit.
func TestSTSCodes(t *testing.T) {
	setenv(t)
	for code, requests := range map[string]int{
		"AccessDenied": 1, "ExpiredTokenException": 1, "IDPCommunicationError": 3, "IDPRejectedClaim": 1,
		"RegionDisabledException": 1, "MalformedPolicyDocument": 1, "PackedPolicyTooLarge": 1,
		"Throttling": 3, "ThrottlingException": 3, "RequestLimitExceeded": 3, "InternalFailure": 3, "ServiceUnavailable": 3,
		"ExpiredToken": 1, "RequestExpired": 1, "InvalidAccessKeyId": 1, "InvalidClientTokenId": 1,
		"UnrecognizedClientException": 1, "AuthFailure": 1, "SignatureDoesNotMatch": 1, "RequestTimeTooSkewed": 1,
	} {
		t.Run(code, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				cloud.STS.Inject(credchecktest.When{}, credchecktest.APIError(code, "by <order>"))
				_, err := stsOf(cloud, static(cloud.Issuer.User("app"))).GetCallerIdentity(context.Background(), nil)
				wantCode(t, err, code)
				wantError(t, cloud, err, "by <order>")
				wantCount(t, cloud.STS.Endpoint, requests, credchecktest.OpIdentity)
			})
		})
	}
}

// TestCallers: who STS takes for whom, and how it refuses.
func TestCallers(t *testing.T) {
	setenv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		user, session := cloud.Issuer.User("app"), cloud.Issuer.Issue(cloud.Issuer.SessionARN("web", "s"), time.Hour)
		dead := cloud.Issuer.Issue(cloud.Issuer.SessionARN("web", "s"), -time.Minute)
		revoked, forged, tokenless, stranger := cloud.Issuer.User("gone"), user, session, credchecktest.New().Issuer.User("app")
		cloud.Issuer.Revoke(revoked.AccessKeyID)
		forged.SecretAccessKey = session.SecretAccessKey
		tokenless.SessionToken = ""
		for _, c := range []struct {
			name, code string
			keys       credchecktest.Keys
		}{
			{"user", "", user},
			{"session", "", session},
			{"dead session", "ExpiredToken", dead},
			{"revoked", "InvalidClientTokenId", revoked},
			{"wrong secret", "SignatureDoesNotMatch", forged},
			{"no token", "InvalidClientTokenId", tokenless},
			{"another cloud's", "InvalidClientTokenId", stranger},
		} {
			out, err := stsOf(cloud, static(c.keys)).GetCallerIdentity(context.Background(), nil)
			if c.code != "" {
				wantCode(t, err, c.code)
			} else if err != nil || *out.Arn != c.keys.ARN || *out.Account != credchecktest.DefaultAccount {
				t.Errorf("%s: %+v, %v", c.name, out, err)
			}
		}
		for _, entry := range cloud.STS.Log() {
			if entry.Action != "GetCallerIdentity" || entry.KeyID == "" {
				t.Errorf("log %+v", entry)
			}
		}
	})
}

// TestWebIdentity is the chain of a pod with a projected token: fresh, expired,
// rotated, for another audience, unknown.
func TestWebIdentity(t *testing.T) {
	file := filepath.Join(t.TempDir(), "token")
	cloud := credchecktest.New()
	setenv(t, "AWS_WEB_IDENTITY_TOKEN_FILE="+file, "AWS_ROLE_ARN="+cloud.Issuer.RoleARN("pod"), "AWS_ROLE_SESSION_NAME=app")
	write := func(t *testing.T, token string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(token), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		cloud.STS.Set(func(s *credchecktest.STSState) { s.Life = 8 * time.Second })
		cfg := load(t, cloud, nil)
		write(t, cloud.Issuer.WebToken(credchecktest.WebIdentity{Life: time.Minute}))
		if c := retrieve(t, cfg); c.Source != "WebIdentityCredentials" || c.Expires.Sub(time.Now()) != 8*time.Second {
			t.Errorf("source %s, expires %v", c.Source, c.Expires)
		}
		time.Sleep(2 * time.Minute)
		_, err := cfg.Credentials.Retrieve(context.Background())
		wantCode(t, err, "ExpiredTokenException")
		wantError(t, cloud, err)
		write(t, cloud.Issuer.WebToken(credchecktest.WebIdentity{}))
		retrieve(t, cfg)
		time.Sleep(time.Minute)
		for _, token := range []string{cloud.Issuer.WebToken(credchecktest.WebIdentity{Audience: "vault"}), "no token"} {
			write(t, token)
			_, err := cfg.Credentials.Retrieve(context.Background())
			wantCode(t, err, "InvalidIdentityToken")
		}
	})
}

// TestSSO reads the cache file that `aws sso login` leaves.
func TestSSO(t *testing.T) {
	cloud := credchecktest.New()
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	profile := write("config", "[default]\nregion = us-east-1\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n"+
		"sso_account_id = "+credchecktest.DefaultAccount+"\nsso_role_name = dev\n")
	cached := write("token.json", `{"accessToken":"`+cloud.SSO.Token()+`","expiresAt":"`+time.Now().Add(time.Hour).UTC().Format(time.RFC3339)+`"}`)
	setenv(t)
	cfg := load(t, cloud, nil, config.WithSharedConfigFiles([]string{profile}),
		config.WithSSOProviderOptions(func(o *ssocreds.Options) { o.CachedTokenFilepath = cached }))
	c := retrieve(t, cfg)
	if k, ok := cloud.Issuer.Lookup(c.AccessKeyID); c.Source != "SSOProvider" || !ok || !k.Expires.Equal(c.Expires) {
		t.Errorf("source %s, %v", c.Source, k)
	}
	cloud.SSO.SignOut()
	cfg.Credentials.(*aws.CredentialsCache).Invalidate()
	_, err := cfg.Credentials.Retrieve(context.Background())
	wantCode(t, err, "UnauthorizedException")
	wantCount(t, cloud.SSO.Endpoint, 2, credchecktest.OpSSO)
}
