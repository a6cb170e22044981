// Package docs holds the pages about credlint's rules, for the command to
// print.
package docs

import (
	"embed"
	"strings"
)

// Rules holds one page for each analyzer, rules/NAME.md, in Markdown. A page
// begins with a summary; each category has a heading of the second level of
// its own, and the address of a finding leads there.
//
//go:embed rules/*.md
var Rules embed.FS

// A Section is a part of a page under one heading of the second level.
type Section struct {
	Title string // without markup
	Text  string // without the heading and without blank lines around it
}

// Sections gives the sections of the page about the analyzer, or none if there
// is no such page.
func Sections(analyzer string) []Section {
	page, err := Rules.ReadFile("rules/" + analyzer + ".md")
	if err != nil {
		return nil
	}
	var out []Section
	_, rest, found := strings.Cut("\n"+string(page), "\n## ")
	for found {
		var section string
		section, rest, found = strings.Cut(rest, "\n## ")
		title, text, _ := strings.Cut(section, "\n")
		out = append(out, Section{strings.Trim(title, " `"), strings.TrimSpace(text)})
	}
	return out
}
