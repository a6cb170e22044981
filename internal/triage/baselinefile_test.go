package triage

import (
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/credlint/credlint/internal/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is what the golden file lists.
func sample() []report.Finding {
	return []report.Finding{
		find(literl, "example.com/app/store", "", `backup = "" + "" & "<b>"`),
		find(frozen, "example.com/app/store", "Store.Open", `cfg . Credentials = credentials . NewStaticCredentialsProvider ( * c . AccessKeyId , * c . SecretAccessKey , * c . SessionToken )`),
		find("norefresh/uncached", "example.com/app", "main", `cfg . Credentials = stscreds . NewAssumeRoleProvider ( client , "" )`),
		find(frozen, "example.com/app/store", "Store.Open", `cfg . Credentials = credentials . NewStaticCredentialsProvider ( * c . AccessKeyId , * c . SecretAccessKey , * c . SessionToken )`),
		find("chainshadow/explicit-static", "example.com/app/store_test", "TestÄ", `go func ( ) { }`),
	}
}

func TestGoldenFile(t *testing.T) {
	golden := filepath.Join("testdata", "baseline.json")
	got := Of(sample()).encode()
	if *update {
		if err := os.WriteFile(golden, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	findings := sample()
	slices.Reverse(findings)
	if again := Of(findings).encode(); string(again) != string(want) {
		t.Errorf("in another order:\n%s", again)
	}
	b, err := ReadBaseline(golden)
	if err != nil || !reflect.DeepEqual(b, Of(sample())) {
		t.Errorf("read %v, %v", b, err)
	}
}

// TestPageShowsTheFile: docs/baseline.md shows a file as it is written.
func TestPageShowsTheFile(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "baseline.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(page), "\n```json\n")
	text, _, _ = strings.Cut(text, "```\n")
	b, line, err := parseBaseline([]byte(text))
	if err != nil || string(b.encode()) != text {
		t.Errorf("line %d: %v; written:\n%s", line, err, b.encode())
	}
}

// TestOneLineEach: a finding that comes or goes changes one line, if it is not
// the last.
func TestOneLineEach(t *testing.T) {
	all := strings.Split(string(Of(sample()).encode()), "\n")
	fewer := strings.Split(string(Of(sample()[1:]).encode()), "\n")
	added := slices.DeleteFunc(slices.Clone(all), func(l string) bool { return slices.Contains(fewer, l) })
	if len(added) != 1 || !strings.Contains(added[0], literl) {
		t.Errorf("lines that came: %q", added)
	}
}

func TestReadTolerates(t *testing.T) {
	text := string(Of(sample()).encode())
	for _, c := range []struct{ name, text string }{
		{"Windows line ends", strings.ReplaceAll(text, "\n", "\r\n")},
		{"byte order mark", "\xEF\xBB\xBF" + text},
		{"one line", strings.ReplaceAll(text, "\n", "")},
		{"indented by a formatter", strings.NewReplacer("{\"", "{\n\t\"", ",\"", ",\n\t\"").Replace(text)},
		{"other order of fields", strings.Replace(strings.Replace(text, "  \"version\": 1,\n", "", 1), "]\n", "],\n\"version\": 1", 1)},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, line, err := parseBaseline([]byte(c.text))
			if err != nil {
				t.Fatalf("line %d: %v\n%s", line, err, c.text)
			}
			if !reflect.DeepEqual(b, Of(sample())) {
				t.Errorf("read %v", b)
			}
		})
	}
}

func TestReadRefuses(t *testing.T) {
	const head = "{\n  \"tool\": \"credlint\",\n  \"version\": 1,\n  \"findings\": [\n"
	const entry = `    {"package":"p","rule":"norefresh/uncached"}`
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "1: the file ends too early"},
		{"blank", "\n\n", "3: the file ends too early"},
		{"no JSON", "package main\n", "1: invalid character 'p' looking for beginning of value"},
		{"another JSON", `{"runs": []}`, "1: not a baseline of credlint"},
		{"a list", `[]`, "1: unexpected array"},
		{"another tool's", `{"tool": "other", "version": 1, "findings": []}`, "1: not a baseline of credlint"},
		{"no findings", `{"tool": "credlint", "version": 1}`, "1: not a baseline of credlint"},
		{"newer", `{"tool": "credlint", "version": 2, "findings": []}`, "1: version 2, but this credlint reads version 1: a newer one wrote it"},
		{"no version", `{"tool": "credlint", "findings": []}`, "1: no such version: 0"},
		{"version as text", `{"tool": "credlint", "version": "1", "findings": []}`, "1: version: unexpected string"},
		{"unknown field", "{\n\"tool\": \"credlint\",\n\"version\": 1,\n\"secrets\": [],\n\"findings\": []}", `4: unknown field "secrets"`},
		{"unknown field of an entry", head + entry + ",\n    {\"package\":\"p\",\"rule\":\"r\",\"line\":3}\n]}", `6: unknown field "line"`},
		{"no list", `{"tool": "credlint", "version": 1, "findings": {}}`, "1: findings: want a list"},
		{"null", `{"tool": "credlint", "version": 1, "findings": null}`, "1: findings: want a list"},
		{"cut off", head + entry + ",\n", "6: the file ends too early"},
		{"comma forgotten", head + entry + "\n" + entry + "\n]}", "6: invalid character '{' after array element"},
		{"comma too many", head + entry + ",\n]}", "6: invalid character ']' looking for beginning of value"},
		{"entry is text", head + "    \"x\"\n]}", "5: unexpected string"},
		{"count is text", head + "    {\"package\":\"p\",\"rule\":\"r\",\"count\":\"2\"}\n]}", "5: count: unexpected string"},
		{"count of none", head + "    {\"package\":\"p\",\"rule\":\"r\",\"count\":0}\n]}", "5: no such count: 0"},
		{"count below none", head + "    {\"package\":\"p\",\"rule\":\"r\",\"count\":-1}\n]}", "5: no such count: -1"},
		{"count beyond all", head + "    {\"package\":\"p\",\"rule\":\"r\",\"count\":99999999999}\n]}", "5: no such count: 99999999999"},
		{"no rule", head + "    {\"package\":\"p\"}\n]}", "5: an entry without a rule"},
		{"twice", head + entry + ",\n" + entry + "\n]}", "6: the same finding as in line 5: leave one of them, with the right count"},
		{"merge conflict", head + "<<<<<<< HEAD\n" + entry + "\n=======\n>>>>>>> x\n]}", "5: a merge conflict: keep the entries of both sides"},
		{"something behind it", head + entry + "\n]}\n{}", "7: something follows the baseline's end"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "b.json")
			write(t, file, c.text)
			b, err := ReadBaseline(file)
			if want := file + ":" + c.want; err == nil || err.Error() != want {
				t.Errorf("got %v, %v, want %s", b, err, want)
			}
		})
	}
}

