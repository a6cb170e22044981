package report

import (
	"html/template"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/credlint/credlint/internal/keyshape"
)

// markdown gives the HTML of what the pages of docs/rules are written in:
// paragraphs, fenced code, lists of one level, `code` and links. Anything else
// is shown as it is. Links lead from the page at base; those to anything but
// pages of the web are dropped.
func markdown(text, base string) template.HTML {
	m := markdownWriter{base: base}
	lines := strings.Split(text, "\n")
	for len(lines) > 0 {
		lines = lines[m.block(lines):]
	}
	return template.HTML(m.b.String())
}

type markdownWriter struct {
	b    strings.Builder
	base string
}

// block writes what the lines begin with, and gives how many of them it took.
func (m *markdownWriter) block(lines []string) int {
	switch {
	case strings.TrimSpace(lines[0]) == "":
		return 1
	case strings.HasPrefix(lines[0], "```"):
		return m.code(lines)
	case strings.HasPrefix(lines[0], "- "):
		return m.list(lines)
	}
	n := 1
	for n < len(lines) && !begins(lines[n]) {
		n++
	}
	m.b.WriteString("<p>")
	m.inline(strings.Join(lines[:n], "\n"))
	m.b.WriteString("</p>\n")
	return n
}

// begins reports whether the line ends a paragraph before it.
func begins(line string) bool {
	return strings.TrimSpace(line) == "" || strings.HasPrefix(line, "```") || strings.HasPrefix(line, "- ")
}

// code writes a fenced block; Go is highlighted.
func (m *markdownWriter) code(lines []string) int {
	n := 1
	for n < len(lines) && !strings.HasPrefix(lines[n], "```") {
		n++
	}
	list := newListing(strings.Join(lines[1:n], "\n"), strings.HasPrefix(lines[0], "```go"), false)
	m.b.WriteString("<pre>")
	p := printer{b: &m.b, list: list}
	for i := range list.starts {
		if i > 0 {
			m.b.WriteString("\n")
		}
		start, end, _ := list.line(i + 1)
		p.line(start, end)
	}
	m.b.WriteString("</pre>\n")
	return min(n+1, len(lines))
}

func (m *markdownWriter) list(lines []string) int {
	m.b.WriteString("<ul>\n")
	n := 0
	for n < len(lines) && strings.HasPrefix(lines[n], "- ") {
		end := n + 1
		for end < len(lines) && !begins(lines[end]) {
			end++
		}
		m.b.WriteString("<li>")
		m.inline(strings.TrimPrefix(strings.Join(lines[n:end], "\n"), "- "))
		m.b.WriteString("</li>\n")
		n = end
	}
	m.b.WriteString("</ul>\n")
	return n
}

var inlineMarkup = regexp.MustCompile("`([^`]+)`|\\[([^\\[\\]]+)\\]\\(([^()\\s]+)\\)")

// inline writes running text.
func (m *markdownWriter) inline(text string) {
	at := 0
	for _, x := range inlineMarkup.FindAllStringSubmatchIndex(text, -1) {
		m.text(text[at:x[0]])
		at = x[1]
		if x[2] >= 0 {
			m.b.WriteString("<code>")
			m.text(text[x[2]:x[3]])
			m.b.WriteString("</code>")
			continue
		}
		m.link(text[x[4]:x[5]], text[x[6]:x[7]])
	}
	m.text(text[at:])
}

func (m *markdownWriter) link(text, target string) {
	address := webAddress(m.base, target)
	if address == "" {
		m.text(text)
		return
	}
	m.b.WriteString(`<a href="` + template.HTMLEscapeString(address) + `">`)
	m.text(text)
	m.b.WriteString("</a>")
}

func (m *markdownWriter) text(s string) {
	for i, line := range strings.Split(keyshape.Redact(s), "\n") {
		if i > 0 {
			m.b.WriteString("\n")
		}
		m.b.WriteString(escape(line))
	}
}

// webAddress gives the address that a link in the page at base leads to, or "" if
// it is none of the web.
func webAddress(base, target string) string {
	from, err := url.Parse(base)
	if err != nil {
		return ""
	}
	to, err := from.Parse(target)
	if err != nil || to.Scheme != "https" && to.Scheme != "http" {
		return ""
	}
	to.Path = path.Clean(to.Path)
	return to.String()
}
