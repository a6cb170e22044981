package main

import (
	"flag"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/credlint/credlint/internal/rules"
)

const helpHead = `credlint finds AWS credentials that will expire, leak, or stand in the way of
the instance's role.

usage:
	credlint [flags] [packages]      analyse the packages (./... if none are named)
	credlint suppressions [flags] [packages]
	                                 list the comments that suppress findings
	credlint explain name            say what an analyzer or a category is about
	credlint version                 print the version
	go vet -vettool=$(which credlint) [packages]

Exit status: 0 no findings (that -fail-on names), 3 findings, 2 wrong usage, 1
some package could not be analysed.

analyzers:
`

// help prints how to use the command.
func (c *command) help() error {
	var b strings.Builder
	b.WriteString(helpHead)
	for _, a := range c.analyzers {
		title, _, _ := strings.Cut(a.Doc, "\n")
		fmt.Fprintf(&b, "\t%-12s %s\n", a.Name, strings.TrimPrefix(title, a.Name+": "))
	}
	b.WriteString("\nflags:\n")
	fs, _ := new(options).flagSet(c.analyzers)
	fs.VisitAll(func(f *flag.Flag) {
		if isSwitch(f.Name) {
			return
		}
		name, usage := flag.UnquoteUsage(f)
		fmt.Fprintf(&b, "\t-%s\n\t\t%s\n", strings.TrimSpace(f.Name+" "+name), usage+defaultNote(f))
	})
	b.WriteString("\t-analyzer.category=false\n\t\tswitch one category off: -norefresh.uncached=false\n")
	_, err := fmt.Fprint(c.stdout, b.String())
	return err
}

// isSwitch reports whether the flag switches a category, of which there are too
// many to list.
func isSwitch(name string) bool {
	r, ok := rules.Find(strings.Replace(name, ".", "/", 1))
	return ok && r.OptIn == ""
}

// defaultNote names the default of a flag, unless it is the zero value.
func defaultNote(f *flag.Flag) string {
	switch f.DefValue {
	case "", "false", "0", "0s":
		return ""
	}
	return " (default " + f.DefValue + ")"
}

func (c *command) printVersion() error {
	_, err := fmt.Fprintf(c.stdout, "credlint %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// version gives the version of the module that the binary was built from.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}
