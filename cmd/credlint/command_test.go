package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/analyzers"
	"github.com/credlint/credlint/docs"
)

// twoAnalyzers gives analyzers a and b, of which b has a flag.
func twoAnalyzers() []*analysis.Analyzer {
	a := &analysis.Analyzer{Name: "a", Doc: "a: first\n\nMore."}
	b := &analysis.Analyzer{Name: "b", Doc: "second"}
	b.Flags.Init("b", flag.ContinueOnError)
	b.Flags.Duration("window", 0, "a `length` of time")
	return []*analysis.Analyzer{a, b}
}

func TestParseFlags(t *testing.T) {
	tests := []struct {
		args    string
		enabled string
		check   func(*options) bool
	}{
		{"", "a b", func(o *options) bool { return o.tests && slices.Equal(o.patterns, []string{"./..."}) }},
		{"-a", "a", nil},
		{"-a=false", "b", nil},
		{"-a -b=false", "a", nil},
		{"-a=0 x y", "b", func(o *options) bool { return slices.Equal(o.patterns, []string{"x", "y"}) }},
		{"--b.window=5m -test=false -tags=x,y -C d -json", "a b", func(o *options) bool {
			return !o.tests && o.tags == "x,y" && o.dir == "d" && slices.Equal(o.formats, outputs{{"json", ""}})
		}},
		{"-format text -format sarif=x=y.sarif", "a b", func(o *options) bool {
			return slices.Equal(o.formats, outputs{{"text", ""}, {"sarif", "x=y.sarif"}})
		}},
		{"", "a b", func(o *options) bool { return slices.Equal(o.formats, outputs{{"text", ""}}) }},
		{"-color never", "a b", func(o *options) bool { return !o.useColor(os.Stdout) }},
		{"-color=always", "a b", func(o *options) bool { return o.useColor(&strings.Builder{}) }},
	}
	for _, tt := range tests {
		o, err := parseFlags(strings.Fields(tt.args), twoAnalyzers())
		if err != nil {
			t.Errorf("%s: %v", tt.args, err)
			continue
		}
		if got := strings.Join(names(o.enabled), " "); got != tt.enabled || tt.check != nil && !tt.check(o) {
			t.Errorf("%s: got %q, %+v", tt.args, got, o)
		}
	}
}

func TestParseFlagsWrong(t *testing.T) {
	for _, args := range []string{"-x", "-a=maybe", "-a=false -b=false", "-color=red", "-b.window=x", "x -json", "-C", "-test=x"} {
		if _, err := parseFlags(strings.Fields(args), twoAnalyzers()); !errors.Is(err, errUsage) {
			t.Errorf("%s: got %v", args, err)
		}
	}
	if _, err := parseFlags([]string{"-h"}, twoAnalyzers()); err != flag.ErrHelp {
		t.Errorf("-h: got %v", err)
	}
}

// TestColorOfNoTerminal covers what scripts cannot: there is no terminal.
func TestColorOfNoTerminal(t *testing.T) {
	o := &options{color: "auto"}
	if o.useColor(&strings.Builder{}) {
		t.Error("colours in what is no file")
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	t.Setenv("NO_COLOR", "1")
	if o.useColor(null) {
		t.Error("colours in spite of NO_COLOR")
	}
	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "dumb")
	if o.useColor(null) {
		t.Error("colours on a dumb terminal")
	}
}

func TestIsVetProtocol(t *testing.T) {
	for args, want := range map[string]bool{
		"-V=full":           true,
		"-flags":            true,
		"-json x/vet.cfg":   true,
		"x/vet.cfg":         true,
		"":                  false,
		"-V":                false,
		"./...":             false,
		"x.cfg ./...":       false,
		"explain -flagship": false,
	} {
		if got := isVetProtocol(strings.Fields(args)); got != want {
			t.Errorf("%q: got %t", args, got)
		}
	}
}

func TestHelpNamesEverything(t *testing.T) {
	var out strings.Builder
	c := &command{analyzers: twoAnalyzers(), stdout: &out}
	if code := c.run(context.Background(), []string{"help"}); code != exitClean {
		t.Errorf("exit code %d", code)
	}
	for _, want := range []string{"\ta            first\n", "\tb            second\n", "\t-b.window length\n\t\ta length of time\n", "(default auto)", "(default true)"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}
}

// TestExplainEverything prints every topic that explain says it knows.
func TestExplainEverything(t *testing.T) {
	c := &command{analyzers: analyzers.Suite}
	topics := c.topics()
	if len(topics) < 15 {
		t.Errorf("only %d topics: %q", len(topics), topics)
	}
	for _, topic := range topics {
		var out, errs strings.Builder
		c.stdout, c.stderr = &out, &errs
		if code := c.run(context.Background(), []string{"explain", topic}); code != exitClean || out.Len() < 100 || errs.Len() > 0 {
			t.Errorf("explain %s: exit code %d, %d bytes, %s", topic, code, out.Len(), errs.String())
		}
	}
	if docs.Sections("nonsense") != nil {
		t.Error("sections of a page that is not there")
	}
}

func TestWriteErrorIsAnError(t *testing.T) {
	var errs strings.Builder
	c := &command{analyzers: twoAnalyzers(), stdout: full{}, stderr: &errs}
	if code := c.run(context.Background(), []string{"version"}); code != exitFailure || strings.Count(errs.String(), "\n") != 1 {
		t.Errorf("exit code %d, %q", code, errs.String())
	}
}

// full is a device without space.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestProgress(t *testing.T) {
	var b strings.Builder
	p := &progress{w: &b}
	p.stage("one")
	if b.Len() > 0 {
		t.Errorf("too early: %q", b.String())
	}
	p.appear()
	p.stage("two")
	if got, want := b.String(), "\r\x1b[Kcredlint: one ...\r\x1b[Kcredlint: two ..."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	b.Reset()
	p.timer = nil // no terminal
	p.stop()
	if b.Len() > 0 {
		t.Errorf("got %q", b.String())
	}
}

// TestProgressNeedsTerminal also shows that stopping twice does no harm.
func TestProgressNeedsTerminal(t *testing.T) {
	var b strings.Builder
	p := newProgress(&b)
	p.stage("one")
	p.stop()
	p.stop()
	if p.timer != nil || b.Len() > 0 {
		t.Errorf("got %q", b.String())
	}
}
