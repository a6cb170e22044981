package credcheck

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

const textWidth = 80

// WriteText writes the report for people, at most 80 columns wide where words allow it. The same report always gives the same text.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "credcheck: %s\n", r.verdict())
	line := func(label, value string) {
		if value != "" {
			wrap(&b, fmt.Sprintf("  %-9s ", label), strings.Repeat(" ", 12), value)
		}
	}
	line("source", r.Source.text())
	for _, o := range r.Shadowed {
		line("shadowed", o.text())
	}
	line("platform", string(r.Platform))
	line("key", r.Credential.text(r.Time))
	if r.Level != Off {
		line("refresh", r.Refresh.text())
	}
	line("clock", r.Clock.text())
	if r.Identity != nil {
		line("identity", r.Identity.ARN)
	}
	for _, s := range r.Steps {
		line("step", s.text())
	}
	for _, f := range r.Findings {
		wrap(&b, fmt.Sprintf("  %-7s ", f.Severity), "          ", fmt.Sprintf("%s: %s", f.Code, f.Message))
		wrap(&b, "          fix: ", strings.Repeat(" ", 15), f.Remedy)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (r *Report) verdict() string {
	switch {
	case r.Level == Off:
		return "OFF"
	case r.Err() != nil:
		return "FAIL"
	case len(r.Findings) > 0 && r.Findings[0].Severity > Info:
		return "WARN"
	default:
		return "OK"
	}
}

func (o Origin) text() string {
	parts := []string{string(o.Kind)}
	if len(o.Chain) > 1 {
		parts[0] = joinSources(o.Chain, " on ")
	}
	add := func(label, v string) {
		if v != "" {
			parts = append(parts, label+" "+v)
		}
	}
	add("profile", o.Profile)
	add("role", o.RoleARN)
	add("file", o.File)
	add("at", o.Endpoint)
	add("type", o.Type)
	add("set by", o.SetBy)
	return strings.Join(parts, ", ")
}

func joinSources(s []Source, sep string) string {
	names := make([]string, len(s))
	for i, k := range s {
		names[i] = string(k)
	}
	return strings.Join(names, sep)
}

func (c Credential) text(now time.Time) string {
	if c.KeyID == "" {
		return ""
	}
	t := c.KeyID + ", long-term"
	if c.Temporary {
		t = c.KeyID + ", temporary"
	}
	if c.Expires != nil {
		t += ", ends " + stamp(*c.Expires, now)
	}
	if c.TrueExpires != nil && (c.Expires == nil || !c.TrueExpires.Equal(*c.Expires)) {
		t += ", truly ends " + stamp(*c.TrueExpires, now)
	}
	if c.AccountID != "" {
		t += ", account " + c.AccountID
	}
	return t
}

// stamp gives a time and how far it is off.
func stamp(t, now time.Time) string {
	d := t.Sub(now).Round(time.Second)
	if d < 0 {
		return fmt.Sprintf("%s (%v ago)", t.UTC().Format(time.RFC3339), -d)
	}
	return fmt.Sprintf("%s (in %v)", t.UTC().Format(time.RFC3339), d)
}

func (r Refresh) text() string {
	parts := []string{"impossible"}
	switch {
	case r.Possible && r.Proven:
		parts[0] = "proven by " + r.How
	case r.Possible:
		parts[0] = "possible, not proven"
	}
	if r.Window != nil {
		parts = append(parts, fmt.Sprintf("window %v", *r.Window))
	}
	if !r.Cached {
		parts = append(parts, "not cached")
	}
	return strings.Join(parts, ", ")
}

func (c Clock) text() string {
	var parts []string
	if c.Skew != nil {
		where := "behind"
		if *c.Skew < 0 {
			where = "ahead of"
		}
		parts = append(parts, fmt.Sprintf("%v %s %s", c.Skew.Abs(), where, c.From))
	}
	if c.KernelSynced != nil && *c.KernelSynced {
		parts = append(parts, "synchronised")
	} else if c.KernelSynced != nil {
		parts = append(parts, "not synchronised")
	}
	return strings.Join(parts, ", ")
}

func (s Step) text() string {
	return strings.TrimSpace(fmt.Sprintf("%s %s: %s (%v)", s.Name, s.Target, s.Status, s.Took.Round(time.Millisecond)))
}

// wrap writes value behind first, and further lines behind rest. A word that is too long for a line has one of its own.
func wrap(b *strings.Builder, first, rest, value string) {
	b.WriteString(first)
	col, start := utf8.RuneCountInString(first), true
	for _, word := range strings.Fields(value) {
		n := utf8.RuneCountInString(word)
		if !start && col+1+n > textWidth {
			b.WriteString("\n" + rest)
			col, start = utf8.RuneCountInString(rest), true
		}
		if !start {
			b.WriteByte(' ')
			col++
		}
		b.WriteString(word)
		col, start = col+n, false
	}
	b.WriteByte('\n')
}