func TestReadNoFile(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.json")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	if err := errorOf(f.Truncate(maxFile+1), f.Close()); err != nil { // a hole: takes no room
		t.Fatal(err)
	}
	for _, c := range []struct{ name, file, want string }{
		{"not there", filepath.Join(dir, "b.json"), "no such file or directory"},
		{"a folder", dir, "is a directory"},
		{"too large", large, "larger than 64 MB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, err := ReadBaseline(c.file); err == nil || err.Error() != c.file+": "+c.want {
				t.Errorf("got %v, want %s: %s", err, c.file, c.want)
			}
		})
	}
}

func errorOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestFailedWriteLeavesFile: the file is as it was, or all new, and nothing lies
// beside it.
func TestFailedWriteLeavesFile(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "b.json")
	write(t, filepath.Join(folder, "child"), "x")
	if err := Of(sample()).Write(folder); err == nil || !strings.HasPrefix(err.Error(), folder+": ") {
		t.Errorf("a folder was written to: %v", err)
	}
	missing := filepath.Join(dir, "nosuch", "b.json")
	if err := Of(sample()).Write(missing); err == nil || err.Error() != missing+": no such file or directory" {
		t.Errorf("got %v", err)
	}

	locked := filepath.Join(dir, "locked")
	file := filepath.Join(locked, "b.json")
	write(t, file, "old")
	if err := os.Chmod(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(locked, 0o755)
	want := "old"
	if err := Of(sample()).Write(file); err == nil { // root may write everywhere
		want = string(Of(sample()).encode())
	}
	if got, err := os.ReadFile(file); err != nil || string(got) != want {
		t.Errorf("the file holds %q, %v", got, err)
	}
	for _, d := range []string{dir, locked} {
		if names, _ := filepath.Glob(filepath.Join(d, ".*")); len(names) > 0 {
			t.Errorf("left over: %v", names)
		}
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := errorOf(os.MkdirAll(filepath.Dir(file), 0o777), os.WriteFile(file, []byte(text), 0o666)); err != nil {
		t.Fatal(err)
	}
}
