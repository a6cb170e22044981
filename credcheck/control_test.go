package credcheck

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
)

// TestControl steers the check from outside; what is wrong there is never a reason to fail.
func TestControl(t *testing.T) {
	for _, tt := range []struct {
		name  string
		env   map[string]string
		opts  []Option
		want  []string
		check func(*options) bool
	}{
		{"nothing", nil, nil, nil, func(o *options) bool { return o.level == Probe && o.timeout == defaultTimeout && o.failOn == Error }},
		{"static", map[string]string{"CREDCHECK": "static"}, nil, nil, func(o *options) bool { return o.level == Static }},
		{"warn", map[string]string{"CREDCHECK": "warn"}, nil, nil, func(o *options) bool { return o.failOn == Never }},
		{"fail over code", map[string]string{"CREDCHECK": "fail"}, []Option{FailOn(Never)}, nil, func(o *options) bool { return o.failOn == Error }},
		{"timeout over code", map[string]string{"CREDCHECK_TIMEOUT": "2s"}, []Option{Timeout(time.Minute)}, nil, func(o *options) bool { return o.timeout == 2*time.Second }},
		{"bad timeout", map[string]string{"CREDCHECK_TIMEOUT": "2"}, nil, []string{"CREDCHECK_TIMEOUT"}, func(o *options) bool { return o.timeout == defaultTimeout }},
		{"ignore", map[string]string{"CREDCHECK_IGNORE": "long-term-keys, mars"}, nil, []string{"CREDCHECK_IGNORE"},
			func(o *options) bool { return o.ignore[CodeLongTermKeys] && len(o.ignore) == 1 }},
		{"account and role", nil, []Option{ExpectAccount("111122223333", "12"), ExpectRole("arn:aws:iam::*:role/x"), ExpectRole("[")},
			[]string{"ExpectAccount", "ExpectRole"}, func(o *options) bool { return o.identity && len(o.accounts) == 1 && o.role != "" }},
		{"out of range", nil, []Option{Depth(9), FailOn(-1), Logger(nil), Ignore("x"), Jitter(-1), StartupRetry(-1), Lifetime(-1), nil},
			[]string{"Depth", "FailOn", "Logger", "Ignore", "Jitter", "StartupRetry", "Lifetime"}, func(o *options) bool { return o.level == Probe }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			for k, v := range tt.env {
				t.Setenv(k, v)
			}
			o := newOptions(append([]Option{onHost(w.host)}, tt.opts...))
			var got []string
			for _, p := range o.problems {
				name, _, _ := strings.Cut(strings.ReplaceAll(p.text, " ", ":"), ":")
				got = append(got, name)
			}
			if !slices.Equal(got, tt.want) || !tt.check(o) {
				t.Errorf("problems %q, want %q; %+v", got, tt.want, o)
			}
		})
	}
}

// TestShadowedByRefreshing: a source that refreshes in front of a role is odd, and no error.
func TestShadowedByRefreshing(t *testing.T) {
	w := newWorld(t)
	w.onEC2(t)
	w.file(t, "config", "[profile p]\ncredential_process = /bin/false\n")
	t.Setenv("AWS_PROFILE", "p")
	r := w.inspect(w.load(t), Lead(0))
	if got := found(r); !slices.Equal(got, []string{"warning shadowed-instance-role"}) {
		t.Errorf("found %q", got)
	}
	if got := found(w.inspect(w.load(t), Lead(0), Expect(Process))); len(got) != 0 {
		t.Errorf("as expected, but found %q", got)
	}
	if r := w.inspect(w.load(t, config.WithSharedConfigProfile("p")), Lead(0)); r.Source.SetBy != byProfile || r.Has(CodeProfileIgnored) {
		t.Errorf("%+v %q", r.Source, found(r))
	}
}

// TestReadSmall refuses what could block or be endless.
func TestReadSmall(t *testing.T) {
	w := newWorld(t)
	if _, err := readSmall(w.dir); err == nil || !strings.Contains(err.Error(), "directory") {
		t.Errorf("directory: %v", err)
	}
	if _, err := readSmall(w.file(t, "big", strings.Repeat("x", maxFile+1))); err != errTooLarge {
		t.Errorf("big: %v", err)
	}
	if b, err := readSmall(w.file(t, "edge", strings.Repeat("x", maxFile))); err != nil || len(b) != maxFile {
		t.Errorf("edge: %v", err)
	}
}
