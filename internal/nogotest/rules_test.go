package nogotest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	// What nogo is compiled with.
	_ "github.com/aymanbagabas/go-udiff"
	"github.com/bazelbuild/buildtools/build"
	_ "github.com/bazelbuild/rules_go/go/runfiles"
	_ "golang.org/x/tools/go/gcexportdata"

	"github.com/credlint/credlint/analyzers"
	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// rules is rules_go's source, put together as its BUILD files do.
type rules struct {
	src     string // go/tools/builders of rules_go
	module  string // where its programs are compiled
	builder string // the program that all of its actions run
}

// newRules compiles the builder.
func newRules(t *testing.T) *rules {
	t.Helper()
	root := strings.TrimSpace(run(t, ".", "go", "list", "-m", "-f", "{{.Dir}}", "github.com/bazelbuild/rules_go"))
	r := &rules{src: filepath.Join(root, "go", "tools", "builders"), module: t.TempDir()}
	r.writeModule(t)
	dir := filepath.Join(r.module, "builder")
	r.copy(t, "builder_srcs", dir)
	r.builder = r.compile(t, dir, "-ldflags=-X main.rulesGoStdlibPrefix=@io_bazel_rules_go//stdlib:")
	return r
}

// writeModule writes a module like this one, but below golang.org/x/tools:
// nogo imports a package that is internal there. Bazel does not care.
func (r *rules) writeModule(t *testing.T) {
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(r.module, name), string(data))
	}
	run(t, r.module, "go", "mod", "edit", "-module=golang.org/x/tools/nogo", "-replace=github.com/credlint/credlint="+repo(t))
}

// copy copies the Go files that a target of rules_go is made of.
func (r *rules) copy(t *testing.T, target, dir string) {
	name := filepath.Join(r.src, "BUILD.bazel")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := build.ParseBuild(name, data)
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range file.Rules("") {
		if rule.Name() != target {
			continue
		}
		build.Walk(rule.Attr("srcs"), func(x build.Expr, _ []build.Expr) {
			s, ok := x.(*build.StringExpr)
			if !ok || !strings.HasSuffix(s.Value, ".go") {
				return
			}
			data, err := os.ReadFile(filepath.Join(r.src, s.Value))
			if err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(dir, s.Value), string(data))
		})
		return
	}
	t.Fatalf("%s has no target %s", name, target)
}

// compile gives the name of the program that the folder's files make.
func (r *rules) compile(t *testing.T, dir string, flags ...string) string {
	name := filepath.Join(dir, filepath.Base(dir)+".exe")
	run(t, dir, "go", append(append([]string{"build", "-o", name}, flags...), ".")...)
	return name
}

// nogo compiles a nogo of credlint's analyzers as the rule "nogo" does, with
// the text of a configuration file.
func (r *rules) nogo(t *testing.T, config string) string {
	t.Helper()
	dir, err := os.MkdirTemp(r.module, "nogo")
	if err != nil {
		t.Fatal(err)
	}
	r.copy(t, "nogo_srcs", dir)
	args := []string{"gennogomain", "-output", filepath.Join(dir, "generated.go")}
	for _, path := range importPaths() {
		args = append(args, "-analyzer_importpath", path)
	}
	if config != "" {
		name := filepath.Join(dir, "config.json")
		write(t, name, config)
		args = append(args, "-config", name)
	}
	run(t, dir, r.builder, args...)
	return r.compile(t, dir)
}

// importPaths gives the packages of the analyzers. nogo looks for a variable
// Analyzer in each.
func importPaths() []string {
	var out []string
	for _, a := range analyzers.Suite {
		out = append(out, "github.com/credlint/credlint/analyzers/"+a.Name)
	}
	return out
}

// buildCommand compiles credlint.
func buildCommand(t *testing.T) string {
	name := filepath.Join(t.TempDir(), "credlint.exe")
	run(t, repo(t), "go", "build", "-o", name, "./cmd/credlint")
	return name
}

// credlintFinds gives what the command finds.
func credlintFinds(t *testing.T, tool, dir string, args ...string) []finding {
	t.Helper()
	cmd := command(dir, tool, append([]string{"-json"}, args...)...)
	out, err := cmd.Output()
	if cmd.ProcessState.ExitCode() != 3 { // findings
		t.Fatalf("%s: %v", cmd, err)
	}
	var all []finding
	for line := range strings.Lines(string(out)) {
		var object struct {
			Finding *struct {
				Analyzer, Message string
				Position          position
			}
		}
		if err := json.Unmarshal([]byte(line), &object); err != nil {
			t.Fatalf("credlint -json: %v", err)
		}
		if f := object.Finding; f != nil {
			all = append(all, finding{f.Position.String() + ": " + f.Message, f.Analyzer})
		}
	}
	return all
}

// command is a command with what Bazel sets in an action's environment.
func command(dir, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH)
	return cmd
}

// run runs a command that must succeed, and gives its output.
func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := command(dir, name, args...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", cmd, err, stderr.String())
	}
	return string(out)
}

// keyID is a key ID that nobody has.
func keyID() string { return keytest.KeyID("AKIA", 1) }
