package triage

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/credlint/credlint/internal/report"
)

// Patterns collects the -exclude flags. A finding is left out if one of them
// matches its file or a folder that the file is in; where its steps are does
// not count.
//
// Names are relative to the folder in which the analysis runs, with forward
// slashes. In a pattern, * stands for any characters but the slash, ** as a
// whole element for any number of folders, ? for one character, [a-z] for one
// of these, {a,b} for either, \ takes the next character as it is. As in
// .gitignore, a pattern without a slash matches at any depth, and one that ends
// in a slash only folders; ./ in front keeps one to the folder itself. One that
// ends in /... stands for the folder and all below, as for the go command.
type Patterns []pattern

type pattern struct {
	text   string // as given
	glob   string // for all of the name
	folder bool   // matches folders only
}

// maxBraces bounds the alternatives of a pattern, which are tried in all
// combinations.
const maxBraces = 6

// Set adds a pattern. It returns an error of one line if that is not a pattern,
// or one that would not do what its author expects.
func (p *Patterns) Set(text string) error {
	glob := filepath.ToSlash(text)
	glob, below := strings.CutSuffix(glob, "/...")
	glob, slash := strings.CutSuffix(glob, "/")
	anchored := below || strings.Contains(glob, "/")
	glob = path.Clean(glob)
	if err := checkGlob(glob); err != nil {
		return err
	}
	if !anchored {
		glob = "**/" + glob
	}
	*p = append(*p, pattern{text, glob, below || slash})
	return nil
}

func checkGlob(glob string) error {
	switch {
	case glob == ".":
		return errors.New("want a file or folder below the one where the analysis runs")
	case path.IsAbs(glob) || filepath.IsAbs(filepath.FromSlash(glob)):
		return errors.New("want a pattern relative to the folder where the analysis runs")
	case strings.HasPrefix(glob, "!"):
		return errors.New("a pattern cannot be negated")
	case slices.Contains(strings.Split(glob, "/"), "..."):
		return errors.New("... is for the end; ** stands for any number of folders")
	case !doublestar.ValidatePattern(glob):
		return errors.New("bad pattern: a bracket or brace without its partner, or \\ at the end")
	case strings.Count(glob, "{") > maxBraces:
		return fmt.Errorf("more than %d alternatives in braces", maxBraces)
	}
	return nil
}

// String gives the patterns as they were set.
func (p *Patterns) String() string {
	var texts []string
	for _, q := range *p {
		texts = append(texts, q.text)
	}
	return strings.Join(texts, " ")
}

// Match reports whether a pattern matches the file, a relative name with
// forward slashes, or a folder that it is in.
func (p Patterns) Match(file string) bool {
	return slices.ContainsFunc(p, func(q pattern) bool { return q.match(file) })
}

func (q pattern) match(file string) bool {
	for i := range len(file) {
		if file[i] == '/' && i > 0 && doublestar.MatchUnvalidated(q.glob, file[:i]) {
			return true
		}
	}
	return !q.folder && doublestar.MatchUnvalidated(q.glob, file)
}

// split parts the findings in those that stay and those that are excluded.
func (p Patterns) split(dir string, findings []report.Finding) (kept, excluded []report.Finding) {
	known := map[string]bool{}
	for _, f := range findings {
		name := f.Position.File
		out, asked := known[name]
		if !asked {
			rel, err := filepath.Rel(dir, name)
			out = err == nil && name != "" && p.Match(filepath.ToSlash(rel))
			known[name] = out
		}
		if out {
			excluded = append(excluded, f)
		} else {
			kept = append(kept, f)
		}
	}
	return kept, excluded
}
