package docs_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestPlaces runs the commands that the pages about the go command show, each
// by itself, in a module with findings of staticcreds that has credlint as a
// tool. The other pages are tested where what they are about is:
// tools/action, tools/golangci, internal/nogotest and cmd/credlint.
func TestPlaces(t *testing.T) {
	pages := map[string][]string{ // exit status of each command
		"go-vet":  {"1", "0", "1", "1", "1", "0", "0", "0"},
		"go-tool": {"3", "3", "0", "1"},
	}
	r := newOldCode(t)
	r.requireTool()
	for page, want := range pages {
		text, err := os.ReadFile(filepath.Join("places", page+".md"))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for command := range strings.Lines(strings.Join(shellBlocks(string(text)), "")) {
			out, status := r.sh(command)
			got = append(got, status)
			if strings.Contains(out, r.key) {
				t.Errorf("%s\nshows a key", command)
			}
			if status != "0" && !strings.Contains(command, "-format") && !strings.Contains(out, "main.go:7:") {
				t.Errorf("%s\nexit status %s without the finding\n%s", command, status, out)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s.md: exit status %v, want %v", page, got, want)
		}
	}
}

// requireTool makes credlint, as it is here, a tool of the module. The sums are
// those of credlint's own module, so that nothing is downloaded.
func (r *oldCode) requireTool() {
	r.t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		r.t.Fatal(err)
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		r.t.Fatal(err)
	}
	r.write("go.sum", string(sums))
	r.env = append(r.env, "GOPROXY=off", "GOFLAGS=")
	for _, args := range [][]string{
		{"mod", "edit", "-replace=github.com/credlint/credlint=" + root, "-require=github.com/credlint/credlint@v0.0.0", "-tool=github.com/credlint/credlint/cmd/credlint"},
		{"mod", "tidy", "-e"},
	} {
		cmd := exec.Command("go", args...)
		cmd.Dir, cmd.Env = r.dir, r.env
		if out, err := cmd.CombinedOutput(); err != nil {
			r.t.Fatalf("%s: %v\n%s", cmd, err, out)
		}
	}
}

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// TestLinks demands that the files and headings that pages refer to are there.
func TestLinks(t *testing.T) {
	pages := []string{"../README.md", "../CONTRIBUTING.md", "../examples/README.md", "../internal/awsapi/README.md"}
	for _, pattern := range []string{"*.md", "*/*.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	if len(pages) < 20 {
		t.Fatalf("only %d pages", len(pages))
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(withoutBlocks(string(text)), -1) {
			if problem := broken(page, m[1]); problem != "" {
				t.Errorf("%s: %s: %s", page, m[1], problem)
			}
		}
	}
}

// withoutBlocks gives the page without its blocks of code.
func withoutBlocks(page string) string {
	return regexp.MustCompile("(?ms)^ *```.*?^ *```$").ReplaceAllString(page, "")
}

// broken says what is wrong with a link on the page, or "".
func broken(page, link string) string {
	if strings.Contains(link, "://") {
		return ""
	}
	name, anchor, _ := strings.Cut(link, "#")
	file := page
	if name != "" {
		file = filepath.Join(filepath.Dir(page), filepath.FromSlash(name))
	}
	text, err := os.ReadFile(file)
	if err != nil {
		if info, err := os.Stat(file); err == nil && info.IsDir() {
			return ""
		}
		return "no such file"
	}
	if anchor != "" && !slices.Contains(anchors(string(text)), anchor) {
		return "no such heading"
	}
	return ""
}

// anchors gives the names that GitHub gives to the headings of a page.
func anchors(page string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^#+ +(.*)$`).FindAllStringSubmatch(page, -1) {
		name := regexp.MustCompile(`[^\w\- ]`).ReplaceAllString(strings.ToLower(m[1]), "")
		out = append(out, strings.ReplaceAll(strings.TrimSpace(name), " ", "-"))
	}
	return out
}
