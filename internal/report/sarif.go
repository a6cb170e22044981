package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/credlint/credlint/internal/rules"
)

// renderSARIF writes SARIF 2.1.0, which GitHub code scanning, Azure DevOps,
// DefectDojo and editors read.
//
// What GitHub does with it decided what stands where (docs.github.com, "SARIF
// support for code scanning"). Of a result it keeps the message, the first
// location, the code flows, and primaryLocationLineHash, by which it knows an
// alert again; suppressions it does not read. It refuses files of more than 10
// MB when packed or 25,000 results, and keeps the 5,000 worst; its other limits
// are far above what a credlint result has. Nothing is left out here on that
// account: other readers have other limits.
func renderSARIF(b *bytes.Buffer, s *stream) error {
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(sarifLog{sarifSchema, sarifVersion, []sarifRun{newSarifRun(s)}})
}

func newSarifRun(s *stream) sarifRun {
	w := newSarifWriter(s)
	run := sarifRun{
		Tool:              sarifTool{w.driver()},
		Invocations:       []sarifInvocation{w.invocation()},
		AutomationDetails: w.category(),
		ColumnKind:        "utf16CodeUnits",
		Results:           []sarifResult{}, // GitHub wants it also when empty
	}
	if root := s.files.root; root != "" {
		run.OriginalURIBaseIDs = map[string]sarifArtifactLocation{sourceRoot: {URI: fileURI(strings.TrimSuffix(filepath.ToSlash(root), "/") + "/")}}
	}
	for _, f := range s.findings {
		run.Results = append(run.Results, w.result(f))
	}
	return run
}

// A sarifWriter makes the parts of a run.
type sarifWriter struct {
	*stream
	rules      []sarifRule
	suppresses bool // some finding is suppressed
	seen       fingerprints

	// Findings come in the order of their files, their steps do not.
	src, steps *source
}

func newSarifWriter(s *stream) *sarifWriter {
	return &sarifWriter{
		stream:     s,
		rules:      sarifRules(s.config.Analyzers),
		suppresses: slices.ContainsFunc(s.findings, func(f Finding) bool { return f.Suppression != nil }),
		seen:       fingerprints{},
		src:        newSource(),
		steps:      newSource(),
	}
}

// semver is the form of a semantic version (semver.org, 2.0.0) after the v that
// Go puts in front of it.
var semver = regexp.MustCompile(`^v(\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?)$`)

func (w *sarifWriter) driver() sarifDriver {
	d := sarifDriver{Name: "credlint", InformationURI: "https://github.com/credlint/credlint", Rules: w.rules}
	if m := semver.FindStringSubmatch(w.config.ToolVersion); m != nil {
		d.SemanticVersion = m[1]
	} else {
		d.Version = w.config.ToolVersion
	}
	return d
}

// category names the analysis where it was started in a folder of the
// repository, "credlint/services/billing/", so that results about several modules
// stand side by side at GitHub instead of replacing each other. Elsewhere there
// is no name: it would take precedence over the category that a workflow gives
// for the upload, and over the one that GitHub makes of job and matrix.
func (w *sarifWriter) category() *sarifAutomation {
	if dir := w.files.file(w.config.Dir); dir.inside && dir.name != "." {
		return &sarifAutomation{"credlint/" + dir.name + "/"}
	}
	return nil
}

func (w *sarifWriter) invocation() sarifInvocation {
	inv := sarifInvocation{ExecutionSuccessful: len(w.problems) == 0}
	for _, p := range w.problems {
		n := sarifNotification{Level: "error", Message: sarifPlain(p.Message)}
		loc := sarifLocation{PhysicalLocation: w.place(w.src, p.Position, Position{})}
		if p.Package != "" {
			loc.LogicalLocations = []sarifLogicalLocation{{FullyQualifiedName: p.Package, Kind: "package"}}
		}
		if loc.PhysicalLocation != nil || loc.LogicalLocations != nil {
			n.Locations = []sarifLocation{loc}
		}
		inv.Notifications = append(inv.Notifications, n)
	}
	return inv
}

