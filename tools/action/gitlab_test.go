package action

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// A gitlabJob is what the example uses of a job's keys (docs.gitlab.com, "CI/CD
// YAML syntax reference").
type gitlabJob struct {
	Stage, Image string
	Rules        []struct{ If string }
	Variables    map[string]string
	Cache        struct {
		Key   string
		Paths []string
	}
	Script    []string
	Artifacts struct {
		When    string
		Reports struct{ Codequality string }
	}
}

func readGitLab(t *testing.T) gitlabJob {
	t.Helper()
	var jobs map[string]gitlabJob
	dec := yaml.NewDecoder(strings.NewReader(readFile(t, "docs", "places", "gitlab-ci.example.yml")))
	dec.KnownFields(true)
	if err := dec.Decode(&jobs); err != nil {
		t.Fatal(err)
	}
	if len(jobs) != 1 {
		t.Fatalf("%d jobs", len(jobs))
	}
	return jobs["credlint"]
}

// TestGitLab runs the job as a runner does, in the shells that it may choose.
func TestGitLab(t *testing.T) {
	job, r := readGitLab(t), newRemote(t, "main")
	if job.Artifacts.When != "always" {
		t.Error("no report of a job that fails")
	}
	env := proxy(t, job.Variables["CREDLINT_VERSION"])
	tests := []struct {
		name, shell, commit string
		vars                []string
		code                int
		told, report        string
	}{
		{"merge request", "bash", r.head, []string{"CI_MERGE_REQUEST_DIFF_BASE_SHA=" + r.fork}, 3, "new", "mended new old"},
		{"merge request, without bash", "sh", r.head, []string{"CI_MERGE_REQUEST_DIFF_BASE_SHA=" + r.fork}, 3, "new", "mended new old"},
		{"merged results", "bash", r.merge, []string{"CI_MERGE_REQUEST_DIFF_BASE_SHA=" + r.fork, "CI_MERGE_REQUEST_TARGET_BRANCH_SHA=" + r.base}, 3, "new", "later new old"},
		{"default branch", "sh", r.base, nil, 0, "", "later old"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := r.checkout(t, tt.commit, 1)
			out, code := runIn(t, dir, slices.Concat(job.env(dir), env, tt.vars), tt.shell, "-ec", strings.Join(job.Script, "\n"))
			if code != tt.code {
				t.Errorf("exit code %d, want %d\n%s", code, tt.code, out)
			}
			if got := strings.Join(names(out, `(?m)^(\w+)/\w+\.go:3:12: `), " "); got != tt.told {
				t.Errorf("told %q, want %q\n%s", got, tt.told, out)
			}
			if got := qualityReport(t, filepath.Join(dir, job.Artifacts.Reports.Codequality)); got != tt.report {
				t.Errorf("the report has %q, want %q", got, tt.report)
			}
			if cached := filepath.Join(dir, job.Cache.Paths[0], "bin", "credlint"); !exists(cached) {
				t.Errorf("%s is not there to be cached", cached)
			}
		})
	}
}

// env gives the job's variables, as GitLab expands them.
func (j gitlabJob) env(dir string) []string {
	var env []string
	for name, value := range j.Variables {
		env = append(env, name+"="+os.Expand(value, func(v string) string {
			return map[string]string{"CI_PROJECT_DIR": dir}[v]
		}))
	}
	return env
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// qualityReport gives the folders of a report's findings, sorted.
func qualityReport(t *testing.T, name string) string {
	t.Helper()
	var list []struct {
		Fingerprint string
		Location    struct{ Path string }
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Error(err)
		return ""
	}
	if err := json.Unmarshal(text, &list); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	var dirs []string
	for _, f := range list {
		dir, _, _ := strings.Cut(f.Location.Path, "/")
		dirs = append(dirs, dir)
	}
	slices.Sort(dirs)
	return strings.Join(dirs, " ")
}
