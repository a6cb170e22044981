package triage

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/bluekeyes/go-gitdiff/gitdiff"

	"github.com/credlint/credlint/internal/report"
)

// FuzzBaseline: a file is refused in one line, or read the same again after it
// was written.
func FuzzBaseline(f *testing.F) {
	f.Add(Of(sample()).encode())
	f.Add([]byte(`{"tool": "credlint", "version": 1, "findings": []}`))
	f.Add([]byte(`{"tool": "credlint", "version": 1, "findings": [{"rule": "a/b", "count": 3}, {}]}`))
	f.Add([]byte("{\n<<<<<<< x\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, line, err := parseBaseline(data)
		if err != nil {
			oneLine(t, err)
			if line < 1 || line > 1+strings.Count(string(data), "\n") {
				t.Errorf("line %d", line)
			}
			return
		}
		again, _, err := parseBaseline(b.encode())
		if err != nil || !reflect.DeepEqual(again, b) {
			t.Errorf("read %v, then %v, %v", b, again, err)
		}
	})
}

// FuzzIdentity: whatever the names and the code are, what is written is
// recognised again.
func FuzzIdentity(f *testing.F) {
	f.Add("p", "F", "a", "b", "x := \"\"")
	f.Add("p\xff", "\u2028", "<", "&", "\x00\"\\")
	f.Add("s3://a:b@c", keyID, "", "", secret+"\r\n")
	f.Fuzz(func(t *testing.T, pkg, function, analyzer, category, code string) {
		in := report.Finding{Analyzer: analyzer, Category: category, Package: pkg}
		in.Function, in.Code = function, code
		findings := []report.Finding{in, in}
		b, line, err := parseBaseline(Of(findings).encode())
		if err != nil {
			t.Fatalf("line %d: %v", line, err)
		}
		marked, rest := b.Apply(findings, nil)
		if belongs(in) && (len(told(marked)) > 0 || len(rest.Entries()) > 0) {
			t.Errorf("told %v, left %v", marked, rest.Entries())
		}
	})
}

// FuzzPatch: a patch is refused in one line, or says of each line whether it is
// new.
func FuzzPatch(f *testing.F) {
	f.Add([]byte("diff --git a/a.go b/a.go\n--- a/a.go\n+++ b/a.go\n" + hunk))
	f.Add([]byte("--- a.go\n+++ a.go\n@@ -0,0 +1 @@\n+x\n\\ No newline at end of file\n"))
	f.Add([]byte("--- a.go\r\n+++ a.go\r\n@@ -1 +0,0 @@\r\n-x\r\n"))
	f.Add([]byte("diff --git \"a/\\303\" \"b/\\303\"\nrename from x\nrename to a.go\nBinary files x and y differ\n"))
	f.Add([]byte("diff --git a/a.go b/a.go\nGIT binary patch\nliteral 0\nHcmV?d00001\n"))
	f.Add([]byte("@@ -9223372036854775807 +9223372036854775807 @@\n"))
	root := f.TempDir()
	file := filepath.Join(root, "a.go")
	if err := os.WriteFile(file, nil, 0o666); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		diffs, err := parsePatch(data)
		if err != nil {
			oneLine(t, err)
			return
		}
		at, err := whence(diffs, filepath.Join(root, "sub"), root)
		if err != nil {
			oneLine(t, err)
			return
		}
		c := newChanges()
		for _, d := range diffs {
			if name, ok := at.name(d); ok {
				c.add(name, d)
				if !strings.HasPrefix(name, root) {
					t.Errorf("%s is outside of %s", name, root)
				}
			}
		}
		for n := range 5 {
			c.New(on(file, n, n+2))
		}
		agree(t, diffs)
	})
}

// agree checks the changed lines against the counts of the hunks' headers.
func agree(t *testing.T, diffs []*gitdiff.File) {
	for _, d := range diffs {
		for _, f := range d.TextFragments {
			l := &lines{added: map[int]bool{}, cut: map[int]bool{}}
			l.add(f)
			for n := range l.added {
				if f.NewPosition >= 0 && f.NewPosition < 1<<40 && (int64(n) < f.NewPosition || int64(n) >= f.NewPosition+f.NewLines) {
					t.Errorf("line %d is outside of %d,%d", n, f.NewPosition, f.NewLines)
				}
			}
			if int64(len(l.added)) != f.LinesAdded {
				t.Errorf("%d lines of %d", len(l.added), f.LinesAdded)
			}
		}
	}
}

// FuzzExclude: a pattern is refused in one line, or says of each name whether it
// matches; one that matches a folder matches all in it.
func FuzzExclude(f *testing.F) {
	for _, p := range []string{"legacy", "./x/", "*.pb.go", "**/a/**", "{a,b}/[c-d]?", `\*`, "a/...", "../x", "[!a]", "{a,{b,c}}", "***", "[^", "a//b/../c"} {
		f.Add(p, "legacy/a.go")
		f.Add(p, "../x/a/b/c")
	}
	f.Fuzz(func(t *testing.T, pattern, name string) {
		if len(pattern) > 200 || len(name) > 200 {
			return
		}
		var p Patterns
		if err := p.Set(pattern); err != nil {
			oneLine(t, err)
			return
		}
		if p.Match(name) && !p.Match(name+"/below") && name != "" && !strings.HasSuffix(name, "/") && !p[0].folder {
			t.Errorf("%q matches %q and not what is below", pattern, name)
		}
		if p.String() != pattern {
			t.Errorf("%q is given as %q", pattern, p.String())
		}
	})
}

// FuzzFailOn: a list is refused in one line, or is the same when it is read from
// what it is given as.
func FuzzFailOn(f *testing.F) {
	for _, list := range []string{"any", "none", "error", "warning,norefresh", "staticcreds/literal", "uncached", "a,,b", "é"} {
		f.Add(list)
	}
	f.Fuzz(func(t *testing.T, list string) {
		var o, again FailOn
		if err := o.Set(list); err != nil {
			oneLine(t, err)
			return
		}
		if err := again.Set(o.String()); err != nil || !reflect.DeepEqual(o, again) {
			t.Errorf("%q is given as %q: %v", list, o.String(), err)
		}
		for _, finding := range every() {
			if o.Fails(finding) && list == failNone {
				t.Errorf("%s fails", finding.ID())
			}
		}
	})
}

// FuzzRevision: what is not refused reaches git as a revision and as nothing
// else.
func FuzzRevision(f *testing.F) {
	for _, rev := range []string{"main", "main...", "-p", "--output=x", "a..b", "^x", "@{u}", "", "..."} {
		f.Add(rev)
	}
	f.Fuzz(func(t *testing.T, rev string) {
		name, _, err := splitRevision(rev)
		if err != nil {
			oneLine(t, err)
			return
		}
		if name == "" || strings.HasPrefix(name, "-") || strings.Contains(name, "..") {
			t.Errorf("%q is taken for the revision %q", rev, name)
		}
	})
}

// oneLine demands that an error can be shown as one line.
func oneLine(t *testing.T, err error) {
	t.Helper()
	if text := err.Error(); text == "" || strings.ContainsAny(text, "\n\r") {
		t.Errorf("the error is %q", text)
	}
}
