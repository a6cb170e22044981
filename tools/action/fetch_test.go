package action

import (
	"strings"
	"testing"
)

// TestRemoteGone takes the remote away after the checkout, as a checkout without
// credentials does. What is needed must be there, or the action must fail: it
// may never pass for want of something to compare with.
func TestRemoteGone(t *testing.T) {
	r := newRemote(t, "main")
	pull := map[string]string{"GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": r.merge, "GITHUB_BASE_REF": "main"}
	tests := []struct {
		name   string
		commit string
		depth  int
		inputs map[string]string
		error  string
	}{
		{"merge, with its parents", r.merge, 2, nil, ""},
		{"head, with all history", r.head, 0, nil, ""},
		{"merge", r.merge, 1, nil, "commit " + r.base + ", to compare with, cannot be fetched"},
		{"head", r.head, 1, nil, "where the pull request left main cannot be found"},
		{"head, with its parents", r.head, 2, nil, "where the pull request left main cannot be found"},
		{"a revision", r.merge, 1, map[string]string{"new-from-rev": r.fork}, "commit " + r.fork + ", to compare with, cannot be fetched"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := r.checkout(t, tt.commit, tt.depth)
			git(t, dir, "remote", "set-url", "origin", fileURL(t.TempDir()))
			run := (&run{dir: dir, env: pull, inputs: tt.inputs}).start(t)
			if tt.error == "" {
				run.finds(t, "new")
				return
			}
			if line := "::error title=credlint::only-new: " + tt.error; run.code != 2 || len(run.used) > 0 || strings.Count(run.log, line) != 1 {
				t.Errorf("exit code %d, uses %v, want the line %q\n%s", run.code, run.used, line, run.log)
			}
			if n := len(run.annotations()); n != 1 {
				t.Errorf("%d annotations, want 1\n%s", n, run.log)
			}
		})
	}
}
