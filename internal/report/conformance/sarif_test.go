package conformance

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemaHash is the SHA-256 of sarif-2.1/schema/sarif-schema-2.1.0.json in
// github.com/oasis-tcs/sarif-spec, the schema of the standard with errata 01.
const schemaHash = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"

// officialSchema gives the schema of SARIF. go-sarif holds it as a constant that
// it does not export.
func officialSchema(t *testing.T) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(string(dir)), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	value := file.Decls[0].(*ast.GenDecl).Specs[0].(*ast.ValueSpec).Values[0].(*ast.BasicLit).Value
	text, err := strconv.Unquote(value)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%x", sha256.Sum256([]byte(text))); got != schemaHash {
		t.Fatalf("not the official schema: its hash is %s", got)
	}
	return text
}

// compile gives the schema, with formats such as uri as demands too.
func compile(t *testing.T, text string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", unmarshal(t, []byte(text))); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func unmarshal(t *testing.T, text []byte) any {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestSARIFHasItsSchema(t *testing.T) {
	schema := compile(t, officialSchema(t))
	for name, run := range runs(t) {
		if err := schema.Validate(unmarshal(t, render(t, "sarif", run))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestSchemaIsStrict shows that the validator does refuse what is wrong.
func TestSchemaIsStrict(t *testing.T) {
	schema := compile(t, officialSchema(t))
	right := string(render(t, "sarif", runs(t)["odd"]))
	for from, to := range map[string]string{
		`"version": "2.1.0"`:                 `"version": "2.2.0"`,
		`"startLine": 9`:                     `"startLine": 0`,
		`"startColumn": 9`:                   `"startColumn": "9"`,
		`"columnKind": "utf16CodeUnits"`:     `"columnKind": "bytes"`,
		`"kind": "inSource"`:                 `"kind": "comment"`,
		`"level": "warning"`:                 `"level": "bad"`,
		`"ruleIndex": 0`:                     `"rulesIndex": 0`,
		`"uri": "lib/a:b,c=d.go"`:            `"uri": "lib/a b.go%"`,
		`"executionSuccessful": false`:       `"successful": false`,
		`"name": "credlint"`:                 `"title": "credlint"`,
		`"kind": "external"`:                 `"justification": "x"`,
		`"fullyQualifiedName": "example.com`: `"fullName": "example.com`,
	} {
		wrong := strings.Replace(right, from, to, 1)
		if wrong == right {
			t.Errorf("no %s in the output", from)
		} else if schema.Validate(unmarshal(t, []byte(wrong))) == nil {
			t.Errorf("valid with %s", to)
		}
	}
}

// TestGoSarif reads the output with go-sarif, whose types have no room for what
// the standard does not know.
func TestGoSarif(t *testing.T) {
	for name, run := range runs(t) {
		var log sarif.Report
		d := json.NewDecoder(bytes.NewReader(render(t, "sarif", run)))
		d.DisallowUnknownFields()
		if err := d.Decode(&log); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := len(log.Runs[0].Results); got != len(run.Findings) {
			t.Errorf("%s: %d results, want %d", name, got, len(run.Findings))
		}
	}
}

// TestGitHubWants checks what GitHub demands beyond the schema
// (docs.github.com, "SARIF support for code scanning": required properties and
// limits).
func TestGitHubWants(t *testing.T) {
	schema := compile(t, githubSchema)
	for name, run := range runs(t) {
		if err := schema.Validate(unmarshal(t, render(t, "sarif", run))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// githubSchema says in a schema what the tables of that page demand.
const githubSchema = `{
	"$schema": "https://json-schema.org/draft/2020-12/schema",
	"required": ["$schema", "version", "runs"],
	"properties": {"runs": {"type": "array", "minItems": 1, "maxItems": 20, "items": {"$ref": "#/$defs/run"}}},
	"$defs": {
		"run": {
			"required": ["tool", "results"],
			"properties": {
				"tool": {"required": ["driver"], "properties": {"driver": {"$ref": "#/$defs/driver"}}},
				"results": {"type": "array", "maxItems": 25000, "items": {"$ref": "#/$defs/result"}}
			}
		},
		"driver": {
			"required": ["name", "rules"],
			"properties": {"rules": {"type": "array", "minItems": 1, "maxItems": 25000, "items": {"$ref": "#/$defs/rule"}}}
		},
		"rule": {
			"required": ["id", "shortDescription", "fullDescription", "help"],
			"properties": {
				"id": {"$ref": "#/$defs/text"},
				"name": {"maxLength": 255},
				"shortDescription": {"$ref": "#/$defs/message"},
				"fullDescription": {"$ref": "#/$defs/message", "properties": {"text": {"maxLength": 1024}}},
				"help": {"$ref": "#/$defs/message"},
				"defaultConfiguration": {"properties": {"level": {"enum": ["note", "warning", "error"]}}},
				"properties": {"properties": {
					"tags": {"type": "array", "maxItems": 10, "items": {"type": "string"}},
					"precision": {"enum": ["very-high", "high", "medium", "low"]},
					"problem.severity": {"enum": ["error", "warning", "recommendation"]},
					"security-severity": {"type": "string", "pattern": "^(10\\.0|[1-9]\\.[0-9]|0\\.[1-9])$"}
				}}
			}
		},
		"result": {
			"required": ["ruleId", "message", "locations", "partialFingerprints"],
			"properties": {
				"message": {"$ref": "#/$defs/message"},
				"locations": {"type": "array", "minItems": 1, "maxItems": 10, "items": {"$ref": "#/$defs/location"}},
				"relatedLocations": {"type": "array", "items": {"$ref": "#/$defs/location", "required": ["id"]}},
				"codeFlows": {"items": {"properties": {"threadFlows": {"items": {
					"properties": {"locations": {"minItems": 1, "maxItems": 1000, "items": {"properties": {"location": {"$ref": "#/$defs/location"}}}}}
				}}}}},
				"partialFingerprints": {"required": ["primaryLocationLineHash"], "properties": {"primaryLocationLineHash": {"$ref": "#/$defs/text"}}}
			}
		},
		"location": {
			"required": ["physicalLocation"],
			"properties": {"physicalLocation": {
				"required": ["artifactLocation", "region"],
				"properties": {
					"artifactLocation": {"required": ["uri"], "properties": {"uri": {"format": "uri-reference", "minLength": 1}}},
					"region": {
						"required": ["startLine", "startColumn", "endLine", "endColumn"],
						"additionalProperties": {"type": "integer", "minimum": 1}
					}
				}
			}}
		},
		"message": {"required": ["text"], "properties": {"text": {"$ref": "#/$defs/text"}}},
		"text": {"type": "string", "minLength": 1}
	}
}`
