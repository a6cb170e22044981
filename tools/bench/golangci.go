package main

import (
	"os"
	"path/filepath"
)

// golangciCommands gives the commands that compare golangci-lint, with credlint
// built in and nothing else enabled, with the go command's own work. Its cache
// is empty, or that of the run before.
func golangciCommands(b *builder, credlint string) ([]command, error) {
	config, err := filepath.Abs(".golangci-example.yml")
	if err != nil {
		return nil, err
	}
	tool := filepath.Join(b.dir, "golangci-lint.exe")
	if err := runGo("tools/golangci", "build", "-o", tool, "."); err != nil {
		return nil, err
	}
	run := func(cache string) []string {
		return []string{"env", "GOLANGCI_LINT_CACHE=" + cache, tool, "run", "--enable-only=credlint", "--config=" + config, "--issues-exit-code=0", "./..."}
	}
	warm, err := os.MkdirTemp(b.dir, "cache-")
	if err != nil {
		return nil, err
	}
	return append(driverCommands(credlint),
		command{name: "golangci-lint with credlint, its cache empty", args: func() ([]string, error) {
			empty, err := os.MkdirTemp(b.dir, "cache-")
			return run(empty), err
		}},
		command{name: "golangci-lint with credlint, its cache warm", args: fixed(run(warm)...)},
	), nil
}
