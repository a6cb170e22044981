package conformance

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/joshdk/go-junit"
)

// TestGoJUnit reads the output with go-junit.
func TestGoJUnit(t *testing.T) {
	for name, run := range runs(t) {
		suites, err := junit.Ingest(render(t, "junit", run))
		if err != nil {
			t.Fatal(err)
		}
		var total junit.Totals
		names := map[string]bool{}
		for _, s := range suites {
			total.Failed += s.Totals.Failed
			total.Error += s.Totals.Error
			total.Skipped += s.Totals.Skipped
			for _, c := range s.Tests {
				if names[c.Classname+" "+c.Name] || c.Name == "" {
					t.Errorf("%s: case %q of %s twice, or without a name", name, c.Name, c.Classname)
				}
				names[c.Classname+" "+c.Name] = true
			}
			if s.Totals.Tests == 0 || s.Totals.Failed+s.Totals.Error == 0 && s.Totals.Passed != 1 {
				t.Errorf("%s: suite %s has %+v", name, s.Name, s.Totals)
			}
		}
		want := len(counted(run))
		if total.Failed != want || total.Skipped != len(run.Findings)-want || total.Error != len(run.Problems) {
			t.Errorf("%s: got %+v", name, total)
		}
	}
}

// TestFailureTellsAll looks at one case as a person would.
func TestFailureTellsAll(t *testing.T) {
	run := runs(t)["odd"]
	suites, err := junit.Ingest(render(t, "junit", run))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range suites {
		for _, c := range s.Tests {
			if c.Name == "frozen-response in example.com/app.Store.Open" {
				for _, want := range []string{"app/store.go:4:23: ", "\nstep: app/store.go:3:17: ", "\nsee https://"} {
					if !strings.Contains(c.Error.Error(), want) {
						t.Errorf("no %q in %q", want, c.Error)
					}
				}
				return
			}
		}
	}
	t.Error("no such case")
}

// An element is what the schema of Jenkins's xUnit plugin, junit-10.xsd, lets
// stand in one, and what it demands.
type element struct{ attributes, required, children string }

var jenkins = map[string]element{
	"":           {children: "testsuites testsuite"},
	"testsuites": {"name time tests failures errors", "", "testsuite"},
	"testsuite": {
		"name tests failures errors group time skipped timestamp hostname id package file log url", "name tests failures errors",
		"testsuite properties testcase system-out system-err",
	},
	"testcase": {"name time classname group", "name", "skipped error failure system-out system-err"},
	"failure":  {"type message", "", ""},
	"error":    {"type message", "", ""},
	"skipped":  {"type message", "", ""},
}

// TestJenkinsSchema checks elements and attributes, and that the counts are
// right.
func TestJenkinsSchema(t *testing.T) {
	for name, run := range runs(t) {
		path := []string{""}
		for d := xml.NewDecoder(bytes.NewReader(render(t, "junit", run))); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				for _, fault := range faults(path[len(path)-1], token) {
					t.Errorf("%s: %s", name, fault)
				}
				path = append(path, token.Name.Local)
			case xml.EndElement:
				path = path[:len(path)-1]
			}
		}
	}
}

// faults says what is wrong with an element inside of another.
func faults(parent string, e xml.StartElement) []string {
	var out []string
	name := e.Name.Local
	if !slices.Contains(strings.Fields(jenkins[parent].children), name) {
		out = append(out, name+" in "+parent)
	}
	var attributes []string
	for _, a := range e.Attr {
		attributes = append(attributes, a.Name.Local)
		if !slices.Contains(strings.Fields(jenkins[name].attributes), a.Name.Local) {
			out = append(out, name+" has "+a.Name.Local)
		}
	}
	for _, want := range strings.Fields(jenkins[name].required) {
		if !slices.Contains(attributes, want) {
			out = append(out, name+" without "+want)
		}
	}
	return out
}

// TestCounts compares the counts that each suite gives with its cases.
func TestCounts(t *testing.T) {
	type result struct{}
	var doc struct {
		Suites []struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Errors   int `xml:"errors,attr"`
			Skipped  int `xml:"skipped,attr"`
			Cases    []struct {
				Failure *result `xml:"failure"`
				Error   *result `xml:"error"`
				Skipped *result `xml:"skipped"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(render(t, "junit", runs(t)["odd"]), &doc); err != nil {
		t.Fatal(err)
	}
	for i, s := range doc.Suites {
		got := [4]int{len(s.Cases)}
		for _, c := range s.Cases {
			for kind, r := range []*result{c.Failure, c.Error, c.Skipped} {
				if r != nil {
					got[kind+1]++
				}
			}
		}
		if want := [4]int{s.Tests, s.Failures, s.Errors, s.Skipped}; got != want {
			t.Errorf("suite %d says %v and has %v", i, want, got)
		}
	}
}
