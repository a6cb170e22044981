package action

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// attacks are shell programs for whoever takes data for one.
var attacks = []string{
	"$(touch${IFS}pwned)",
	"`touch${IFS}pwned`",
	";touch${IFS}pwned;#",
	"x\";touch${IFS}pwned;\"",
	"x';touch${IFS}pwned;'",
	"&&touch${IFS}pwned",
	"|touch${IFS}pwned",
	">pwned",
}

// TestHostileInputs puts programs into every input and variable that a workflow
// may fill from a pull request.
func TestHostileInputs(t *testing.T) {
	names := []string{"version", "working-directory", "packages", "args", "baseline", "fail-on", "only-new", "new-from-rev", "annotations", "sarif-file", "upload-sarif"}
	dir := newModule(t, files{"a/a.go": key("a", 1)})
	git(t, ".", "init", "--quiet", dir)
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "--quiet", "-m", "a commit")
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			for _, attack := range attacks {
				r := &run{dir: dir, inputs: map[string]string{name: attack}, build: name == "version"}
				r.unharmed(t)
				if name == "version" && (!r.failed || !strings.Contains(r.log, "::error title=credlint::version: ")) {
					t.Errorf("%s: exit code %d\n%s", attack, r.code, r.log)
				}
			}
		})
	}
}

// unharmed runs the action and looks for the traces of an attack.
func (r *run) unharmed(t *testing.T) {
	t.Helper()
	r.start(t)
	for _, dir := range []string{r.dir, r.temp, root, "."} {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err == nil && d.Name() == "pwned" {
				t.Errorf("the attack made %s", name)
				return os.Remove(name)
			}
			if err == nil && d.IsDir() && d.Name() == ".git" || dir == root && name != root {
				return filepath.SkipDir
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestHostileBranch gives the branch that a pull request is for, and the event,
// names that are programs. The head is checked out, so that the name is used.
func TestHostileBranch(t *testing.T) {
	for i, attack := range attacks {
		r := newRemote(t, "x"+attack)
		env := map[string]string{"GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": r.merge, "GITHUB_BASE_REF": r.branch}
		run := &run{dir: r.checkout(t, r.head, i%2), env: env}
		run.unharmed(t)
		run.finds(t, "new")
	}
}

// TestHostileSource runs the action on files whose names are commands to the
// runner, and markup. Neither may come through.
func TestHostileSource(t *testing.T) {
	dir := newModule(t, files{
		"::error::forged by a name.go": key("app", 1),
		"::stop-commands::forged.go":   key("app", 2),
		"d/<img src=x>|`**_x_.go":      key("d", 3),
	})
	run := (&run{dir: dir}).start(t)
	if run.code != 1 { // the go command takes none of these names
		t.Errorf("exit code %d", run.code)
	}
	if !strings.Contains(run.log, "\n::error::forged by a name.go:3") {
		t.Errorf("the finding in the file with a forged name is not in the log:\n%s", run.log)
	}
	annotations := run.annotations()
	for _, place := range annotations {
		if strings.HasPrefix(place, "forged") {
			t.Errorf("an annotation is forged: %s", place)
		}
	}
	if len(annotations) < 4 { // three findings, and why the packages were not analysed
		t.Errorf("annotations are lost: %q", annotations)
	}
	for _, markup := range []string{"<img", "|`", "**", "_x_"} {
		if strings.Contains(run.summary, markup) {
			t.Errorf("%s comes through in the summary:\n%s", markup, run.summary)
		}
	}
	if t.Failed() {
		t.Log(run.log)
	}
}
