package triage

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/credlint/credlint/internal/driver"
	"github.com/credlint/credlint/internal/keyshape/keytest"
	"github.com/credlint/credlint/internal/report"
)

// analysed writes the txtar archive to the folder, with KEY and SECRET replaced,
// and gives what a real run finds.
func analysed(t *testing.T, dir, files string) Run {
	t.Helper()
	files = strings.NewReplacer("KEY", keyID, "SECRET", secret).Replace(files)
	for _, f := range txtar.Parse([]byte(files)).Files {
		write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(f.Data))
	}
	res, err := driver.Run(context.Background(), driver.Config{
		Dir: dir, Patterns: []string{"./..."}, Tests: true, Analyzers: suite,
		Env: append(os.Environ(), "GOWORK=off", "GOPROXY=off", "GOFLAGS=", "GOENV=off"),
	})
	if err != nil || len(res.Problems) > 0 {
		t.Fatalf("%v, %v", err, res.Problems)
	}
	return Run{Findings: res.Findings, Packages: res.Packages, Complete: true, Analyzers: suite}
}

var keyID, secret = keytest.KeyID("AKIA", 31), keytest.Secret(31)

// program holds keys wherever they can be in Go source.
const program = `
-- go.mod --
module example.com/app
go 1.24
-- a/a.go --
package a

import _ "embed"

const Key, Secret = "KEY", ` + "`SECRET`" + `

var KEY = map[string]string{"KEY": "SECRET"}

//go:embed config.json
var config string

type T struct {
	F string ` + "`default:\"KEY\" secret:\"SECRET\"`" + `
}

func Open() { // SECRET
	use("s3://KEY:SECRET@example.com/") /* KEY SECRET */
	func(id string) { use(id, "SECRET") }("KEY")
	use("KEY", "SECRET")
}

func (t *T) Close() { use("KEY", "SECRET"); use("KEY", "SECRET") }

func use(...string) {}
-- a/config.json --
{"id": "KEY", "secret": "SECRET"}
-- a/a_test.go --
package a_test

var key, secret = "KEY", "SECRET"
`

// TestNoSecretInFile: neither a part of a key that was found, nor anything that
// a guess of it could be compared with.
func TestNoSecretInFile(t *testing.T) {
	b := newBench(t)
	run := analysed(t, b.dir, program)
	if len(run.Findings) < 8 {
		t.Fatalf("only %d findings", len(run.Findings))
	}
	// As of an engine that forgot to empty literals and redact names.
	for i := range run.Findings {
		careless := run.Findings[i]
		careless.Function, careless.Code = keyID, "use ( \""+keyID+"\" , \""+secret+"\" )"
		run.Findings = append(run.Findings, careless)
	}
	b.applyRun(Options{Baseline: b.file, WriteBaseline: true}, run)
	text, err := os.ReadFile(b.file)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{keyID, secret} {
		for part := range derived(s) {
			if bytes.Contains(bytes.ToLower(text), bytes.ToLower([]byte(part))) {
				t.Errorf("the file holds %s, of %s", part, s)
			}
		}
	}
	b.want(b.applyRun(Options{Baseline: b.file}, run), []int{})
}

// derived gives the parts of a secret, and of what is made of it, that must be
// nowhere. Six characters are found by accident in no file of this size; of a
// key ID the last four are shown, as in messages.
func derived(s string) map[string]bool {
	texts := []string{s, base64.StdEncoding.EncodeToString([]byte(s)), hex.EncodeToString([]byte(s))}
	for _, h := range []hash.Hash{md5.New(), sha1.New(), sha256.New()} {
		h.Write([]byte(s))
		sum := h.Sum(nil)
		texts = append(texts, hex.EncodeToString(sum), base64.RawStdEncoding.EncodeToString(sum))
	}
	out := map[string]bool{}
	for _, text := range texts {
		for i := range len(text) - 6 {
			out[text[i:i+6]] = true
		}
	}
	return out
}

// TestMovedCodeKeepsIdentity: lines, order, layout and files may change; what a
// literal holds, too.
func TestMovedCodeKeepsIdentity(t *testing.T) {
	b := newBench(t)
	use := Options{Baseline: b.file}
	b.applyRun(Options{Baseline: b.file, WriteBaseline: true}, analysed(t, b.dir, program))

	moved := strings.Replace(program, "func Open() {", "func first() { use() }\n\n\nfunc Open() {\n\tuse()\n", 1)
	moved = strings.Replace(moved, `use("KEY", "SECRET")`, "use(\n\t\t\"KEY\", // why\n\t\t\"SECRET\")\n", 1)
	moved = strings.Replace(moved, "var KEY", "\n\n// KEY is x.\nvar KEY", 1)
	b.want(b.applyRun(use, analysed(t, b.dir, moved)), []int{})

	if err := os.Rename(filepath.Join(b.dir, "a", "a.go"), filepath.Join(b.dir, "a", "b.go")); err != nil {
		t.Fatal(err)
	}
	renamed := strings.Replace(moved, "-- a/a.go --", "-- a/b.go --", 1)
	b.want(b.applyRun(use, analysed(t, b.dir, renamed)), []int{})

	// One more in the same function, and one in another.
	more := strings.Replace(renamed, "func first() { use() }", `func first() { use("KEY", "SECRET") }`, 1)
	more = strings.Replace(more, `func (t *T) Close() {`, "func (t *T) Close() {\n\tuse(\"KEY\", \"SECRET\")\n", 1)
	out := b.applyRun(use, analysed(t, b.dir, more))
	var functions []string
	for _, f := range out.Findings {
		if f.Suppression == nil {
			functions = append(functions, f.Function)
		}
	}
	if got := strings.Join(functions, " "); got != "first T.Close" || len(out.Stale) > 0 {
		t.Errorf("told in %s, stale %v", got, out.Stale)
	}

	b.want(b.applyRun(Options{Baseline: b.file, PruneBaseline: true}, analysed(t, b.dir, renamed)), []int{}, "FILE: nothing to remove")
}

// TestDeletedPackage: no pattern matches it any more, and its entries are stale
// all the same.
func TestDeletedPackage(t *testing.T) {
	b := newBench(t)
	b.applyRun(Options{Baseline: b.file, WriteBaseline: true}, analysed(t, b.dir, program))
	if err := os.RemoveAll(filepath.Join(b.dir, "a")); err != nil {
		t.Fatal(err)
	}
	run := analysed(t, b.dir, "-- go.mod --\nmodule example.com/app\n-- b/b.go --\npackage b\n")
	out := b.applyRun(Options{Baseline: b.file, PruneBaseline: true}, run)
	if left, err := ReadBaseline(b.file); err != nil || len(left.Entries()) > 0 || len(out.Findings) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

// TestDirectivesAreTold: the baseline takes neither what a comment suppresses
// nor what is wrong with a comment.
func TestDirectivesAreTold(t *testing.T) {
	b := newBench(t)
	run := analysed(t, b.dir, `
-- go.mod --
module example.com/app
go 1.24
-- a.go --
package app

var key = "KEY" //credlint:ignore staticcreds rotated already

//credlint:ignore norefresh nothing here
var other = 1
`)
	out := b.applyRun(Options{Baseline: b.file, WriteBaseline: true}, run)
	var got []string
	for _, f := range out.Findings {
		kind := "told"
		if f.Suppression != nil {
			kind = f.Suppression.Kind
		}
		got = append(got, f.ID()+" "+kind)
	}
	if want := "staticcreds/literal " + report.InSource + ", norefresh/directive told"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(b.listed()) > 0 {
		t.Errorf("listed: %v", b.listed())
	}
}
