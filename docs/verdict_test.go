package docs_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// realKeys puts invented keys in the place of AWS's examples, which credlint
// never reports.
var realKeys = strings.NewReplacer(
	"AKIAIOSFODNN7EXAMPLE", keytest.KeyID("AKIA", 1),
	"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", keytest.Secret(1),
)

// TestSnippetsAreWhatTheySay runs the command over the snippets: a bad one must
// give findings of its category and no other, a good one none.
func TestSnippetsAreWhatTheySay(t *testing.T) {
	dir, tool := writeModule(t, realKeys), buildTool(t)
	byFlag := map[string][]snippet{}
	for _, s := range snippets() {
		flag := "-test=true" // the default
		switch {
		case strings.HasPrefix(s.name, "norefresh-expiry-window-"):
			flag = "-norefresh.expiry-window=5m"
		case strings.HasPrefix(s.name, "norefresh-unchecked-main-"):
			flag = "-norefresh.require-check"
		}
		byFlag[flag] = append(byFlag[flag], s)
	}
	var got []finding
	for flag, of := range byFlag {
		got = append(got, findings(t, tool, dir, of, flag)...)
	}
	for _, s := range snippets() {
		var mine []string
		for _, f := range got {
			if name := f.Analyzer + "-" + f.Category; path.Base(f.Package) == s.name && !slices.Contains(mine, name) {
				mine = append(mine, name)
			}
		}
		category, bad := strings.CutSuffix(s.name, "-bad")
		if bad && !slices.Equal(mine, []string{category}) || !bad && mine != nil {
			t.Errorf("snippet %s gives the findings %q", s.name, mine)
		}
	}
}

// buildTool builds the command.
func buildTool(t *testing.T) string {
	t.Helper()
	tool := filepath.Join(t.TempDir(), "credlint.exe")
	if out, err := exec.Command("go", "build", "-o", tool, "../cmd/credlint").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return tool
}

// A finding is what the test reads of the command's stream of JSON.
type finding struct{ Analyzer, Category, Package string }

// findings runs the command over the snippets.
func findings(t *testing.T, tool, dir string, of []snippet, flags ...string) []finding {
	t.Helper()
	args := append([]string{"-json"}, flags...)
	for _, s := range of {
		args = append(args, "./"+s.name)
	}
	var stderr bytes.Buffer
	cmd := exec.Command(tool, args...)
	cmd.Dir, cmd.Env, cmd.Stderr = dir, environment(), &stderr
	out, err := cmd.Output()
	const exitFindings = 3
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != exitFindings {
		t.Fatalf("credlint: %v, want findings\n%s%s", err, out, stderr.Bytes())
	}
	all, err := decode(out)
	if err != nil {
		t.Fatalf("credlint -json: %v", err)
	}
	return all
}

// decode reads the findings from the stream.
func decode(stream []byte) ([]finding, error) {
	var all []finding
	d := json.NewDecoder(bytes.NewReader(stream))
	for {
		var line struct{ Finding *finding }
		switch err := d.Decode(&line); {
		case err == io.EOF:
			return all, nil
		case err != nil:
			return nil, fmt.Errorf("after %d findings: %w", len(all), err)
		}
		if line.Finding != nil {
			all = append(all, *line.Finding)
		}
	}
}
