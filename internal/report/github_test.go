package report_test

import (
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

// A workflowCommand is what GitHub's runner takes from a line.
type workflowCommand struct {
	name       string
	properties map[string]string
	message    string
}

// parseCommand reads a line as TryParseV2 in ActionCommand.cs of
// github.com/actions/runner does: after the spaces in front, two colons, the
// name, a space, properties between commas, two colons, and the message. Each
// property ends its key at the first equals sign.
func parseCommand(line string) (workflowCommand, bool) {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "::")
	info, data, closed := strings.Cut(rest, "::")
	if !ok || !closed {
		return workflowCommand{}, false
	}
	name, list, _ := strings.Cut(info, " ")
	c := workflowCommand{name, map[string]string{}, unescape(data, "%0D", "\r", "%0A", "\n", "%25", "%")}
	for pair := range strings.SplitSeq(strings.TrimSpace(list), ",") {
		if key, value, ok := strings.Cut(pair, "="); ok && value != "" {
			c.properties[key] = unescape(value, "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
		}
	}
	return c, name == "error" || name == "warning" || name == "notice"
}

// unescape undoes one escape after the other, as the runner does.
func unescape(s string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, pairs[i], pairs[i+1])
	}
	return s
}

// commands reads the output. Its last line is no command.
func commands(t testing.TB, out string) []workflowCommand {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	var list []workflowCommand
	for i, line := range lines {
		c, ok := parseCommand(line)
		if ok != (i < len(lines)-1) {
			t.Errorf("line %d of %d: %q", i+1, len(lines), line)
			continue
		}
		if ok {
			list = append(list, c)
		}
	}
	return list
}

func TestGitHubCommands(t *testing.T) {
	run := report.Run{Config: report.Config{Dir: "/repo", Root: "/repo"}}
	run.Findings = []report.Finding{{
		Analyzer: "norefresh", Category: "uncached", Message: "100%0A, a::b", Severity: "error",
		Position: report.Position{File: "/repo/a,b:c=d %2C\r\n.go", Line: 3, Column: 4}, End: report.Position{File: "/repo/a,b:c=d %2C\r\n.go", Line: 3, Column: 9},
		Steps: []report.Step{{Position: report.Position{File: "/repo/x.go", Line: 1}, Message: "made"}, {Message: "passed"}},
	}}
	run.Problems = []report.Problem{{Message: "no Go files"}}
	got := commands(t, render(t, "github", &run))
	if len(got) != 2 {
		t.Fatalf("got %+v", got)
	}
	if want := "100%0A, a::b\nstep: x.go:1: made\nstep: passed"; got[0].message != want || got[0].name != "error" {
		t.Errorf("got %+v, want %q", got[0], want)
	}
	for key, want := range map[string]string{
		"file": "a,b:c=d %2C\r\n.go", "line": "3", "endLine": "3", "col": "4", "endColumn": "9", "title": "norefresh/uncached",
	} {
		if got[0].properties[key] != want {
			t.Errorf("%s: got %q, want %q", key, got[0].properties[key], want)
		}
	}
	if len(got[1].properties) != 1 || got[1].message != "no Go files" {
		t.Errorf("the problem: %+v", got[1])
	}
}
