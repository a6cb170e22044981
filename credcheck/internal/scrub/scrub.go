// Package scrub takes secrets out of text.
package scrub

import (
	"encoding/json"
	"net/url"
	"strings"
)

// Hidden stands where a secret was.
const Hidden = "[hidden]"

// part is how long a piece of a secret must be to be hidden. Errors often hold a cut-off token; eight characters of one are 48 bits.
const part = 8

// Set holds secrets that are known. The zero value is empty and ready. It is not safe for concurrent use.
type Set struct {
	parts map[string]bool // all pieces of `part` bytes of all secrets, in all their forms
	short []string        // secrets that are shorter than a piece
}

// Add makes values known, together with the forms in which they stand in URLs and in JSON. Shorter than four bytes they are no secrets and could
// not be hidden without hiding half of every text.
func (s *Set) Add(values ...string) {
	for _, v := range values {
		if len(v) < 4 {
			continue
		}
		for _, form := range []string{v, url.QueryEscape(v), url.PathEscape(v), inJSON(v)} {
			s.add(form)
		}
	}
}

func (s *Set) add(v string) {
	if len(v) < part {
		s.short = append(s.short, v)
		return
	}
	if s.parts == nil {
		s.parts = map[string]bool{}
	}
	for i := 0; i+part <= len(v); i++ {
		s.parts[v[i:i+part]] = true
	}
}

func inJSON(v string) string {
	b, err := json.Marshal(v)
	if err != nil {
		return v
	}
	return strings.Trim(string(b), `"`)
}

// Hide replaces all of text that has eight or more bytes in a row in common with a known secret.
func (s *Set) Hide(text string) string {
	for _, v := range s.short {
		text = strings.ReplaceAll(text, v, Hidden)
	}
	if len(s.parts) == 0 {
		return text
	}
	var out strings.Builder
	kept := 0 // text up to here is written or hidden
	for i := 0; i+part <= len(text); {
		if !s.parts[text[i:i+part]] {
			i++
			continue
		}
		end := s.runEnd(text, i)
		out.WriteString(text[kept:i])
		out.WriteString(Hidden)
		kept, i = end, end
	}
	out.WriteString(text[kept:])
	return out.String()
}

// runEnd gives where the run of pieces that starts at i ends.
func (s *Set) runEnd(text string, i int) int {
	end := i + part
	for j := i + 1; j < end && j+part <= len(text); j++ {
		if s.parts[text[j:j+part]] {
			end = j + part
		}
	}
	return end
}
