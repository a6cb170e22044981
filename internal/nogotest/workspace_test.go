package nogotest

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"
)

// A workspace is a main repository and the modules that it needs, laid out as
// in Bazel's execution root: the repository's folders beside "external", in
// which each module has one.
type workspace struct {
	rules  *rules
	main   string // the repository's own folder
	root   string // the execution root
	sdk    string // the Go distribution
	std    string // a GOROOT that holds only the standard library's archives
	list   string // file with the names of the standard library's packages
	out    string // facts
	units  []*unit
	byName map[string]*unit
}

// A unit is a package as the go command lists it: the target of a rule.
type unit struct {
	ImportPath, Dir, Export string
	GoFiles, Imports        []string
	ImportMap               map[string]string
	Standard                bool
	Module                  *struct {
		Path, Dir string
		Main      bool
	}

	facts string
	done  chan struct{} // closed when the facts are written
	err   error
}

// path is the package's import path without "[p.test]", which marks variants
// for a test.
func (u *unit) path() string {
	path, _, _ := strings.Cut(u.ImportPath, " ")
	return path
}

// mangled is the name of a module's repository.
var mangled = regexp.MustCompile(`[^A-Za-z0-9]`)

// newWorkspace lists the packages of the module in dir, compiles what they
// import, and lays all out.
func newWorkspace(t *testing.T, r *rules, dir string) *workspace {
	t.Helper()
	tmp := t.TempDir()
	w := &workspace{
		rules: r, main: dir, byName: map[string]*unit{}, sdk: strings.TrimSpace(run(t, dir, "go", "env", "GOROOT")),
		root: filepath.Join(tmp, "execroot"), std: filepath.Join(tmp, "goroot"), out: filepath.Join(tmp, "out"),
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		link(t, filepath.Join(dir, e.Name()), filepath.Join(w.root, e.Name()))
	}
	var std []string
	for _, u := range listPackages(t, dir) {
		switch {
		case u.Standard:
			std = append(std, u.path())
			if u.Export != "" { // package unsafe has none
				link(t, u.Export, filepath.Join(w.std, "pkg", platform, filepath.FromSlash(u.path())+".a"))
			}
			continue
		case strings.HasSuffix(u.path(), ".test"):
			continue // the main package of a test, which the go command generates
		case !u.Module.Main:
			link(t, u.Module.Dir, filepath.Join(w.root, "external", mangled.ReplaceAllString(u.Module.Path, "_")))
		}
		u.facts, u.done = filepath.Join(w.out, fmt.Sprint(len(w.units))+".facts"), make(chan struct{})
		w.units = append(w.units, u)
		w.byName[u.ImportPath] = u
	}
	w.list = filepath.Join(tmp, "packages.txt")
	write(t, w.list, strings.Join(std, "\n"))
	return w
}

// platform is the name of a folder in GOROOT/pkg.
const platform = runtime.GOOS + "_" + runtime.GOARCH

// listPackages gives the module's packages and all they import, dependencies
// first.
func listPackages(t *testing.T, dir string) []*unit {
	out := run(t, dir, "go", "list", "-deps", "-test", "-export", "-json=ImportPath,Dir,Export,GoFiles,Imports,ImportMap,Standard,Module", "./...")
	var all []*unit
	for dec := json.NewDecoder(strings.NewReader(out)); ; {
		u := &unit{}
		if err := dec.Decode(u); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, u)
	}
}

// link makes a symbolic link where there is none yet.
func link(t *testing.T, from, to string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(to), 0o777)
	if err == nil {
		err = os.Symlink(from, to)
	}
	if err != nil && !errors.Is(err, os.ErrExist) {
		t.Fatal(err)
	}
}

// writeModule writes the files of a txtar archive. Where they say KEY-ID, a key
// is written.
func writeModule(t *testing.T, files string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(files)).Files {
		write(t, filepath.Join(dir, f.Name), strings.ReplaceAll(string(f.Data), "KEY-ID", keyID()))
	}
	return dir
}

// analyse runs nogo on the packages of the main repository that stand in the
// folders, or on all, and gives its findings. Before that it runs on what they
// import, for facts only, as Bazel does. Facts that are there already are used.
func (w *workspace) analyse(t *testing.T, nogo string, folders ...string) []finding {
	t.Helper()
	var todo []*unit
	for _, u := range w.units {
		if len(folders) == 0 || u.Module.Main && slices.Contains(folders, w.source(u, "")) {
			todo = append(todo, u)
		}
	}
	logs := t.TempDir()
	w.runAll(nogo, todo, logs)
	var all []finding
	for i, u := range todo {
		if u.err != nil {
			t.Errorf("nogo on %s: %v", u.ImportPath, u.err)
		}
		for _, f := range w.validate(t, filepath.Join(logs, fmt.Sprint(i))) {
			if !slices.Contains(all, f) { // a package and its test variant may both tell
				all = append(all, f)
			}
		}
	}
	return all
}

// runAll runs nogo on the units, each after those that it imports. What the
// first finds stands in folder 0 of logs, and so on.
func (w *workspace) runAll(nogo string, todo []*unit, logs string) {
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, u := range todo {
		wg.Go(func() {
			for _, dep := range w.imports(u) {
				<-dep.done
			}
			limit <- struct{}{}
			defer func() { <-limit }()
			u.err = w.run(nogo, u, filepath.Join(logs, fmt.Sprint(i)))
			select {
			case <-u.done:
			default:
				close(u.done)
			}
		})
	}
	wg.Wait()
}
