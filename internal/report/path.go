package report

import (
	"fmt"
	"path/filepath"
	"strings"
)

// ShortPath gives the name by which a user in the absolute directory dir would
// call the file: relative if that is shorter, as the go command has it.
func ShortPath(dir, file string) string {
	if !filepath.IsAbs(file) || dir == "" {
		return file
	}
	rel, err := filepath.Rel(dir, file)
	if err != nil || len(rel) >= len(file) {
		return file
	}
	return rel
}

// in gives the position with its file as called from dir.
func (p Position) in(dir string) Position {
	p.File = ShortPath(dir, p.File)
	return p
}

// String gives the position as file:line:col, as far as it is known.
func (p Position) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
		if p.Column > 0 {
			fmt.Fprintf(&b, ":%d", p.Column)
		}
	}
	return b.String()
}

// Line gives the problem as one line for a user in the directory dir.
func (p Problem) Line(dir string) string {
	switch {
	case p.Position.File != "":
		return p.Position.in(dir).String() + ": " + p.Message
	case p.Package != "":
		return p.Package + ": " + p.Message
	}
	return p.Message
}
