package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
)

// DirectivesJSON writes one JSON object a line for each directive, with the
// member "suppression". File names are as in NewJSON's stream.
func DirectivesJSON(w io.Writer, dir string, all []Directive) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, d := range all {
		d.Position = d.Position.in(dir)
		d.Position.File = filepath.ToSlash(d.Position.File)
		if err := enc.Encode(map[string]Directive{"suppression": d}); err != nil {
			return err
		}
	}
	return nil
}

// DirectivesText writes a line for each directive, with its place, what it
// names, its reason and its effect, and a line that counts them.
func DirectivesText(w io.Writer, dir string, all []Directive) error {
	b := bufio.NewWriter(w)
	idle := 0
	for _, d := range all {
		if len(d.Suppresses) == 0 {
			idle++
		}
		fmt.Fprintf(b, "%s: %s: %s (%s)\n", clean(d.Position.in(dir).String()),
			or(clean(strings.Join(d.Analyzers, ",")), "no analyzer"), or(clean(d.Reason), "no reason"), clean(d.effect()))
	}
	fmt.Fprintf(b, "%s, %d without effect\n", count(len(all), "suppression"), idle)
	return b.Flush()
}

// effect says what the directive does, or why it does nothing.
func (d Directive) effect() string {
	switch {
	case len(d.Suppresses) > 0:
		return strings.Join(d.Suppresses, ", ")
	case d.Problem != "":
		return d.Problem
	}
	return "suppresses nothing"
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
