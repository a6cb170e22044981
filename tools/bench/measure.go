package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"time"
)

// A command is one line of a table. args gives the words to run, anew for each
// run; making them is not measured.
type command struct {
	name string
	args func() ([]string, error)
}

// fixed gives the same words each time.
func fixed(args ...string) func() ([]string, error) {
	return func() ([]string, error) { return args, nil }
}

// A cost is what one run took.
type cost struct {
	cpu time.Duration // user and system time of the tree of processes
	rss int64         // bytes, of the largest process
}

// measure runs the words in the folder. Linters say by their exit code what
// they found, so only a code above 3, or none, is a failure.
func measure(dir string, args []string) (cost, error) {
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.ExitCode() < 0 || exit.ExitCode() > 3) {
		return cost{}, fmt.Errorf("%s: %v\n%s", args[0], err, stderr.String())
	}
	s := cmd.ProcessState
	return cost{s.UserTime() + s.SystemTime(), maxRSS(s)}, nil
}

// printTable measures the commands in turn, so that the machine's mood hits all
// alike, and prints the medians. Ratios are to the first command.
func printTable(title, dir string, runs int, commands []command) error {
	costs := make([][]cost, len(commands))
	for run := range runs + 1 {
		for i, c := range commands {
			args, err := c.args()
			if err != nil {
				return err
			}
			got, err := measure(dir, args)
			if err != nil {
				return err
			}
			if run > 0 { // the first compiles
				costs[i] = append(costs[i], got)
			}
		}
	}
	fmt.Printf("| %s | CPU s | ratio | largest process, MB |\n|---|---|---|---|\n", title)
	base := median(costs[0]).cpu
	for i, c := range commands {
		m := median(costs[i])
		fmt.Printf("| `%s` | %.2f | %.2f | %d |\n", c.name, m.cpu.Seconds(), m.cpu.Seconds()/base.Seconds(), m.rss>>20)
	}
	fmt.Println()
	return nil
}

// median gives the middle of CPU times and of sizes, each by itself.
func median(costs []cost) cost {
	var cpu []time.Duration
	var rss []int64
	for _, c := range costs {
		cpu = append(cpu, c.cpu)
		rss = append(rss, c.rss)
	}
	slices.Sort(cpu)
	slices.Sort(rss)
	return cost{cpu[len(cpu)/2], rss[len(rss)/2]}
}
