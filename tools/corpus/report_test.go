package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// sampleReports hold one result of every verdict.
func sampleReports() []repoReport {
	at := func(line int, expected, confidence string) label {
		return label{Repo: "o/r", File: "a.go", Line: line, Expected: expected, Confidence: confidence, Shape: "N1"}
	}
	found := finding{Analyzer: "norefresh", Category: "no-expiry", Message: "dead keys", Position: position{File: "/c/o/r/b.go", Line: 4}}
	return []repoReport{{Repo: "o/r", root: "/c/o/r", Unlabeled: []finding{found}, Results: []result{
		{label: at(1, "norefresh", "high"), Verdict: hit, How: sameStatement, Matched: []finding{found}},
		{label: at(2, "norefresh", "low"), Verdict: hit, How: sameFunction, Matched: []finding{found}},
		{label: at(3, "chainshadow", "high"), Verdict: miss, Note: "norefresh/no-expiry"},
		{label: at(4, none, "high"), Verdict: silent},
		{label: at(5, none, "med"), Verdict: alarm, Note: "norefresh/no-expiry"},
		{label: at(6, none, "med"), Verdict: notBuilt, Note: "no go.mod"},
	}}}
}

func TestWriteText(t *testing.T) {
	const want = `
verdict    expected     confidence  site        detail
hit        norefresh    high        o/r/a.go:1  same statement norefresh/no-expiry [N1]
hit        norefresh    low         o/r/a.go:2  same function norefresh/no-expiry [N1]
miss       chainshadow  high        o/r/a.go:3  instead: norefresh/no-expiry [N1]
silent     none         high        o/r/a.go:4
ALARM      none         med         o/r/a.go:5  norefresh/no-expiry [N1]
not built  none         med         o/r/a.go:6  no go.mod

unlabelled findings in these packages, for a person to look at:
o/r/b.go:4: norefresh/no-expiry: dead keys

confidence  found  recall  silent  silence  not built
high        1/2    50.0%   1/1     100.0%   0
med         0/0    100.0%  0/1     0.0%     1
low         1/1    100.0%  0/0     100.0%   0
all         2/3    66.7%   1/2     50.0%    1
hits: 1 same statement, 0 related step, 0 same type, 1 same function; unlabelled findings: 1
`
	var b bytes.Buffer
	if err := writeText(&b, sampleReports()); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(b.String()) {
		lines = append(lines, strings.TrimRight(line, " \n"))
	}
	if got := strings.Join(lines, "\n"); got != strings.TrimSpace(want) {
		t.Errorf("got\n%s", got)
	}
}

func TestWriteJSON(t *testing.T) {
	var b bytes.Buffer
	if err := writeJSON(&b, sampleReports()); err != nil {
		t.Fatal(err)
	}
	var back struct {
		Repos  []repoReport
		Totals totals
	}
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	if len(back.Repos) != 1 || len(back.Repos[0].Results) != 6 || back.Totals.All.Hit != 2 || back.Totals.All.built() != 5 {
		t.Errorf("read back %+v", back)
	}
}

func TestVerdictOf(t *testing.T) {
	o := options{minRecall: 0.9, minSilent: 0.95}
	for _, tt := range []struct {
		name string
		tally
		code int
		err  string
	}{
		{"all good", tally{Hit: 9, Miss: 1, Silent: 19, Alarm: 1}, exitMeasured, ""},
		{"too little found", tally{Hit: 8, Miss: 1, Silent: 1}, exitBelow, "recall 0.889 is below 0.90"},
		{"too much said", tally{Hit: 1, Silent: 18, Alarm: 1}, exitBelow, "silence 0.947 is below 0.95"},
		{"nothing measured", tally{NotBuilt: 3}, exitUsage, "no labelled package"},
		{"only none sites", tally{Silent: 1}, exitMeasured, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, err := verdictOf(o, tt.tally)
			if code != tt.code || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("exit %d, %v; want %d, %q", code, err, tt.code, tt.err)
			}
		})
	}
}

func TestReadStream(t *testing.T) {
	const stream = `{"config":{"schema":1,"dir":"/m"}}
{"finding":{"analyzer":"norefresh","category":"c","message":"m","position":{"file":"a/b.go","line":3,"column":2},"steps":[{"position":{"file":"/x/y.go","line":1},"message":"s"}]}}
{"problem":{"package":"p","message":"does not compile"}}
{"summary":{"findings":1}}
`
	findings, problems, err := readStream(strings.NewReader(stream), "/m")
	if err != nil {
		t.Fatal(err)
	}
	if len(findings) != 1 || findings[0].Position != (position{File: "/m/a/b.go", Line: 3, Column: 2}) || findings[0].Steps[0].Position.File != "/x/y.go" {
		t.Errorf("findings %+v", findings)
	}
	if len(problems) != 1 || problems[0].Message != "does not compile" {
		t.Errorf("problems %+v", problems)
	}
	if _, _, err := readStream(strings.NewReader("no json"), "/m"); err == nil {
		t.Error("accepted text that is no JSON")
	}
}

// FuzzReadStream demands that no output of a binary makes the reader panic.
func FuzzReadStream(f *testing.F) {
	f.Add(`{"finding":{"analyzer":"a","position":{"file":"b.go","line":1}}}`)
	f.Fuzz(func(t *testing.T, stream string) {
		findings, problems, err := readStream(strings.NewReader(stream), "/m")
		if err != nil && len(findings)+len(problems) > 0 {
			t.Error("results beside an error")
		}
	})
}
