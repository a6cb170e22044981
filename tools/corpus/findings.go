package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/credlint/credlint/internal/report"
)

// Short names for what credlint reports.
type (
	finding  = report.Finding
	position = report.Position
)

// readStream decodes what credlint -json writes. File names become absolute
// and free of symbolic links; relative ones are relative to dir.
func readStream(r io.Reader, dir string) ([]finding, []report.Problem, error) {
	var findings []finding
	var problems []report.Problem
	dec := json.NewDecoder(r)
	for {
		var object struct {
			Finding *finding
			Problem *report.Problem
		}
		err := dec.Decode(&object)
		if errors.Is(err, io.EOF) {
			return findings, problems, nil
		}
		if err != nil {
			return nil, nil, fmt.Errorf("output of credlint -json: %w", err)
		}
		if object.Problem != nil {
			problems = append(problems, *object.Problem)
		}
		if f := object.Finding; f != nil {
			f.Position.File = realPath(dir, f.Position.File)
			for i := range f.Steps {
				f.Steps[i].Position.File = realPath(dir, f.Steps[i].Position.File)
			}
			findings = append(findings, *f)
		}
	}
}

// realPath is the absolute name of a file without symbolic links, so that two
// names of one file compare equal.
func realPath(dir, name string) string {
	if name == "" {
		return ""
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(dir, name)
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	return filepath.Clean(name)
}
