package driver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"golang.org/x/tools/go/packages"
)

var (
	errInterrupted = errors.New("interrupted")
	errNoGo        = errors.New("cannot find the go command on PATH; install Go from https://go.dev/dl or set PATH")
)

// metadata is all that go list is asked for. NeedDeps without NeedTypes makes
// go/packages give the import graph without parsing anything.
const metadata = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles |
	packages.NeedImports | packages.NeedDeps | packages.NeedExportFile | packages.NeedModule |
	packages.NeedTypesSizes | packages.NeedEmbedFiles | packages.NeedForTest

// list gives the packages that match the patterns, linked to all that they
// import. The go command compiles what has no export data in its cache yet.
func list(ctx context.Context, cfg Config) ([]*packages.Package, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return nil, errNoGo
	}
	roots, err := packages.Load(&packages.Config{
		Mode:       metadata,
		Context:    ctx,
		Dir:        cfg.Dir,
		Env:        cfg.Env,
		BuildFlags: buildFlags(cfg),
		Tests:      cfg.Tests,
	}, goPatterns(cfg.Patterns)...)
	switch {
	case ctx.Err() != nil:
		return nil, errInterrupted
	case err != nil || len(roots) == 0:
		return nil, whyNothing(ctx, cfg, err)
	case len(roots) == 1 && roots[0].Name == "" && outsideModule(cfg):
		return nil, fmt.Errorf("no go.mod in %s or a folder above it; run credlint inside a module, or name one with -C", cfg.Dir)
	}
	return roots, nil
}

// outsideModule reports whether there is no module to analyse. The go command
// says so in different words for different patterns.
func outsideModule(cfg Config) bool {
	cmd := exec.Command("go", "env", "GOMOD")
	cmd.Dir, cmd.Env = cfg.Dir, cfg.Env
	out, err := cmd.Output()
	return err == nil && strings.TrimSpace(string(out)) == os.DevNull
}

// goPatterns marks the patterns as such, since go/packages gives a meaning of
// its own to "file=x.go" and the like.
func goPatterns(patterns []string) []string {
	marked := make([]string, len(patterns))
	for i, p := range patterns {
		marked[i] = "pattern=" + p
	}
	return marked
}

func buildFlags(cfg Config) []string {
	if cfg.Tags == "" {
		return nil
	}
	return []string{"-tags=" + cfg.Tags}
}

// whyNothing says in one line why go list gave no packages. go/packages
// forgives a failed go list if export data was asked for, and its own errors
// take several lines, so the go command is asked once more, plainly.
func whyNothing(ctx context.Context, cfg Config, loadErr error) error {
	args := append([]string{"list"}, buildFlags(cfg)...)
	cmd := exec.CommandContext(ctx, "go", append(append(args, "--"), cfg.Patterns...)...)
	cmd.Dir, cmd.Env = cfg.Dir, cfg.Env
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	runErr := cmd.Run()
	if msg := firstMessage(stderr.String()); msg != "" {
		return errors.New(msg)
	}
	if err := errors.Join(loadErr, runErr); err != nil {
		return errors.New(oneLine(err.Error()))
	}
	return fmt.Errorf("no packages match %s", strings.Join(cfg.Patterns, " "))
}

// firstMessage gives the first message on the go command's standard error in
// one line: a line with those that are indented below it.
func firstMessage(stderr string) string {
	var msg []string
	for line := range strings.Lines(stderr) {
		if strings.HasPrefix(line, "go: downloading ") || strings.TrimSpace(line) == "" {
			continue
		}
		if len(msg) > 0 && !strings.HasPrefix(line, "\t") && !strings.HasSuffix(msg[len(msg)-1], ":") {
			break
		}
		msg = append(msg, strings.TrimSpace(line))
	}
	return strings.TrimPrefix(strings.TrimPrefix(strings.Join(msg, " "), "go: "), "warning: ")
}

// oneLine joins the lines of a text.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
