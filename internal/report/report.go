// Package report defines what a run of credlint gives and writes it out: as
// text for people, as JSON for programs, and in the formats of the places where
// teams read results.
//
// A run is one stream: a Config, then Findings in the order of their
// positions, then Problems, and last a Summary. Every output format is a
// Handler of that stream.
package report

import (
	"cmp"

	"github.com/credlint/credlint/internal/rules"
)

// SchemaVersion is the version of the JSON schema, which is that of the types
// of this package. It grows when a field changes its meaning or goes away; new
// fields may come without notice.
const SchemaVersion = 1

// A Handler writes the stream in one format. Each method returns an error only
// if writing fails.
type Handler interface {
	Config(Config) error
	Finding(Finding) error
	Problem(Problem) error
	Summary(Summary) error
}

// A Config says what made the stream. It comes first.
type Config struct {
	Schema      int      `json:"schema"`       // SchemaVersion
	Tool        string   `json:"tool"`         // "credlint"
	ToolVersion string   `json:"tool_version"` // module version, or "devel"
	Analyzers   []string `json:"analyzers"`    // those that ran
	Patterns    []string `json:"patterns"`     // as given on the command line
	Dir         string   `json:"dir"`          // absolute; relative file names start here

	// Root is the top folder of the repository, or Dir outside of one. Formats
	// for code hosts, which know no working directory, count file names from it.
	Root string `json:"root"`
}

// A Finding is one fault in the program.
type Finding struct {
	Analyzer string   `json:"analyzer"` // "norefresh"
	Category string   `json:"category"` // a heading of the analyzer's rule page: "frozen-response"
	Message  string   `json:"message"`  // one line: what is wrong, what will happen, what to do
	URL      string   `json:"url,omitempty"`
	Package  string   `json:"package"` // import path
	Position Position `json:"position"`
	End      Position `json:"end,omitzero"`
	Steps    []Step   `json:"steps,omitempty"` // how the value came here, source first

	Severity rules.Severity `json:"severity"`
	Identity

	// Suppression tells why the finding does not count, or is nil. Such findings
	// are in the stream only where they were asked for.
	Suppression *Suppression `json:"suppression,omitempty"`
}

// ID names the finding's rule: "norefresh/frozen-response".
func (f Finding) ID() string { return f.Analyzer + "/" + f.Category }

// An Identity tells a finding from others in a way that survives changes of the
// lines around it. None of it is, or is derived from, the value of a literal,
// so that no secret can be guessed from it.
type Identity struct {
	Function    string `json:"function,omitempty"`    // the declaration around it: "Open", "Store.Open"; empty outside of functions
	Code        string `json:"code,omitempty"`        // its statement in one line, with literals emptied
	Fingerprint string `json:"fingerprint,omitempty"` // hash of rule, package, function, code, and of the number among its equals
}

// A Suppression is why a finding does not count. Its kinds are SARIF's (2.1.0,
// 3.35.2).
type Suppression struct {
	Kind          string `json:"kind"`                    // InSource or External
	Justification string `json:"justification,omitempty"` // the reason that the comment gives
}

// The kinds of suppression.
const (
	InSource = "inSource" // a comment beside the finding
	External = "external" // the baseline
)

// A Step is a place through which a value passed.
type Step struct {
	Position Position `json:"position"`
	Message  string   `json:"message"`
}

// A Directive is a comment that suppresses findings.
type Directive struct {
	Package    string   `json:"package"` // import path
	Position   Position `json:"position"`
	Analyzers  []string `json:"analyzers"`            // as it names them
	Reason     string   `json:"reason,omitempty"`     // without a reason it has no effect
	Suppresses []string `json:"suppresses,omitempty"` // rules of the findings that it covers
	Problem    string   `json:"problem,omitempty"`    // what is wrong with it: unused, without a reason, ...
}

// A Problem is a reason why a package could not be analysed, or only in part.
type Problem struct {
	Package  string   `json:"package,omitempty"` // import path
	Position Position `json:"position,omitzero"`
	Message  string   `json:"message"` // one line
}

// A Summary closes the stream.
type Summary struct {
	Packages   int            `json:"packages"`   // packages asked for; a package and its tests count once
	Incomplete int            `json:"incomplete"` // packages that Problems are about
	Findings   int            `json:"findings"`
	Affected   int            `json:"packages_with_findings"`
	ByAnalyzer map[string]int `json:"by_analyzer,omitempty"` // findings of each analyzer that has any
	Suppressed int            `json:"suppressed,omitempty"`  // findings that do not count
}

// A Position is a place in a file. Line and Column count from 1; Column counts
// bytes, as the go command does. A Column of 0 means the whole line, a Line of
// 0 the whole file, and an empty File no place at all.
type Position struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
}

// Compare orders findings by place, then by analyzer, category and message.
func Compare(a, b Finding) int {
	return cmp.Or(
		cmp.Compare(a.Position.File, b.Position.File),
		cmp.Compare(a.Position.Line, b.Position.Line),
		cmp.Compare(a.Position.Column, b.Position.Column),
		cmp.Compare(a.Analyzer, b.Analyzer),
		cmp.Compare(a.Category, b.Category),
		cmp.Compare(a.Message, b.Message),
	)
}

// Summarize counts what a run on that many packages gave. Suppressed findings
// count only as such.
func Summarize(packages int, findings []Finding, problems []Problem) Summary {
	s := Summary{Packages: packages, ByAnalyzer: map[string]int{}}
	affected := map[string]bool{}
	for _, f := range findings {
		if f.Suppression != nil {
			s.Suppressed++
			continue
		}
		s.Findings++
		s.ByAnalyzer[f.Analyzer]++
		affected[f.Package] = true
	}
	broken := map[string]bool{}
	for _, p := range problems {
		broken[p.Package] = true
	}
	s.Affected, s.Incomplete = len(affected), len(broken)
	return s
}
