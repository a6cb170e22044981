// Command golangci is golangci-lint with credlint built in, as `golangci-lint
// custom` builds it from .custom-gcl.example.yml. That command clones
// golangci-lint; this one comes from the module proxy alone, so that a test can
// build it.
package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/credlint/credlint/plugin"
)

func main() {
	// With any other version, golangci-lint takes it for the key of its cache,
	// and would give the results of a credlint that has changed since.
	info := commands.BuildInfo{Version: "(devel)", GoVersion: runtime.Version()}
	if err := commands.Execute(info); err != nil {
		fmt.Fprintf(os.Stderr, "The command is terminated due to an error: %v\n", err)
		os.Exit(exitcodes.Failure)
	}
}
