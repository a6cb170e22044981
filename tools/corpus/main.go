// Corpus measures credlint on labelled sites of public repositories.
//
//	go run ./tools/corpus -checkouts DIR
//
// DIR holds a work tree per repository, DIR/owner/name, at the commit that the
// label table names, with its dependencies downloaded. Each labelled package is
// analysed in its own module; a positive site must have a finding of the
// expected analyzer in the same statement (or in the same function, which is
// told apart), a "none" site must have none in its statement. What is found
// elsewhere in these packages is listed for a person to look at.
//
// The exit status is 1 when too little is found or too much is said, 2 when
// the run itself goes wrong.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"
)

// Exit codes of this tool.
const (
	exitMeasured = 0
	exitBelow    = 1
	exitUsage    = 2
)

// options are the command line.
type options struct {
	labels, checkouts, credlint, json, only string
	minRecall, minSilent                    float64
	timeout                                 time.Duration
	quiet                                   bool
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code, err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "corpus:", err)
	}
	os.Exit(code)
}

// parseFlags reads the command line.
func parseFlags(args []string, stderr io.Writer) (options, error) {
	var o options
	fs := flag.NewFlagSet("corpus", flag.ContinueOnError)
	fs.SetOutput(stderr)
	fs.StringVar(&o.labels, "labels", "", "tab-separated label `file` (default: the table of this tool)")
	fs.StringVar(&o.checkouts, "checkouts", "", "`directory` that holds the work trees as owner/name (required)")
	fs.StringVar(&o.credlint, "credlint", "", "`path` of the binary to measure (default: built from this module)")
	fs.StringVar(&o.json, "json", "", "also write all results as JSON to this `file`")
	fs.StringVar(&o.only, "only", "", "measure only repositories whose name holds this `text`")
	fs.Float64Var(&o.minRecall, "min-recall", 0.90, "least share of positive sites found")
	fs.Float64Var(&o.minSilent, "min-silent", 0.95, "least share of none sites silent")
	fs.DurationVar(&o.timeout, "timeout", 20*time.Minute, "time for one run of credlint")
	fs.BoolVar(&o.quiet, "q", false, "say nothing of the single runs")
	if err := fs.Parse(args); err != nil {
		return o, err
	}
	switch {
	case fs.NArg() > 0:
		return o, fmt.Errorf("unexpected argument %q", fs.Arg(0))
	case o.checkouts == "":
		return o, errors.New("flag -checkouts is required")
	}
	if info, err := os.Stat(o.checkouts); err != nil || !info.IsDir() {
		return o, fmt.Errorf("-checkouts %s: no such directory", o.checkouts)
	}
	return o, nil
}

// run measures and reports; it returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (int, error) {
	o, err := parseFlags(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return exitMeasured, nil
	}
	if err != nil {
		return exitUsage, err
	}
	labels, err := readLabels(o.labels)
	if err != nil {
		return exitUsage, err
	}
	jsonFile, err := createJSON(o.json)
	if err != nil {
		return exitUsage, err
	}
	r, cleanup, err := newRunner(ctx, o, stderr)
	if err != nil {
		return exitUsage, err
	}
	defer cleanup()
	reports, err := r.measure(ctx, o, labels)
	if err != nil {
		return exitUsage, err
	}
	err = errors.Join(writeJSON(jsonFile, reports), jsonFile.Close(), writeText(stdout, reports))
	if err != nil {
		return exitUsage, err
	}
	for _, report := range reports {
		if len(report.Crashes) > 0 {
			return exitUsage, fmt.Errorf("credlint failed: %s", report.Crashes[0])
		}
	}
	return verdictOf(o, count(reports).All)
}

// readLabels reads a label file, or the tool's own table if name is empty.
func readLabels(name string) ([]label, error) {
	var r io.Reader = strings.NewReader(defaultLabels)
	if name != "" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	labels, err := parseLabels(r)
	if err != nil && name != "" {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return labels, err
}

// newRunner makes a runner for the binary of the options, built first if none
// is named. The cleanup removes what was built.
func newRunner(ctx context.Context, o options, stderr io.Writer) (runner, func(), error) {
	r := runner{credlint: o.credlint, timeout: o.timeout, note: func(format string, args ...any) {
		if !o.quiet {
			fmt.Fprintf(stderr, format+"\n", args...)
		}
	}}
	if o.credlint != "" {
		path, err := filepath.Abs(o.credlint)
		if err == nil && !isFile(path) {
			err = fmt.Errorf("-credlint %s: no such file", o.credlint)
		}
		r.credlint = path
		return r, func() {}, err
	}
	dir, err := os.MkdirTemp("", "corpus")
	if err != nil {
		return r, nil, err
	}
	cleanup := func() { _ = os.RemoveAll(dir) }
	if r.credlint, err = buildCredlint(ctx, dir); err != nil {
		cleanup()
	}
	return r, cleanup, err
}

// measure judges the repositories one after another.
func (r runner) measure(ctx context.Context, o options, labels []label) ([]repoReport, error) {
	repos, groups := byRepo(labels)
	var reports []repoReport
	for _, repo := range repos {
		if !strings.Contains(repo, o.only) {
			continue
		}
		report, err := r.judge(ctx, o.checkouts, repo, groups[repo])
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		reports = append(reports, report)
	}
	return reports, nil
}

// createJSON opens the file for the JSON results before the long run starts; an
// empty name discards them.
func createJSON(name string) (*os.File, error) {
	if name == "" {
		name = os.DevNull
	}
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o666)
}

// verdictOf turns the totals into an exit code and what is wrong.
func verdictOf(o options, t tally) (int, error) {
	switch {
	case t.built() == 0:
		return exitUsage, errors.New("no labelled package could be analysed")
	case t.recall() < o.minRecall:
		return exitBelow, fmt.Errorf("recall %.3f is below %.2f", t.recall(), o.minRecall)
	case t.silence() < o.minSilent:
		return exitBelow, fmt.Errorf("silence %.3f is below %.2f", t.silence(), o.minSilent)
	}
	return exitMeasured, nil
}
