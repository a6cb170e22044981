package report

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/credlint/credlint/docs"
	"github.com/credlint/credlint/internal/rules"
)

// maxDescription is the number of characters that GitHub takes of a rule's full
// description.
const maxDescription = 1024

// rulePrecision says how often findings are right, in GitHub's words: very-high,
// high, medium or low. docs/accuracy.md has the figures, which do not differ
// enough to tell rules apart.
const rulePrecision = "high"

// sarifRules describes the rules of the analyzers, with what their pages say.
func sarifRules(analyzers []string) []sarifRule {
	out := []sarifRule{}
	for _, r := range rules.All {
		if slices.Contains(analyzers, r.Analyzer) {
			out = append(out, newSarifRule(r))
		}
	}
	return out
}

func newSarifRule(r rules.Rule) sarifRule {
	page := pageSection(r)
	return sarifRule{
		ID:                   r.ID(),
		Name:                 pascal(r.ID()),
		ShortDescription:     sarifText{Text: capital(r.Title)},
		FullDescription:      sarifText{Text: description(page)},
		HelpURI:              r.URL(),
		Help:                 sarifText{plain(page) + "\n\n" + r.URL(), linked(page, r) + "\n\n[" + r.ID() + "](" + r.URL() + ")"},
		DefaultConfiguration: sarifConfiguration{r.OptIn == "", string(r.Severity)},
		Properties:           sarifProperties(r),
	}
}

// sarifProperties says what GitHub sorts and filters alerts by. A score makes
// them security alerts.
func sarifProperties(r rules.Rule) sarifRuleProperties {
	p := sarifRuleProperties{Tags: []string{"aws", "credentials"}, Precision: rulePrecision, ProblemSeverity: string(r.Severity)}
	if r.Severity == rules.Note {
		p.ProblemSeverity = "recommendation"
	}
	if r.Score > 0 {
		p.Tags = append(p.Tags, "security")
		p.SecuritySeverity = strconv.FormatFloat(r.Score, 'f', 1, 64)
	}
	if r.CWE > 0 {
		p.Tags = append(p.Tags, fmt.Sprintf("external/cwe/cwe-%03d", r.CWE))
	}
	return p
}

// pageSection gives what the analyzer's page says about the rule, in Markdown, or
// the rule's title if there is no such section.
func pageSection(r rules.Rule) string {
	for _, s := range docs.Sections(r.Analyzer) {
		if s.Title == r.Category {
			return s.Text
		}
	}
	return capital(r.Title) + "."
}

// linked gives the section for a reader outside of its page.
func linked(page string, r rules.Rule) string {
	return strings.ReplaceAll(page, "](#", "]("+rules.Page(r.Analyzer)+"#")
}

// description gives the section's first paragraphs as far as GitHub takes them:
// what is reported, and why the program dies.
func description(page string) string {
	what, rest, _ := strings.Cut(page, "\n\n")
	why, _, _ := strings.Cut(rest, "\n\n")
	text := strings.TrimSuffix(oneLine(what), ":")
	if both := text + " " + oneLine(why); strings.HasPrefix(why, "Why ") && utf8.RuneCountInString(both) <= maxDescription {
		return both
	}
	return shorten(text, maxDescription)
}

// oneLine gives a paragraph of Markdown as plain text in one line.
func oneLine(paragraph string) string {
	return strings.Join(strings.Fields(plain(paragraph)), " ")
}

// shorten cuts a text behind a word so that it has at most n characters.
func shorten(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	head := string([]rune(text)[:n-1])
	if i := strings.LastIndex(head, " "); i > 0 {
		head = head[:i]
	}
	return head + "…"
}

// plain gives Markdown as plain text: without fences, without backticks outside
// of code, and with the text of links alone.
func plain(markdown string) string {
	var out []string
	code := false
	for line := range strings.SplitSeq(markdown, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			code = !code
			continue
		case !code:
			line = markdownLink.ReplaceAllString(strings.ReplaceAll(line, "`", ""), "$1")
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

// markdownLink is a link of Markdown.
var markdownLink = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)

// pascal gives a name such as NorefreshFrozenResponse, the form in which SARIF
// wants names (3.49.7).
func pascal(id string) string {
	var out strings.Builder
	for _, word := range strings.FieldsFunc(id, func(r rune) bool { return r == '/' || r == '-' }) {
		out.WriteString(capital(word))
	}
	return out.String()
}

// capital gives the text with a capital letter at its beginning.
func capital(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[size:]
}
