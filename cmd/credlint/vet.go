package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/credlint/credlint/internal/driver"
	"github.com/credlint/credlint/internal/provenance"
)

// vet serves the go command, which runs it once on each package of the
// program and of all it imports. Three things are done before x/tools'
// unitchecker gets its turn, or in place of it:
//
//   - A package in which nothing can be found only has its types written down,
//     which costs a third of an analysis. See writeTypes.
//   - Go 1.26's cache does not tell a run for facts only from one that prints:
//     after "go vet ." it takes "go vet ./dep" for done, and shows nothing. So
//     a package that may be asked for later is analysed in full at once.
//   - Embedded files are made known, which the go command does not do.
//
// Whatever surprises here is left to unitchecker.
func vet(analyzers []*analysis.Analyzer) int {
	log.SetFlags(0)
	last := len(os.Args) - 1
	if u, err := readUnit(os.Args[last]); err == nil && os.Getenv(childEnv) == "" {
		collect := lazily()
		if !u.relevant() && u.writeTypes() == nil {
			return 0
		}
		collect()
		if file, err := u.rewrite(); err == nil {
			os.Args[last] = file
		}
		if u.testVariant() {
			return u.runMarked()
		}
	}
	unitchecker.Main(driver.Guard(analyzers, func(_, msg string) error { return errors.New(msg) })...)
	return 0 // not reached
}

// lazily lets garbage pile up, since hundreds of short processes each type-check
// one package, and gives what undoes that. GOGC in the environment wins.
func lazily() (undo func()) {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	old := debug.SetGCPercent(400)
	return func() { debug.SetGCPercent(old) }
}

// A unit is the go command's description of one package, and what was found
// out about it.
type unit struct {
	file string
	raw  map[string]json.RawMessage // all of the file, to be written again
	unitchecker.Config

	sources [][]byte // see texts
	variant *bool    // see testVariant
}

func readUnit(file string) (*unit, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	u := &unit{file: file}
	if err := json.Unmarshal(data, &u.raw); err != nil {
		return nil, err
	}
	return u, json.Unmarshal(data, &u.Config)
}

// relevant reports whether there may be anything to report or to tell other
// packages.
func (u *unit) relevant() bool {
	if u.firstParty() && slices.ContainsFunc(u.texts(), hasDirective) {
		return true
	}
	imports := make([]string, 0, len(u.ImportMap))
	for _, path := range u.ImportMap {
		imports = append(imports, path)
	}
	return driver.Relevant(provenance.Unit{
		Path:       u.ImportPath,
		Imports:    imports,
		FirstParty: u.firstParty(),
		HasFacts:   u.hasFacts,
		Sources:    u.texts,
	})
}

// firstParty reports whether the package is under development: not of the
// standard library, the module cache or a vendor folder.
func (u *unit) firstParty() bool {
	dir := filepath.ToSlash(u.Dir) + "/"
	switch {
	case u.ModulePath == "" || u.ModulePath == "std" || u.ModulePath == "cmd":
		return u.ImportPath == "command-line-arguments"
	case u.ModuleVersion == "":
		return true
	}
	return !strings.Contains(dir, "@"+u.ModuleVersion+"/") && !strings.Contains(dir, "/vendor/")
}

// texts gives the contents of the Go files.
func (u *unit) texts() [][]byte {
	if u.sources == nil {
		for _, name := range u.GoFiles {
			src, err := os.ReadFile(name)
			if err == nil {
				u.sources = append(u.sources, src)
			}
		}
	}
	return u.sources
}

// hasDirective reports whether the text may embed a file, or tell credlint to
// ignore something.
func hasDirective(src []byte) bool {
	return bytes.Contains(src, []byte("//go:embed")) || bytes.Contains(src, []byte("credlint:"))
}

// rewrite gives the name of a description like the unit's, but for what is to
// be done otherwise, or the name of the unit's own.
func (u *unit) rewrite() (string, error) {
	changed := false
	if u.VetxOnly && u.mayBeRoot() && !fixesInPlace() {
		u.raw["VetxOnly"] = json.RawMessage("false")
		changed = true
	}
	if files := embedded(u.GoFiles); len(files) > 0 {
		names, err := json.Marshal(append(slices.Clone(u.NonGoFiles), files...))
		if err != nil {
			return "", err
		}
		u.raw["NonGoFiles"] = names
		changed = true
	}
	if !changed {
		return u.file, nil
	}
	data, err := json.Marshal(u.raw)
	if err != nil {
		return "", err
	}
	file := strings.TrimSuffix(u.file, ".cfg") + ".full.cfg"
	return file, os.WriteFile(file, data, 0o666)
}

// fixesInPlace reports whether unitchecker applies fixes. Where the go command
// names no archive for them, as it does only for packages that it was asked
// for, unitchecker writes to the source files themselves.
func fixesInPlace() bool {
	return slices.Contains(os.Args, "-fix") && !slices.Contains(os.Args, "-diff")
}

// mayBeRoot reports whether this same unit is what the go command prints the
// findings of when the package is named on its command line. That is so in the
// modules under development, except where another unit is printed: the test
// variant of a package that has tests inside it. And what was compiled anew
// for the sake of such a variant is never printed.
func (u *unit) mayBeRoot() bool {
	return u.ModulePath != "" && u.ModuleVersion == "" && !u.hasInnerTests() && !u.testVariant()
}

// runMarked runs this program again on the unit, since unitchecker ends the
// process, and then marks the types as those of a test variant.
func (u *unit) runMarked() int {
	self, err := os.Executable()
	if err != nil {
		log.Print(err)
		return 1
	}
	cmd := exec.Command(self, os.Args[1:]...)
	cmd.Args[0] = os.Args[0]
	cmd.Env = append(os.Environ(), childEnv+"=1")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	if err == nil && u.VetxOutput != "" {
		err = markVariant(u.VetxOutput)
	}
	if err != nil {
		log.Print(err)
		return 1
	}
	return 0
}

// childEnv tells a process that runMarked started it.
const childEnv = "CREDLINT_VET_CHILD"
