// Command bench measures what credlint costs, and prints the table of
// docs/benchmarks.md.
//
//	go run ./tools/bench [-n runs] [-keep dir] [-golangci] [checkout...]
//
// It generates a module that imports s3, sts and ec2 of aws-sdk-go-v2, which
// needs the module proxy or a filled module cache once, and measures there and
// in each checkout, a folder with a go.mod. CPU time is user and system time of
// the whole tree of processes, and memory the resident set of the largest
// single process, as the kernel counts them, so that a busy machine does not
// matter much. Every command is run once before it is measured, so that
// everything is compiled.
package main

import (
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	runs := flag.Int("n", 3, "run every command `n` times and take the median")
	keep := flag.String("keep", "", "generate the module in `dir` and keep it")
	golangci := flag.Bool("golangci", false, "measure golangci-lint with the plugin instead of go vet; compiling it takes minutes")
	flag.Parse()
	if err := bench(*runs, *keep, *golangci, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

// bench measures in a generated module and in the checkouts.
func bench(runs int, keep string, golangci bool, checkouts []string) error {
	tmp, err := os.MkdirTemp("", "credlint-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	dir := keep
	if dir == "" {
		dir = filepath.Join(tmp, "module")
	}
	if err := writeModule(dir); err != nil {
		return err
	}
	b := &builder{dir: tmp}
	credlint, err := b.build(credlintPackage)
	if err != nil {
		return err
	}
	fmt.Printf("%s, %d processors; median of %d runs, build cache warm.\n\n", runtime.Version(), runtime.NumCPU(), runs)
	commands := driverCommands(credlint)
	if golangci {
		if commands, err = golangciCommands(b, credlint); err != nil {
			return err
		}
	}
	const title = "a module that imports s3, sts and ec2"
	err = printTable(title, dir, runs, commands)
	if !golangci {
		err = errors.Join(err,
			printTable(title+", vet cache empty", dir, runs, vetCommands(b, true)),
			printTable(title+", vet cache warm", dir, runs, vetCommands(b, false)))
	}
	for _, dir := range checkouts {
		err = errors.Join(err, printTable(filepath.Base(filepath.Clean(dir)), dir, runs, commands))
	}
	return err
}

// driverCommands gives the commands whose ratio is that of credlint ./... to
// the go command's own work.
func driverCommands(credlint string) []command {
	return []command{
		{name: "go list -export -deps -test ./...", args: fixed("go", "list", "-export", "-deps", "-test", "./...")},
		{name: "credlint ./...", args: fixed(credlint, "./...")},
	}
}

// vetCommands gives the commands that compare vet tools. The go command caches
// what a tool prints under the hash of the tool, so tools built anew each time
// always meet an empty cache.
func vetCommands(b *builder, anew bool) []command {
	return []command{
		{name: "go vet ./...", args: b.vet("cmd/vet", anew)},
		{name: "go vet -vettool=credlint ./...", args: b.vet(credlintPackage, anew)},
	}
}
