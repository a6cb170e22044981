package credcheck

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

func TestCheckProvesTheInstanceRole(t *testing.T) {
	cleanEnv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		cfg := loadCloud(t, cloud, withWindow(5*time.Minute))
		r := asked(t, cloud, cfg, Expect(EC2Role))
		wantCodes(t, r)
		if !r.Refresh.Proven || r.Refresh.How != "probe" || !r.Refresh.SameKey || r.Level != Probe {
			t.Errorf("refresh %+v, level %v", r.Refresh, r.Level)
		}
		if r.Clock.Skew == nil || *r.Clock.Skew != 0 {
			t.Errorf("clock %+v", r.Clock)
		}
		if n := cloud.IMDS.Count(); n > 6 {
			t.Errorf("%d requests, want 3 of the program and 3 of the probe", n)
		}
		unharmed(t, cfg, r, cloud.IMDS.Endpoint)
	})
}

func TestDepthBoundsTheRequests(t *testing.T) {
	cleanEnv(t)
	for _, c := range []struct {
		level Level
		want  int
	}{{Static, 0}, {Retrieve, 3}, {Probe, 6}, {Exercise, 8}} {
		t.Run(c.level.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				cfg := loadCloud(t, cloud, withWindow(5*time.Minute))
				r := asked(t, cloud, cfg, Depth(c.level))
				wantCodes(t, r)
				if n := cloud.IMDS.Count(); n != c.want {
					t.Errorf("%d requests, want %d", n, c.want)
				}
				if r.Level != c.level {
					t.Errorf("level %v", r.Level)
				}
				if c.level == Exercise && r.Refresh.How != "exercise" {
					t.Errorf("refresh %+v", r.Refresh)
				}
			})
		})
	}
}

func TestMetadataFaults(t *testing.T) {
	type state = credchecktest.IMDSState
	const token, list = credchecktest.OpToken, credchecktest.OpRoleList
	for _, c := range []struct {
		name   string
		env    string
		set    func(*state)
		op     credchecktest.Op
		effect credchecktest.Effect
		want   []Code
	}{
		{name: "hop limit, v1 on", op: token, effect: credchecktest.Hang(), want: []Code{CodeIMDSHopLimit, CodeIMDSV1Fallback}},
		{name: "hop limit, v1 off on the instance", set: func(s *state) { s.V1 = false }, op: token, effect: credchecktest.Hang(), want: []Code{CodeIMDSHopLimit}},
		{name: "hop limit, v1 off in the program", env: "AWS_EC2_METADATA_V1_DISABLED=true", op: token, effect: credchecktest.Hang(), want: []Code{CodeIMDSHopLimit}},
		{name: "refused", effect: credchecktest.Refuse(), want: []Code{CodeIMDSUnreachable}},
		{name: "all hangs", effect: credchecktest.Hang(), want: []Code{CodeIMDSUnreachable}},
		{name: "reset", effect: credchecktest.Reset(), want: []Code{CodeIMDSUnreachable}},
		{name: "401 for all", effect: credchecktest.Status(401), want: []Code{CodeIMDSUnreachable}},
		{name: "500 for all", effect: credchecktest.Status(500), want: []Code{CodeIMDSUnreachable}},
		{name: "token refused, v1 on", op: token, effect: credchecktest.Status(403), want: []Code{CodeIMDSV1Fallback}},
		{name: "no role", set: func(s *state) { s.Roles = nil }, want: []Code{CodeIMDSNoRole}},
		{name: "empty list of roles", set: func(s *state) { s.Roles = []string{} }, want: []Code{CodeIMDSNoRole}},
		{name: "role error", set: func(s *state) { s.Code, s.Message = "AssumeRoleUnauthorizedAccess", "EC2 cannot assume the role" }, want: []Code{CodeIMDSRoleError}},
		{name: "throttled", effect: credchecktest.Status(429), want: []Code{CodeIMDSThrottled}},
		{name: "list throttled", op: list, effect: credchecktest.Status(503), want: []Code{CodeIMDSThrottled}},
	} {
		t.Run(c.name, func(t *testing.T) {
			env := []string{}
			if c.env != "" {
				env = append(env, c.env)
			}
			cleanEnv(t, env...)
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				if c.set != nil {
					cloud.IMDS.Set(c.set)
				}
				if c.effect != nil {
					cloud.IMDS.Inject(credchecktest.When{Op: c.op}, c.effect)
				}
				r := asked(t, cloud, loadCloud(t, cloud, withWindow(5*time.Minute)))
				wantCodes(t, r, c.want...)
				synctest.Wait()
			})
		})
	}
}

func TestThrottlingThatEndsIsAWarning(t *testing.T) {
	cleanEnv(t)
	synctest.Test(t, func(t *testing.T) {
		cloud := credchecktest.New()
		cfg := loadCloud(t, cloud, withWindow(5*time.Minute))
		if _, err := cfg.Credentials.Retrieve(context.Background()); err != nil {
			t.Fatal(err)
		}
		cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpRoleKeys, Times: 1}, credchecktest.Status(503))
		r := asked(t, cloud, cfg)
		wantCodes(t, r, CodeIMDSThrottled)
		wantSeverity(t, r, CodeIMDSThrottled, Warning)
		unharmed(t, cfg, r, cloud.IMDS.Endpoint)
	})
}

func TestProbeThatFailsLeavesTheProgramAlone(t *testing.T) {
	cleanEnv(t)
	for _, c := range []struct {
		name   string
		effect credchecktest.Effect
		want   []Code
	}{
		{"refused", credchecktest.Refuse(), []Code{CodeRefreshFailed, CodeIMDSUnreachable}},
		{"hangs", credchecktest.Hang(), []Code{CodeRefreshFailed, CodeIMDSUnreachable}},
		{"503", credchecktest.Status(503), []Code{CodeRefreshFailed, CodeIMDSThrottled}},
		{"no role any more", credchecktest.Status(404), []Code{CodeRefreshFailed, CodeIMDSNoRole}},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cloud := credchecktest.New()
				cfg := loadCloud(t, cloud, withWindow(5*time.Minute))
				if _, err := cfg.Credentials.Retrieve(context.Background()); err != nil {
					t.Fatal(err)
				}
				cloud.IMDS.Inject(credchecktest.When{}, c.effect)
				r := asked(t, cloud, cfg)
				wantCodes(t, r, c.want...)
				unharmed(t, cfg, r, cloud.IMDS.Endpoint)
			})
		})
	}
}
