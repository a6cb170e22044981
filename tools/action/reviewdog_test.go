package action

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reviewdog builds the real one, of the version in go.mod, and gives a variable
// PATH with it and credlint.
func reviewdog(t *testing.T) string {
	t.Helper()
	bin := t.TempDir()
	if out, code := runIn(t, ".", nil, "go", "build", "-o", bin+"/", "github.com/reviewdog/reviewdog/cmd/reviewdog"); code != 0 {
		t.Fatal(out)
	}
	return fmt.Sprintf("PATH=%s", strings.Join([]string{bin, filepath.Dir(credlint), os.Getenv("PATH")}, string(os.PathListSeparator)))
}

// TestReviewdog pipes credlint's output into reviewdog, by the commands of the
// page, in a clone with the head of a pull request.
func TestReviewdog(t *testing.T) {
	env, p, r := reviewdog(t), readPage(t, "reviewdog"), newRemote(t, "main")
	dir := r.checkout(t, r.head, 0)
	git(t, dir, "branch", "main", r.fork)

	t.Run("on your machine", func(t *testing.T) {
		out, code := runIn(t, dir, []string{env}, "bash", "-c", p.block(t, "sh", "-diff="))
		if code != 0 || !strings.HasPrefix(out, "new/new.go:3:12: error: AWS key ID ") || strings.Count(out, "\n") != 1 {
			t.Errorf("exit code %d, want the new finding\n%s", code, out)
		}
		if !strings.Contains(out, "(credlint.staticcreds.literal)") {
			t.Errorf("no category in\n%s", out)
		}
	})
	// What GitHub and GitLab would be sent is shown by another reporter.
	t.Run("in continuous integration", func(t *testing.T) {
		_, run, found := strings.Cut(p.block(t, "yaml", "-reporter=github-pr-review"), "run: |\n")
		if !found {
			t.Fatal("no command")
		}
		run = strings.Replace(run, "-reporter=github-pr-review", "-reporter=rdjson -diff='git diff main'", 1)
		out, code := runIn(t, dir, []string{env}, "bash", "-eo", "pipefail", "-c", run)
		told(t, out)
		if code != 1 {
			t.Errorf("exit code %d, want 1", code)
		}
	})
}

// told demands, in reviewdog's own format, the one finding that is new.
func told(t *testing.T, out string) {
	t.Helper()
	var report struct {
		Diagnostics []struct {
			Message  string
			Severity string
			Location struct {
				Path  string
				Range struct{ Start, End struct{ Line, Column int } }
			}
			Code struct{ Value, URL string }
		}
	}
	out, _, _ = strings.Cut(out, "\nreviewdog: ") // how it ended
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if len(report.Diagnostics) != 1 {
		t.Fatalf("got %d findings, want 1\n%s", len(report.Diagnostics), out)
	}
	d := report.Diagnostics[0]
	if d.Location.Path != "new/new.go" || d.Location.Range.Start.Column != 12 || d.Location.Range.End.Column <= 12 || d.Severity != "ERROR" {
		t.Errorf("got %+v", d)
	}
	if d.Code.Value != "staticcreds/literal" || !strings.HasSuffix(d.Code.URL, "docs/rules/staticcreds.md#literal") {
		t.Errorf("got the code %+v", d.Code)
	}
}
