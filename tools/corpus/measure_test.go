package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// measuredFiles are checkouts of two repositories that need no dependency: the
// one sets variables, the other does not compile in parts.
const measuredFiles = `
-- o/env/go.mod --
module example.test/env

go 1.26
-- o/env/p/p.go --
package p

import "os"

func setProfile() error {
	return os.Setenv("AWS_PROFILE", "production")
}

func setKey() error {
	err := os.Setenv("AWS_ACCESS_KEY_ID", os.Getenv("MY_KEY"))
	if err != nil {
		return err
	}
	return os.Setenv("AWS_REGION", "eu-west-1")
}

func setSharedFile() error {
	return os.Setenv("AWS_SHARED_CREDENTIALS_FILE", "/etc/shared")
}
-- o/broken/go.mod --
module example.test/broken

go 1.26
-- o/broken/good/good.go --
package good

import "os"

func setProfile() error {
	return os.Setenv("AWS_PROFILE", "production")
}
-- o/broken/good/good_test.go --
package good

var a int = "a"
-- o/broken/bad/bad.go --
package bad

var b int = "b"
`

// TestMeasure runs the whole tool with the real credlint.
func TestMeasure(t *testing.T) {
	root := checkout(t, measuredFiles)
	credlint, err := buildCredlint(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"o/env p/p.go 6 chainshadow":          "hit",
		"o/env p/p.go 14 chainshadow":         "hit", // by its function
		"o/env p/p.go 14 norefresh":           "miss",
		"o/env p/p.go 14 none":                "silent",
		"o/env p/p.go 18 none":                "ALARM",
		"o/broken good/good.go 6 chainshadow": "hit",
		"o/broken good/good_test.go 3 none":   "not built",
		"o/broken bad/bad.go 3 none":          "not built",
		"o/gone a.go 1 none":                  "not built",
	}
	table := strings.Join(columns, "\t") + "\n"
	for site := range want {
		f := strings.Fields(site)
		table += fmt.Sprintf("%s\tc0ffee\t%s\t%s\tos.Setenv\t%s\thigh\t\tS6\n", f[0], f[1], f[2], f[3])
	}
	labels := filepath.Join(root, "labels.tsv")
	if err := os.WriteFile(labels, []byte(table), 0o666); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	code, err := run(t.Context(), []string{"-labels", labels, "-checkouts", root, "-credlint", credlint}, &stdout, &stderr)
	if code != exitBelow || err == nil || !strings.Contains(err.Error(), "recall 0.750") {
		t.Errorf("exit %d, %v\n%s", code, err, stderr.String())
	}
	for site, verdict := range want {
		f := strings.Fields(site)
		if !hasRow(stdout.String(), verdict, f[3], fmt.Sprintf("%s/%s:%s", f[0], f[1], f[2])) {
			t.Errorf("%s: not %q", site, verdict)
		}
	}
	if t.Failed() {
		t.Log(stdout.String())
	}
}

// hasRow reports whether the table has a row of that verdict, expectation and
// site.
func hasRow(table, verdict, expected, site string) bool {
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, verdict+" ") && strings.Contains(line, " "+expected+" ") && strings.Contains(line, " "+site+" ") {
			return true
		}
	}
	return false
}

// TestOtherBinary measures a program that does not know credlint's flags: its
// faults must not pass for packages that do not build.
func TestOtherBinary(t *testing.T) {
	other, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	root := checkout(t, measuredFiles)
	labels := filepath.Join(root, "labels.tsv")
	row := "o/env\tc0ffee\tp/p.go\t6\tos.Setenv\tnone\thigh\t\tS6\n"
	if err := os.WriteFile(labels, []byte(strings.Join(columns, "\t")+"\n"+row), 0o666); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	code, err := run(t.Context(), []string{"-q", "-labels", labels, "-checkouts", root, "-credlint", other}, &out, &out)
	if code != exitUsage || err == nil || !strings.Contains(err.Error(), "credlint exited with 2") {
		t.Errorf("exit %d, %v", code, err)
	}
}

// TestUsage gives command lines that are wrong.
func TestUsage(t *testing.T) {
	dir := t.TempDir()
	for _, tt := range []struct {
		name, err string
		args      []string
	}{
		{"no checkouts", "flag -checkouts is required", nil},
		{"checkouts missing", "no such directory", []string{"-checkouts", filepath.Join(dir, "gone")}},
		{"labels missing", "gone.tsv", []string{"-checkouts", dir, "-labels", filepath.Join(dir, "gone.tsv")}},
		{"binary missing", "-credlint", []string{"-checkouts", dir, "-credlint", filepath.Join(dir, "gone")}},
		{"json in no directory", "gone", []string{"-checkouts", dir, "-json", filepath.Join(dir, "gone", "x.json")}},
		{"stray argument", `unexpected argument "x"`, []string{"-checkouts", dir, "x"}},
		{"unknown flag", "flag provided but not defined", []string{"-what"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			code, err := run(context.Background(), tt.args, &out, &out)
			if code != exitUsage || err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("exit %d, %v; want %d, %q", code, err, exitUsage, tt.err)
			}
		})
	}
}
