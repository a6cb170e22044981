package report

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// fingerprints counts the findings of each fingerprint.
type fingerprints map[string]int

// next gives a fingerprint that no finding before had: the finding's own, if it
// has one and is the first with it. Code hosts want one for each, and know
// findings again by nothing else. name is that of the file.
func (seen fingerprints) next(f Finding, name string) string {
	fp := f.Fingerprint
	if fp == "" {
		fp = hash(f.ID(), f.Package, name, f.Function, f.Message)
	}
	for own := fp; seen[fp] > 0; {
		seen[own]++
		fp = hash(own, fmt.Sprint(seen[own]))
	}
	seen[fp]++
	return fp
}

func hash(parts ...string) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(parts, "\x00"))))[:32]
}
