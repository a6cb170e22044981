package credchecktest_test

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// TestRoleFaults is what the SDK says when the role or its keys are at fault.
// An empty text means that it takes what it gets.
func TestRoleFaults(t *testing.T) {
	setenv(t)
	list, keys := credchecktest.When{Op: credchecktest.OpRoleList}, credchecktest.When{Op: credchecktest.OpRoleKeys}
	type imds = credchecktest.IMDS
	roles := func(names ...string) func(*imds) {
		return func(m *imds) { m.Set(func(s *credchecktest.IMDSState) { s.Roles = names }) }
	}
	inject := func(w credchecktest.When, effects ...credchecktest.Effect) func(*imds) {
		return func(m *imds) { m.Inject(w, effects...) }
	}
	for _, c := range []struct {
		name  string
		fault func(*imds)
		text  string
	}{
		{"no role", roles(), "no EC2 IMDS role found"},
		{"empty list", inject(list, credchecktest.Body("")), "unexpected empty EC2 IMDS role list"},
		{"two roles", roles("web-role", "other-role"), ""},
		{"a role that is not there", inject(list, credchecktest.Body("ghost")), "failed to get ghost EC2 IMDS role credentials"},
		{"slow list", inject(list, credchecktest.Slow(time.Second)), ""},
		{"list too slow", inject(list, credchecktest.Slow(6*time.Second)), "context deadline exceeded"},
		{"list 503", inject(list, credchecktest.Status(503)), "StatusCode: 503"},
		{"list 503 once", inject(credchecktest.When{Op: credchecktest.OpRoleList, Times: 1}, credchecktest.Status(503)), ""},
		{"list redirects", inject(list, credchecktest.Redirect(302, "http://169.254.169.254/latest/")), "StatusCode: 302"},
		{"code", func(m *imds) {
			m.Set(func(s *credchecktest.IMDSState) {
				s.Code, s.Message = "AssumeRoleUnauthorizedAccess", "EC2 cannot assume the role"
			})
		}, "AssumeRoleUnauthorizedAccess: EC2 cannot assume the role"},
		{"bad JSON", inject(keys, credchecktest.Body(`{"Code":`)), "failed to decode web-role EC2 IMDS role credentials"},
		{"cut JSON", inject(keys, credchecktest.CutBody(60)), "failed to decode web-role"},
		{"truncated", inject(keys, credchecktest.Truncate(60)), "unexpected EOF"},
		{"HTML", inject(keys, credchecktest.HTML(200)), "failed to decode web-role"},
		{"no code", inject(keys, credchecktest.NoField("Code")), "failed to get web-role EC2 IMDS role credentials"},
		{"a megabyte", inject(keys, credchecktest.Pad(1<<20)), ""},
		{"refused", inject(credchecktest.When{}, credchecktest.Refuse()), "connection refused"},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				c.fault(cloud.IMDS)
				creds, err := load(t, cloud, nil).Credentials.Retrieve(context.Background())
				if c.text != "" {
					wantError(t, cloud, err, c.text)
				} else if err != nil || creds.AccessKeyID != cloud.IMDS.Current().AccessKeyID {
					t.Errorf("key %q, %v", creds.AccessKeyID, err)
				}
			})
		})
	}
}

// TestMissingFields shows that the SDK takes keys with parts missing for good.
func TestMissingFields(t *testing.T) {
	setenv(t)
	for field, check := range map[string]func(aws.Credentials) bool{
		"SecretAccessKey": func(c aws.Credentials) bool { return !c.HasKeys() },
		"Token":           func(c aws.Credentials) bool { return c.HasKeys() && c.SessionToken == "" },
		"Expiration":      func(c aws.Credentials) bool { return c.CanExpire && c.Expired() },
	} {
		t.Run(field, func(t *testing.T) {
			cloud := credchecktest.New()
			cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpRoleKeys}, credchecktest.NoField(field))
			if c := retrieve(t, load(t, cloud, nil)); !check(c) {
				t.Errorf("without %s: HasKeys %v, CanExpire %v, Expired %v", field, c.HasKeys(), c.CanExpire, c.Expired())
			}
		})
	}
}

// TestExpiredKeys: a source that gives dead keys is asked on each call, and the
// SDK says nothing. 10 calls are 21 requests: a token, and list and keys each.
func TestExpiredKeys(t *testing.T) {
	setenv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.Schedule.Age, s.Schedule.Frozen = 7*time.Hour, true })
		cfg := load(t, cloud, nil)
		for range 10 {
			if c := retrieve(t, cfg); !c.Expired() {
				t.Errorf("not expired: %v", c.Expires)
			}
		}
		wantCount(t, cloud.IMDS.Endpoint, 21)
		err := cloud.IMDS.Exceeded(credchecktest.Budget{Max: 20}, credchecktest.Budget{Op: credchecktest.OpRoleKeys, Max: 9, Per: time.Minute})
		wantError(t, cloud, err, "imds: 21 requests, 20 allowed; 10 imds:role-credentials requests within 1m0s, 9 allowed")
	})
}

