package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/driver"
	"github.com/credlint/credlint/internal/report"
)

// Exit codes, as govulncheck has them.
const (
	exitClean    = 0
	exitFailure  = 1 // a package could not be analysed
	exitUsage    = 2
	exitFindings = 3
)

// errUsage marks errors in how the command was called.
var errUsage = errors.New("usage")

// usageError gives an error about how the command was called.
func usageError(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{errUsage}, args...)...)
}

// A command is one call of credlint.
type command struct {
	analyzers      []*analysis.Analyzer
	stdout, stderr io.Writer
}

// run does what the arguments ask for and gives the exit code. Every error is
// one line on standard error.
func (c *command) run(ctx context.Context, args []string) int {
	code, err := c.dispatch(ctx, args)
	if err != nil {
		msg := strings.TrimPrefix(err.Error(), errUsage.Error()+": ")
		fmt.Fprintf(c.stderr, "credlint: %s\n", msg)
		if errors.Is(err, errUsage) {
			return exitUsage
		}
		return exitFailure
	}
	return code
}

func (c *command) dispatch(ctx context.Context, args []string) (int, error) {
	if len(args) > 0 {
		switch args[0] {
		case "version":
			return exitClean, c.printVersion()
		case "explain":
			return exitClean, c.explain(args[1:])
		case "help":
			if len(args) > 1 {
				return exitClean, c.explain(args[1:])
			}
			return exitClean, c.help()
		}
	}
	opts, err := parseFlags(args, c.analyzers)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitClean, c.help()
	case err != nil:
		return 0, err
	case opts.version:
		return exitClean, c.printVersion()
	}
	return c.lint(ctx, opts)
}

// lint analyses the packages and reports on them.
func (c *command) lint(ctx context.Context, opts *options) (int, error) {
	cwd, dir, err := directories(opts.dir)
	if err != nil {
		return 0, err
	}
	bar := newProgress(c.stderr)
	res, err := driver.Run(ctx, driver.Config{
		Dir:       dir,
		Patterns:  opts.patterns,
		Tests:     opts.tests,
		Tags:      opts.tags,
		Analyzers: opts.enabled,
		Progress:  bar.stage,
	})
	bar.stop()
	if err != nil {
		return 0, err
	}
	if err := c.emit(opts, cwd, res); err != nil {
		return 0, fmt.Errorf("cannot write the report: %v", err)
	}
	switch {
	case len(res.Problems) > 0:
		return exitFailure, nil
	case len(res.Findings) > 0:
		return exitFindings, nil
	}
	return exitClean, nil
}

// emit writes the run's stream to standard output, and the problems to
// standard error as well.
func (c *command) emit(opts *options, cwd string, res *driver.Result) error {
	var h report.Handler
	if opts.json {
		h = report.NewJSON(c.stdout)
	} else {
		h = report.NewText(c.stdout, opts.useColor(c.stdout))
	}
	err := h.Config(report.Config{
		Schema:      report.SchemaVersion,
		Tool:        "credlint",
		ToolVersion: version(),
		Analyzers:   names(opts.enabled),
		Patterns:    opts.patterns,
		Dir:         cwd,
	})
	for _, f := range res.Findings {
		err = errors.Join(err, h.Finding(f))
	}
	for _, p := range res.Problems {
		fmt.Fprintf(c.stderr, "credlint: %s\n", p.Line(cwd))
		err = errors.Join(err, h.Problem(p))
	}
	return errors.Join(err, h.Summary(report.Summarize(res.Packages, res.Findings, res.Problems)))
}

// directories gives the working directory and the one that -C names.
func directories(flagC string) (cwd, dir string, err error) {
	cwd, err = os.Getwd()
	if err != nil {
		return "", "", fmt.Errorf("cannot tell the working directory: %v", err)
	}
	dir = flagC
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(cwd, dir)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return "", "", usageError("-C %s: no such directory", flagC)
	}
	return cwd, dir, nil
}

func names(analyzers []*analysis.Analyzer) []string {
	var out []string
	for _, a := range analyzers {
		out = append(out, a.Name)
	}
	return out
}
