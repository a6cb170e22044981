package main

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// defaultLabels is the table that a run without -labels reads.
//
//go:embed labels.tsv
var defaultLabels string

// none is the expected analyzer of a site that must stay silent.
const none = "none"

// suite holds the analyzers a label may expect, as analyzers.Suite names them.
var suite = []string{"chainshadow", "norefresh", "staticcreds"}

// confidences in the order in which totals are printed.
var confidences = []string{"high", "med", "low"}

// A label is one hand-read site of a public repository.
type label struct {
	Repo       string `json:"repo"`   // owner/name
	Commit     string `json:"commit"` // the commit at which Line was read
	File       string `json:"file"`   // slash-separated, relative to the repository
	Line       int    `json:"line"`   // one-based
	API        string `json:"api"`
	Expected   string `json:"expected"`   // an analyzer, or none
	Confidence string `json:"confidence"` // high, med or low
	Reason     string `json:"-"`
	Shape      string `json:"shape"`
}

// positive reports whether the site must give a finding.
func (l label) positive() bool { return l.Expected != none }

// isTest reports whether the site stands in a file that only tests compile.
func (l label) isTest() bool { return strings.HasSuffix(l.File, "_test.go") }

// columns is the header of a label table.
var columns = []string{"repo", "commit", "file", "line", "API", "expected", "confidence", "reason", "shape"}

// parseLabels reads a tab-separated label table with a header line. Quotes mean
// nothing. An error names the line that is wrong.
func parseLabels(r io.Reader) ([]label, error) {
	var labels []label
	lines := bufio.NewScanner(r)
	n := 0
	for lines.Scan() {
		n++
		record := strings.Split(lines.Text(), "\t")
		if n == 1 {
			if !slices.Equal(record, columns) {
				return nil, fmt.Errorf("line 1: header is %q, want %q", record, columns)
			}
			continue
		}
		l, err := newLabel(record)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		labels = append(labels, l)
	}
	if n == 0 && lines.Err() == nil {
		return nil, errors.New("no header line")
	}
	return labels, lines.Err()
}

// repoName is what may become a directory below -checkouts.
var repoName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._-]*$`)

// newLabel checks one record of a label table.
func newLabel(record []string) (label, error) {
	if len(record) != len(columns) {
		return label{}, fmt.Errorf("%d columns, want %d", len(record), len(columns))
	}
	l := label{
		Repo: record[0], Commit: record[1], File: record[2], API: record[4],
		Expected: record[5], Confidence: record[6], Reason: record[7], Shape: record[8],
	}
	var err error
	if l.Line, err = strconv.Atoi(record[3]); err != nil || l.Line < 1 {
		return l, fmt.Errorf("line number %q", record[3])
	}
	switch {
	case !repoName.MatchString(l.Repo):
		return l, fmt.Errorf("repository %q is not owner/name", l.Repo)
	case !strings.HasSuffix(l.File, ".go") || path.IsAbs(l.File) || path.Clean(l.File) != l.File || strings.HasPrefix(l.File, ".."):
		return l, fmt.Errorf("file %q is no Go file relative to the repository", l.File)
	case l.positive() && !slices.Contains(suite, l.Expected):
		return l, fmt.Errorf("expected analyzer %q", l.Expected)
	case !slices.Contains(confidences, l.Confidence):
		return l, fmt.Errorf("confidence %q", l.Confidence)
	}
	return l, nil
}