// TestStaticStability: in an outage the SDK says that dead keys live, by 5 to 15
// minutes more; Invalidate takes that away.
func TestStaticStability(t *testing.T) {
	setenv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.Schedule.Life = 30 * time.Minute })
		cfg := load(t, cloud, nil)
		first := retrieve(t, cfg)
		truth := cloud.IMDS.Current().Expires
		time.Sleep(31 * time.Minute)
		cloud.IMDS.Inject(credchecktest.When{For: 20 * time.Minute}, credchecktest.Status(503))
		again := retrieve(t, cfg)
		if again.AccessKeyID != first.AccessKeyID || again.Expired() || again.Expires.Sub(truth) < 5*time.Minute {
			t.Errorf("same key %v, expires %v after the truth", again.AccessKeyID == first.AccessKeyID, again.Expires.Sub(truth))
		}
		cfg.Credentials.(*aws.CredentialsCache).Invalidate()
		_, err := cfg.Credentials.Retrieve(context.Background())
		wantError(t, cloud, err, "failed to refresh cached credentials")
		time.Sleep(20 * time.Minute) // the outage is over
		if c := retrieve(t, cfg); c.AccessKeyID == first.AccessKeyID {
			t.Error("still the old key")
		}
	})
}

// TestChangesWhileRunning: another role, tokens that end early, a rate limit.
func TestChangesWhileRunning(t *testing.T) {
	setenv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		cfg := load(t, cloud, nil)
		first := retrieve(t, cfg)
		cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.Roles = []string{"batch-role"} })
		cloud.IMDS.ExpireTokens()
		time.Sleep(time.Hour)
		second := retrieve(t, cfg)
		k, _ := cloud.Issuer.Lookup(second.AccessKeyID)
		if second.AccessKeyID == first.AccessKeyID || k.ARN != cloud.Issuer.SessionARN("batch-role", "i-0c0ffee0c0ffee000") {
			t.Errorf("after the swap: %v of %s", k, k.ARN)
		}
	})
}

// TestTokenEndsEarly: a 401 makes the SDK get a new token and try again.
func TestTokenEndsEarly(t *testing.T) {
	setenv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		cfg := load(t, cloud, nil)
		retrieve(t, cfg)
		cfg.Credentials.(*aws.CredentialsCache).Invalidate()
		cloud.IMDS.ExpireTokens()
		retrieve(t, cfg)
		wantCount(t, cloud.IMDS.Endpoint, 2, credchecktest.OpToken)
	})
}

// TestRateLimit: ten clients ask at once, five are let through.
func TestRateLimit(t *testing.T) {
	cloud := credchecktest.New()
	cloud.IMDS.Inject(credchecktest.When{Free: 5, Per: time.Hour}, credchecktest.Status(429))
	got := map[int]int{}
	for range 10 {
		resp := ask(t, cloud, http.MethodGet, "http://169.254.169.254/latest/meta-data/instance-id")
		got[resp.StatusCode]++
	}
	if got[200] != 5 || got[429] != 5 {
		t.Errorf("statuses %v", got)
	}
}

// TestDate covers the Date header: the issuer's clock, moved, wrong, missing.
func TestDate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const url = "http://169.254.169.254/latest/meta-data/instance-id"
		now := time.Now()
		for _, c := range []struct {
			name    string
			skew    time.Duration
			effects []credchecktest.Effect
			want    string
		}{
			{"right", 0, nil, now.UTC().Format(http.TimeFormat)},
			{"clock behind", 30 * time.Second, nil, now.Add(30 * time.Second).UTC().Format(http.TimeFormat)},
			{"header moved", 0, []credchecktest.Effect{credchecktest.DateSkew(-time.Hour)}, now.Add(-time.Hour).UTC().Format(http.TimeFormat)},
			{"malformed", 0, []credchecktest.Effect{credchecktest.SetHeader("Date", "yesterday")}, "yesterday"},
			{"absent", 0, []credchecktest.Effect{credchecktest.NoHeader("Date")}, ""},
		} {
			cloud := credchecktest.New()
			cloud.Issuer.SetSkew(c.skew)
			cloud.IMDS.Inject(credchecktest.When{}, c.effects...)
			if got := ask(t, cloud, http.MethodGet, url).Header.Get("Date"); got != c.want {
				t.Errorf("%s: Date %q, want %q", c.name, got, c.want)
			}
		}
	})
}

// TestSkewedClock: with its clock 30 s behind AWS's, the SDK uses keys that are
// dead by AWS's clock; that is what the cache's window has to be larger than.
func TestSkewedClock(t *testing.T) {
	setenv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		cloud.Issuer.SetSkew(30 * time.Second)
		if least := leastLife(t, cloud, load(t, cloud, nil), 12*time.Hour); least != -29*time.Second {
			t.Errorf("least life %v, want -29s", least)
		}
	})
}

// ask sends a request to the doubles in memory.
func ask(t *testing.T, cloud *credchecktest.AWS, method, url string) *http.Response {
	t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), method, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := cloud.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	return resp
}
