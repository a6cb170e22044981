package conformance

import (
	"encoding/json"
	"testing"
)

// gitlabSchema says what docs.gitlab.com, "Code Quality report format", demands.
// It is stricter than GitLab's own schema (app/validators/json_schemas/
// codeclimate.json), which wants description, fingerprint, severity and
// location, and knows neither severities nor what a line is.
const gitlabSchema = `{
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"type": "array",
	"items": {
		"type": "object",
		"additionalProperties": false,
		"required": ["description", "check_name", "fingerprint", "severity", "location"],
		"properties": {
			"description": {"type": "string", "minLength": 1},
			"check_name": {"type": "string", "minLength": 1},
			"fingerprint": {"type": "string", "minLength": 1},
			"severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
			"location": {
				"type": "object",
				"additionalProperties": false,
				"required": ["path", "lines"],
				"properties": {
					"path": {"type": "string", "minLength": 1},
					"lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}}
				}
			}
		}
	}
}`

func TestGitLab(t *testing.T) {
	schema := compile(t, gitlabSchema)
	for name, run := range runs(t) {
		out := render(t, "gitlab", run)
		if err := schema.Validate(unmarshal(t, out)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var list []struct {
			Fingerprint string
			Location    struct{ Path string }
		}
		if err := json.Unmarshal(out, &list); err != nil {
			t.Fatal(err)
		}
		want, seen := counted(run), map[string]bool{}
		if len(list) != len(want) {
			t.Fatalf("%s: %d findings, want %d", name, len(list), len(want))
		}
		for i, f := range list {
			if seen[f.Fingerprint] {
				t.Errorf("%s: fingerprint %s twice", name, f.Fingerprint)
			}
			seen[f.Fingerprint] = true
			if path := hosted(run, want[i].Position.File); f.Location.Path != path {
				t.Errorf("%s: path %s, want %s", name, f.Location.Path, path)
			}
		}
	}
}
