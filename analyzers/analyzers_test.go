package analyzers_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/credlint/credlint/analyzers"
	"github.com/credlint/credlint/analyzers/norefresh"
)

// corpusFlag narrows a run while working on one theme:
//
//	go test ./analyzers -corpus ./staticcreds/...,./guards
var corpusFlag = flag.String("corpus", "./...", "comma-separated patterns of the fixture packages to run")

// corpusModule is the import path of the fixture module.
const corpusModule = "credlint.test/src"

// notInMainRun are fixture packages that need another run than the default
// one: two rules are off by default, and files of go:embed can be read by the
// drivers only (see cmd/credlint's parity test).
var notInMainRun = []string{
	corpusModule + "/norefresh/expirywindow",
	corpusModule + "/norefresh/uncheckedmain/",
	corpusModule + "/embedded",
}

// TestCorpus runs the three analyzers over testdata/src at once, since most of
// the time goes into type-checking the SDKs, and sorts the failures by
// analyzer: -run TestCorpus/norefresh shows those of one.
func TestCorpus(t *testing.T) {
	dir := corpusDir(t)
	packages := slices.DeleteFunc(listCorpus(t, dir), notMain)
	rec := &recorder{}
	run := sync.OnceFunc(func() { analysistest.Run(rec, dir, umbrella(rec), packages...) })
	for _, a := range analyzers.Suite {
		t.Run(a.Name, func(t *testing.T) { run(); rec.failuresOf(t, a.Name+"/") })
	}
	t.Run("harness", func(t *testing.T) { run(); rec.otherFailures(t) })
	t.Run("form", func(t *testing.T) { run(); rec.checkForm(t) })
}

// notMain reports whether the package is one of notInMainRun, or below one whose
// path ends in a slash.
func notMain(path string) bool {
	return slices.ContainsFunc(notInMainRun, func(p string) bool { return p == path || strings.HasSuffix(p, "/") && strings.HasPrefix(path, p) })
}

// TestOptIn runs the opt-in rules with the flags that their documentation names.
func TestOptIn(t *testing.T) {
	for _, tt := range []struct{ flag, value, packages string }{
		{"expiry-window", "5m", "/norefresh/expirywindow"},
		{"require-check", "true", "/norefresh/uncheckedmain/..."},
	} {
		t.Run(tt.flag, func(t *testing.T) {
			f := norefresh.Analyzer.Flags.Lookup(tt.flag)
			if f == nil {
				t.Fatalf("norefresh has no flag -%s", tt.flag)
			}
			old := f.Value.String()
			if err := norefresh.Analyzer.Flags.Set(tt.flag, tt.value); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = norefresh.Analyzer.Flags.Set(tt.flag, old) })
			rec := &recorder{}
			analysistest.Run(t, corpusDir(t), umbrella(rec), corpusModule+tt.packages)
			rec.checkForm(t)
		})
	}
}

// umbrella is one analyzer that runs the suite on each package and puts
// "analyzer/category: " before each message, so that a want comment can name
// them. The engine's facts are the engine's own and are not compared.
func umbrella(rec *recorder) *analysis.Analyzer {
	u := &analysis.Analyzer{Name: "credlint", Doc: "run the suite", RunDespiteErrors: true}
	for _, a := range analyzers.Suite {
		u.FactTypes = append(u.FactTypes, a.FactTypes...)
		for _, req := range a.Requires {
			if !slices.Contains(u.Requires, req) && !slices.Contains(analyzers.Suite, req) {
				u.Requires = append(u.Requires, req)
			}
		}
	}
	u.Run = func(pass *analysis.Pass) (any, error) {
		results := maps.Clone(pass.ResultOf)
		for _, a := range analyzers.Suite {
			p := *pass
			p.Analyzer, p.ResultOf = a, results
			p.Report = func(d analysis.Diagnostic) {
				rec.saw(pass, a, d)
				d.Message = fmt.Sprintf("%s/%s: %s", a.Name, d.Category, d.Message)
				pass.Report(d)
			}
			res, err := a.Run(&p)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", a.Name, err)
			}
			results[a] = res
		}
		return nil, nil
	}
	return u
}

// recorder collects what analysistest complains about and every diagnostic.
type recorder struct {
	mu       sync.Mutex
	failures []string
	form     []string
}

// Errorf implements analysistest.Testing.
func (r *recorder) Errorf(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

// failuresOf fails t with what speaks of findings that start with prefix.
func (r *recorder) failuresOf(t *testing.T, prefix string) {
	for _, f := range r.failures {
		if strings.Contains(f, prefix) {
			t.Error(f)
		}
	}
}

// otherFailures fails t with what names no analyzer: packages that do not
// load, analyzers that fail, malformed want comments.
func (r *recorder) otherFailures(t *testing.T) {
	for _, f := range r.failures {
		named := func(a *analysis.Analyzer) bool { return strings.Contains(f, a.Name+"/") }
		if !slices.ContainsFunc(analyzers.Suite, named) {
			t.Error(f)
		}
	}
}

// secretShape matches an access key ID and a secret access key.
var secretShape = regexp.MustCompile(`\b(AKIA|ASIA)[A-Z2-7]{16}\b|\b[A-Za-z0-9/+]{40}\b`)

// saw notes where a diagnostic breaks the form that every finding has: a
// category, a URL, one line of at most 110 characters that begins with a
// lower-case letter and holds no secret, and at most four related positions.
func (r *recorder) saw(pass *analysis.Pass, a *analysis.Analyzer, d analysis.Diagnostic) {
	var faults []string
	fault := func(bad bool, what string) {
		if bad {
			faults = append(faults, what)
		}
	}
	texts := []string{d.Message}
	for _, rel := range d.Related {
		texts = append(texts, rel.Message)
	}
	fault(d.Category == "", "no category")
	fault(d.URL == "", "no URL")
	fault(d.End <= d.Pos, "no range")
	fault(len(d.Related) > 4, "more than four related positions")
	fault(len([]rune(d.Message)) > 110, "longer than 110 characters")
	fault(strings.ContainsAny(d.Message, "\r\n") || strings.HasSuffix(d.Message, "."), "not one line without a full stop")
	fault(secretShape.MatchString(strings.Join(texts, "\n")), "holds a secret")
	if faults != nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.form = append(r.form, fmt.Sprintf("%s: %s: %s: %q", pass.Fset.Position(d.Pos), a.Name, strings.Join(faults, ", "), d.Message))
	}
}

func (r *recorder) checkForm(t *testing.T) {
	t.Helper()
	for _, f := range r.form {
		t.Error(f)
	}
}

// corpusDir gives the directory of the fixture module, with every module that
// it needs in the module cache: analysistest loads with GOPROXY=off.
func corpusDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "testdata", "src"))
	if err != nil {
		t.Fatal(err)
	}
	if out, err := goCommand(dir, "mod", "download").CombinedOutput(); err != nil {
		t.Fatalf("the fixtures need the real SDKs, and `go mod download` in %s failed (no network or module proxy?): %v\n%s", dir, err, out)
	}
	return dir
}

// listCorpus gives the import paths of the fixture packages that -corpus names.
func listCorpus(t *testing.T, dir string) []string {
	t.Helper()
	cmd := goCommand(dir, append([]string{"list"}, strings.Split(*corpusFlag, ",")...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %s in %s: %v", *corpusFlag, dir, err)
	}
	return strings.Fields(string(out))
}

// goCommand is the go command in the fixture module, out of reach of the
// workspace around it.
func goCommand(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off")
	return cmd
}
