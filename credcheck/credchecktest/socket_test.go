package credchecktest_test

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// TestSocketHopLimit is the signature of a hop limit of 1, with the SDK's own
// client and its time limits. The three run at once, for they wait.
func TestSocketHopLimit(t *testing.T) {
	noLeaks(t)
	var all sync.WaitGroup
	defer all.Wait()
	for _, c := range []struct {
		name string
		v1   bool
		env  string
		took time.Duration
		text string
	}{
		{"v1 on", true, "", 3500 * time.Millisecond, ""},
		{"v1 off on the instance", false, "", 5 * time.Second, "context deadline exceeded"},
		{"v1 off in the program", true, "true", 3500 * time.Millisecond, "request send failed"},
	} {
		cloud := credchecktest.New()
		cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.V1 = c.v1 })
		cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpToken}, credchecktest.Hang())
		setenv(t, append(cloud.IMDS.StartT(t).Env(), "AWS_EC2_METADATA_V1_DISABLED="+c.env)...)
		cfg := loadEnv(t) // reads the environment now, so that the rest can run beside the others
		all.Go(func() {
			start := time.Now()
			creds, err := cfg.Credentials.Retrieve(context.Background())
			took := time.Since(start)
			t.Logf("%s: %v", c.name, took)
			if took < c.took-20*time.Millisecond || took > c.took+2*time.Second {
				t.Errorf("%s: took %v, want %v", c.name, took, c.took)
			}
			if works := c.text == ""; works != (err == nil) || works && creds.AccessKeyID != cloud.IMDS.Current().AccessKeyID ||
				!works && !strings.Contains(err.Error(), c.text) {
				t.Errorf("%s: key %s, %v", c.name, creds.AccessKeyID, err)
			}
		})
	}
}

// TestSocketFaults: each way in which a connection goes wrong, once, as the
// SDK's own client sees it. It tries again, and works.
func TestSocketFaults(t *testing.T) {
	noLeaks(t)
	for name, effect := range map[string]credchecktest.Effect{
		"reset":      credchecktest.Reset(),
		"refused":    credchecktest.Refuse(),
		"dropped":    credchecktest.Drop(),
		"hung":       credchecktest.Hang(),
		"too slow":   credchecktest.Slow(600 * time.Millisecond),
		"slow":       credchecktest.Slow(100 * time.Millisecond),
		"redirected": credchecktest.Redirect(307, "/latest/meta-data/iam/security-credentials/"),
	} {
		t.Run(name, func(t *testing.T) {
			cloud := credchecktest.New()
			cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpRoleList, Times: 1}, effect)
			setenv(t, cloud.IMDS.StartT(t).Env()...)
			if c := retrieve(t, loadEnv(t)); c.AccessKeyID != cloud.IMDS.Current().AccessKeyID {
				t.Errorf("key %s", c.AccessKeyID)
			}
		})
	}
}

// TestSocketTruncated: a body that breaks off is an error, and not retried.
func TestSocketTruncated(t *testing.T) {
	noLeaks(t)
	cloud := credchecktest.New()
	cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpRoleKeys}, credchecktest.Truncate(100))
	setenv(t, cloud.IMDS.StartT(t).Env()...)
	_, err := loadEnv(t).Credentials.Retrieve(context.Background())
	wantError(t, cloud, err, "unexpected EOF")
	if log := cloud.IMDS.Log(); log[len(log)-1].Outcome != "truncated" {
		t.Errorf("log %+v", log)
	}
}

// TestSocketClosed: nothing listens any more.
func TestSocketClosed(t *testing.T) {
	noLeaks(t)
	cloud := credchecktest.New()
	srv := cloud.Agent.StartT(t)
	setenv(t, srv.Env()...)
	srv.Close()
	_, err := loadEnv(t).Credentials.Retrieve(context.Background())
	wantError(t, cloud, err, "connection refused")
}

// TestSocketDate: what net/http would add is under control too.
func TestSocketDate(t *testing.T) {
	noLeaks(t)
	cloud := credchecktest.New()
	cloud.Issuer.SetSkew(90 * time.Second)
	srv := cloud.IMDS.StartT(t)
	for _, c := range []struct {
		effect credchecktest.Effect
		want   bool
	}{{credchecktest.SetHeader("X", "y"), true}, {credchecktest.NoHeader("Date"), false}} {
		cloud.IMDS.Lift()
		cloud.IMDS.Inject(credchecktest.When{}, c.effect)
		resp, err := client().Get(srv.URL + "/latest/meta-data/instance-id")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if got := resp.Header.Get("Date"); (got != "") != c.want {
			t.Errorf("Date %q", got)
		}
	}
}

// TestSocketRole is the container agent, a role on top, and calls with its
// keys, through three servers and nothing but the environment.
func TestSocketRole(t *testing.T) {
	noLeaks(t)
	cloud := credchecktest.New()
	var env []string
	for _, e := range []*credchecktest.Endpoint{cloud.Agent.Endpoint, cloud.STS.Endpoint} {
		env = append(env, e.StartT(t).Env()...)
	}
	setenv(t, env...)
	profile := t.TempDir() + "/config"
	text := "[default]\nrole_arn = " + cloud.Issuer.RoleARN("deploy") + "\ncredential_source = EcsContainer\n"
	if err := os.WriteFile(profile, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg := loadEnv(t, config.WithSharedConfigFiles([]string{profile}))
	out, err := sts.NewFromConfig(cfg).GetCallerIdentity(context.Background(), nil)
	if err != nil || !strings.Contains(*out.Arn, ":assumed-role/deploy/") {
		t.Errorf("%+v, %v", out, err)
	}
	wantCount(t, cloud.Agent.Endpoint, 1, credchecktest.OpContainer)
	wantCount(t, cloud.STS.Endpoint, 1, credchecktest.OpAssumeRole)
}

// TestChild is run by TestEnvOfChild in a process of its own.
func TestChild(t *testing.T) {
	if os.Getenv("CREDCHECKTEST_CHILD") == "" {
		return // the parent calls it
	}
	c := retrieve(t, loadEnv(t))
	os.Stdout.WriteString("key " + c.AccessKeyID + " from " + c.Source + "\n")
}

// TestEnvOfChild: Env and CleanEnv lead another program to the double.
func TestEnvOfChild(t *testing.T) {
	noLeaks(t)
	cloud := credchecktest.New()
	cmd := exec.Command(os.Args[0], "-test.run=^TestChild$")
	cmd.Env = append(os.Environ(), "CREDCHECKTEST_CHILD=1", "AWS_PROFILE=absent", "AWS_ACCESS_KEY_ID=x", "AWS_SECRET_ACCESS_KEY=y")
	cmd.Env = append(append(cmd.Env, credchecktest.CleanEnv()...), cloud.IMDS.StartT(t).Env()...)
	out, err := cmd.CombinedOutput()
	want := "key " + cloud.IMDS.Current().AccessKeyID + " from EC2RoleProvider"
	if err != nil || !strings.Contains(string(out), want) {
		t.Errorf("%v: %s, want %q", err, out, want)
	}
}
