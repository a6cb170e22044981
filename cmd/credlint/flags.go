package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/triage"
)

// options is what the flags say.
type options struct {
	dir      string
	tags     string
	tests    bool
	color    string
	version  bool
	patterns []string
	enabled  []*analysis.Analyzer
	formats  outputs
	triage   triage.Options

	failOn triage.FailOn // which findings end with exitFindings
	show   bool          // suppressed findings as well
}

// parseFlags reads the command line. As in go vet, -NAME runs only the named
// analyzers, -NAME=false all but those, and -NAME.FLAG is the analyzer's own.
// It returns flag.ErrHelp where help was asked for.
func parseFlags(args []string, analyzers []*analysis.Analyzer) (*options, error) {
	o := &options{}
	fs, choice := o.flagSet(analyzers)
	if err := fs.Parse(args); err == flag.ErrHelp {
		return nil, err
	} else if err != nil {
		return nil, usageError("%v; 'credlint help' lists the flags", err)
	}
	o.patterns = fs.Args()
	for _, p := range o.patterns {
		if strings.HasPrefix(p, "-") {
			return nil, usageError("flag %s must stand before the packages", p)
		}
	}
	if len(o.patterns) == 0 {
		o.patterns = []string{"./..."}
	}
	if len(o.formats) == 0 {
		o.formats = outputs{{format: "text"}}
	}
	o.enabled = choice.apply(analyzers)
	return o, o.check()
}

// check refuses what flags cannot mean together.
func (o *options) check() error {
	switch o.color {
	case "auto", "always", "never":
	default:
		return usageError("-color %s: want auto, always or never", o.color)
	}
	if len(o.enabled) == 0 {
		return usageError("every analyzer is switched off")
	}
	if err := o.triage.Check(); err != nil {
		return usageError("%v", err)
	}
	return o.formats.check()
}

// choosesFindings reports whether some flag says which findings to tell.
func (o *options) choosesFindings() bool {
	return !o.triage.IsZero() || o.failOn.Given() || o.show
}

// flagSet defines the flags.
func (o *options) flagSet(analyzers []*analysis.Analyzer) (*flag.FlagSet, choice) {
	fs := flag.NewFlagSet("credlint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.StringVar(&o.dir, "C", "", "run as if started in `dir`")
	fs.StringVar(&o.tags, "tags", "", "build `tags`, separated by commas")
	fs.BoolVar(&o.tests, "test", true, "analyse test files too")
	fs.StringVar(&o.color, "color", "auto", "colour the text: `when` is auto (on a terminal, unless NO_COLOR is set), always or never")
	fs.BoolVar(&o.version, "V", false, "print the version and exit")
	o.outputFlags(fs)
	o.triageFlags(fs)
	c := choice{}
	for _, a := range analyzers {
		fs.BoolFunc(a.Name, fmt.Sprintf("run only %[1]s and others so named; with =false, all but %[1]s", a.Name), c.set(a))
		a.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, a.Name+"."+f.Name, f.Usage) })
	}
	return fs, c
}

// outputFlags defines the flags that say how to write findings.
func (o *options) outputFlags(fs *flag.FlagSet) {
	fs.Var(&o.formats, "format", "write the report as `name[=file]`: "+strings.Join(report.Formats(), ", ")+"; repeat it for several at once")
	fs.BoolFunc("json", "short for -format json", func(value string) error {
		on, err := strconv.ParseBool(value)
		if err != nil {
			return fmt.Errorf("want true or false")
		}
		if on {
			return o.formats.Set("json")
		}
		return nil
	})
}

// triageFlags defines the flags that say which findings count.
func (o *options) triageFlags(fs *flag.FlagSet) {
	t := &o.triage
	fs.Func("baseline", "leave out the findings that are listed in `file`", given(&t.Baseline))
	fs.BoolVar(&t.WriteBaseline, "write-baseline", false, "write the findings to the file of -baseline")
	fs.BoolVar(&t.PruneBaseline, "prune-baseline", false, "remove from the file of -baseline what is no longer found")
	fs.Func("new-from-rev", "tell only findings on lines changed since the git revision `rev`, or with REV... since the branches parted", given(&t.NewFromRev))
	fs.Func("new-from-patch", "tell only findings on lines that the unified diff in `file` changes", given(&t.NewFromPatch))
	fs.Var(&t.Exclude, "exclude", "leave out the findings in files or folders that match `pattern`; may be repeated")
	fs.Var(&o.failOn, "fail-on", "exit with 3 only for these findings: any, none, a severity (error, warning, note: that and above), or analyzers and analyzer/category; `list` separated by commas")
	fs.BoolVar(&o.show, "show-suppressed", false, "show findings that a comment or the baseline suppresses, too")
}

// given sets a flag's text. An empty one is mostly a variable that a script has
// not set, and would silently have all findings told, or none.
func given(p *string) func(string) error {
	return func(text string) error {
		if text == "" {
			return errors.New("want a value")
		}
		*p = text
		return nil
	}
}

// useColor reports whether to colour what is written to w.
func (o *options) useColor(w io.Writer) bool {
	if o.color != "auto" {
		return o.color == "always"
	}
	// https://no-color.org: any value but the empty one.
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(w)
}

// isTerminal reports whether w is a terminal, or another device of characters.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// A choice holds the analyzers that the flags name, and whether to run them.
type choice map[*analysis.Analyzer]bool

func (c choice) set(a *analysis.Analyzer) func(string) error {
	return func(value string) error {
		on, err := strconv.ParseBool(value)
		if err != nil {
			return fmt.Errorf("want true or false")
		}
		c[a] = on
		return nil
	}
}

// apply gives the analyzers to run.
func (c choice) apply(all []*analysis.Analyzer) []*analysis.Analyzer {
	only := false
	for _, on := range c {
		only = only || on
	}
	var enabled []*analysis.Analyzer
	for _, a := range all {
		if on, named := c[a]; on || !named && !only {
			enabled = append(enabled, a)
		}
	}
	return enabled
}
