package credchecktest_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

const instanceID = "http://169.254.169.254/latest/meta-data/instance-id"

// TestWhen asks once a minute, for ten minutes, while a fault is about.
func TestWhen(t *testing.T) {
	const m = time.Minute
	for _, c := range []struct {
		name string
		when credchecktest.When
		want []int // the minutes in which it struck
	}{
		{"always", credchecktest.When{}, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
		{"from then on", credchecktest.When{After: 7 * m}, []int{7, 8, 9}},
		{"so long", credchecktest.When{For: 2 * m}, []int{0, 1}},
		{"from then on, so long", credchecktest.When{After: 3 * m, For: 2 * m}, []int{3, 4}},
		{"so often", credchecktest.When{After: m, Times: 3}, []int{1, 2, 3}},
		{"another kind", credchecktest.When{Op: credchecktest.OpToken}, nil},
		{"this kind", credchecktest.When{Op: credchecktest.OpMetadata, Times: 1}, []int{0}},
		{"beyond one in 3 minutes", credchecktest.When{Free: 1, Per: 3 * m}, []int{1, 2, 4, 5, 7, 8}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				cloud.IMDS.Inject(c.when, credchecktest.Status(503))
				var struck []int
				for minute := range 10 {
					if ask(t, cloud, http.MethodGet, instanceID).StatusCode == 503 {
						struck = append(struck, minute)
					}
					time.Sleep(m)
				}
				if !slices.Equal(struck, c.want) {
					t.Errorf("struck in %v, want %v", struck, c.want)
				}
			})
		})
	}
}

// TestBudgets: all, by kind, and in a span.
func TestBudgets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		for range 6 {
			ask(t, cloud, http.MethodGet, instanceID)
			time.Sleep(20 * time.Second)
		}
		cloud.IMDS.WantWithin(t, credchecktest.Budget{Max: 6}, credchecktest.Budget{Max: 3, Per: time.Minute}, credchecktest.Budget{Op: credchecktest.OpToken})
		for want, b := range map[string]credchecktest.Budget{
			"imds: 6 requests, 5 allowed":               {Max: 5},
			"imds: 3 requests within 1m0s, 2 allowed":   {Max: 2, Per: time.Minute},
			"imds: 6 imds:metadata requests, 0 allowed": {Op: credchecktest.OpMetadata},
		} {
			if err := cloud.IMDS.Exceeded(b); fmt.Sprint(err) != want {
				t.Errorf("%v, want %s", err, want)
			}
		}
		cloud.IMDS.ForgetLog()
		cloud.IMDS.WantWithin(t, credchecktest.Budget{})
	})
}

// TestAtOnce uses and changes everything from many goroutines; the race
// detector judges.
func TestAtOnce(t *testing.T) {
	setenv(t)
	cloud := credchecktest.New()
	cfg := load(t, cloud, nil)
	var all sync.WaitGroup
	for n := range 50 {
		all.Go(func() {
			lift := cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpMetadata}, credchecktest.SetHeader("X-N", fmt.Sprint(n)))
			defer lift()
			if _, err := cfg.Credentials.Retrieve(context.Background()); err != nil {
				t.Error(err)
			}
			ask(t, cloud, http.MethodGet, instanceID)
			cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.Message = fmt.Sprint(n) })
			cloud.Issuer.SetSkew(time.Duration(n) * time.Millisecond)
			cloud.Agent.Current()
			cloud.IMDS.Log()
		})
	}
	all.Wait()
	wantCount(t, cloud.IMDS.Endpoint, 50, credchecktest.OpMetadata)
	wantCount(t, cloud.IMDS.Endpoint, 1, credchecktest.OpRoleKeys)
}

// TestGivingUp: a caller whose context ends is let go at once, in memory.
func TestGivingUp(t *testing.T) {
	for name, effect := range map[string]credchecktest.Effect{"hung": credchecktest.Hang(), "slow": credchecktest.Slow(time.Hour)} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				cloud.IMDS.Inject(credchecktest.When{}, effect)
				ctx, cancel := context.WithTimeout(context.Background(), time.Second)
				defer cancel()
				req, err := http.NewRequestWithContext(ctx, http.MethodGet, instanceID, nil)
				if err != nil {
					t.Fatal(err)
				}
				start := time.Now()
				_, err = cloud.Do(req)
				wantError(t, cloud, err, "context deadline exceeded")
				if took := time.Since(start); took != time.Second {
					t.Errorf("took %v", took)
				}
			})
		})
	}
}

// TestUnknownHost: nothing leaves the process.
func TestUnknownHost(t *testing.T) {
	cloud := credchecktest.New()
	req, err := http.NewRequest(http.MethodGet, "https://example.com/", nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = cloud.Do(req)
	wantError(t, cloud, err, "lookup example.com: no such host")
}

// TestPodTokenFile is EKS Pod Identity as pods have it: the token in a file,
// which changes while the program runs.
func TestPodTokenFile(t *testing.T) {
	noLeaks(t)
	cloud := credchecktest.New()
	cloud.Agent.Set(func(s *credchecktest.AgentState) { s.Schedule.Life = 4 * time.Minute }) // asked for each time
	file := filepath.Join(t.TempDir(), "token")
	setenv(t, append(cloud.Agent.StartT(t).Env(), "AWS_CONTAINER_AUTHORIZATION_TOKEN=", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE="+file)...)
	cfg := loadEnv(t)
	for _, token := range []string{cloud.Agent.Token(), "rotated"} {
		cloud.Agent.Set(func(s *credchecktest.AgentState) { s.Token = token })
		if err := os.WriteFile(file, []byte(token), 0o600); err != nil {
			t.Fatal(err)
		}
		retrieve(t, cfg)
	}
	wantCount(t, cloud.Agent.Endpoint, 2, credchecktest.OpContainer)
}
