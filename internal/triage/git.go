package triage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Since gives what changed in the repository around dir, in all of it, since
// the revision: in commits, in the index, in the work tree. Files that git does
// not know and does not ignore are new.
//
// A revision is what git takes for one commit, branch, tag or tree, and means
// that one. A branch that others go on with has changes that the work tree
// lacks, and lines that differ for their sake count as new. REV... means what
// it does for git diff: since the merge base of REV and HEAD. Errors are of one
// line.
func Since(ctx context.Context, dir, rev string) (*Changes, error) {
	g := git{ctx, dir}
	top, err := g.run("rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root := filepath.FromSlash(strings.TrimRight(string(top), "\r\n"))
	tree, err := g.resolve(rev)
	if err != nil {
		return nil, err
	}
	c := newChanges()
	if err := g.diff(c, root, tree); err != nil {
		return nil, err
	}
	return c, g.untracked(c, root)
}

// git runs git.
type git struct {
	ctx context.Context
	dir string
}

// run gives what git writes, or the first line of its error.
func (g git) run(args ...string) ([]byte, error) {
	cmd := exec.CommandContext(g.ctx, "git", args...)
	cmd.Dir = g.dir
	if os.Getenv("GIT_DIR") != "" {
		// As in a hook: the repository is not looked for, and the work tree is
		// where this process runs.
		cmd.Dir = ""
	}
	cmd.Env = append(os.Environ(), "GIT_OPTIONAL_LOCKS=0", "GIT_LITERAL_PATHSPECS=0", "LC_ALL=C")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case err == nil:
		return out, nil
	case g.ctx.Err() != nil:
		return nil, errors.New("interrupted")
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed, or not in PATH")
	}
	line, _, _ := strings.Cut(stderr.String(), "\n")
	line = strings.TrimPrefix(strings.TrimSpace(line), "fatal: ")
	if line == "" {
		line = err.Error()
	}
	return nil, fmt.Errorf("git %s: %s", args[0], plain(line))
}

// resolve gives the hash of the tree or commit that the revision stands for.
func (g git) resolve(rev string) (string, error) {
	name, fork, err := splitRevision(rev)
	if err != nil {
		return "", err
	}
	kind := "^{tree}"
	if fork {
		kind = "^{commit}"
	}
	out, err := g.run("rev-parse", "--verify", "--quiet", name+kind)
	if err != nil {
		return "", g.lacking("no such revision")
	}
	hash := strings.TrimSpace(string(out))
	if !fork {
		return hash, nil
	}
	out, err = g.run("merge-base", hash, "HEAD")
	if err != nil {
		return "", g.lacking("it has no commit in common with HEAD")
	}
	return strings.TrimSpace(string(out)), nil
}

// splitRevision gives the revision that the text names, and whether it is the
// merge base with it that is meant. Neither an option of git is a revision, nor
// what stands for more than one.
func splitRevision(text string) (name string, fork bool, err error) {
	name, fork = strings.CutSuffix(text, "...")
	if name == "" || strings.ContainsAny(name[:1], "-^") || strings.Contains(name, "..") {
		return "", false, errors.New("want one revision, or REV... for the merge base of REV and HEAD")
	}
	return name, fork, nil
}

// lacking gives the error, with the reason that is most common on servers.
func (g git) lacking(text string) error {
	if g.ctx.Err() != nil {
		return errors.New("interrupted")
	}
	if out, err := g.run("rev-parse", "--is-shallow-repository"); err == nil && strings.HasPrefix(string(out), "true") {
		text += "; this is a shallow clone: fetch all of the history (fetch-depth: 0 of actions/checkout, GIT_DEPTH: 0 of GitLab)"
	}
	return errors.New(text)
}

// diff records what differs between the tree and the work tree. The arguments
// undo settings of the user that change the form of a diff.
func (g git) diff(c *Changes, root, tree string) error {
	out, err := g.run("diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames", "--unified=0",
		"--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/", tree, "--")
	if err != nil {
		return err
	}
	diffs, err := parsePatch(out)
	if err != nil {
		return fmt.Errorf("git diff: %w", err)
	}
	b := base{dir: root}
	for _, d := range diffs {
		if name, ok := b.name(d); ok {
			c.add(name, d)
		}
	}
	return nil
}

// untracked records the files that git does not know.
func (g git) untracked(c *Changes, root string) error {
	out, err := g.run("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/")
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(string(out), "\x00") {
		if name != "" {
			c.at(filepath.Join(root, filepath.FromSlash(name))).all = true
		}
	}
	return nil
}
