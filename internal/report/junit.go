package report

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"
)

// renderJUnit writes JUnit XML, which the test reports of Jenkins, GitLab, Azure
// DevOps, CircleCI and others read.
//
// Each analyzer is a suite, and so is the question whether every package could
// be analysed: that much is known of a clean run too, while the names of the
// packages without findings are not. In a suite each finding is a failed case,
// each suppressed one a skipped case, and where nothing failed there is a passed
// case, so that a clean run is green and not empty. Cases are named by the
// function, without the line, since readers know a case of the last run by its
// name; GitLab drops all but one of equal names.
//
// Elements and attributes are those of the schema of Jenkins's xUnit plugin
// (junit-10.xsd), the strictest of the readers; so the place stands in the text,
// and not in attributes of the case, which that schema does not have.
func renderJUnit(b *bytes.Buffer, s *stream) error {
	doc := &junitSuites{Name: "credlint", Time: "0"}
	for _, analyzer := range s.analyzers() {
		doc.add(s.junitSuite(analyzer))
	}
	doc.add(s.junitProblems())
	return writeXML(b, doc)
}

type junitSuites struct {
	XMLName  xml.Name      `xml:"testsuites"`
	Name     string        `xml:"name,attr"`
	Tests    int           `xml:"tests,attr"`
	Failures int           `xml:"failures,attr"`
	Errors   int           `xml:"errors,attr"`
	Time     string        `xml:"time,attr"` // 0, here and below: readers miss it if it is not there
	Suites   []*junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string         `xml:"name,attr"`
	Tests    int            `xml:"tests,attr"`
	Failures int            `xml:"failures,attr"`
	Errors   int            `xml:"errors,attr"`
	Skipped  int            `xml:"skipped,attr"`
	Time     string         `xml:"time,attr"`
	Cases    []junitCase    `xml:"testcase"`
	numbers  map[string]int // of names
}

type junitCase struct {
	Name      string       `xml:"name,attr"`
	ClassName string       `xml:"classname,attr"`
	Time      string       `xml:"time,attr"`
	Failure   *junitResult `xml:"failure"`
	Error     *junitResult `xml:"error"`
	Skipped   *junitResult `xml:"skipped"`
}

type junitResult struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// analyzers gives those that ran, and any others that found something.
func (s *stream) analyzers() []string {
	names := slices.Clone(s.config.Analyzers)
	for _, f := range s.findings {
		if !slices.Contains(names, f.Analyzer) {
			names = append(names, f.Analyzer)
		}
	}
	return names
}

func (s *stream) junitSuite(analyzer string) *junitSuite {
	suite := newJUnitSuite(analyzer)
	for _, f := range s.findings {
		if f.Analyzer == analyzer {
			suite.add(s.junitCase(f))
		}
	}
	if suite.Failures == 0 {
		suite.add(junitCase{Name: "no findings"})
	}
	return suite
}

func (s *stream) junitCase(f Finding) junitCase {
	where := f.Package
	if f.Function != "" {
		where += "." + f.Function
	}
	c := junitCase{Name: clean(f.Category + " in " + where)}
	if f.Suppression != nil {
		c.Skipped = &junitResult{clean(strings.TrimPrefix(f.Suppression.note(), "; ")), f.ID(), s.details(f)}
		return c
	}
	c.Failure = &junitResult{clean(f.Message), f.ID(), s.details(f)}
	return c
}

// details gives the finding as the text output does, without the source line,
// and the address of the page about it.
func (s *stream) details(f Finding) string {
	lines := []string{s.files.position(f.Position) + ": " + clean(f.Message)}
	for _, step := range f.Steps {
		lines = append(lines, s.step(step))
	}
	if f.URL != "" {
		lines = append(lines, "see "+clean(f.URL))
	}
	return strings.Join(lines, "\n")
}

func (s *stream) junitProblems() *junitSuite {
	suite := newJUnitSuite("packages")
	for _, p := range s.problems {
		text := clean(p.Message)
		if p.Position.File != "" {
			text = s.files.position(p.Position) + ": " + text
		}
		suite.add(junitCase{Name: cmp.Or(clean(p.Package), "the run"), Error: &junitResult{clean(p.Message), "credlint.problem", text}})
	}
	if suite.Errors == 0 {
		suite.add(junitCase{Name: "all packages were analysed in full"})
	}
	return suite
}

func newJUnitSuite(name string) *junitSuite {
	return &junitSuite{Name: "credlint." + clean(name), Time: "0", numbers: map[string]int{}}
}

// add adds the case, under a name that no other of the suite has.
func (s *junitSuite) add(c junitCase) {
	for name := c.Name; s.numbers[c.Name] > 0; {
		s.numbers[name]++
		c.Name = fmt.Sprintf("%s (%d)", name, s.numbers[name])
	}
	s.numbers[c.Name]++
	c.ClassName, c.Time = s.Name, "0"
	s.Cases = append(s.Cases, c)
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Error != nil:
		s.Errors++
	case c.Skipped != nil:
		s.Skipped++
	}
}

func (s *junitSuites) add(suite *junitSuite) {
	s.Suites = append(s.Suites, suite)
	s.Tests += suite.Tests
	s.Failures += suite.Failures
	s.Errors += suite.Errors
}
