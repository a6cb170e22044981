package main

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"
	"go.yaml.in/yaml/v3"

	"github.com/credlint/credlint/internal/keyshape/keytest"
	"github.com/credlint/credlint/plugin"
)

// TestCustomExample demands that .custom-gcl.example.yml build what these tests
// run: this golangci-lint, with this plugin.
func TestCustomExample(t *testing.T) {
	var custom struct { // github.com/golangci/golangci-lint/v2@v2.15.0/pkg/commands/internal/configuration.go:19
		Version, Name, Destination string
		Plugins                    []struct{ Module, Import, Version string }
	}
	d := yaml.NewDecoder(strings.NewReader(read(t, ".custom-gcl.example.yml")))
	d.KnownFields(true)
	if err := d.Decode(&custom); err != nil {
		t.Fatal(err)
	}
	if len(custom.Plugins) != 1 || custom.Plugins[0].Version == "" {
		t.Fatalf("plugins are %+v, want one with a version", custom.Plugins)
	}
	if want := goList(t, "-m", "-f", "{{.Version}}", "github.com/golangci/golangci-lint/v2"); custom.Version != want {
		t.Errorf("version is %s, but go.mod has %s", custom.Version, want)
	}
	built := custom.Plugins[0]
	if imports := strings.Fields(goList(t, "-f", `{{join .Imports " "}}`, ".")); !slices.Contains(imports, built.Import) {
		t.Errorf("imports %s, but main.go has %v", built.Import, imports)
	}
	if want := goList(t, "-f", "{{.Module.Path}}", built.Import); built.Module != want {
		t.Errorf("module is %s, but %s is of %s", built.Module, built.Import, want)
	}
}

func goList(t *testing.T, args ...string) string {
	t.Helper()
	out, _ := command(t, ".", 0, nil, "go", append([]string{"list"}, args...)...)
	return strings.TrimSpace(out)
}

// TestExampleIsValid runs golangci-lint's own checks of its configuration.
func TestExampleIsValid(t *testing.T) {
	l := newLinter(t)
	l.command(t, fixtures, exitcodes.Success, "config", "verify")
	stdout, _ := l.command(t, fixtures, exitcodes.Success, "linters")
	enabled, _, _ := strings.Cut(stdout, "Disabled by your configuration")
	if want := "\ncredlint: Finds why Go programs on AWS die with ExpiredToken."; !strings.Contains(enabled, want) {
		t.Errorf("not among the enabled linters: %s\n%s", want, enabled)
	}
}

// TestPage demands that the page show the files as they are, but for comments,
// and settings that the plugin takes.
func TestPage(t *testing.T) {
	page := read(t, "docs", "places", "golangci-lint.md")
	var blocks []any
	for _, m := range regexp.MustCompile("(?s)\n```yaml\n(.*?)\n```\n").FindAllStringSubmatch(page, -1) {
		blocks = append(blocks, parse(t, m[1]))
	}
	if len(blocks) != 4 {
		t.Fatalf("%d blocks of YAML, want two files, settings, and a job", len(blocks))
	}
	for i, file := range []string{".custom-gcl.example.yml", ".golangci-example.yml"} {
		if want := parse(t, read(t, file)); !reflect.DeepEqual(blocks[i], want) {
			t.Errorf("the page has other values than %s:\n%v\n%v", file, blocks[i], want)
		}
	}
	settings, _ := blocks[2].(map[string]any)
	if _, err := plugin.New(settings["settings"]); err != nil || settings["settings"] == nil {
		t.Errorf("%v: %v", blocks[2], err)
	}
	version := parse(t, read(t, ".custom-gcl.example.yml")).(map[string]any)["version"]
	for _, m := range regexp.MustCompile(`cmd/golangci-lint@(\S+)`).FindAllStringSubmatch(page, -1) {
		if m[1] != version {
			t.Errorf("the page has golangci-lint %s, want %v", m[1], version)
		}
	}
}

func read(t *testing.T, name ...string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{root}, name...)...))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func parse(t *testing.T, text string) (value any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return value
}

// TestWrongSettings demands the exit code of a failure, and one line that says
// what is wrong.
func TestWrongSettings(t *testing.T) {
	for _, test := range []struct{ name, old, new, want string }{
		{"unknown key", "disable: []", "exclude: []", `unknown key "exclude"; known are enable, disable, staticcreds, norefresh, chainshadow`},
		{"unknown analyzer", "disable: []", "disable: [freshness]", `disable: unknown analyzer "freshness"; known are staticcreds, norefresh, chainshadow`},
		{"unknown category", "disable: []", "disable: [norefresh/cached]", `disable: unknown category "cached" of norefresh; known are `},
		{"unknown flag", "expiry-window: 0s", "window: 5m", `norefresh: unknown flag "window"; known are `},
		{"wrong value", "expiry-window: 0s", "expiry-window: soon", `norefresh: expiry-window: "soon" is no value for it: parse error`},
		{"wrong type", "disable: []", "disable: norefresh", `disable: want a list of analyzers and categories`},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, stderr := newLinter(t, test.old, test.new).command(t, fixtures, exitcodes.Failure, "run", "./embedded")
			if want := "plugin(credlint): newPlugin settings: " + test.want; !strings.Contains(stderr, want) {
				t.Errorf("no %q in\n%s", want, stderr)
			}
		})
	}
}

// TestSuppressions lints one file with a key on each line but the last.
func TestSuppressions(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "go.mod", "module example.test/suppressed\n\ngo 1.26\n")
	write(t, dir, "keys.go", fmt.Sprintf(`package keys

const (
	open    = %q
	nolint  = %q //nolint:credlint // revoked on the day it leaked
	ignored = %q //credlint:ignore staticcreds revoked on the day it leaked
	none    = "" //credlint:ignore staticcreds there is nothing to ignore
)
`, keytest.KeyID("AKIA", 1), keytest.KeyID("AKIA", 2), keytest.KeyID("AKIA", 3)))
	var lines []int
	for _, f := range newLinter(t).run(t, dir, "./...") {
		lines = append(lines, f.line)
		t.Log(f)
	}
	if want := []int{4, 7}; !slices.Equal(lines, want) { // the unused suppression is reported as well
		t.Errorf("findings in the lines %v, want %v", lines, want)
	}
}

// TestNoKeyInText demands that the output of a run with the example, which
// people look at and logs keep, show no key.
func TestNoKeyInText(t *testing.T) {
	stdout, stderr := newLinter(t).command(t, fixtures, exitcodes.IssuesFound, "run", "--enable-only=credlint", "./staticcreds/literal")
	if strings.Count(stdout, "staticcreds: ") < 10 {
		t.Errorf("are these the findings?\n%s", stdout)
	}
	if key := regexp.MustCompile(`(AKIA|ASIA)[A-Z2-7]{16}`).FindString(stdout + stderr); key != "" {
		t.Errorf("the output holds the key ID %s…", key[:8])
	}
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
