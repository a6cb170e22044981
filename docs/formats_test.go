package docs_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

// TestExcerptsOfFormatsAreReal runs the command on the examples, and looks for
// what formats.md shows in what it writes. A line of dots stands for what is
// left out; the last line of a part may go on.
func TestExcerptsOfFormatsAreReal(t *testing.T) {
	page, err := os.ReadFile("formats.md")
	if err != nil {
		t.Fatal(err)
	}
	outputs := writeFormats(t)
	for name, out := range outputs {
		_, section, _ := strings.Cut(string(page), "\n## "+name+"\n")
		section, _, _ = strings.Cut(section, "\n## ")
		_, block, found := strings.Cut(section, "\n```")
		_, block, _ = strings.Cut(block, "\n")
		block, _, closed := strings.Cut(block, "\n```")
		if !found || !closed {
			t.Errorf("%s: no section, or no excerpt in it", name)
			continue
		}
		for part := range strings.SplitSeq(block, "\n...\n") {
			if !strings.Contains(out, part) {
				t.Errorf("%s: the command does not write\n%s", name, part)
			}
		}
	}
	for _, name := range report.Formats() {
		if !strings.Contains(string(page), "| ["+name+"](#"+name+") |") && !strings.Contains(string(page), "| ["+name+"](places/") {
			t.Errorf("formats.md: no row for %s", name)
		}
	}
}

// writeFormats gives what the command writes about the examples in each format.
func writeFormats(t *testing.T) map[string]string {
	t.Helper()
	dir, args := t.TempDir(), []string{"-C", "examples"}
	for _, name := range report.Formats() {
		if name != "html" {
			args = append(args, "-format", name+"="+filepath.Join(dir, name))
		}
	}
	cmd := exec.Command(buildTool(t), append(args, "./...")...)
	cmd.Dir, cmd.Env = "..", append(os.Environ(), "GOWORK=off")
	out, err := cmd.CombinedOutput()
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != 3 || len(out) > 0 {
		t.Fatalf("credlint: %v, want findings and no output\n%s", err, out)
	}
	outputs := map[string]string{}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		outputs[e.Name()] = string(data)
	}
	return outputs
}
