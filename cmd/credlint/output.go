package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/credlint/credlint/internal/atomicfile"
	"github.com/credlint/credlint/internal/report"
)

// A target is one -format flag: the name of a format and where it goes.
type target struct {
	format string
	file   string // empty: standard output
}

// outputs collects -format flags.
type outputs []target

// Set reads NAME or NAME=FILE.
func (o *outputs) Set(text string) error {
	name, file, named := strings.Cut(text, "=")
	if _, ok := report.New(name, io.Discard, report.Options{}); !ok {
		return fmt.Errorf("want one of %s, and =FILE to write it there", strings.Join(report.Formats(), ", "))
	}
	if named && file == "" {
		return errors.New("no file after =")
	}
	*o = append(*o, target{name, file})
	return nil
}

func (o *outputs) String() string { return "" }

// check demands that no two outputs go to one place.
func (o outputs) check() error {
	seen := map[string]string{}
	for _, out := range o {
		key := out.file
		if key != "" {
			key = filepath.Clean(key)
		}
		if other, twice := seen[key]; twice {
			place := "standard output; write one to a file: -format " + out.format + "=FILE"
			if out.file != "" {
				place = out.file
			}
			return usageError("-format: %s and %s both go to %s", other, out.format, place)
		}
		seen[key] = out.format
	}
	return nil
}

// A sink is a target being written. What goes to a file is kept in memory until
// the report is complete.
type sink struct {
	report.Handler
	file string
	text *bytes.Buffer
}

// open makes the sinks, files of the same names as seen from cwd.
func (o outputs) open(stdout io.Writer, color func(io.Writer) bool, cwd string) []*sink {
	var sinks []*sink
	for _, out := range o {
		s := &sink{}
		w := stdout
		if out.file != "" {
			s.text = new(bytes.Buffer)
			s.file = out.file
			if !filepath.IsAbs(s.file) {
				s.file = filepath.Join(cwd, s.file)
			}
			w = s.text
		}
		s.Handler, _ = report.New(out.format, w, report.Options{Color: color(w)})
		sinks = append(sinks, s)
	}
	return sinks
}

// close puts what was written in its place.
func (s *sink) close() error {
	if s.text == nil {
		return nil
	}
	return atomicfile.Write(s.file, s.text.Bytes())
}
