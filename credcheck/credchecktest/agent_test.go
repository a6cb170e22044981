package credchecktest_test

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

func TestAgentEnv(t *testing.T) {
	for name, env := range map[string]func(*credchecktest.Agent) []string{
		"ECS": (*credchecktest.Agent).RelativeEnv,
		"EKS": (*credchecktest.Agent).FullEnv,
	} {
		t.Run(name, func(t *testing.T) {
			cloud := credchecktest.New()
			setenv(t, env(cloud.Agent)...)
			c := retrieve(t, load(t, cloud, nil))
			if c.Source != "CredentialsEndpointProvider" || c.AccountID != credchecktest.DefaultAccount || c.AccessKeyID != cloud.Agent.Current().AccessKeyID {
				t.Errorf("source %s, account %s, key %s", c.Source, c.AccountID, c.AccessKeyID)
			}
			log := cloud.Agent.Log()
			if len(log) != 1 || !log[0].HasToken || log[0].Op != credchecktest.OpContainer || log[0].Status != 200 {
				t.Errorf("log %+v", log)
			}
		})
	}
}

// TestAgentFaults is what the SDK says, and how often it asks.
func TestAgentFaults(t *testing.T) {
	all := credchecktest.When{}
	for _, c := range []struct {
		name     string
		effect   credchecktest.Effect
		requests int
		text     string
	}{
		{"400", credchecktest.APIError("InvalidIdInRequest", "no such task"), 1, "InvalidIdInRequest: no such task"},
		{"404", credchecktest.Status(404), 1, "Not Found"},
		{"plain text", credchecktest.PlainText(400, "unable to fetch credentials"), 1, "unable to fetch credentials"},
		{"HTML", credchecktest.HTML(502), 3, "Bad Gateway"},
		{"500", credchecktest.Status(500), 3, "exceeded maximum number of attempts"},
		{"503", credchecktest.Status(503), 3, "exceeded maximum number of attempts"},
		{"reset", credchecktest.Reset(), 3, "connection reset"},
		{"dropped", credchecktest.Drop(), 3, "EOF"},
		{"refused", credchecktest.Refuse(), 3, "connection refused"},
		{"bad JSON", credchecktest.Body("{"), 1, "failed to deserialize json response"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cloud := credchecktest.New()
			setenv(t, cloud.Agent.RelativeEnv()...)
			synctest.Test(t, func(t *testing.T) {
				cloud.Agent.Inject(all, c.effect)
				_, err := load(t, cloud, nil).Credentials.Retrieve(context.Background())
				wantError(t, cloud, err, c.text)
				wantCount(t, cloud.Agent.Endpoint, c.requests)
			})
		})
	}
}

func TestAgentToken(t *testing.T) {
	cloud := credchecktest.New()
	setenv(t, cloud.Agent.FullEnv()...)
	t.Setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN", "of another pod")
	_, err := load(t, cloud, nil).Credentials.Retrieve(context.Background())
	wantError(t, cloud, err, "AccessDeniedException")
	if log := cloud.Agent.Log(); len(log) != 1 || log[0].Status != 401 {
		t.Errorf("log %+v", log)
	}
}

// TestAgentOutage: the container provider has a window of 5 minutes and no
// grace. An agent that is down within it fails requests though the keys live.
func TestAgentOutage(t *testing.T) {
	cloud := credchecktest.New()
	setenv(t, cloud.Agent.RelativeEnv()...)
	synctest.Test(t, func(t *testing.T) {
		cloud.Agent.Set(func(s *credchecktest.AgentState) {
			s.Schedule = credchecktest.Schedule{Life: time.Hour, Lead: 10 * time.Minute}
		})
		cfg := load(t, cloud, nil)
		first := retrieve(t, cfg)
		time.Sleep(56 * time.Minute)
		cloud.Agent.Inject(credchecktest.When{For: time.Minute}, credchecktest.APIError("InternalError", "agent restarts"))
		_, err := cfg.Credentials.Retrieve(context.Background())
		wantError(t, cloud, err, "agent restarts")
		if k, _ := cloud.Issuer.Lookup(first.AccessKeyID); !time.Now().Before(k.Expires) {
			t.Errorf("the old keys are dead: %v", k)
		}
		time.Sleep(time.Minute)
		if c := retrieve(t, cfg); c.AccessKeyID == first.AccessKeyID {
			t.Error("still the old key")
		}
	})
}

func TestAgentShortLife(t *testing.T) {
	cloud := credchecktest.New()
	setenv(t, cloud.Agent.RelativeEnv()...)
	cloud.Agent.Set(func(s *credchecktest.AgentState) { s.Schedule = credchecktest.Schedule{Life: 4 * time.Minute} })
	cfg := load(t, cloud, nil)
	for range 10 { // less life than the window: one request for each call
		if c := retrieve(t, cfg); !c.Expired() {
			t.Error("not expired by the cache's word")
		}
	}
	wantCount(t, cloud.Agent.Endpoint, 10)
}

func TestAgentNoExpiration(t *testing.T) {
	cloud := credchecktest.New()
	setenv(t, cloud.Agent.RelativeEnv()...)
	cloud.Agent.Set(func(s *credchecktest.AgentState) { s.NoExpiration = true })
	if c := retrieve(t, load(t, cloud, nil)); c.CanExpire || c.SessionToken == "" {
		t.Errorf("CanExpire %v", c.CanExpire)
	}
}
