package docs_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/docs"
)

// categories are the categories of each analyzer, in the order of its page.
var categories = map[string][]string{
	"staticcreds": {"hardcoded", "fallback", "environment", "literal", "directive"},
	"norefresh": {
		"frozen-response", "frozen-snapshot", "no-expiry", "process-env", "kept-value", "env-token", "metadata-by-hand", "captured-token", "uncached", "expiry-window", "unchecked-main", "directive",
	},
	"chainshadow": {"explicit-static", "explicit-source", "fixed-profile", "dead-chain", "process-env", "imds-off", "directive"},
}

// slug is the form of a heading that is a category, and so of its anchor.
var slug = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

func TestEveryCategoryHasItsSection(t *testing.T) {
	for analyzer, want := range categories {
		var got []string
		for _, s := range docs.Sections(analyzer) {
			if slug.MatchString(s.Title) {
				got = append(got, s.Title)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s.md has the sections %q, want %q", analyzer, got, want)
		}
	}
}

// TestSectionsAreComplete checks that each section says what a reader of a
// finding wants to know, in the same order.
func TestSectionsAreComplete(t *testing.T) {
	for analyzer, names := range categories {
		for _, s := range docs.Sections(analyzer) {
			if !slices.Contains(names, s.Title) || s.Title == "directive" { // about comments: no code to show
				continue
			}
			at := 0
			for _, part := range []string{"Reported", "Why the program dies:", "Bad", "```go", "Good:", "```go", "Never reported:", "Suppress with `//credlint:ignore " + analyzer + " <reason>`"} {
				i := strings.Index("\n"+s.Text[at:], "\n"+part)
				if i < 0 {
					t.Errorf("%s/%s: no %q, or not in its place", analyzer, s.Title, part)
					break
				}
				at += i + len(part) - 1
			}
		}
	}
}

func TestPagesBeginWithSummaryAndIndex(t *testing.T) {
	for analyzer, names := range categories {
		page, err := docs.Rules.ReadFile("rules/" + analyzer + ".md")
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(page), "\n## ")
		if !strings.HasPrefix(head, "# "+analyzer+": ") {
			t.Errorf("%s.md does not begin with its title", analyzer)
		}
		for _, name := range names {
			if row := fmt.Sprintf("| [%[1]s](#%[1]s) | ", name); !strings.Contains(head, row) {
				t.Errorf("%s.md: no row %q in the index", analyzer, row)
			}
		}
	}
}

func TestNoSuchPage(t *testing.T) {
	if got := docs.Sections("nosuch"); got != nil {
		t.Errorf("Sections of no page: %v", got)
	}
}
