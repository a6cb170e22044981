package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReproducible builds the command as a release is built, in two folders and
// with two build caches, one of them empty, and demands the same bytes. So
// anybody can check a release, and machines that share go vet's results, which
// count only for the same bytes, may each build their own.
func TestReproducible(t *testing.T) {
	t.Setenv("CGO_ENABLED", "0")
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	copied := t.TempDir()
	copySources(t, root, copied)
	first := buildRelease(t, root)
	t.Setenv("GOCACHE", t.TempDir())
	second := buildRelease(t, copied)
	if !bytes.Equal(first, second) {
		t.Errorf("%d and %d bytes that differ", len(first), len(second))
	}
	for _, folder := range []string{root, copied} {
		if bytes.Contains(first, []byte(folder)) {
			t.Errorf("the program holds the name of the folder %s", folder)
		}
	}
}

// buildRelease builds the command in a checkout.
func buildRelease(t *testing.T, dir string) []byte {
	t.Helper()
	name := filepath.Join(t.TempDir(), "credlint.exe")
	output(t, dir, 0, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", name, "./cmd/credlint")
	program, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// copySources copies what the command is made of.
func copySources(t *testing.T, from, to string) {
	t.Helper()
	const format = `{{if and .Module .Module.Main}}{{range .GoFiles}}{{$.Dir}}/{{.}}{{"\n"}}{{end}}{{range .EmbedFiles}}{{$.Dir}}/{{.}}{{"\n"}}{{end}}{{end}}`
	list := output(t, from, 0, "go", "list", "-deps", "-f", format, "./cmd/credlint")
	for _, name := range append(strings.Split(strings.TrimSpace(string(list)), "\n"), filepath.Join(from, "go.mod"), filepath.Join(from, "go.sum")) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		target := filepath.Join(to, relative(t, from, name))
		if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(target, data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// TestReleaseFlags demands that archive, container and documentation build with
// the same flags, without which the bytes differ, and the container with the
// version of Go that go.mod asks for.
func TestReleaseFlags(t *testing.T) {
	goMod := readFile(t, "go.mod")
	version := regexp.MustCompile(`(?m)^go (1\.\d+)`).FindStringSubmatch(goMod)
	if version == nil {
		t.Fatalf("no version of Go in go.mod:\n%s", goMod)
	}
	for name, want := range map[string][]string{
		".goreleaser.yaml":       {"- CGO_ENABLED=0\n", "- -trimpath\n", "- -buildvcs=false\n", "- -s -w\n", "proxy: true\n"},
		"Dockerfile":             {"CGO_ENABLED=0", "go install -trimpath -ldflags='-s -w'", "ARG GO=" + version[1] + "-"},
		"docs/places/install.md": {`CGO_ENABLED=0 go install -trimpath -ldflags="-s -w" github.com/credlint/credlint/cmd/credlint@`},
	} {
		text := readFile(t, filepath.FromSlash(name))
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q", name, w)
			}
		}
	}
}

// readFile gives the text of a file of this repository.
func readFile(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
