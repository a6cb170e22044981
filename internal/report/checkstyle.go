package report

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"strings"

	"github.com/credlint/credlint/internal/rules"
)

// renderCheckstyle writes the XML of Checkstyle, which Jenkins, reviewdog,
// SonarQube and others read. Columns count bytes, as in the text: readers do not
// agree on another unit. Problems are errors of their own, with the source
// "credlint.problem".
func renderCheckstyle(b *bytes.Buffer, s *stream) error {
	doc := &checkstyle{Version: "5.0", byName: map[string]*checkstyleFile{}}
	for _, f := range s.counted() {
		doc.add(s.files.file(f.Position.File).name, checkstyleError{
			f.Position.Line, f.Position.Column, f.checkstyleSeverity(), clean(f.Message), "credlint." + f.Analyzer + "." + f.Category,
		})
	}
	for _, p := range s.problems {
		name := s.files.file(p.Position.File).name
		doc.add(cmp.Or(name, p.Package, "."), checkstyleError{p.Position.Line, p.Position.Column, "error", clean(p.Message), "credlint.problem"})
	}
	return writeXML(b, doc)
}

type checkstyle struct {
	XMLName xml.Name          `xml:"checkstyle"`
	Version string            `xml:"version,attr"`
	Files   []*checkstyleFile `xml:"file"`
	byName  map[string]*checkstyleFile
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr,omitempty"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// add adds the error to its file. Files stand in the order of their first
// errors.
func (c *checkstyle) add(name string, e checkstyleError) {
	f := c.byName[name]
	if f == nil {
		f = &checkstyleFile{Name: name}
		c.byName[name] = f
		c.Files = append(c.Files, f)
	}
	f.Errors = append(f.Errors, e)
}

// checkstyleSeverity gives error, warning or info.
func (f Finding) checkstyleSeverity() string {
	if f.level() == rules.Note {
		return "info"
	}
	return string(f.level())
}

// writeXML writes the document with its declaration. Characters that XML does
// not have become U+FFFD.
func writeXML(b *bytes.Buffer, doc any) error {
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(b)
	enc.Indent("", strings.Repeat(" ", 2))
	if err := enc.Encode(doc); err != nil {
		return err
	}
	b.WriteByte('\n')
	return nil
}
