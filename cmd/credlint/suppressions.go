package main

import (
	"context"
	"fmt"
	"io"

	"github.com/credlint/credlint/internal/report"
)

// suppressions lists the comments that suppress findings, with their reasons
// and what they suppress. There being some is no failure: what is wrong with a
// suppression is a finding of the main command.
func (c *command) suppressions(ctx context.Context, args []string) (int, error) {
	opts, err := parseFlags(args, c.analyzers)
	if err != nil {
		return 0, err
	}
	write, err := opts.listing()
	if err != nil {
		return 0, err
	}
	where, err := locate(opts.dir)
	if err != nil {
		return 0, err
	}
	res, err := c.analyse(ctx, opts, where.dir)
	if err != nil {
		return 0, err
	}
	c.tell(where, res.Problems)
	if err := write(c.stdout, where.cwd, res.Directives); err != nil {
		return 0, fmt.Errorf("cannot write the list: %v", err)
	}
	if len(res.Problems) > 0 {
		return exitFailure, nil
	}
	return exitClean, nil
}

// listing gives what writes the list of suppressions. It refuses flags that
// have no meaning for it.
func (o *options) listing() (func(io.Writer, string, []report.Directive) error, error) {
	if o.choosesFindings() {
		return nil, usageError("suppressions are listed in full: leave out the flags that choose findings")
	}
	if len(o.formats) == 1 && o.formats[0].file == "" {
		switch o.formats[0].format {
		case "text":
			return report.DirectivesText, nil
		case "json":
			return report.DirectivesJSON, nil
		}
	}
	return nil, usageError("suppressions are written to standard output, as text or json")
}
