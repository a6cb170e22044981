package credchecktest_test

import (
	"context"
	"fmt"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// TestLeastLife is the alarm for the SDK's refreshing on EC2: how much life the
// keys in use have left at least, over 72 hours with a request each second.
// It depends on when the program started in the life of the keys, but with
// no window it is always the last second, if they rotate 5 minutes before.
func TestLeastLife(t *testing.T) {
	setenv(t)
	const m = time.Minute
	for _, c := range []struct{ window, lead, age, want time.Duration }{
		{window: 0, lead: 5 * m, age: 0, want: time.Second},
		{window: 0, lead: 5 * m, age: 47 * m, want: time.Second},
		{window: m, lead: 5 * m, age: 0, want: time.Second},
		{window: 5 * m, lead: 5 * m, age: 47 * m, want: 5*m + time.Second},
		{window: 10 * m, lead: 5 * m, age: 0, want: time.Second}, // credentials/ec2rolecreds provider.go:153
		{window: 0, lead: 60 * m, age: 47 * m, want: 13*m + time.Second},
		{window: 5 * m, lead: 60 * m, age: 47 * m, want: 8*m + time.Second},
	} {
		t.Run(fmt.Sprintf("window %v, rotated %v before, %v old", c.window, c.lead, c.age), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New(credchecktest.Seed(1))
				cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.Schedule.Lead, s.Schedule.Age = c.lead, c.age })
				if least := leastLife(t, cloud, load(t, cloud, nil, window(c.window)), 72*time.Hour); least != c.want {
					t.Errorf("least life %v, want %v", least, c.want)
				}
			})
		})
	}
}

// leastLife uses the credentials each second, and gives the least time that
// they had left by the issuer's word, not the cache's.
func leastLife(t *testing.T, cloud *credchecktest.AWS, cfg aws.Config, span time.Duration) time.Duration {
	t.Helper()
	least := span
	for start := time.Now(); time.Since(start) < span; time.Sleep(time.Second) {
		c := retrieve(t, cfg)
		k, ok := cloud.Issuer.Lookup(c.AccessKeyID)
		if !ok {
			t.Fatalf("unknown key %s", c.AccessKeyID)
		}
		least = min(least, k.Expires.Sub(cloud.Issuer.Now()))
	}
	return least
}

// TestStatuses is the alarm for what the SDK makes of each status that IMDS
// answers everything with. Waits between retries are random, so that the number
// of requests within 5 s is too.
func TestStatuses(t *testing.T) {
	setenv(t)
	const deadline = "context deadline exceeded"
	for _, c := range []struct {
		status, least, most int
		took                time.Duration
		text                string
	}{
		{400, 1, 1, 0, "failed to get API token"},
		{401, 6, 6, 2 * time.Second, "exceeded maximum number of attempts"},
		{403, 2, 2, 0, "no EC2 IMDS role found"},
		{404, 2, 2, 0, "no EC2 IMDS role found"},
		{405, 2, 2, 0, "no EC2 IMDS role found"},
		{429, 2, 2, 0, "StatusCode: 429"}, // core v1.47.8 does not retry; v1.48.0 does, 7 requests in 5 s
		{500, 6, 8, 5 * time.Second, deadline},
		{502, 6, 8, 5 * time.Second, deadline},
		{503, 6, 8, 5 * time.Second, deadline},
		{504, 6, 8, 5 * time.Second, deadline},
	} {
		t.Run(strconv.Itoa(c.status), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				cloud.IMDS.Inject(credchecktest.When{}, credchecktest.Status(c.status))
				start := time.Now()
				_, err := load(t, cloud, nil).Credentials.Retrieve(context.Background())
				wantError(t, cloud, err, c.text)
				if took := time.Since(start).Round(time.Second); took != c.took {
					t.Errorf("took %v, want %v", took, c.took)
				}
				if n := cloud.IMDS.Count(); n < c.least || n > c.most {
					t.Errorf("%d requests, want %d to %d", n, c.least, c.most)
				}
			})
		})
	}
}

// TestTokenFallback is about what the SDK does if only the token request fails:
// it goes on without a token, unless IMDSv1 is off.
func TestTokenFallback(t *testing.T) {
	setenv(t)
	for _, c := range []struct {
		name   string
		effect credchecktest.Effect
		v1     bool
		works  bool
	}{
		{"401", credchecktest.Status(401), true, true},
		{"403", credchecktest.Status(403), true, true},
		{"404", credchecktest.Status(404), true, true},
		{"405", credchecktest.Status(405), true, true},
		{"405 as HTML", credchecktest.HTML(405), true, true},
		{"403 with v1 off", credchecktest.Status(403), false, false},
		{"400 is final", credchecktest.Status(400), true, false},
		{"no TTL header", credchecktest.NoHeader("X-Aws-Ec2-Metadata-Token-Ttl-Seconds"), true, true},
		{"no TTL header with v1 off", credchecktest.NoHeader("X-Aws-Ec2-Metadata-Token-Ttl-Seconds"), false, false},
		{"TTL 0", credchecktest.SetHeader("X-Aws-Ec2-Metadata-Token-Ttl-Seconds", "0"), false, true},
		{"reset", credchecktest.Reset(), true, true},
		{"dropped", credchecktest.Drop(), true, true},
		{"slow", credchecktest.Slow(400 * time.Millisecond), false, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.V1 = c.v1 })
				cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpToken}, c.effect)
				creds, err := load(t, cloud, nil).Credentials.Retrieve(context.Background())
				if (err == nil) != c.works {
					t.Fatalf("error %v, want success %v", err, c.works)
				}
				if c.works && creds.AccessKeyID != cloud.IMDS.Current().AccessKeyID {
					t.Errorf("key %s, want %v", creds.AccessKeyID, cloud.IMDS.Current())
				}
			})
		})
	}
}

// TestHopLimitVirtual is the signature of a hop limit of 1 in a container, with
// a client that has the SDK's limit of 500 ms.
func TestHopLimitVirtual(t *testing.T) {
	setenv(t)
	for _, c := range []struct {
		name string
		v1   bool
		env  string
		took time.Duration
		text string
	}{
		{"v1 on", true, "", 3500 * time.Millisecond, ""},
		{"v1 off on the instance", false, "", 5 * time.Second, "context deadline exceeded"},
		{"v1 off in the program", true, "true", 3500 * time.Millisecond, "failed to get API token"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Setenv("AWS_EC2_METADATA_V1_DISABLED", c.env)
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.V1 = c.v1 })
				cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpToken}, credchecktest.Hang())
				start := time.Now()
				_, err := load(t, cloud, cloud.Client(500*time.Millisecond)).Credentials.Retrieve(context.Background())
				if took := time.Since(start); took != c.took {
					t.Errorf("took %v, want %v", took, c.took)
				}
				if c.text == "" && err != nil {
					t.Error(err)
				}
				if c.text != "" {
					wantError(t, cloud, err, c.text)
				}
			})
		})
	}
}
