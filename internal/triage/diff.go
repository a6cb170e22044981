package triage

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/bluekeyes/go-gitdiff/gitdiff"

	"github.com/credlint/credlint/internal/report"
)

// A Changes knows which lines are new. It is not for concurrent use.
type Changes struct {
	files map[string]*lines // by real name
	names map[string]string // real names of the names that were asked for
}

func newChanges() *Changes { return &Changes{map[string]*lines{}, map[string]string{}} }

// lines is what changed in one file.
type lines struct {
	all   bool         // everything: the file is new, or not compared by lines
	added map[int]bool // new or different
	cut   map[int]bool // something was removed before this line
}

// New reports whether the finding is on a changed line, or any of the places
// is through which the value went. These count since a change of the source,
// far away, is what makes an untouched sink wrong: a function that now returns
// the keys of a role instead of a provider. A removed line counts where it
// stood inside the finding, as an Expires that is missing now.
func (c *Changes) New(f report.Finding) bool {
	last := f.Position.Line
	if f.End.File == f.Position.File {
		last = max(last, f.End.Line)
	}
	return c.touch(f.Position, last) || slices.ContainsFunc(f.Steps, func(s report.Step) bool {
		return c.touch(s.Position, s.Position.Line)
	})
}

// touch reports whether one of the lines from the position to the last is new.
func (c *Changes) touch(p report.Position, last int) bool {
	l := c.files[c.real(p.File)]
	if l == nil {
		return false
	}
	if l.all || p.Line == 0 {
		return true
	}
	for n := p.Line; n <= last; n++ {
		if l.added[n] || l.cut[n] && n > p.Line {
			return true
		}
	}
	return false
}

// real gives the name of the file without symbolic links, as git has it.
func (c *Changes) real(file string) string {
	name, known := c.names[file]
	if !known {
		name = realName(file)
		c.names[file] = name
	}
	return name
}

func realName(file string) string {
	if name, err := filepath.EvalSymlinks(file); err == nil {
		return name
	}
	return filepath.Clean(file)
}

// at gives what is recorded of the file.
func (c *Changes) at(file string) *lines {
	name := realName(file)
	if c.files[name] == nil {
		c.files[name] = &lines{added: map[int]bool{}, cut: map[int]bool{}}
	}
	return c.files[name]
}

// add records what the diff says of the file, whose name is given. Where it
// says nothing of lines, for .gitattributes may keep text from being compared,
// all lines are new; so they are behind a link that leads elsewhere now.
func (c *Changes) add(file string, diff *gitdiff.File) {
	l := c.at(file)
	if diff.IsBinary || isLink(diff.OldMode) || isLink(diff.NewMode) {
		l.all = true
	}
	for _, f := range diff.TextFragments {
		l.add(f)
	}
}

// isLink reports whether git's mode is that of a symbolic link.
func isLink(mode os.FileMode) bool { return mode&0o170000 == 0o120000 }

func (l *lines) add(f *gitdiff.TextFragment) {
	n := int(f.NewPosition)
	if f.NewLines == 0 {
		n++ // a fragment without new lines bears the number of the line before
	}
	for _, line := range f.Lines {
		switch line.Op {
		case gitdiff.OpDelete:
			l.cut[n] = true
			continue
		case gitdiff.OpAdd:
			l.added[n] = true
		}
		n++
	}
}
