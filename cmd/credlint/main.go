// Command credlint finds why a Go program on AWS will die of expired
// credentials: secrets in the source, temporary credentials that nothing
// refreshes, and explicit credentials in front of the instance's role.
//
//	credlint ./...
//	go vet -vettool=$(which credlint) ./...
package main

import (
	"context"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/credlint/credlint/analyzers"
)

func main() { os.Exit(Main()) }

// Main runs the command that the arguments ask for and gives its exit code.
func Main() int {
	if isVetProtocol(os.Args[1:]) {
		return vet(analyzers.Suite)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c := &command{analyzers: analyzers.Suite, stdout: os.Stdout, stderr: os.Stderr}
	return c.run(ctx, os.Args[1:])
}

// isVetProtocol reports whether the arguments are those by which the go command
// calls a vet tool: -V=full, -flags, or flags and the name of a .cfg file.
func isVetProtocol(args []string) bool {
	for _, arg := range args {
		if arg == "-V=full" || arg == "-flags" {
			return true
		}
	}
	return len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg")
}
