package triage

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/bluekeyes/go-gitdiff/gitdiff"
)

// ReadPatch gives what the unified diff in the file changes. The source must be
// as the diff leaves it. Names in it may be relative to root, the top folder of
// the repository, or to dir, where the analysis runs; with prefixes such as
// git's or, if another program wrote it, without. Errors are of one line and
// name the file.
func ReadPatch(file, dir, root string) (*Changes, error) {
	text, err := readFile(file)
	if err != nil {
		return nil, err
	}
	diffs, err := parsePatch(text)
	if err == nil && len(diffs) == 0 {
		err = errors.New("there is no diff in it")
	}
	var at base
	if err == nil {
		at, err = whence(diffs, dir, root)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	c := newChanges()
	for _, d := range diffs {
		if name, ok := at.name(d); ok {
			c.add(name, d)
		}
	}
	return c, nil
}

// parsePatch reads a unified diff. It is strict, for a change that is missed
// hides the findings in it. That is why golangci's revgrep does not do it: v0.8.0
// counts "\ No newline at end of file" as a line, passes over lines of more than
// 4 kB, does not know names that git quotes, and panics on a broken header.
func parsePatch(text []byte) ([]*gitdiff.File, error) {
	if bytes.HasPrefix(text, []byte("\xFF\xFE")) || bytes.HasPrefix(text, []byte("\xFE\xFF")) {
		return nil, errors.New("the text is UTF-16, as PowerShell writes it; let git write the file: git diff --output=FILE")
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	if lineWith(text, "diff --cc ") || lineWith(text, "diff --combined ") {
		return nil, errors.New("it is the diff of a merge; name the two revisions to compare: git diff A B")
	}
	if unprefixed(text) {
		return nil, errors.New("git wrote it without prefixes, as diff.noprefix demands; use git diff --src-prefix=a/ --dst-prefix=b/")
	}
	diffs, _, err := gitdiff.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, errors.New(plain(strings.TrimPrefix(err.Error(), "gitdiff: ")))
	}
	// The parser passes over lines between files, and so over broken headers.
	fragments := 0
	seen := map[string]bool{}
	for _, d := range diffs {
		fragments += len(d.TextFragments)
		if d.NewName != "" && !d.IsDelete && seen[d.NewName] {
			return nil, fmt.Errorf("%q is in it twice; want one diff, not a series of patches", d.NewName)
		}
		seen[d.NewName] = !d.IsDelete
	}
	if n := bytes.Count(text, []byte("\n@@ -")); n != fragments {
		return nil, fmt.Errorf("of %d hunks only %d can be read", n, fragments)
	}
	return diffs, nil
}

// lineWith reports whether a line begins with the prefix.
func lineWith(text []byte, prefix string) bool {
	return bytes.HasPrefix(text, []byte(prefix)) || bytes.Contains(text, []byte("\n"+prefix))
}

// unprefixed reports whether git wrote the diff without prefixes, so that both
// names of a file are the same. The parser takes the first folder for a prefix.
func unprefixed(text []byte) bool {
	for line := range bytes.Lines(text) {
		names, ok := bytes.CutPrefix(bytes.TrimSuffix(line, []byte("\n")), []byte("diff --git "))
		if half := len(names) / 2; ok && half > 0 && names[half] == ' ' && bytes.Equal(names[:half], names[half+1:]) {
			return true
		}
	}
	return false
}

// A base says where the names of a diff begin.
type base struct {
	dir   string
	strip bool // without the first element, which the diff has added
}

// name gives the absolute name of the file after the change, or false if it is
// gone or can be in no such folder.
func (b base) name(d *gitdiff.File) (string, bool) {
	name := d.NewName
	if b.strip {
		_, name, _ = strings.Cut(name, "/")
	}
	name = filepath.FromSlash(name)
	if d.IsDelete || !filepath.IsLocal(name) {
		return "", false
	}
	return filepath.Join(b.dir, name), true
}

// whence finds out where the names of the diffs begin: where most of the files
// are.
func whence(diffs []*gitdiff.File, dir, root string) (base, error) {
	var best base
	most, files := 0, 0
	for _, b := range []base{{root, false}, {dir, false}, {root, true}, {dir, true}} {
		there := 0
		files = 0
		for _, d := range diffs {
			if d.IsDelete {
				continue
			}
			files++
			if name, ok := b.name(d); ok && exists(name) {
				there++
			}
		}
		if there > most {
			best, most = b, there
		}
	}
	if most == 0 && files > 0 {
		return base{}, fmt.Errorf("none of its files is in %s; is it applied there?", root)
	}
	return best, nil
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
