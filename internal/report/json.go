package report

import (
	"encoding/json"
	"io"
	"path/filepath"
)

// NewJSON returns a handler that writes one JSON object a line, each with one
// member that says what it is: "config", "finding", "problem" or "summary". File
// names are relative to Config.Dir, with forward slashes, unless the absolute
// name is shorter.
func NewJSON(w io.Writer) Handler {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return &jsonHandler{enc: enc}
}

type jsonHandler struct {
	enc *json.Encoder
	dir string
}

// A message is one line of the stream. Exactly one member is set.
type message struct {
	Config  *Config  `json:"config,omitempty"`
	Finding *Finding `json:"finding,omitempty"`
	Problem *Problem `json:"problem,omitempty"`
	Summary *Summary `json:"summary,omitempty"`
}

func (h *jsonHandler) Config(c Config) error {
	h.dir = c.Dir
	return h.enc.Encode(message{Config: &c})
}

func (h *jsonHandler) Finding(f Finding) error {
	f.Position = h.place(f.Position)
	f.End = h.place(f.End)
	steps := make([]Step, len(f.Steps))
	for i, s := range f.Steps {
		steps[i] = Step{h.place(s.Position), s.Message}
	}
	f.Steps = steps
	return h.enc.Encode(message{Finding: &f})
}

func (h *jsonHandler) Problem(p Problem) error {
	p.Position = h.place(p.Position)
	return h.enc.Encode(message{Problem: &p})
}

func (h *jsonHandler) Summary(s Summary) error {
	return h.enc.Encode(message{Summary: &s})
}

func (h *jsonHandler) place(p Position) Position {
	p = p.in(h.dir)
	p.File = filepath.ToSlash(p.File)
	return p
}
