package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

// TestParity runs the fixtures of testdata/src through `credlint ./...` and
// through `go vet -vettool`, and compares both with the want comments that
// analysistest reads, and with each other.
func TestParity(t *testing.T) {
	const ( // off by default, and so are their wants
		window, windowDir = "-norefresh.expiry-window=5m", "norefresh/expirywindow/"
		check, checkDir   = "-norefresh.require-check", "norefresh/uncheckedmain/"
	)
	below := func(dir string) func(string) bool {
		return func(file string) bool { return strings.HasPrefix(file, dir) }
	}
	dir, tool := fixtures(t), buildTool(t)
	for _, run := range []struct {
		name string
		args []string
		in   func(file string) bool
	}{
		{"default", []string{"./..."}, func(file string) bool { return !below(windowDir)(file) && !below(checkDir)(file) }},
		{"expiry-window", []string{window, "./" + windowDir}, below(windowDir)},
		{"require-check", []string{check, "./" + checkDir + "..."}, below(checkDir)},
	} {
		t.Run(run.name, func(t *testing.T) {
			wants := readWants(t, dir, run.in)
			alone := runAlone(t, dir, tool, run.args)
			t.Run("credlint", func(t *testing.T) { wants.check(t, alone) })
			vet := runVet(t, dir, tool, run.args)
			t.Run("vet", func(t *testing.T) { wants.check(t, vet) })
			t.Run("equal", func(t *testing.T) { checkEqual(t, alone, vet) })
		})
	}
}

// A finding is what both drivers say of one.
type finding struct {
	file         string // relative to the fixtures, with slashes
	line, column int
	text         string // "analyzer/category: message"
}

func (f finding) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", f.file, f.line, f.column, f.text)
}

// runAlone gives what the command line finds.
func runAlone(t *testing.T, dir, tool string, args []string) []finding {
	t.Helper()
	out := output(t, dir, exitFindings, tool, append([]string{"-json"}, args...)...)
	var all []finding
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var line struct {
			Finding *report.Finding
			Problem *report.Problem
		}
		if err := dec.Decode(&line); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatalf("credlint -json: %v", err)
		}
		if line.Problem != nil {
			t.Errorf("problem: %+v", *line.Problem)
		}
		if f := line.Finding; f != nil {
			file := relative(t, dir, filepath.Join(dir, f.Position.File))
			all = append(all, finding{file, f.Position.Line, f.Position.Column, f.Analyzer + "/" + f.Category + ": " + f.Message})
		}
	}
}

// runVet gives what `go vet -vettool` finds. A package and its test variant
// may both tell of a finding; one is enough.
func runVet(t *testing.T, dir, tool string, args []string) []finding {
	t.Helper()
	out := output(t, dir, 0, "go", append([]string{"vet", "-vettool=" + tool, "-json"}, args...)...)
	out = regexp.MustCompile(`(?m)^#.*\n`).ReplaceAll(out, nil)
	seen := map[finding]bool{}
	var all []finding
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var packages map[string]map[string][]struct{ Category, Posn, Message string }
		if err := dec.Decode(&packages); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatalf("go vet -json: %v\n%s", err, out)
		}
		for _, analyzers := range packages {
			for name, diagnostics := range analyzers {
				for _, d := range diagnostics {
					f := finding{text: name + "/" + d.Category + ": " + d.Message}
					f.file, f.line, f.column = position(t, dir, d.Posn)
					if !seen[f] {
						seen[f] = true
						all = append(all, f)
					}
				}
			}
		}
	}
}

// position takes "/dir/file:line:column" apart.
func position(t *testing.T, dir, posn string) (file string, line, column int) {
	t.Helper()
	m := regexp.MustCompile(`^(.*):(\d+):(\d+)$`).FindStringSubmatch(posn)
	if m == nil {
		t.Fatalf("no position: %q", posn)
	}
	line, _ = strconv.Atoi(m[2])
	column, _ = strconv.Atoi(m[3])
	return relative(t, dir, m[1]), line, column
}

func relative(t *testing.T, dir, file string) string {
	t.Helper()
	rel, err := filepath.Rel(dir, file)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(rel)
}

// checkEqual demands the same findings, to the column and the word.
func checkEqual(t *testing.T, alone, vet []finding) {
	for _, f := range alone {
		if !slices.Contains(vet, f) {
			t.Errorf("only credlint ./... says: %v", f)
		}
	}
	for _, f := range vet {
		if !slices.Contains(alone, f) {
			t.Errorf("only go vet says: %v", f)
		}
	}
}

// A line is a line of a file of the fixtures.
type line struct {
	file string
	n    int
}

// wants are the regular expressions that the findings of each line must match.
type wants map[line][]*regexp.Regexp

var (
	wantComment = regexp.MustCompile(`// want (?:\+(\d+) )?((?:"(?:[^"\\]|\\.)*" ?)+)$`)
	wantPattern = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
)

// readWants reads the want comments of the files for which in holds.
func readWants(t *testing.T, dir string, in func(file string) bool) wants {
	t.Helper()
	w := wants{}
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" || !in(relative(t, dir, name)) {
			return err
		}
		src, err := os.ReadFile(name)
		for i, text := range strings.Split(string(src), "\n") {
			if m := wantComment.FindStringSubmatch(text); m != nil {
				delta, _ := strconv.Atoi(m[1])
				at := line{relative(t, dir, name), i + 1 + delta}
				w.add(t, at, m[2])
			} else if strings.Contains(text, "// want ") {
				t.Errorf("%s:%d: this test cannot read the want comment", name, i+1)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (w wants) add(t *testing.T, at line, patterns string) {
	for _, quoted := range wantPattern.FindAllString(patterns, -1) {
		pattern, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatalf("%s:%d: %v", at.file, at.n, err)
		}
		w[at] = append(w[at], regexp.MustCompile(pattern))
	}
}

// check demands of each finding that it is wanted, and of each want that it is
// found.
func (w wants) check(t *testing.T, findings []finding) {
	open := wants{}
	for at, patterns := range w {
		open[at] = slices.Clone(patterns)
	}
	for _, f := range findings {
		at := line{f.file, f.line}
		i := slices.IndexFunc(open[at], func(rx *regexp.Regexp) bool { return rx.MatchString(f.text) })
		if i < 0 {
			t.Errorf("not wanted: %v", f)
			continue
		}
		open[at] = slices.Delete(open[at], i, i+1)
	}
	for at, patterns := range open {
		for _, rx := range patterns {
			t.Errorf("%s:%d: not found: %s", at.file, at.n, rx)
		}
	}
}

// output runs a command in the folder and gives what it writes. It demands the
// exit code.
func output(t *testing.T, dir string, code int, name string, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = dir, &stdout, &stderr
	cmd.Env = append(os.Environ(), "GOWORK=off")
	err := cmd.Run()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
		t.Fatalf("%s: %v, not exit code %d\n%s", cmd, err, code, stderr.Bytes())
	}
	return stdout.Bytes()
}

// fixtures gives the folder of the fixture module, with the SDKs that it needs
// in the module cache.
func fixtures(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", "src"))
	if err != nil {
		t.Fatal(err)
	}
	output(t, dir, 0, "go", "mod", "download") // fails with a line of its own where there is no network
	return dir
}

// buildTool builds the command as a user does.
func buildTool(t *testing.T) string {
	t.Helper()
	tool := filepath.Join(t.TempDir(), "credlint")
	output(t, ".", 0, "go", "build", "-o", tool, ".")
	return tool
}
