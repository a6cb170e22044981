package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Exit codes of credlint that this tool understands.
const (
	exitClean    = 0
	exitFailed   = 1 // some package could not be analysed
	exitFindings = 3
)

// waitDelay is how long credlint may take to stop once it was interrupted.
const waitDelay = 10 * time.Second

// A runner runs one credlint binary.
type runner struct {
	credlint string        // path of the binary
	timeout  time.Duration // of one run
	note     func(format string, args ...any)
}

// outcome says how the packages of a unit fared, by pattern.
type outcome struct {
	broken  map[string]string // could not be analysed, and why
	noTests map[string]string // only without test files, and why
	crashes []string          // credlint's own faults
}

// failure is an analysis that could not be done; the text is credlint's.
type failure struct {
	text  string
	crash bool // the fault is credlint's and not the package's
}

func (f failure) Error() string { return f.text }

// analyse runs credlint over a unit. When that fails, the packages are run one
// by one, then without tests, to learn which of them it was. An error means
// that nothing can be learnt at all.
func (r runner) analyse(ctx context.Context, u unit) ([]finding, outcome, error) {
	out := outcome{broken: map[string]string{}, noTests: map[string]string{}}
	var failed failure
	if len(u.dirs) > 1 {
		findings, err := r.run(ctx, u, true)
		if !errors.As(err, &failed) {
			return findings, out, err
		}
	}
	var findings []finding
	for _, dir := range u.dirs {
		found, err := r.single(ctx, unit{module: u.module, tags: u.tags, dirs: []string{dir}}, &out)
		if err != nil {
			return nil, out, err
		}
		findings = append(findings, found...)
	}
	return findings, out, nil
}

// single runs credlint over a unit of one package, a second time without tests
// if the package does not build, and notes failures in out.
func (r runner) single(ctx context.Context, u unit, out *outcome) ([]finding, error) {
	dir := u.dirs[0]
	var failed failure
	found, err := r.run(ctx, u, true)
	if errors.As(err, &failed) && !failed.crash {
		out.noTests[dir] = failed.text
		found, err = r.run(ctx, u, false)
	}
	if !errors.As(err, &failed) {
		return found, err
	}
	out.broken[dir] = failed.text
	if failed.crash {
		out.crashes = append(out.crashes, fmt.Sprintf("%s %s: %s", u.module, dir, failed.text))
	}
	return nil, nil
}

// run starts credlint once. The error is a failure if packages could not be
// analysed.
func (r runner) run(ctx context.Context, u unit, tests bool) ([]finding, error) {
	ctx, cancel := context.WithTimeout(ctx, r.timeout)
	defer cancel()
	var stdout, stderr bytes.Buffer
	cmd := r.command(ctx, u, tests)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	start := time.Now()
	err := cmd.Run()
	if cmd.ProcessState == nil {
		return nil, err
	}
	code := cmd.ProcessState.ExitCode()
	r.note("%s: %s in %.1fs, exit %d", u.module, strings.Join(cmd.Args[2:], " "), time.Since(start).Seconds(), code)
	switch {
	case ctx.Err() != nil:
		return nil, failure{fmt.Sprintf("credlint gave no result within %v", r.timeout), true}
	case code != exitClean && code != exitFindings && code != exitFailed:
		return nil, failure{fmt.Sprintf("credlint exited with %d: %s", code, firstLine(stderr.String())), true}
	}
	findings, problems, err := readStream(&stdout, u.module)
	switch {
	case err != nil:
		return nil, err
	case len(problems) > 0:
		return nil, failure{text: problems[0].Line(u.module)}
	case code == exitFailed:
		return nil, failure{text: firstLine(stderr.String())}
	}
	return findings, nil
}

// command prepares one run. When its time is over an interrupt lets credlint
// stop the go command below it before it is killed.
func (r runner) command(ctx context.Context, u unit, tests bool) *exec.Cmd {
	args := []string{"-json", fmt.Sprintf("-test=%t", tests)}
	if u.tags != "" {
		args = append(args, "-tags="+u.tags)
	}
	cmd := exec.CommandContext(ctx, r.credlint, append(args, u.dirs...)...)
	cmd.Dir = u.module
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = waitDelay
	return cmd
}

// firstLine is the first line of a text that says something.
func firstLine(text string) string {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return "no message"
}

// buildCredlint compiles credlint of the module in the current directory into
// dir and gives the path of the binary.
func buildCredlint(ctx context.Context, dir string) (string, error) {
	path := filepath.Join(dir, "credlint")
	cmd := exec.CommandContext(ctx, "go", "build", "-o", path, "github.com/credlint/credlint/cmd/credlint")
	if output, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building credlint: %w: %s", err, firstLine(string(output)))
	}
	return path, nil
}

// isFile reports whether a path names a regular file.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}
