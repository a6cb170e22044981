package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// options is what the flags say.
type options struct {
	dir      string
	tags     string
	tests    bool
	json     bool
	color    string
	version  bool
	patterns []string
	enabled  []*analysis.Analyzer
}

// parseFlags reads the command line. As in go vet, -NAME runs only the named
// analyzers, -NAME=false all but those, and -NAME.FLAG is the analyzer's own.
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
	switch o.color {
	case "auto", "always", "never":
	default:
		return nil, usageError("-color %s: want auto, always or never", o.color)
	}
	o.enabled = choice.apply(analyzers)
	if len(o.enabled) == 0 {
		return nil, usageError("every analyzer is switched off")
	}
	return o, nil
}

// flagSet defines the flags.
func (o *options) flagSet(analyzers []*analysis.Analyzer) (*flag.FlagSet, choice) {
	fs := flag.NewFlagSet("credlint", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.StringVar(&o.dir, "C", "", "run as if started in `dir`")
	fs.StringVar(&o.tags, "tags", "", "build `tags`, separated by commas")
	fs.BoolVar(&o.tests, "test", true, "analyse test files too")
	fs.BoolVar(&o.json, "json", false, "write a stream of JSON objects, one a line")
	fs.StringVar(&o.color, "color", "auto", "colour the text: `when` is auto (on a terminal, unless NO_COLOR is set), always or never")
	fs.BoolVar(&o.version, "V", false, "print the version and exit")
	c := choice{}
	for _, a := range analyzers {
		fs.BoolFunc(a.Name, fmt.Sprintf("run only %[1]s and others so named; with =false, all but %[1]s", a.Name), c.set(a))
		a.Flags.VisitAll(func(f *flag.Flag) { fs.Var(f.Value, a.Name+"."+f.Name, f.Usage) })
	}
	return fs, c
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
