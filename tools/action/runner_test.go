package action

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// An actionFile is action.yml.
type actionFile struct {
	Inputs map[string]struct {
		Description string
		Default     string
		Required    bool
	}
	Outputs map[string]struct{ Description, Value string }
	Runs    struct {
		Using string
		Steps []step
	}
}

type step struct {
	ID, Name, If, Uses, Shell, Run string
	With, Env                      map[string]string
}

func readAction(t *testing.T) *actionFile {
	t.Helper()
	var a actionFile
	dec := yaml.NewDecoder(strings.NewReader(readFile(t, "action.yml")))
	if err := dec.Decode(&a); err != nil {
		t.Fatal(err)
	}
	return &a
}

// A run is a run of the action by a small stand-in for GitHub's runner. It runs
// the steps with shell for real, in order and under their conditions, and takes
// down what other actions would be used.
type run struct {
	env       map[string]string // GITHUB_...
	inputs    map[string]string
	mergeBase string // github.event.merge_group.base_sha
	dir       string // the checkout
	build     bool   // run.sh install runs as well

	action *actionFile
	temp   string
	steps  map[string]map[string]string // outputs by step

	// What came of it.
	failed  bool
	code    int // of the step that failed first
	log     string
	summary string
	used    []step // with the values for their inputs
}

// start runs the action in the checkout.
func (r *run) start(t *testing.T) *run {
	t.Helper()
	r.action, r.temp = readAction(t), filepath.Join(t.TempDir(), "runner's temp")
	if err := os.MkdirAll(r.temp, 0o777); err != nil {
		t.Fatal(err)
	}
	inputs := map[string]string{}
	for name, in := range r.action.Inputs {
		inputs[name] = in.Default
	}
	for name, value := range r.inputs {
		if _, ok := inputs[name]; !ok {
			t.Fatalf("action.yml has no input %q", name)
		}
		inputs[name] = value
	}
	r.inputs = inputs
	r.steps = map[string]map[string]string{}
	if !r.build {
		r.steps["install"] = map[string]string{"dir": installed}
	}
	for _, s := range r.action.Runs.Steps {
		if s.ID == "install" && !r.build {
			continue
		}
		r.step(t, s)
	}
	r.summary = r.read(t, "summary")
	return r
}

func (r *run) step(t *testing.T, s step) {
	t.Helper()
	if !r.wanted(t, s.If) {
		return
	}
	if s.Uses != "" {
		with := map[string]string{}
		for name, value := range s.With {
			with[name] = r.expand(t, value)
		}
		r.used = append(r.used, step{Uses: s.Uses, With: with})
		return
	}
	if err := os.RemoveAll(filepath.Join(r.temp, "output")); err != nil {
		t.Fatal(err)
	}
	code := r.shell(t, s)
	r.steps[s.ID] = r.outputs(t)
	if code != 0 && !r.failed {
		r.failed, r.code = true, code
	}
}

// shell runs a step's script and gives its status.
func (r *run) shell(t *testing.T, s step) int {
	t.Helper()
	script := filepath.Join(r.temp, "script.sh")
	if err := os.WriteFile(script, []byte(s.Run), 0o666); err != nil {
		t.Fatal(err)
	}
	// "shell: bash" stands for this (docs.github.com, workflow syntax).
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
	cmd.Dir = r.dir
	cmd.Env = r.environment(t, s)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	r.log += out.String()
	if exit, ok := err.(*exec.ExitError); ok {
		return exit.ExitCode()
	} else if err != nil {
		t.Fatal(err)
	}
	return 0
}

func (r *run) environment(t *testing.T, s step) []string {
	vars := map[string]string{
		"RUNNER_TEMP":         r.temp,
		"GITHUB_ACTION_PATH":  root,
		"GITHUB_OUTPUT":       filepath.Join(r.temp, "output"),
		"GITHUB_STEP_SUMMARY": filepath.Join(r.temp, "summary"),
		"GITHUB_WORKSPACE":    r.dir,
		"GITHUB_SERVER_URL":   "https://github.com",
		"GITHUB_REPOSITORY":   "example/app",
		"GITHUB_EVENT_NAME":   "push",
		"GITHUB_SHA":          strings.Repeat("0", 40),
		"GITHUB_BASE_REF":     "",
	}
	maps.Copy(vars, r.env)
	for name, value := range s.Env {
		vars[name] = r.expand(t, value)
	}
	env := environment()
	for name, value := range vars {
		env = append(env, name+"="+value)
	}
	return env
}

// outputs reads what the step wrote to GITHUB_OUTPUT.
func (r *run) outputs(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for line := range strings.Lines(r.read(t, "output")) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		if !ok {
			t.Errorf("GITHUB_OUTPUT has the line %q", line)
		}
		out[name] = value
	}
	return out
}

// read gives a file that steps may have written.
func (r *run) read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(r.temp, name))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return string(text)
}

// output gives an output of the action.
func (r *run) output(t *testing.T, name string) string {
	t.Helper()
	out, ok := r.action.Outputs[name]
	if !ok {
		t.Fatalf("action.yml has no output %q", name)
	}
	return r.expand(t, out.Value)
}

// annotations gives the places of the annotations that GitHub would make of the
// log, and the headings of those without a place. As the runner does, it takes a
// line for a command whatever space is before it, and none between
// ::stop-commands::TOKEN and ::TOKEN::.
func (r *run) annotations() []string {
	var places []string
	stopped := ""
	for line := range strings.Lines(r.log) {
		m := workflowCommand.FindStringSubmatch(strings.TrimSpace(line))
		switch {
		case m == nil || stopped != "" && m[1] != stopped:
		case stopped != "":
			stopped = ""
		case m[1] == "stop-commands":
			stopped = m[3]
		default:
			places = append(places, place(m[2], m[3]))
		}
	}
	slices.Sort(places)
	return places
}

// workflowCommand is a line ::name properties::message.
var workflowCommand = regexp.MustCompile(`^::([\w-]+)(?: (.*?))?::(.*)$`)

func place(properties, message string) string {
	at := map[string]string{}
	for _, p := range strings.Split(properties, ",") {
		name, value, _ := strings.Cut(p, "=")
		at[name] = value
	}
	if at["file"] == "" {
		return message
	}
	return fmt.Sprintf("%s:%s", at["file"], at["line"])
}
