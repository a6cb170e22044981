package credcheck

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"log/slog"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden files")

// fullReport has a value in every field.
func fullReport() *Report {
	window, skew, synced := 5*time.Minute, -1500*time.Millisecond, false
	at, end := noon.Add(55*time.Minute), noon.Add(time.Hour)
	return &Report{Schema: SchemaVersion, Time: noon, Took: 1234567 * time.Nanosecond, Level: Probe, FailOn: Warning, Platform: PlatformEC2,
		Source:     Origin{Kind: AssumeRole, Chain: []Source{AssumeRole, EC2Role}, Profile: "prod", RoleARN: "arn:aws:iam::111122223333:role/web", File: "/f", Endpoint: "http://e", Type: "*t", SetBy: "AWS_PROFILE"},
		Shadowed:   []Origin{{Kind: ECSTask, Endpoint: ecsEndpoint, SetBy: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"}},
		Credential: Credential{KeyID: MaskKeyID(tempID), Fingerprint: Fingerprint(tempID), Temporary: true, Expires: &at, TrueExpires: &end, AccountID: "111122223333"},
		Refresh:    Refresh{Possible: true, Proven: true, How: "probe", Cached: true, Window: &window, RefreshAt: &at, SameKey: true},
		Clock:      Clock{Skew: &skew, From: "169.254.169.254", KernelSynced: &synced},
		Identity:   &Identity{Account: "111122223333", ARN: "arn:aws:sts::111122223333:assumed-role/web/i-1"},
		Findings: []Finding{
			{CodeIMDSDisabled, Error, "the metadata client is switched off by AWS_EC2_METADATA_DISABLED, and the instance role is the only source", "unset AWS_EC2_METADATA_DISABLED", CodeIMDSDisabled.Doc(), map[string]string{"setBy": "x"}},
			{CodeRoleSessionShort, Info, "sessions of 15m0s", "raise duration_seconds", CodeRoleSessionShort.Doc(), nil}},
		Steps: []Step{{"GET", "169.254.169.254", "200", 12 * time.Millisecond}}}
}

func TestWriteText(t *testing.T) {
	for name, r := range map[string]*Report{"full": fullReport(), "empty": {Schema: SchemaVersion, Level: Off}} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := r.WriteText(&b); err != nil {
				t.Fatal(err)
			}
			file := "testdata/" + name + ".txt"
			if *update {
				if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil || b.String() != string(want) {
				t.Errorf("%v; got\n%s", err, b.String())
			}
			for line := range strings.Lines(b.String()) {
				if utf8.RuneCountInString(strings.TrimSuffix(line, "\n")) > textWidth {
					t.Errorf("wider than %d: %q", textWidth, line)
				}
			}
		})
	}
}

func TestJSONRoundTrip(t *testing.T) {
	want := fullReport()
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`"schema":1`, `"windowSeconds":300`, `"skewSeconds":-1.5`, `"level":"probe"`, `"severity":"error"`} {
		if !strings.Contains(string(b), part) {
			t.Errorf("no %s in %s", part, b)
		}
	}
	var got Report
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(&got, want) {
		t.Errorf("got  %+v\nwant %+v", got, *want)
	}
	if err := json.Unmarshal([]byte(`{"schema":2}`), &got); err == nil {
		t.Error("another schema was taken")
	}
}

func TestErr(t *testing.T) {
	r := fullReport()
	var check *CheckError
	if err := r.Err(); !errors.As(err, &check) || !check.Has(CodeIMDSDisabled) || check.Has(CodeRoleSessionShort) {
		t.Errorf("Err() = %v", err)
	}
	if !r.Has(CodeRoleSessionShort) || r.Has(CodeClockAhead) {
		t.Error("Has is wrong")
	}
	r.FailOn = Never
	if err := r.Err(); err != nil {
		t.Errorf("Err() = %v", err)
	}
}

func TestLogger(t *testing.T) {
	var b bytes.Buffer
	w := newWorld(t)
	w.inspect(w.load(t), Logger(slog.New(slog.NewTextHandler(&b, nil))))
	for _, part := range []string{"report.verdict=WARN", "report.source=ec2-role", "report.warning=[no-early-refresh]", "level=WARN", "finding.code=no-early-refresh"} {
		if !strings.Contains(b.String(), part) {
			t.Errorf("no %s in %s", part, &b)
		}
	}
}

// TestConditions: codes are unique, named like the anchors they are, and the table is whole.
func TestConditions(t *testing.T) {
	seen := map[Code]bool{}
	for _, c := range Conditions() {
		if seen[c.Code] || c.Message == "" || c.Remedy == "" || c.By == "" {
			t.Errorf("%+v", c)
		}
		seen[c.Code] = true
		if strings.Trim(string(c.Code), "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || !strings.HasSuffix(c.Code.Doc(), "#"+string(c.Code)) {
			t.Errorf("code %q", c.Code)
		}
	}
	if len(seen) != 74 {
		t.Errorf("%d codes", len(seen))
	}
}

// TestPanic: what panics in the user's own functions is a finding, and the rest of the check goes on.
func TestPanic(t *testing.T) {
	w := newWorld(t)
	cfg := w.load(t)
	w.host.synced = func() (bool, bool) { panic("boom " + secretKey) }
	r := w.inspect(cfg)
	if got := found(r); !slices.Equal(got, []string{"warning no-early-refresh", "warning check-panicked"}) {
		t.Errorf("found %q", got)
	}
	w.host.lookup = func(string) (string, bool) { panic("boom") }
	if r := w.inspect(cfg); !r.Has(CodeCheckPanicked) {
		t.Errorf("found %q", found(r))
	}
}
