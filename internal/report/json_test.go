package report

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/rules"
)

func TestJSON(t *testing.T) {
	var b strings.Builder
	h := NewJSON(&b)
	check(t, h.Config(Config{Schema: SchemaVersion, Tool: "credlint", ToolVersion: "v1.2.3", Analyzers: []string{"norefresh"}, Patterns: []string{"./..."}, Dir: "/m", Root: "/m"}))
	check(t, h.Finding(Finding{
		Analyzer: "norefresh", Category: "frozen-response", Message: "a <b> & c", URL: "https://x/#y", Package: "example.com/m/a",
		Position: Position{"/m/a/a.go", 3, 4}, End: Position{"/m/a/a.go", 3, 9},
		Steps:    []Step{{Position{"/elsewhere/b.go", 1, 2}, "from here"}},
		Severity: rules.Error,
	}))
	check(t, h.Problem(Problem{Package: "example.com/m/b", Position: Position{"/m/b/b.go", 5, 0}, Message: "undefined: x"}))
	check(t, h.Summary(Summary{Packages: 2, Incomplete: 1, Findings: 1, Affected: 1, ByAnalyzer: map[string]int{"norefresh": 1}}))
	want := `{"config":{"schema":1,"tool":"credlint","tool_version":"v1.2.3","analyzers":["norefresh"],"patterns":["./..."],"dir":"/m","root":"/m"}}
{"finding":{"analyzer":"norefresh","category":"frozen-response","message":"a <b> & c","url":"https://x/#y","package":"example.com/m/a","position":{"file":"a/a.go","line":3,"column":4},"end":{"file":"a/a.go","line":3,"column":9},"steps":[{"position":{"file":"/elsewhere/b.go","line":1,"column":2},"message":"from here"}],"severity":"error"}}
{"problem":{"package":"example.com/m/b","position":{"file":"b/b.go","line":5},"message":"undefined: x"}}
{"summary":{"packages":2,"incomplete":1,"findings":1,"packages_with_findings":1,"by_analyzer":{"norefresh":1}}}
`
	if b.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", b.String(), want)
	}
}

// TestJSONRoundTrip shows that a reader of the stream gets all of a finding.
func TestJSONRoundTrip(t *testing.T) {
	var b strings.Builder
	f := Finding{Analyzer: "a", Category: "c", Message: "m\u2028\"", Package: "p", Position: Position{"x.go", 1, 2}}
	check(t, NewJSON(&b).Finding(f))
	if strings.Count(b.String(), "\n") != 1 {
		t.Errorf("not one line: %q", b.String())
	}
	var got message
	check(t, json.Unmarshal([]byte(b.String()), &got))
	if got.Finding == nil || Compare(*got.Finding, f) != 0 || got.Config != nil {
		t.Errorf("got %+v, want %+v", got.Finding, f)
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestWriteErrors(t *testing.T) {
	for name, h := range map[string]Handler{"text": NewText(brokenPipe{}, false), "json": NewJSON(brokenPipe{})} {
		if h.Finding(Finding{}) == nil || h.Summary(Summary{}) == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
