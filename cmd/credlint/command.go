package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/driver"
	"github.com/credlint/credlint/internal/report"
	"github.com/credlint/credlint/internal/triage"
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
		case "suppressions":
			return c.helped(c.suppressions(ctx, args[1:]))
		case "help":
			if len(args) > 1 {
				return exitClean, c.explain(args[1:])
			}
			return exitClean, c.help()
		}
	}
	return c.helped(c.lint(ctx, args))
}

// helped prints the help text where the flags asked for it.
func (c *command) helped(code int, err error) (int, error) {
	if errors.Is(err, flag.ErrHelp) {
		return exitClean, c.help()
	}
	return code, err
}

// lint analyses the packages and reports on them.
func (c *command) lint(ctx context.Context, args []string) (int, error) {
	opts, err := parseFlags(args, c.analyzers)
	if err != nil {
		return 0, err
	}
	if opts.version {
		return exitClean, c.printVersion()
	}
	where, err := locate(opts.dir)
	if err != nil {
		return 0, err
	}
	chooser, err := opts.triage.Prepare(ctx, where.dir, where.root)
	if err != nil {
		return 0, usageError("%v", err)
	}
	res, err := c.analyse(ctx, opts, where.dir)
	if err != nil {
		return 0, err
	}
	c.tell(where, res.Problems)
	chosen, err := chooser.Apply(triage.Run{
		Findings:  res.Findings,
		Packages:  res.Packages,
		Complete:  len(res.Problems) == 0,
		Analyzers: opts.enabled,
	})
	if err != nil {
		return 0, err
	}
	for _, note := range chosen.Notes {
		fmt.Fprintf(c.stderr, "credlint: %s\n", note)
	}
	res.Findings = chosen.Findings
	if err := c.emit(opts, where, res); err != nil {
		return 0, fmt.Errorf("cannot write the report: %v", err)
	}
	switch {
	case len(res.Problems) > 0:
		return exitFailure, nil
	case slices.ContainsFunc(res.Findings, opts.failOn.Fails):
		return exitFindings, nil
	}
	return exitClean, nil
}

// analyse runs the analyzers on the packages.
func (c *command) analyse(ctx context.Context, opts *options, dir string) (*driver.Result, error) {
	bar := newProgress(c.stderr)
	defer bar.stop()
	return driver.Run(ctx, driver.Config{
		Dir:       dir,
		Patterns:  opts.patterns,
		Tests:     opts.tests,
		Tags:      opts.tags,
		Analyzers: opts.enabled,
		Progress:  bar.stage,
	})
}

// tell writes the problems to standard error.
func (c *command) tell(where place, problems []report.Problem) {
	for _, p := range problems {
		fmt.Fprintf(c.stderr, "credlint: %s\n", p.Line(where.cwd))
	}
}

// emit writes the run's stream to every output.
func (c *command) emit(opts *options, where place, res *driver.Result) error {
	run := report.Run{
		Config: report.Config{
			Schema:      report.SchemaVersion,
			Tool:        "credlint",
			ToolVersion: version(),
			Analyzers:   names(opts.enabled),
			Patterns:    opts.patterns,
			Dir:         where.cwd,
			Root:        where.root,
		},
		Packages:       len(res.Packages),
		Findings:       res.Findings,
		Problems:       res.Problems,
		ShowSuppressed: opts.show,
	}
	var err error
	for _, s := range opts.formats.open(c.stdout, opts.useColor, where.cwd) {
		err = errors.Join(err, run.Write(s))
		if err == nil {
			err = s.close()
		}
	}
	return err
}

// A place is where a run happens. All names are absolute.
type place struct {
	cwd  string // where the user stands
	dir  string // where the go command runs
	root string // top folder of dir's repository, or dir
}

// locate finds the place for the value of -C.
func locate(flagC string) (place, error) {
	cwd, err := os.Getwd()
	if err != nil {
		return place{}, fmt.Errorf("cannot tell the working directory: %v", err)
	}
	dir := flagC
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(cwd, dir)
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return place{}, usageError("-C %s: no such directory", flagC)
	}
	return place{cwd, dir, repository(dir)}, nil
}

// repository gives the folder that holds dir and the data of git, or dir.
func repository(dir string) string {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		if at == filepath.Dir(at) {
			return dir
		}
	}
}

func names(analyzers []*analysis.Analyzer) []string {
	var out []string
	for _, a := range analyzers {
		out = append(out, a.Name)
	}
	return out
}
