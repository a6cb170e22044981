package action

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// newModule gives a folder with a module, no repository.
func newModule(t *testing.T, f files) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "a module")
	files{"go.mod": "module example.com/app\n\ngo 1.26\n"}.write(t, dir)
	f.write(t, dir)
	return dir
}

// TestEndings shows how the action ends, and that all is done before it does.
func TestEndings(t *testing.T) {
	faulty := files{"a/a.go": key("a", 1), "b/b.go": key("b", 2)}
	tests := []struct {
		name     string
		files    files
		inputs   map[string]string
		code     int
		findings string
		upload   bool
		log      string // part of it
		summary  string // part of it
	}{
		{"clean", files{"a/a.go": "package a\n"}, nil, 0, "0", true, "credlint is content", "no findings in 1 package"},
		{"findings", faulty, nil, 3, "2", true, "credlint has findings", "2 findings in 2 packages (staticcreds 2)"},
		{"findings that do not fail", faulty, map[string]string{"fail-on": "none"}, 0, "2", true, "2 findings", "2 findings"},
		{"a package that does not compile", files{"a/a.go": key("a", 1), "b/b.go": "package b\n\nvar x int = y\n"}, nil, 1, "1", false, "undefined: y", "could not be analysed"},
		{"no package", files{}, nil, 1, "", false, "matched no packages", "did not run"},
		{"a flag that is none", faulty, map[string]string{"args": "-nonsense"}, 2, "", false, "-nonsense", "did not run"},
		{"a baseline that is none", faulty, map[string]string{"baseline": "a/a.go"}, 2, "", false, "a/a.go", "did not run"},
		{"a quote without its partner", faulty, map[string]string{"args": `-exclude "a b`}, 2, "", false, "::error title=credlint::args: a quote without its partner", ""},
		{"no such folder", faulty, map[string]string{"working-directory": "c"}, 2, "", false, `::error title=credlint::working-directory: there is no folder "c"`, ""},
		{"neither true nor false", faulty, map[string]string{"annotations": "on"}, 2, "", false, `annotations: want true or false, not "on"`, ""},
		{"neither true nor false, for the upload", faulty, map[string]string{"upload-sarif": "1"}, 2, "", false, `upload-sarif: want true or false, not "1"`, ""},
		{"neither auto nor true nor false", faulty, map[string]string{"only-new": "yes"}, 2, "", false, `only-new: want auto, true or false, not "yes"`, ""},
		{"nothing to compare with", faulty, map[string]string{"only-new": "true"}, 2, "", false, "only-new: git cannot read the repository", ""},
		{"one package", faulty, map[string]string{"packages": "./a"}, 3, "1", true, "1 finding in 1 package", "1 finding"},
		{"packages, apart", faulty, map[string]string{"packages": "./a\n  ./b"}, 3, "2", true, "2 findings", "2 findings"},
		{"packages that look like flags", faulty, map[string]string{"packages": "-fail-on=none ./..."}, 2, "", false, "-fail-on=none", ""},
		{"a folder", files{"m o d/go.mod": "module example.com/m\n\ngo 1.26\n", "m o d/a.go": key("m", 1)}, map[string]string{"working-directory": "m o d"}, 3, "1", true, "\na.go:3:12:", "a.go:3:12"},
		{"arguments with spaces", faulty, map[string]string{"args": `-test=false "-exclude={x y,a}/**"` + "\n-exclude 'x  y/**'"}, 3, "1", true, "b/b.go:3", "1 finding"},
		{"a switch", faulty, map[string]string{"args": "-staticcreds.literal=false"}, 0, "0", true, "no findings", "no findings"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			run := (&run{dir: newModule(t, tt.files), inputs: tt.inputs}).start(t)
			if run.code != tt.code || run.failed != (tt.code != 0) {
				t.Errorf("exit code %d, want %d", run.code, tt.code)
			}
			if got := run.output(t, "findings"); got != tt.findings {
				t.Errorf("output findings is %q, want %q", got, tt.findings)
			}
			if got := len(run.used) > 0; got != tt.upload {
				t.Errorf("upload: %t, want %t", got, tt.upload)
			}
			if !strings.Contains(run.log, tt.log) || !strings.Contains(run.summary, tt.summary) {
				t.Errorf("the log lacks %q, or the summary %q\n%s", tt.log, tt.summary, run.summary)
			}
			if t.Failed() {
				t.Log(run.log)
			}
		})
	}
}

