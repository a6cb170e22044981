package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestSharedCache has machines that share a cache through tools/cacheprog, as
// docs/places/shared-cache.md says. What one has found out, another one with
// the same checkout need not.
func TestSharedCache(t *testing.T) {
	server := startCache(t)
	m := newModule(t, plainModule)
	m.tool = selfAs(t, countVet)
	const found = "dep/dep.go:3"

	first := server.vetOn(m, "./...")
	first.demand(t, "first machine", []string{found}, 2)
	if first.puts == 0 {
		t.Error("first machine: nothing was shared")
	}
	second := server.vetOn(m, "./...")
	second.demand(t, "second machine", []string{found}, 0)
	if second.hits == 0 || second.puts > 0 { // a miss says nothing: some things are looked for that nobody makes
		t.Errorf("second machine: %+v, want hits and no puts", second)
	}
	server.vetOn(m, ".").demand(t, "of one package", []string{found}, 0)

	m.write("app.go", "package app\n\nimport \"example.com/app/dep\"\n\nfunc G() { dep.F() }\n")
	server.vetOn(m, "./...").demand(t, "after a change", []string{found}, 1)
}

// TestSharedCacheLimits shows what keeps machines from sharing.
func TestSharedCacheLimits(t *testing.T) {
	server := startCache(t)
	m, other := newModule(t, plainModule), newModule(t, plainModule)
	m.tool, other.tool = selfAs(t, countVet), selfAs(t, countVet)
	const found = "dep/dep.go:3"
	server.vetOn(m, "./...").demand(t, "first machine", []string{found}, 2)

	server.vetOn(other, "./...").demand(t, "other folder", []string{found}, 2)
	server.vetOn(m, "-norefresh=false", "./...").demand(t, "other flags", []string{found}, 2)

	bytes := *m
	bytes.tool = newModule(t, plainModule).tool
	if r := server.vetOn(&bytes, "./..."); r.puts == 0 || !slices.Equal(r.found, []string{found}) {
		t.Errorf("other bytes of credlint: %+v", r)
	}

	// With -trimpath the folder does not count, and the findings of another one
	// are shown as they were.
	server.vetOn(m, "-trimpath", "./...").demand(t, "-trimpath", []string{found}, 2)
	r := server.vetOn(other, "-trimpath", "./...")
	if r.analyses > 0 || len(r.found) != 1 || filepath.Join(other.dir, r.found[0]) != filepath.Join(m.dir, found) {
		t.Errorf("-trimpath in another folder: %+v", r)
	}
}

// A cacheServer is a running `cacheprog serve`.
type cacheServer struct {
	t         *testing.T
	prog, url string
}

// startCache builds cacheprog and starts a server on a free port, which ends
// with the test.
func startCache(t *testing.T) *cacheServer {
	t.Helper()
	s := &cacheServer{t: t, prog: filepath.Join(scratch, "cacheprog.exe")}
	output(t, filepath.Join("..", "..", "tools", "cacheprog"), 0, "go", "build", "-o", s.prog, ".")
	cmd := exec.Command(s.prog, "serve", "-dir", t.TempDir())
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // it was killed
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("%s: %v", cmd, err)
	}
	s.url = strings.TrimSpace(line)
	return s
}

// A vetRun is what is known of one run of go vet.
type vetRun struct {
	found      []string // as of module.vet
	analyses   int      // how often the tool was given a package
	hits, puts int      // of the server
}

// demand compares findings and analyses.
func (r vetRun) demand(t *testing.T, name string, found []string, analyses int) {
	t.Helper()
	if !slices.Equal(r.found, found) || r.analyses != analyses {
		t.Errorf("%s: %+v, want findings %q and %d analyses", name, r, found, analyses)
	}
}

// vetOn runs go vet as on a new machine, which has nothing but the checkout.
func (s *cacheServer) vetOn(m *module, args ...string) vetRun {
	s.t.Helper()
	count := filepath.Join(s.t.TempDir(), "count")
	s.t.Setenv(countEnv, count)
	s.t.Setenv("GOCACHEPROG", s.prog+" -server "+s.url+" -dir "+s.t.TempDir())
	before := s.stats()
	r := vetRun{found: m.vet(args...)}
	after := s.stats()
	lines, err := os.ReadFile(count)
	if err != nil && !os.IsNotExist(err) {
		s.t.Fatal(err)
	}
	r.analyses = strings.Count(string(lines), "\n")
	r.hits, r.puts = after.Hits-before.Hits, after.Puts-before.Puts
	return r
}

// cacheStats is what the server counted.
type cacheStats struct{ Hits, Puts int }

func (s *cacheServer) stats() (c cacheStats) {
	s.t.Helper()
	resp, err := http.Get(s.url + "/stats")
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	if err := json.NewDecoder(resp.Body).Decode(&c); err != nil {
		s.t.Fatal(err)
	}
	return c
}

// countVet is credlint, but for a line that each analysis adds to the file that
// countEnv names. See selfAs.
const (
	countVet = "countvet"
	countEnv = "CREDLINT_TEST_COUNT"
)

func init() {
	if filepath.Base(os.Args[0]) != countVet {
		return
	}
	if unit := os.Args[len(os.Args)-1]; strings.HasSuffix(unit, ".cfg") {
		f, err := os.OpenFile(os.Getenv(countEnv), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
		if err != nil {
			panic(err)
		}
		_, err = io.WriteString(f, unit+"\n")
		if err != nil {
			panic(err)
		}
		f.Close()
	}
	os.Exit(Main())
}
