package rules

import (
	"flag"
	"fmt"
)

// Switches holds the categories of one analyzer that are switched off. Its zero
// value has all on.
//
// They are flags of the analyzer, one for each category, so that every driver
// of go/analysis can set them: credlint and go vet on the command line,
// golangci-lint in its settings, nogo in its analyzer_flags.
type Switches struct {
	off map[string]bool
}

// Define adds the analyzer's flags to the set: -CATEGORY=false switches it off.
// Categories that a flag of their own asks for have none here.
func (s *Switches) Define(fs *flag.FlagSet, analyzer string) {
	s.off = map[string]bool{}
	for _, r := range Of(analyzer) {
		if r.OptIn == "" {
			fs.Var(&toggle{s.off, r.Category}, r.Category, fmt.Sprintf("report %s: %s", r.Category, r.Title))
		}
	}
}

// On reports whether findings of the category are wanted.
func (s *Switches) On(category string) bool { return !s.off[category] }

// A toggle is the flag of one category.
type toggle struct {
	off      map[string]bool
	category string
}

func (t *toggle) Set(text string) error {
	switch text {
	case "true", "1", "t", "T", "TRUE", "True":
		delete(t.off, t.category)
	case "false", "0", "f", "F", "FALSE", "False":
		t.off[t.category] = true
	default:
		return fmt.Errorf("want true or false")
	}
	return nil
}

func (t *toggle) String() string {
	return fmt.Sprint(t == nil || !t.off[t.category])
}

// IsBoolFlag lets -CATEGORY stand for -CATEGORY=true.
func (t *toggle) IsBoolFlag() bool { return true }
