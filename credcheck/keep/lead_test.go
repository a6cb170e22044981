package keep_test

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/credlint/credlint/credcheck/keep"
)

// virtualTime is how long each case of the lead runs.
const virtualTime = 72 * time.Hour

// step is the time between two requests.
const step = 3 * time.Second

// watchLead makes requests over the virtual time, and gives the least time that
// keys had left when they were handed out, and the requests to IMDS per hour.
func watchLead(t *testing.T, f *fakeIMDS, p aws.CredentialsProvider) (least time.Duration, perHour float64) {
	t.Helper()
	least = virtualTime
	for start := time.Now(); time.Since(start) < virtualTime; time.Sleep(step) {
		least = min(least, f.left(retrieve(t, p)))
	}
	return least, float64(f.requests) / virtualTime.Hours()
}

// TestLead is the table of what windows do with the SDK alone and with keep, for
// EC2 by the default chain.
func TestLead(t *testing.T) {
	noEnvironment(t)
	const m = time.Minute
	for _, tt := range []struct {
		lead, rotate time.Duration
		// The best that can be had: the lead, or what IMDS allows. Keys are seen
		// an hour at most before the refresh, so early rotation gives more.
		want time.Duration
	}{
		{1 * m, 0, 0}, // IMDS has no other keys before the end
		{1 * m, 4 * m, 1 * m},
		{1 * m, 5 * m, 1 * m},
		{5 * m, 4 * m, 4 * m},
		{5 * m, 5 * m, 5 * m},
		{5 * m, 60 * m, 5 * m},
		{10 * m, 4 * m, 4 * m},
		{10 * m, 5 * m, 5 * m},
		{10 * m, 60 * m, 10 * m},
		{15 * m, 5 * m, 5 * m},
		{15 * m, 60 * m, 15 * m},
		{45 * m, 60 * m, 45 * m},
	} {
		for _, phase := range []time.Duration{0, 47 * m, 50 * m, 5*time.Hour + 30*m} {
			t.Run(fmt.Sprintf("lead %v, rotation %v before, up for %v", tt.lead, tt.rotate, phase), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					f := &fakeIMDS{issuer: issuer{life: 6 * time.Hour, rotate: tt.rotate, expires: time.Now().Add(6*time.Hour - phase)}}
					cfg := load(t, f)
					keep.Config(&cfg, keep.Lead(tt.lead))
					least, perHour := watchLead(t, f, cfg.Credentials)
					if least < tt.want-step {
						t.Errorf("keys were used until %v before their end, want %v", least, tt.want)
					}
					if perHour > maxPerHour(tt.lead) {
						t.Errorf("%.1f requests to IMDS an hour, want at most %.1f", perHour, maxPerHour(tt.lead))
					}
					t.Logf("least %v, %.1f requests/h", least, perHour)
				})
			})
		}
	}
}

// maxPerHour is what the prototype took with a lead up to 10 minutes. A longer
// one shortens the hour between two refreshes, and asks more often in vain.
func maxPerHour(lead time.Duration) float64 {
	switch {
	case lead <= 5*time.Minute:
		return 6.5
	case lead <= 10*time.Minute:
		return 12
	}
	return 40
}

// TestLeadWithoutKeep shows that the fakes bring out the faults of the SDK that
// the package is there for.
func TestLeadWithoutKeep(t *testing.T) {
	noEnvironment(t)
	for _, tt := range []struct {
		window, want time.Duration
	}{
		{0, time.Second},
		{time.Minute, time.Second},
		{5 * time.Minute, 5 * time.Minute},
		{10 * time.Minute, time.Second},
	} {
		t.Run(tt.window.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				f := &fakeIMDS{issuer: issuer{life: 6 * time.Hour, rotate: 5 * time.Minute}}
				cfg := load(t, f, config.WithCredentialsCacheOptions(func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = tt.window }))
				least, perHour := watchLead(t, f, cfg.Credentials)
				if least > tt.want+step {
					t.Errorf("keys were used until %v before their end, not %v: the SDK has changed", least, tt.want)
				}
				t.Logf("least %v, %.1f requests/h", least, perHour)
			})
		})
	}
}

// TestWindows says that a window which the user set does no harm any more, in
// whatever cache.
func TestWindows(t *testing.T) {
	noEnvironment(t)
	window := func(d time.Duration, jitter float64) func(*aws.CredentialsCacheOptions) {
		return func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow, o.ExpiryWindowJitterFrac = d, jitter }
	}
	for _, w := range []time.Duration{time.Second, time.Minute, 10 * time.Minute, time.Hour} {
		for _, jitter := range []float64{0, 0.5, 1} {
			for name, wrap := range map[string]func(aws.Config) aws.CredentialsProvider{
				"inside": func(cfg aws.Config) aws.CredentialsProvider {
					return keep.Provider(cfg.Credentials, keep.Lead(5*time.Minute))
				},
				"nested": func(cfg aws.Config) aws.CredentialsProvider {
					return keep.Provider(aws.NewCredentialsCache(cfg.Credentials, window(w, jitter)), keep.Lead(5*time.Minute))
				},
				"around": func(cfg aws.Config) aws.CredentialsProvider {
					return aws.NewCredentialsCache(keep.Provider(cfg.Credentials, keep.Lead(5*time.Minute)), window(w, jitter))
				},
			} {
				t.Run(fmt.Sprintf("%v, jitter %v, %s", w, jitter, name), func(t *testing.T) {
					synctest.Test(t, func(t *testing.T) {
						f := &fakeIMDS{issuer: issuer{life: 6 * time.Hour, rotate: 5 * time.Minute}}
						p := wrap(load(t, f, config.WithCredentialsCacheOptions(window(w, jitter))))
						least := 9 * time.Hour
						for start := time.Now(); time.Since(start) < 13*time.Hour; time.Sleep(5 * time.Second) {
							least = min(least, f.left(retrieve(t, p)))
						}
						if least < 5*time.Minute-5*time.Second {
							t.Errorf("keys were used until %v before their end", least)
						}
						if perHour := float64(f.requests) / 13; perHour > 6.5 {
							t.Errorf("%.1f requests an hour", perHour)
						}
					})
				})
			}
		}
	}
}
