package action

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestMetadata reads action.yml strictly, with the keys that GitHub knows
// (docs.github.com, "Metadata syntax reference").
func TestMetadata(t *testing.T) {
	var a struct {
		Name, Description, Author string
		Branding                  struct{ Icon, Color string }
		actionFile                `yaml:",inline"`
	}
	dec := yaml.NewDecoder(strings.NewReader(readFile(t, "action.yml")))
	dec.KnownFields(true)
	if err := dec.Decode(&a); err != nil {
		t.Fatal(err)
	}
	if a.Name == "" || a.Description == "" || a.Runs.Using != "composite" {
		t.Errorf("got %+v", a)
	}
	if n := len(a.Description); n > 125 {
		t.Errorf("the description has %d characters; the marketplace takes 125", n)
	}
	for name, in := range a.Inputs {
		if in.Description == "" || in.Required {
			t.Errorf("input %s: %+v", name, in)
		}
	}
}

// TestNothingUnused compares what action.yml declares, what its steps hand on,
// and what the script reads and writes.
func TestNothingUnused(t *testing.T) {
	a, script := readAction(t), readFile(t, "tools", "action", "run.sh")
	text := readFile(t, "action.yml")
	if used, declared := names(text, `inputs\.([\w-]+)`), sorted(maps.Keys(a.Inputs)); !slices.Equal(used, declared) {
		t.Errorf("action.yml uses the inputs %q, but declares %q", used, declared)
	}
	given := map[string]bool{}
	for _, s := range a.Runs.Steps {
		for name := range s.Env {
			given[name] = true
		}
	}
	if read, given := names(script, `\$\{?(INPUT_\w+|CREDLINT_\w+|EXIT_CODE)`), sorted(maps.Keys(given)); !slices.Equal(read, given) {
		t.Errorf("run.sh reads %q, but is given %q", read, given)
	}
	if written, used := names(script, `(?m)^\s*output ([\w-]+) "`), names(text, `steps\.\w+\.outputs\.([\w-]+)`); !slices.Equal(written, used) {
		t.Errorf("run.sh sets the outputs %q, but action.yml uses %q", written, used)
	}
}

// TestNoInjection demands that no value is ever part of a program.
func TestNoInjection(t *testing.T) {
	command := regexp.MustCompile(`^bash "\$GITHUB_ACTION_PATH/tools/action/run\.sh" (install|lint|verdict)$`)
	for _, s := range readAction(t).Runs.Steps {
		switch {
		case s.Run == "":
		case !command.MatchString(s.Run) || s.Shell != "bash":
			t.Errorf("step %q runs %q in %q", s.Name, s.Run, s.Shell)
		}
	}
	if m := regexp.MustCompile(`(?m)^\s*(eval|source|\.)\s|bash -c|\$\{\{`).FindString(readFile(t, "tools", "action", "run.sh")); m != "" {
		t.Errorf("run.sh has %q", m)
	}
	if m := regexp.MustCompile(`system\(|getline|print.*\|`).FindString(awkCode(readFile(t, "tools", "action", "summary.awk"))); m != "" {
		t.Errorf("summary.awk has %q", m)
	}
}

// awkCode gives an awk program without its strings and comments.
func awkCode(text string) string {
	text = regexp.MustCompile(`"(\\.|[^"\\])*"`).ReplaceAllString(text, `""`)
	return regexp.MustCompile(`(?m)^\s*#.*$`).ReplaceAllString(text, "")
}

// TestPinned demands that what others wrote is named by hash, as organisations
// may demand of workflows and of the actions that these use.
func TestPinned(t *testing.T) {
	pinned := regexp.MustCompile(`^[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	for _, file := range [][]string{{"action.yml"}, {"docs", "places", "github-workflow.example.yml"}, {"docs", "places", "github.md"}, {"docs", "places", "reviewdog.md"}} {
		for _, use := range regexp.MustCompile(`(?m)^[ -]*uses: (.*)$`).FindAllStringSubmatch(readFile(t, file...), -1) {
			if !pinned.MatchString(use[1]) && !strings.HasPrefix(use[1], "credlint/credlint@v") {
				t.Errorf("%s: uses %s", file, use[1])
			}
		}
	}
}

// names gives what the pattern's group matches, sorted, each once.
func names(text, pattern string) []string {
	found := map[string]bool{}
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
		found[m[1]] = true
	}
	return sorted(maps.Keys(found))
}

func sorted(names func(func(string) bool)) []string { return slices.Sorted(names) }
