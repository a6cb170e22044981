// Package triage decides which of a run's findings are told: not those in
// excluded files, not those that the baseline lists, and, of a pull request,
// only those that it brings.
//
// # Baseline
//
// A baseline is a file, kept beside the source, that lists the findings that a
// team knows of and lives with for now. An entry identifies a finding by rule,
// package, function and code: its statement in one line, with every literal
// emptied (see report.Identity). Lines may move, files may be renamed; an
// edited statement is a new finding. docs/baseline.md says what users should
// know of it.
//
// The entry is plain text, not a hash. Baselines of other tools hash the secret
// that they found, and whoever can read such a file can try guesses on the hash
// for as long as he likes. Here neither the secret nor anything derived from it
// is in the file, so that nothing has to be hidden; and a reviewer sees what is
// accepted, and a merge conflict can be solved by hand.
package triage

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/internal/report"
)

// Options is what the flags say of which findings to tell. Its zero value has
// all of them told.
type Options struct {
	Baseline      string // name of the baseline's file
	WriteBaseline bool   // write what is found to it
	PruneBaseline bool   // remove what is no longer found from it

	NewFromRev   string // only what changed since this git revision; see Since
	NewFromPatch string // only what the diff in this file changes

	Exclude Patterns // files and folders to leave out
}

// IsZero reports whether the options leave all findings in.
func (o *Options) IsZero() bool {
	return o.Baseline == "" && !o.WriteBaseline && !o.PruneBaseline &&
		o.NewFromRev == "" && o.NewFromPatch == "" && len(o.Exclude) == 0
}

// Check returns an error of one line if the options contradict each other.
func (o *Options) Check() error {
	switch {
	case o.WriteBaseline && o.PruneBaseline:
		return errors.New("-write-baseline and -prune-baseline: want one of them; what is written anew needs no pruning")
	case o.WriteBaseline && o.Baseline == "":
		return errors.New("-write-baseline: name the file with -baseline")
	case o.PruneBaseline && o.Baseline == "":
		return errors.New("-prune-baseline: name the file with -baseline")
	case o.NewFromRev != "" && o.NewFromPatch != "":
		return errors.New("-new-from-rev and -new-from-patch: want one of them")
	case o.WriteBaseline && o.NewFromRev != "":
		return errors.New("-write-baseline and -new-from-rev: a baseline holds all that is found")
	case o.WriteBaseline && o.NewFromPatch != "":
		return errors.New("-write-baseline and -new-from-patch: a baseline holds all that is found")
	}
	return nil
}

// A Triage is what the options need to know before there are findings.
type Triage struct {
	opts     Options
	dir      string
	baseline *Baseline
	changes  *Changes // nil if old findings are told too
}

// Prepare reads the files that the options name and asks git what changed, so
// that what is wrong with them is known before a long analysis. dir is where
// the analysis runs and root the top folder of its repository, both absolute;
// files have the names that this process knows them by. Errors are of one line
// and name flag and file.
func (o *Options) Prepare(ctx context.Context, dir, root string) (*Triage, error) {
	t := &Triage{opts: *o, dir: dir, baseline: new(Baseline)}
	err := o.Check()
	if err == nil && o.Baseline != "" {
		t.baseline, err = o.readBaseline()
	}
	if err == nil && o.NewFromRev != "" {
		if t.changes, err = Since(ctx, dir, o.NewFromRev); err != nil {
			err = fmt.Errorf("-new-from-rev %q: %w", o.NewFromRev, err)
		}
	}
	if err == nil && o.NewFromPatch != "" {
		if t.changes, err = ReadPatch(o.NewFromPatch, dir, root); err != nil {
			err = fmt.Errorf("-new-from-patch %w", err)
		}
	}
	return t, err
}

// A Run is what an analysis found, and what it looked at.
type Run struct {
	Findings  []report.Finding     // in order; those that comments suppress too
	Packages  []string             // import paths of what was asked for
	Complete  bool                 // all of Packages could be analysed
	Analyzers []*analysis.Analyzer // those that ran; their flags say which categories are on
}

// An Outcome is what is left of the findings of a run.
type Outcome struct {
	Findings []report.Finding // in order; those of the baseline have a Suppression
	Excluded int              // findings left out for their place
	Old      int              // findings left out because they are not new
	Stale    []Entry          // what the baseline lists and the run did not find, sorted
	Notes    []string         // for the user: what was done to the baseline, or should be; one line each
}

// Apply chooses the findings to tell, and writes or prunes the baseline if it
// was asked to. Errors are of one line and about writing.
//
// Excluded findings go first. The baseline is compared with all others, old and
// new, for only then is it known which of two equal findings is the new one,
// and which entries are stale. Then old findings go.
func (t *Triage) Apply(run Run) (*Outcome, error) {
	kept, excluded := t.opts.Exclude.split(t.dir, run.Findings)
	out := &Outcome{Excluded: len(excluded)}
	scope := newScope(t.dir, run)
	if t.opts.WriteBaseline {
		t.baseline = t.baseline.outside(scope).union(Of(kept))
	}
	marked, rest := t.baseline.Apply(kept, t.isNew)
	_, rest = rest.Apply(excluded, nil) // not told, but not gone either
	out.Stale = rest.within(scope).Entries()
	out.Findings = slices.DeleteFunc(marked, func(f report.Finding) bool { return !t.isNew(f) })
	out.Old = len(kept) - len(out.Findings)
	return out, t.update(out, run.Complete)
}

// isNew reports whether the finding is one of those that are asked for.
func (t *Triage) isNew(f report.Finding) bool { return t.changes == nil || t.changes.New(f) }

// update does to the baseline's file what was asked for and notes it.
func (t *Triage) update(out *Outcome, complete bool) error {
	file, stale := t.opts.Baseline, total(out.Stale)
	var err error
	switch {
	case t.opts.WriteBaseline:
		out.note("%s: wrote %s", file, counted(total(t.baseline.Entries())))
		err = t.baseline.Write(file)
	case t.opts.PruneBaseline && !complete:
		out.note("%s: not pruned, since not all packages could be analysed", file)
	case t.opts.PruneBaseline && stale > 0:
		out.note("%s: removed %s", file, counted(stale))
		err = t.baseline.Prune(out.Stale).Write(file)
		out.Stale = nil
	case t.opts.PruneBaseline:
		out.note("%s: nothing to remove", file)
	case stale > 0:
		out.note("%s lists %s that %s gone, the first in %s; -prune-baseline removes what is gone", file, counted(stale), is(stale), plain(out.Stale[0].place()))
	}
	if err != nil {
		return fmt.Errorf("cannot write the baseline %w", err)
	}
	return nil
}

func (out *Outcome) note(format string, args ...any) {
	out.Notes = append(out.Notes, fmt.Sprintf(format, args...))
}

func counted(n int) string {
	if n == 1 {
		return "1 finding"
	}
	return fmt.Sprintf("%d findings", n)
}

func is(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}
