package action

import (
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rhysd/actionlint"
	"gopkg.in/yaml.v3"
)

// A page is a page of docs/places.
type page struct{ name, text string }

var pages = []string{"github", "gitlab", "pre-commit", "reviewdog", "editors"}

func readPage(t *testing.T, name string) page {
	t.Helper()
	return page{name, readFile(t, "docs", "places", name+".md")}
}

var fence = regexp.MustCompile("(?ms)^```(\\w*)\n(.*?)^```$")

// blocks gives the page's blocks of a language.
func (p page) blocks(language string) []string {
	var out []string
	for _, m := range fence.FindAllStringSubmatch(p.text, -1) {
		if m[1] == language {
			out = append(out, m[2])
		}
	}
	return out
}

// block gives the one block of the language that has the text in it.
func (p page) block(t *testing.T, language, text string) string {
	t.Helper()
	var found []string
	for _, b := range p.blocks(language) {
		if strings.Contains(b, text) {
			found = append(found, b)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s.md has %d blocks of %s with %q", p.name, len(found), language, text)
	}
	return found[0]
}

// TestExamplesStandInPages compares the files to copy with the pages.
func TestExamplesStandInPages(t *testing.T) {
	for name, file := range map[string]string{"github": "github-workflow.example.yml", "gitlab": "gitlab-ci.example.yml"} {
		text := readFile(t, "docs", "places", file)
		for strings.HasPrefix(text, "#") {
			_, text, _ = strings.Cut(text, "\n")
		}
		if shown := readPage(t, name).blocks("yaml")[0]; shown != text {
			t.Errorf("%s.md does not show what %s holds", name, file)
		}
	}
}

// TestWorkflows has actionlint look at the workflows of the pages, in a
// repository that holds the action, so that inputs and outputs are checked too.
func TestWorkflows(t *testing.T) {
	dir := t.TempDir()
	git(t, ".", "init", "--quiet", dir)
	f := files{"action.yml": readFile(t, "action.yml")}
	own := regexp.MustCompile(`uses: credlint/credlint@\S+`)
	for _, name := range []string{"github", "reviewdog"} {
		text := readPage(t, name).block(t, "yaml", "\njobs:")
		f[".github/workflows/"+name+".yml"] = own.ReplaceAllString(text, "uses: ./")
	}
	f.write(t, dir)
	project, err := actionlint.NewProject(dir)
	if err != nil {
		t.Fatal(err)
	}
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for name := range f {
		if name == "action.yml" {
			continue
		}
		problems, err := linter.LintFile(filepath.Join(dir, name), project)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			t.Errorf("%s", p)
		}
	}
}

// TestWorkflowsAreChecked shows that actionlint would tell of a wrong input.
func TestWorkflowsAreChecked(t *testing.T) {
	dir := t.TempDir()
	files{
		"action.yml":                readFile(t, "action.yml"),
		".github/workflows/bad.yml": "on: push\njobs:\n  x:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ./\n        with:\n          only-old: true\n",
	}.write(t, dir)
	git(t, ".", "init", "--quiet", dir)
	project, err := actionlint.NewProject(dir)
	if err != nil {
		t.Fatal(err)
	}
	linter, err := actionlint.NewLinter(io.Discard, &actionlint.LinterOptions{})
	if err != nil {
		t.Fatal(err)
	}
	problems, err := linter.LintFile(filepath.Join(dir, ".github", "workflows", "bad.yml"), project)
	if err != nil || len(problems) != 1 || !strings.Contains(problems[0].Message, "only-old") {
		t.Errorf("got %v, %v", problems, err)
	}
}

// TestInputsStandInPage demands every input and output in the page's tables,
// with its default.
func TestInputsStandInPage(t *testing.T) {
	a, text := readAction(t), readPage(t, "github").text
	for name, in := range a.Inputs {
		row := regexp.MustCompile("(?m)^\\|.*`" + name + "`.*\\|$").FindString(text)
		if row == "" || in.Default != "" && !strings.Contains(row, "| `"+in.Default+"` |") {
			t.Errorf("github.md: of input %s, with the default %q, there is %q", name, in.Default, row)
		}
	}
	for name := range a.Outputs {
		if !strings.Contains(text, "\n| `"+name+"` |") {
			t.Errorf("github.md lacks output %s", name)
		}
	}
}

// TestOneVersion demands that all pages and examples name the same version.
func TestOneVersion(t *testing.T) {
	version := readGitLab(t).Variables["CREDLINT_VERSION"]
	named := regexp.MustCompile(`(?:credlint@|rev: |CREDLINT_VERSION: )(v[\d.]+)`)
	for _, name := range pages {
		for _, m := range named.FindAllStringSubmatch(readPage(t, name).text, -1) {
			if m[1] != version {
				t.Errorf("%s.md: %s, but gitlab-ci.example.yml has %s", name, m[0], version)
			}
		}
	}
}

// TestSnippets reads every block of the pages by its language.
func TestSnippets(t *testing.T) {
	for _, name := range pages {
		p := readPage(t, name)
		for i, b := range p.blocks("yaml") {
			if err := yaml.Unmarshal([]byte(b), new(any)); err != nil {
				t.Errorf("%s.md, block %d of YAML: %v", name, i, err)
			}
		}
		for i, b := range append(p.blocks("sh"), p.blocks("")...) {
			if out, code := runIn(t, ".", nil, "bash", "-n", "-c", b); code != 0 {
				t.Errorf("%s.md, block %d of shell: %s", name, i, out)
			}
		}
	}
}

// TestFlagsOfPages runs credlint with the flags that the pages name. Wrong ones
// end with status 2.
func TestFlagsOfPages(t *testing.T) {
	dir := newModule(t, files{"a/a.go": "package a\n", "service/s.go": "package service\n"})
	if out, code := runCredlint(t, dir, "-baseline=credlint-baseline.json", "-write-baseline"); code != 0 {
		t.Fatal(out)
	}
	git(t, ".", "init", "--quiet", dir)
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "--quiet", "-m", "a commit")
	for _, name := range pages {
		for _, m := range regexp.MustCompile("args: \\[(.*?)\\]|args: `(.*?)`|`credlint (-[^`]*)`").FindAllStringSubmatch(readPage(t, name).text, -1) {
			command := "credlint " + strings.ReplaceAll(m[1], ", ", " ") + m[2] + m[3]
			if out, code := runIn(t, dir, nil, "bash", "-c", fmt.Sprintf("PATH=%q:$PATH; %s", filepath.Dir(credlint), command)); code != 0 {
				t.Errorf("%s.md: %s: exit code %d\n%s", name, command, code, out)
			}
		}
	}
}
