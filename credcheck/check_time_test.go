package credcheck

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// ending is a client whose requests also end with ctx.
type ending struct {
	aws.HTTPClient
	ctx context.Context
}

func (e ending) Do(r *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancel(r.Context())
	defer cancel()
	defer context.AfterFunc(e.ctx, cancel)()
	return e.HTTPClient.Do(r.WithContext(ctx))
}

func TestClock(t *testing.T) {
	cleanEnv(t)
	for _, c := range []struct {
		name   string
		server time.Duration // of the server's clock against ours
		window time.Duration
		effect credchecktest.Effect
		want   []Code
		sev    Severity
	}{
		{name: "one second off", server: time.Second, window: 5 * time.Minute},
		{name: "30 s behind, inside the window", server: 30 * time.Second, window: 5 * time.Minute, want: []Code{CodeClockBehind}, sev: Warning},
		{name: "20 min behind", server: 20 * time.Minute, window: 5 * time.Minute, want: []Code{CodeClockBehind}, sev: Error},
		{name: "20 s behind, no window", server: 20 * time.Second, want: []Code{CodeClockBehind, CodeNoEarlyRefresh}, sev: Warning},
		{name: "40 s behind, no window", server: 40 * time.Second, want: []Code{CodeClockBehind, CodeNoEarlyRefresh}, sev: Error},
		{name: "2 s ahead", server: -2 * time.Second, window: 5 * time.Minute, want: []Code{CodeClockAhead}, sev: Warning},
		{name: "a year ahead", server: -365 * 24 * time.Hour, window: 5 * time.Minute, want: []Code{CodeClockAhead}, sev: Error},
		{name: "no date", effect: credchecktest.NoHeader("Date"), window: 5 * time.Minute},
		{name: "malformed date", effect: credchecktest.SetHeader("Date", "yesterday"), window: 5 * time.Minute},
		{name: "from a cache", server: time.Hour, effect: credchecktest.SetHeader("Age", "3600"), window: 5 * time.Minute},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				cloud.IMDS.Inject(credchecktest.When{}, credchecktest.DateSkew(c.server))
				if c.effect != nil {
					cloud.IMDS.Inject(credchecktest.When{}, c.effect)
				}
				r := asked(t, cloud, loadCloud(t, cloud, withWindow(c.window)))
				wantCodes(t, r, c.want...)
				if len(c.want) > 0 {
					wantSeverity(t, r, c.want[0], c.sev)
					if r.Clock.Skew == nil || *r.Clock.Skew != c.server {
						t.Errorf("clock %+v, want %v", r.Clock, c.server)
					}
				}
			})
		})
	}
}

func TestTimeIsNotExceeded(t *testing.T) {
	cleanEnv(t)
	for _, name := range []string{"timeout", "cancelled before", "jitter"} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				ctx, cancel := context.WithCancel(context.Background())
				defer cancel()
				defer time.Sleep(time.Minute) // of virtual time, for what cfg's own cache has begun
				cfg := loadCloud(t, cloud, withWindow(5*time.Minute))
				opts := []Option{elsewhere(t), Ignore(CodeIMDSCustomClient), Timeout(time.Second)}
				want := CodeCheckTimeout
				switch name {
				case "timeout":
					cloud.IMDS.Inject(credchecktest.When{}, credchecktest.Hang())
				case "cancelled before":
					cancel()
				case "jitter":
					opts, want = append(opts, Jitter(time.Hour)), ""
				}
				began := time.Now()
				r := Check(ctx, cfg, opts...)
				if took := time.Since(began); took > time.Second {
					t.Errorf("took %v", took)
				}
				if want == "" {
					wantCodes(t, r)
				} else {
					wantCodes(t, r, want)
				}
				noSecrets(t, cloud, r)
			})
		})
	}
}

func TestStartupRetryWaitsForTheMetadataService(t *testing.T) {
	cleanEnv(t)
	for _, c := range []struct {
		retry time.Duration
		want  []Code
	}{{0, []Code{CodeIMDSUnreachable}}, {8 * time.Second, nil}} {
		synctest.Test(t, func(t *testing.T) {
			cloud := credchecktest.New()
			cloud.IMDS.Inject(credchecktest.When{For: 5 * time.Second}, credchecktest.Refuse())
			opts := []Option{StartupRetry(c.retry), Depth(Retrieve), Timeout(20 * time.Second)}
			wantCodes(t, asked(t, cloud, loadCloud(t, cloud, withWindow(5*time.Minute)), opts...), c.want...)
		})
	}
}

func TestManyChecksAtOnce(t *testing.T) {
	cleanEnv(t)
	cloud := credchecktest.New()
	cfg := loadCloud(t, cloud, withWindow(5*time.Minute))
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if r := Check(context.Background(), cfg, elsewhere(t), Ignore(CodeIMDSCustomClient)); !r.Refresh.Proven {
				wantCodes(t, r)
			}
		})
	}
	group.Wait()
	if n := cloud.IMDS.Count(); n > 3+20*3 {
		t.Errorf("%d requests", n)
	}
}

// TestCancelledAtEveryRequest ends the check while its nth request is out.
func TestCancelledAtEveryRequest(t *testing.T) {
	cleanEnv(t)
	for n := range 6 {
		synctest.Test(t, func(t *testing.T) {
			cloud := credchecktest.New()
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			client := &cancelling{HTTPClient: cloud, at: n, cancel: cancel}
			cfg := loadCloud(t, cloud, withWindow(5*time.Minute), config.WithHTTPClient(client))
			r := Check(ctx, cfg, elsewhere(t), Ignore(CodeIMDSCustomClient))
			noSecrets(t, cloud, r)
			synctest.Wait()
			if _, err := cfg.Credentials.Retrieve(context.Background()); err != nil {
				t.Errorf("cancelled at request %d: %v", n, err)
			}
		})
	}
}

type cancelling struct {
	aws.HTTPClient
	mu     sync.Mutex
	at     int
	cancel func()
}

func (c *cancelling) Do(r *http.Request) (*http.Response, error) {
	c.mu.Lock()
	if c.at--; c.at == -1 {
		c.cancel()
	}
	c.mu.Unlock()
	return c.HTTPClient.Do(r)
}