// TestBaseline begins with a code base that has findings, as the page tells to.
func TestBaseline(t *testing.T) {
	f := files{"a/a.go": key("a", 1)}
	dir := newModule(t, f)
	text, code := runCredlint(t, dir, "-baseline=my baseline.json", "-write-baseline", "./...")
	if code != 0 {
		t.Fatalf("-write-baseline: exit code %d\n%s", code, text)
	}
	inputs := map[string]string{"baseline": "my baseline.json"}
	if run := (&run{dir: dir, inputs: inputs}).start(t); run.code != 0 || results(t, run.output(t, "sarif-file")) != "" {
		t.Errorf("exit code %d\n%s", run.code, run.log)
	}
	files{"b/b.go": key("b", 2)}.write(t, dir)
	if run := (&run{dir: dir, inputs: inputs}).start(t); run.code != 3 || results(t, run.output(t, "sarif-file")) != "b" {
		t.Errorf("with a finding that is new: exit code %d\n%s", run.code, run.log)
	}
}

func TestSARIFFile(t *testing.T) {
	dir := newModule(t, files{"a/a.go": key("a", 1)})
	run1 := (&run{dir: dir, inputs: map[string]string{"sarif-file": "re ports/x.sarif", "upload-sarif": "false"}}).start(t)
	want := filepath.Join(dir, "re ports", "x.sarif")
	if got := run1.output(t, "sarif-file"); got != want || results(t, want) != "a" || len(run1.used) > 0 {
		t.Errorf("sarif-file %q, want %q; uses %v\n%s", got, want, run1.used, run1.log)
	}
	run2 := (&run{dir: dir, inputs: map[string]string{"upload-sarif": "false", "annotations": "false"}}).start(t)
	if got := run2.output(t, "sarif-file"); got != "" || len(run2.used) > 0 || len(run2.annotations()) > 0 || run2.code != 3 {
		t.Errorf("without: sarif-file %q, uses %v, annotations %q, exit code %d\n%s", got, run2.used, run2.annotations(), run2.code, run2.log)
	}
}

// TestGo shows that the Go to use can be chosen, and what else is handed on.
func TestGo(t *testing.T) {
	dir := newModule(t, files{"a/a.go": "package a\n"})
	run := (&run{dir: dir, inputs: map[string]string{"go-version-file": "go.mod", "category": "x"}}).start(t)
	if len(run.used) == 0 || !strings.HasPrefix(run.used[0].Uses, "actions/setup-go@") || run.used[0].With["go-version-file"] != "go.mod" {
		t.Errorf("uses %v", run.used)
	}
	if len(run.used) != 2 || run.used[1].With["category"] != "x" {
		t.Errorf("uses %v", run.used)
	}
}

// TestManyFindings demands a summary that GitHub takes.
func TestManyFindings(t *testing.T) {
	f := files{}
	for i := range uint64(120) {
		name := "p" + string(rune('a'+i/26)) + string(rune('a'+i%26))
		f[name+"/a.go"] = key(name, i)
	}
	run := (&run{dir: newModule(t, f)}).start(t)
	if rows := strings.Count(run.summary, "\n| <"); rows != 100 || !strings.Contains(run.summary, "The log shows 20 more.") {
		t.Errorf("%d rows\n%s", rows, run.summary)
	}
	if lines := regexp.MustCompile(`(?m)^p\w\w/a\.go:3:12: `).FindAllString(run.log, -1); len(lines) != 120 || len(run.annotations()) != 120 {
		t.Errorf("the log shows %d findings and %d annotations", len(lines), len(run.annotations()))
	}
}

// TestNothingLeftBehind runs the action twice, in one checkout, and looks at
// what it leaves there.
func TestNothingLeftBehind(t *testing.T) {
	r := newRemote(t, "main")
	dir := r.checkout(t, r.merge, 1)
	env := map[string]string{"GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": r.merge, "GITHUB_BASE_REF": "main"}
	for range 2 {
		(&run{dir: dir, env: env}).start(t).finds(t, "new")
	}
	if got := git(t, dir, "status", "--porcelain", "--ignored"); got != "" {
		t.Errorf("git status tells of\n%s", got)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{".git", "go.mod", "later", "mended", "new", "old"}; !slices.Equal(names, want) {
		t.Errorf("there are %q, want %q", names, want)
	}
}
