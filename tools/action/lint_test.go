package action

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestEvents runs the action on checkouts as the events of GitHub bring them.
// Code scanning, which compares by itself, gets all findings every time.
func TestEvents(t *testing.T) {
	r := newRemote(t, "main")
	pull := map[string]string{"GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": r.merge, "GITHUB_BASE_REF": "main"}
	push := map[string]string{"GITHUB_EVENT_NAME": "push", "GITHUB_SHA": r.base}
	group := map[string]string{"GITHUB_EVENT_NAME": "merge_group", "GITHUB_SHA": r.merge}
	tests := []struct {
		name     string
		commit   string
		depth    int
		env      map[string]string
		inputs   map[string]string
		told     string
		uploaded string
	}{
		{"pull request", r.merge, 1, pull, nil, "new", "later new old"},
		{"pull request, with its parents", r.merge, 2, pull, nil, "new", "later new old"},
		{"pull request, with all history", r.merge, 0, pull, nil, "new", "later new old"},
		{"pull request, its head, shallow", r.head, 1, pull, nil, "new", "mended new old"},
		{"pull request, its head, with all history", r.head, 0, pull, nil, "new", "mended new old"},
		{"pull request, all findings", r.merge, 1, pull, map[string]string{"only-new": "false"}, "later new old", "later new old"},
		{"pull request, another base", r.merge, 1, pull, map[string]string{"new-from-rev": r.fork}, "later new", "later new old"},
		{"push", r.base, 1, push, nil, "later old", "later old"},
		{"push, since the one before", r.base, 1, push, map[string]string{"only-new": "true", "new-from-rev": r.fork}, "later", "later old"},
		{"merge queue", r.merge, 1, group, nil, "new", "later new old"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			run := &run{dir: r.checkout(t, tt.commit, tt.depth), env: tt.env, inputs: tt.inputs, mergeBase: r.base}
			run.start(t)
			run.finds(t, tt.told)
			if got := run.uploads(t); got != tt.uploaded {
				t.Errorf("uploaded %s, want %s", got, tt.uploaded)
			}
		})
	}
}

// finds demands that the run failed for these packages, and told it everywhere.
func (r *run) finds(t *testing.T, packages string) {
	t.Helper()
	var places []string
	for _, p := range strings.Fields(packages) {
		places = append(places, fmt.Sprintf("%[1]s/%[1]s.go:3", p))
		if !strings.Contains(r.summary, fmt.Sprintf("<code>%[1]s/%[1]s.go:3:12</code></a> | AWS key ID", p)) {
			t.Errorf("the summary lacks %s:\n%s", p, r.summary)
		}
	}
	if got := r.annotations(); !slices.Equal(got, places) {
		t.Errorf("got the annotations %q, want %q", got, places)
	}
	if got := strings.Count(r.summary, "\n| <a"); got != len(places) {
		t.Errorf("the summary has %d rows, want %d:\n%s", got, len(places), r.summary)
	}
	if got := r.output(t, "findings"); got != fmt.Sprint(len(places)) {
		t.Errorf("the output findings is %q, want %d", got, len(places))
	}
	if r.code != 3 || r.output(t, "exit-code") != "3" {
		t.Errorf("exit code %d, as output %q, want 3\n%s", r.code, r.output(t, "exit-code"), r.log)
	}
}

// uploads gives the packages of the results that go to code scanning.
func (r *run) uploads(t *testing.T) string {
	t.Helper()
	if len(r.used) != 1 || !strings.HasPrefix(r.used[0].Uses, "github/codeql-action/upload-sarif@") {
		t.Errorf("uses %v, want an upload", r.used)
		return ""
	}
	name := r.used[0].With["sarif_file"]
	if got := r.output(t, "sarif-file"); got != name || !filepath.IsAbs(name) {
		t.Errorf("the output sarif-file is %q, but %q is uploaded", got, name)
	}
	return results(t, name)
}

// results gives the folders of a SARIF file's results, sorted.
func results(t *testing.T, name string) string {
	t.Helper()
	var log struct {
		Runs []struct {
			Results []struct {
				Locations []struct {
					PhysicalLocation struct{ ArtifactLocation struct{ URI string } }
				}
			}
		}
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Error(err)
		return ""
	}
	if err := json.Unmarshal(text, &log); err != nil {
		t.Errorf("%s: %v", name, err)
		return ""
	}
	var dirs []string
	for _, result := range log.Runs[0].Results {
		dir, _, _ := strings.Cut(result.Locations[0].PhysicalLocation.ArtifactLocation.URI, "/")
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	return strings.Join(dirs, " ")
}
