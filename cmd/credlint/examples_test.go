package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/credlint/credlint/analyzers"
)

var update = flag.Bool("update", false, "write testdata/examples.txt anew")

// exampleFaults are the faults that the service in examples has, each once; the
// literals are those of hardcoded and fallback, told of where they stand.
var exampleFaults = []string{
	"staticcreds/hardcoded", "staticcreds/fallback", "staticcreds/literal", "staticcreds/literal",
	"norefresh/frozen-response", "norefresh/frozen-snapshot", "norefresh/no-expiry", "norefresh/process-env", "norefresh/kept-value",
	"norefresh/env-token", "norefresh/metadata-by-hand", "norefresh/captured-token", "norefresh/uncached",
	"chainshadow/explicit-static", "chainshadow/fixed-profile", "chainshadow/dead-chain", "chainshadow/imds-off",
}

// TestExamples runs the README's first command, and compares what it prints
// with testdata/examples.txt, byte by byte.
func TestExamples(t *testing.T) {
	got := runExamples(t)
	golden := filepath.Join("testdata", "examples.txt")
	if *update {
		if err := os.WriteFile(golden, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("not what %s holds; if it is right, run go test ./cmd/credlint -run TestExamples -update\n%s", golden, got)
	}
	checkFaults(t, string(got))
	checkREADME(t, string(got))
}

// runExamples gives what credlint -C examples ./... prints in the root of this
// module, and stays there.
func runExamples(t *testing.T) []byte {
	t.Helper()
	t.Chdir(filepath.Join("..", ".."))
	t.Setenv("GOWORK", "off")
	output(t, "examples", 0, "go", "mod", "download") // fails with a line of its own where there is no network
	var stdout, stderr bytes.Buffer
	c := &command{analyzers: analyzers.Suite, stdout: &stdout, stderr: &stderr}
	if code := c.run(context.Background(), []string{"-C", "examples", "./..."}); code != exitFindings {
		t.Errorf("exit code %d, want %d", code, exitFindings)
	}
	if stderr.Len() > 0 {
		t.Errorf("on standard error:\n%s", &stderr)
	}
	return stdout.Bytes()
}

// checkFaults demands every fault once, and silence about the mended half.
func checkFaults(t *testing.T, out string) {
	t.Helper()
	open := map[string]int{}
	for _, f := range exampleFaults {
		open[f]++
	}
	for _, m := range regexp.MustCompile(`(?m)^(\S+?):\d+:\d+: .*\((\w+/[\w-]+)\)$`).FindAllStringSubmatch(out, -1) {
		if !strings.HasPrefix(m[1], "examples/faulty/") {
			t.Errorf("finding in the mended half: %s", m[0])
		}
		open[m[2]]--
	}
	for fault, n := range open {
		if n != 0 {
			t.Errorf("%s: found %d times too often or too seldom", fault, -n)
		}
	}
}

// checkREADME demands that the output shown in the README is part of the real
// one.
func checkREADME(t *testing.T, out string) {
	t.Helper()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(readme), "\n```text\n")
	shown, _, found := strings.Cut(rest, "```\n")
	if !found {
		t.Fatal("README.md shows no output")
	}
	for _, part := range strings.Split(shown, "...\n") {
		if !strings.Contains(out, part) {
			t.Errorf("README.md shows what credlint does not print:\n%s", part)
		}
	}
}
