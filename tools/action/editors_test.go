package action

import (
	"encoding/json"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/reviewdog/errorformat"
)

// A line is a line of credlint's text that an editor understood.
type line struct {
	file      string
	line, col int
	message   string
}

// examples runs credlint on the examples, once.
var examples = sync.OnceValues(func() (string, int) {
	cmd := exec.Command(credlint, "-C", "examples", "./...")
	cmd.Dir = root
	cmd.Env = environment()
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		return err.Error(), -1
	}
	return string(out), cmd.ProcessState.ExitCode()
})

// examplesText gives credlint's text about the examples, and the lines in it
// that tell of findings and of steps.
func examplesText(t *testing.T) (text string, findings, steps []line) {
	t.Helper()
	text, code := examples()
	if code != 3 {
		t.Fatalf("exit code %d\n%s", code, text)
	}
	place := regexp.MustCompile(`^(    step: )?(\S+\.go):(\d+):(\d+): (.*)$`)
	for l := range strings.Lines(text) {
		m := place.FindStringSubmatch(strings.TrimSuffix(l, "\n"))
		switch {
		case m == nil:
		case m[1] == "":
			findings = append(findings, newLine(m[2], m[3], m[4], m[5]))
		default:
			steps = append(steps, newLine(m[2], m[3], m[4], m[5]))
		}
	}
	if len(findings) < 10 || len(steps) < 10 {
		t.Fatalf("%d findings, %d steps", len(findings), len(steps))
	}
	return text, findings, steps
}

func newLine(file, number, col, message string) line {
	n, _ := strconv.Atoi(number)
	c, _ := strconv.Atoi(col)
	return line{file, n, c, message}
}

// TestErrorformat gives the page's errorformat to an implementation of Vim's.
func TestErrorformat(t *testing.T) {
	text, findings, steps := examplesText(t)
	_, value, found := strings.Cut(readPage(t, "editors").block(t, "vim", "makeprg=credlint"), "CompilerSet errorformat=")
	if !found {
		t.Fatal("no errorformat")
	}
	value = strings.ReplaceAll(strings.TrimSpace(value), `\ `, " ")
	efm, err := errorformat.NewErrorformat(strings.Split(value, ","))
	if err != nil {
		t.Fatal(err)
	}
	got := map[line]bool{}
	valid := 0
	for s := efm.NewScanner(strings.NewReader(text)); s.Scan(); {
		if e := s.Entry(); e.Valid {
			valid++
			got[line{e.Filename, e.Lnum, e.Col, e.Text}] = true
		}
	}
	for _, want := range append(findings, steps...) {
		if !got[want] {
			t.Errorf("not understood: %+v", want)
		}
	}
	if want := len(findings) + len(steps); valid != want {
		t.Errorf("%d entries, want %d", valid, want)
	}
}

// TestTask gives the pattern of the page's task to the text.
func TestTask(t *testing.T) {
	var tasks struct {
		Tasks []struct {
			Command        string
			ProblemMatcher struct {
				Pattern struct {
					Regexp                            string
					File, Line, Column, Message, Code int
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(readPage(t, "editors").block(t, "json", "problemMatcher")), &tasks); err != nil {
		t.Fatal(err)
	}
	p := tasks.Tasks[0].ProblemMatcher.Pattern
	pattern := regexp.MustCompile(p.Regexp)
	text, findings, _ := examplesText(t)
	var got []line
	for l := range strings.Lines(text) {
		if m := pattern.FindStringSubmatch(strings.TrimSuffix(l, "\n")); m != nil {
			got = append(got, newLine(m[p.File], m[p.Line], m[p.Column], m[p.Message]+" ("+m[p.Code]+")"))
		}
	}
	compare(t, got, findings)
}

// TestVSCodeGo gives the text to the pattern by which the Go extension reads
// linters (extension/src/diagnostics/diagnostics.ts of v0.57, runTool).
func TestVSCodeGo(t *testing.T) {
	pattern := regexp.MustCompile(`^([^:]*: )?((.:)?[^:]*):(\d+)(:(\d+)?)?:(?:\w+:)? (.*)$`)
	text, findings, steps := examplesText(t)
	var got, gotSteps []line
	for l := range strings.Lines(text) {
		m := pattern.FindStringSubmatch(strings.TrimSuffix(l, "\n"))
		switch {
		case m == nil:
		case m[1] == "    step: ":
			gotSteps = append(gotSteps, newLine(m[2], m[4], m[6], m[7]))
		default:
			got = append(got, newLine(m[2], m[4], m[6], m[7]))
		}
	}
	compare(t, got, findings)
	compare(t, gotSteps, steps)
}

func compare(t *testing.T, got, want []line) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d lines are understood, want %d", len(got), len(want))
		return
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %+v, want %+v", got[i], want[i])
		}
	}
}

// TestSettings reads the page's settings of VS Code.
func TestSettings(t *testing.T) {
	for i, b := range readPage(t, "editors").blocks("json") {
		if err := json.Unmarshal([]byte(b), new(any)); err != nil {
			t.Errorf("block %d: %v", i, err)
		}
	}
}
