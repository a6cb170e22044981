package report

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/credlint/credlint/internal/rules"
)

// renderGitHub writes workflow commands, which GitHub Actions takes from the
// output of a step and shows as annotations, beside the lines where it can:
//
//	::error file=a/b.go,line=3,endLine=3,col=4,endColumn=9,title=norefresh/uncached::message
//
// The steps follow the message on lines of their own, and the last line of the
// output counts the findings, for those who read the log.
//
// GitHub shows 10 errors, 10 warnings and 10 notices of a step and no more (50
// of a job); all are in the log. It shows the first of each kind, and findings
// come by file, so the rest is seen once these are mended. Where there are more,
// SARIF is the better format.
//
// The syntax is that of ActionCommand.cs in github.com/actions/runner.
func renderGitHub(b *bytes.Buffer, s *stream) error {
	src := newSource()
	for _, f := range s.counted() {
		c := command{name: f.annotation(), message: clean(f.Message)}
		c.place(s, f.Position, src.region(f.Position, f.End))
		c.set("title", clean(f.ID()))
		for _, step := range f.Steps {
			c.message += "\n" + s.step(step)
		}
		b.WriteString(c.String())
	}
	for _, p := range s.problems {
		c := command{name: "error", message: clean(p.Message)}
		if p.Package != "" {
			c.message = clean(p.Package) + ": " + c.message
		}
		c.place(s, p.Position, src.region(p.Position, Position{}))
		c.set("title", "credlint could not analyse a package in full")
		b.WriteString(c.String())
	}
	fmt.Fprintln(b, clean(summaryLine(s.summary)))
	return nil
}

// annotation names the command for the finding's severity.
func (f Finding) annotation() string {
	switch f.level() {
	case rules.Error:
		return "error"
	case rules.Note:
		return "notice"
	}
	return "warning"
}

// A command is a workflow command.
type command struct {
	name       string
	properties []string
	message    string
}

func (c *command) set(name, value string) {
	c.properties = append(c.properties, name+"="+propertyEscapes.Replace(strings.ToValidUTF8(value, "\ufffd")))
}

// place sets what is known of the place. The runner takes no columns for more
// than one line.
func (c *command) place(s *stream, at Position, r region) {
	if at.File == "" {
		return
	}
	c.set("file", s.files.file(at.File).name)
	if at.Line < 1 {
		return
	}
	c.set("line", strconv.Itoa(r.StartLine))
	c.set("endLine", strconv.Itoa(r.EndLine))
	if at.Column > 0 && r.StartLine == r.EndLine {
		c.set("col", strconv.Itoa(r.StartColumn))
		c.set("endColumn", strconv.Itoa(r.EndColumn))
	}
}

func (c command) String() string {
	return fmt.Sprintf("::%s %s::%s\n", c.name, strings.Join(c.properties, ","), messageEscapes.Replace(c.message))
}

var (
	messageEscapes  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
