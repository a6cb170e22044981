package action

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// A hook is what a manifest of pre-commit may say of a hook
// (pre_commit/clientlib.py of pre-commit 4.6, MANIFEST_HOOK_DICT).
type hook struct {
	ID, Name, Entry, Language, Alias, Description string

	Files, Exclude          string
	Types                   []string
	TypesOr                 []string `yaml:"types_or"`
	ExcludeTypes            []string `yaml:"exclude_types"`
	Args                    []string
	Stages                  []string
	AdditionalDependencies  []string `yaml:"additional_dependencies"`
	AlwaysRun               bool     `yaml:"always_run"`
	FailFast                bool     `yaml:"fail_fast"`
	PassFilenames           *bool    `yaml:"pass_filenames"`
	LanguageVersion         string   `yaml:"language_version"`
	LogFile                 string   `yaml:"log_file"`
	RequireSerial           bool     `yaml:"require_serial"`
	Verbose                 bool
	MinimumPreCommitVersion string `yaml:"minimum_pre_commit_version"`
}

func readHook(t *testing.T) hook {
	t.Helper()
	var hooks []hook
	dec := yaml.NewDecoder(strings.NewReader(readFile(t, ".pre-commit-hooks.yaml")))
	dec.KnownFields(true)
	if err := dec.Decode(&hooks); err != nil {
		t.Fatal(err)
	}
	if len(hooks) != 1 {
		t.Fatalf("%d hooks", len(hooks))
	}
	return hooks[0]
}

// TestHook checks what pre-commit demands, and what credlint needs.
func TestHook(t *testing.T) {
	h := readHook(t)
	if h.ID != "credlint" || h.Name == "" || h.Entry == "" || h.Language != "golang" || !slices.Equal(h.Types, []string{"go"}) {
		t.Errorf("got %+v", h)
	}
	// File names as arguments would be taken for packages, and several processes
	// would each analyse everything.
	if h.PassFilenames == nil || *h.PassFilenames || !h.RequireSerial {
		t.Errorf("got %+v", h)
	}
	// pre-commit installs every command of the module: "go install ./...".
	if want := "credlint"; h.Entry != want || !exists(filepath.Join(root, "cmd", want, "main.go")) {
		t.Errorf("entry %q is no command", h.Entry)
	}
}

// TestHookRuns runs the hook's command with the page's arguments in commits, as
// pre-commit does, and the page's script as git does.
func TestHookRuns(t *testing.T) {
	var config struct {
		Repos []struct {
			Hooks []hook
		}
	}
	page := readPage(t, "pre-commit")
	if err := yaml.Unmarshal([]byte(page.block(t, "yaml", "repos:")), &config); err != nil {
		t.Fatal(err)
	}
	used := config.Repos[0].Hooks[0]
	if used.ID != readHook(t).ID {
		t.Errorf("the page uses hook %q", used.ID)
	}
	command := "#!/bin/sh\nexec " + readHook(t).Entry + " " + strings.Join(used.Args, " ") + "\n"
	for name, script := range map[string]string{"pre-commit": command, "script": page.block(t, "sh", "#!/bin/sh")} {
		t.Run(name, func(t *testing.T) { commits(t, script) })
	}
}

// commits makes commits in a repository that has a finding, with the script for
// a hook.
func commits(t *testing.T, script string) {
	t.Helper()
	dir := newModule(t, files{"old/old.go": key("old", 1)})
	git(t, ".", "init", "--quiet", dir)
	git(t, dir, "add", "-A")
	git(t, dir, "commit", "--quiet", "-m", "before the hook")
	name := filepath.Join(dir, ".git", "hooks", "pre-commit")
	files{"pre-commit": script}.write(t, filepath.Dir(name))
	if err := os.Chmod(name, 0o777); err != nil {
		t.Fatal(err)
	}
	env := []string{"PATH=" + filepath.Dir(credlint) + string(os.PathListSeparator) + os.Getenv("PATH")}

	files{"clean/clean.go": "package clean\n"}.write(t, dir)
	git(t, dir, "add", "-A")
	if out, code := runIn(t, dir, env, "git", "commit", "-m", "clean"); code != 0 {
		t.Errorf("a clean commit is refused\n%s", out)
	}
	files{"new/new.go": key("new", 2)}.write(t, dir)
	git(t, dir, "add", "-A")
	out, code := runIn(t, dir, env, "git", "commit", "-m", "a key")
	if code == 0 || !strings.Contains(out, "new/new.go:3:12: ") || strings.Contains(out, "old/old.go") {
		t.Errorf("a commit with a key: exit code %d\n%s", code, out)
	}
}