func (w *sarifWriter) result(f Finding) sarifResult {
	r := sarifResult{
		RuleID:    f.ID(),
		RuleIndex: w.ruleIndex(f.ID()),
		Level:     string(f.level()),
		Locations: []sarifLocation{},

		PartialFingerprints: map[string]string{"primaryLocationLineHash": w.seen.next(f, w.files.file(f.Position.File).name)},
	}
	if place := w.place(w.src, f.Position, f.End); place != nil {
		r.Locations = append(r.Locations, sarifLocation{PhysicalLocation: place, LogicalLocations: f.function()})
	}
	if w.suppresses {
		r.Suppressions = f.Suppression.sarif()
	}
	w.addSteps(&r, f)
	return r
}

// addSteps adds the way of the value: as a code flow, which GitHub and editors
// show on request, and as related locations. GitHub shows the latter only where
// the message links to them. So the message gets a second sentence of links;
// lists show the first sentence alone. Steps outside of the repository are named
// without a link, since GitHub has no page for it to lead to. Readers that put
// the message into Markdown of their own, such as reviewdog, take the Markdown,
// in which no link leads nowhere.
func (w *sarifWriter) addSteps(r *sarifResult, f Finding) {
	var flow []sarifFlowLocation
	var links []string
	for _, s := range f.Steps {
		place := w.place(w.steps, s.Position, Position{})
		if place == nil {
			continue
		}
		msg := sarifPlain(s.Message)
		loc := sarifLocation{PhysicalLocation: place, Message: &msg}
		flow = append(flow, sarifFlowLocation{loc})
		loc.ID = len(r.RelatedLocations) + 1
		r.RelatedLocations = append(r.RelatedLocations, loc)
		links = append(links, sarifLink(msg.Text, loc))
	}
	r.Message = sarifPlain(f.Message)
	if flow == nil {
		return
	}
	for _, sink := range r.Locations {
		sink.LogicalLocations = nil
		sink.Message = &sarifMessage{Text: r.Message.Text}
		flow = append(flow, sarifFlowLocation{sink})
	}
	r.CodeFlows = []sarifCodeFlow{{[]sarifThreadFlow{{flow}}}}
	r.Message.Markdown = markdownEscapes.Replace(r.Message.Text)
	r.Message.Text += ". Steps: " + strings.Join(links, ", ")
}

// place gives the part of a file, or nil if there is no file.
func (w *sarifWriter) place(src *source, from, to Position) *sarifPhysicalLocation {
	if from.File == "" {
		return nil
	}
	f := w.files.file(from.File)
	loc := sarifArtifactLocation{URI: f.uri()}
	if f.inside {
		loc.URIBaseID = sourceRoot
	}
	return &sarifPhysicalLocation{loc, src.region(from, to)}
}

func (w *sarifWriter) ruleIndex(id string) *int {
	i := slices.IndexFunc(w.rules, func(r sarifRule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return &i
}

// level gives the severity, or that of unknown rules.
func (f Finding) level() rules.Severity {
	switch f.Severity {
	case rules.Error, rules.Note:
		return f.Severity
	}
	return rules.Warning
}

// function gives the declaration around the finding.
func (f Finding) function() []sarifLogicalLocation {
	if f.Function == "" {
		return nil
	}
	name := f.Function[strings.LastIndex(f.Function, ".")+1:]
	return []sarifLogicalLocation{{name, f.Package + "." + f.Function, "function"}}
}

// sarif gives an empty list, not nil, for what is not suppressed.
func (s *Suppression) sarif() []sarifSuppression {
	if s == nil {
		return []sarifSuppression{}
	}
	return []sarifSuppression{{s.Kind, clean(s.Justification)}}
}

// sarifPlain gives a message that means the text and nothing else: braces would
// be placeholders (3.11.5), and brackets before parentheses a link (3.11.6).
func sarifPlain(text string) sarifMessage {
	return sarifMessage{Text: placeholderEscapes.Replace(clean(text))}
}

var (
	placeholderEscapes = strings.NewReplacer("{", "{{", "}", "}}", "](", "] (")
	linkEscapes        = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`)
	markdownEscapes    = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `[`, `\[`, `<`, `\<`)
)

// sarifLink gives the text as a link to the location.
func sarifLink(text string, to sarifLocation) string {
	if to.PhysicalLocation.ArtifactLocation.URIBaseID == "" {
		return text
	}
	return fmt.Sprintf("[%s](%d)", linkEscapes.Replace(text), to.ID)
}
