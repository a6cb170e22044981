package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"
)

// beLinter makes the test's binary be golangci-lint, so that nothing has to be
// linked twice.
const beLinter = "CREDLINT_TEST_GOLANGCI"

var (
	root     = filepath.Join("..", "..")              // of the main module
	fixtures = filepath.Join(root, "testdata", "src") // real SDKs, and want comments
	example  = filepath.Join(root, ".golangci-example.yml")
	credlint string // the command, built from the main module
)

func TestMain(m *testing.M) {
	if os.Getenv(beLinter) != "" {
		main()
		os.Exit(0)
	}
	code, err := runTests(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// runTests makes all paths absolute and builds the command first.
func runTests(m *testing.M) (int, error) {
	tmp, err := os.MkdirTemp("", "credlint-golangci")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(tmp)
	for _, path := range []*string{&root, &fixtures, &example} {
		if *path, err = filepath.Abs(*path); err != nil {
			return 0, err
		}
	}
	credlint = filepath.Join(tmp, "credlint")
	if runtime.GOOS == "windows" {
		credlint += ".exe"
	}
	build := exec.Command("go", "build", "-o", credlint, "./cmd/credlint")
	build.Dir, build.Env = root, append(os.Environ(), "GOWORK=off")
	if out, err := build.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("%s: %w\n%s", build, err, out)
	}
	return m.Run(), nil
}

// A finding is what golangci-lint and credlint say of one.
type finding struct {
	file         string // relative to where they ran, with slashes
	line, column int
	text         string // "analyzer: message", for golangci-lint drops the category
}

func (f finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.file, f.line, f.column, f.text)
}

// A linter is golangci-lint with a cache and a configuration.
type linter struct {
	cache, config string
}

// newLinter gives golangci-lint with an empty cache and .golangci-example.yml,
// in which each old text, of which there must be one, is replaced by the new.
func newLinter(t *testing.T, oldnew ...string) linter {
	t.Helper()
	text, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	for ; len(oldnew) > 0; oldnew = oldnew[2:] {
		if bytes.Count(text, []byte(oldnew[0])) != 1 {
			t.Fatalf("%s: want %q once", example, oldnew[0])
		}
		text = bytes.Replace(text, []byte(oldnew[0]), []byte(oldnew[1]), 1)
	}
	l := linter{t.TempDir(), filepath.Join(t.TempDir(), filepath.Base(example))}
	if err := os.WriteFile(l.config, text, 0o666); err != nil {
		t.Fatal(err)
	}
	return l
}

// command runs golangci-lint in the folder and gives what it writes. It demands
// the exit code.
func (l linter) command(t *testing.T, dir string, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	env := []string{beLinter + "=1", "GOLANGCI_LINT_CACHE=" + l.cache}
	return command(t, dir, code, env, self, append(args, "--config", l.config)...)
}

// run lints the packages in the folder with credlint alone, as json.
func (l linter) run(t *testing.T, dir string, patterns ...string) []finding {
	t.Helper()
	args := []string{"run", "--enable-only=credlint", "--path-mode=abs", "--output.text.path=stderr", "--output.json.path=stdout", "--show-stats=false"}
	stdout, _ := l.command(t, dir, exitcodes.IssuesFound, append(args, patterns...)...)
	var report struct {
		Issues []struct {
			FromLinter, Text string
			Pos              struct {
				Filename     string
				Line, Column int
			}
		}
	}
	if err := json.Unmarshal([]byte(stdout), &report); err != nil {
		t.Fatalf("golangci-lint's JSON: %v\n%s", err, stdout)
	}
	var all []finding
	for _, i := range report.Issues {
		if i.FromLinter != "credlint" {
			t.Errorf("issue of %s: %s", i.FromLinter, i.Text)
		}
		all = append(all, finding{relative(t, dir, i.Pos.Filename), i.Pos.Line, i.Pos.Column, i.Text})
	}
	return all
}

// A position is one of credlint's JSON, docs/json.md.
type position struct {
	File         string
	Line, Column int
}

// alone gives what `credlint -json` finds, and the steps of all findings in the
// form in which golangci-lint tells of them.
func alone(t *testing.T, dir string, args ...string) (findings, steps []finding) {
	t.Helper()
	const exitFindings = 3
	stdout, _ := command(t, dir, exitFindings, nil, credlint, append([]string{"-json"}, args...)...)
	for dec := json.NewDecoder(strings.NewReader(stdout)); ; {
		var line struct {
			Finding *struct {
				Analyzer, Message string
				Position          position
				Steps             []struct {
					Position position
					Message  string
				}
			}
		}
		if err := dec.Decode(&line); errors.Is(err, io.EOF) {
			return findings, steps
		} else if err != nil {
			t.Fatalf("credlint -json: %v", err)
		}
		f := line.Finding
		if f == nil {
			continue
		}
		at := f.Position
		findings = append(findings, finding{at.File, at.Line, at.Column, f.Analyzer + ": " + f.Message})
		for _, s := range f.Steps {
			if s.Position.File != at.File { // golangci-lint shows it where the finding is
				s.Position = at
			}
			steps = append(steps, finding{s.Position.File, s.Position.Line, s.Position.Column, f.Analyzer + "(related information): " + s.Message})
		}
	}
}

func command(t *testing.T, dir string, code int, env []string, name string, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &out, &errs
	cmd.Env = append(append(os.Environ(), "GOWORK=off"), env...)
	err := cmd.Run()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
		t.Fatalf("%s: %v, not exit code %d\n%s", cmd, err, code, errs.String())
	}
	t.Logf("%s: %v, %v CPU", filepath.Base(name), args, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	return out.String(), errs.String()
}

func relative(t *testing.T, dir, file string) string {
	t.Helper()
	rel, err := filepath.Rel(dir, file)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(rel)
}
