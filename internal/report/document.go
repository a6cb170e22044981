package report

import (
	"bytes"
	"io"
)

// A stream is all that a run gave.
type stream struct {
	config   Config
	findings []Finding
	problems []Problem
	summary  Summary
	files    *namer
}

// counted gives the findings that count: formats that have no word for
// suppression leave the others out.
func (s *stream) counted() []Finding {
	var out []Finding
	for _, f := range s.findings {
		if f.Suppression == nil {
			out = append(out, f)
		}
	}
	return out
}

// step gives the step as a line of text.
func (s *stream) step(step Step) string {
	line := "step: "
	if step.Position.File != "" {
		line += s.files.position(step.Position) + ": "
	}
	return line + clean(step.Message)
}

// A renderer writes a stream in one format. It returns an error only if the
// stream cannot be said in that format, which is a mistake of this package.
type renderer func(*bytes.Buffer, *stream) error

// A document is the handler of the formats that are one document: they count
// before they list, or group what comes apart. All of it is written at once, when
// the Summary has come, so that a stream that is cut off leaves nothing that
// looks complete.
type document struct {
	stream
	w      io.Writer
	render renderer
}

// newDocument gives what makes the handlers of a format.
func newDocument(render renderer) func(io.Writer, Options) Handler {
	return func(w io.Writer, _ Options) Handler {
		return &document{w: w, render: render}
	}
}

func (d *document) Config(c Config) error {
	d.config = c
	return nil
}

func (d *document) Finding(f Finding) error {
	d.findings = append(d.findings, f)
	return nil
}

func (d *document) Problem(p Problem) error {
	d.problems = append(d.problems, p)
	return nil
}

func (d *document) Summary(s Summary) error {
	d.summary = s
	d.files = newNamer(d.config)
	var b bytes.Buffer
	if err := d.render(&b, &d.stream); err != nil {
		return err
	}
	_, err := d.w.Write(b.Bytes())
	return err
}
