package report

import (
	"bytes"
	"cmp"
	"encoding/json"

	"github.com/credlint/credlint/internal/rules"
)

// renderGitLab writes a report for GitLab's Code Quality, the part of Code
// Climate's format that GitLab reads (docs.gitlab.com, "Code Quality report
// format"). Problems have no place in it; they are on standard error.
//
// GitLab tells findings apart, also from those of the target branch, by nothing
// but their fingerprints: of two equal ones it drops one.
func renderGitLab(b *bytes.Buffer, s *stream) error {
	list := []gitlabFinding{} // without findings [], which tells GitLab that there were none
	seen := fingerprints{}
	for _, f := range s.counted() {
		at := s.files.file(f.Position.File)
		list = append(list, gitlabFinding{
			Description: clean(f.Message),
			CheckName:   f.ID(),
			Fingerprint: seen.next(f, at.name),
			Severity:    f.gitlabSeverity(),
			Location:    gitlabLocation{cmp.Or(at.name, "."), gitlabLines{max(f.Position.Line, 1)}},
		})
	}
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(list)
}

type gitlabFinding struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
}

// gitlabSeverity gives one of info, minor, major, critical and blocker. A key
// that others can read is critical; blocker is left to the team.
func (f Finding) gitlabSeverity() string {
	rule, _ := rules.Find(f.ID())
	switch {
	case f.level() == rules.Note:
		return "info"
	case f.level() == rules.Warning:
		return "minor"
	case rule.Score >= 7: // high, by GitHub's and CVSS's scales
		return "critical"
	}
	return "major"
}
