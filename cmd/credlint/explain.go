package main

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/credlint/credlint/docs"
)

// explain prints what an analyzer or a category is about. A category is named
// alone, or with its analyzer as in the findings: norefresh/frozen-response.
func (c *command) explain(args []string) error {
	if len(args) != 1 {
		return usageError("explain wants the name of an analyzer or a category")
	}
	for _, a := range c.analyzers {
		if a.Name == args[0] {
			return c.explainAnalyzer(a)
		}
	}
	sections := c.sections(args[0])
	if len(sections) == 0 {
		return usageError("explain %s: no such analyzer or category; 'credlint explain' knows %s", args[0], strings.Join(c.topics(), ", "))
	}
	_, err := fmt.Fprintln(c.stdout, strings.Join(sections, "\n\n"))
	return err
}

// explainAnalyzer prints the analyzer's documentation and its categories.
func (c *command) explainAnalyzer(a *analysis.Analyzer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\ncategories ('credlint explain category' tells more of each):\n", strings.TrimSpace(a.Doc))
	for _, s := range docs.Sections(a.Name) {
		if isSlug(s.Title) {
			fmt.Fprintf(&b, "\t%s\n", s.Title)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", a.URL)
	_, err := fmt.Fprint(c.stdout, b.String())
	return err
}

// sections gives the parts of the rule pages about the category. Two analyzers
// may have categories of one name.
func (c *command) sections(name string) []string {
	analyzer, category, qualified := strings.Cut(name, "/")
	if !qualified {
		category = name
	}
	var out []string
	for _, a := range c.analyzers {
		if qualified && a.Name != analyzer {
			continue
		}
		for _, s := range docs.Sections(a.Name) {
			if s.Title == category {
				out = append(out, fmt.Sprintf("%s/%s\n\n%s", a.Name, s.Title, s.Text))
			}
		}
	}
	return out
}

// topics gives the names that explain knows.
func (c *command) topics() []string {
	var out []string
	for _, a := range c.analyzers {
		out = append(out, a.Name)
		for _, s := range docs.Sections(a.Name) {
			if isSlug(s.Title) {
				out = append(out, a.Name+"/"+s.Title)
			}
		}
	}
	return out
}

// isSlug tells the headings that are categories from others.
func isSlug(title string) bool {
	return title == strings.ToLower(title) && !strings.Contains(title, " ")
}
