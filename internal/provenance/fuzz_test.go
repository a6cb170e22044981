package provenance

import (
	"bytes"
	"go/scanner"
	"go/token"
	"math/rand"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
)

// FuzzEngine runs the engine on programs that are made up by the input's bytes
// and correct by construction.
func FuzzEngine(f *testing.F) {
	f.Add([]byte(nil))
	for seed := range int64(12) {
		data := make([]byte, 600)
		rand.New(rand.NewSource(seed)).Read(data)
		f.Add(data)
	}
	l := newLab(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		l := l.fresh(t)
		examine(t, l, l.mustCheck("example.com/made", makeProgram(data)))
	})
}

// FuzzFixtures runs the engine on the fixtures with lines and tokens deleted,
// doubled and swapped. What still compiles is a program that is nearly right;
// what does not must do no harm either.
func FuzzFixtures(f *testing.F) {
	f.Add([]byte(nil))
	for seed := range int64(40) {
		data := make([]byte, 16)
		rand.New(rand.NewSource(seed)).Read(data)
		f.Add(data)
	}
	l := newLab(f)
	roots, err := fixtures()
	if err != nil {
		f.Fatal(err)
	}
	roots = slices.DeleteFunc(slices.Clone(roots), func(p *packages.Package) bool { return len(p.CompiledGoFiles) == 0 })
	f.Fuzz(func(t *testing.T, data []byte) {
		m := &maker{data: data, after: 1}
		p := roots[m.pick(len(roots))]
		sources := sourcesOf(t, p.CompiledGoFiles)
		i := m.pick(len(sources))
		sources[i] = m.mutate(sources[i])
		l := l.fresh(t)
		examine(t, l, l.check(p.PkgPath, sources...))
	})
}

// madeSecrets matches the keys of the made programs and of the fixtures.
var madeSecrets = regexp.MustCompile(regexp.QuoteMeta(madeSecret) + "|" + madeKeyID + "|" + otherKeyID)

// fresh gives a lab for another test, with the same imports.
func (l *lab) fresh(tb testing.TB) *lab {
	m := newLab(tb)
	m.imports = l.imports
	return m
}

// examine checks what holds of the engine on every package: it ends, within its
// budget; it says the same when it is asked again; and it tells no secret.
func examine(t *testing.T, l *lab, pass *analysis.Pass) {
	t.Helper()
	first := l.run(pass)
	facts := l.encodedFacts()
	if again := l.run(pass); describeFindings(first.Findings) != describeFindings(again.Findings) {
		t.Errorf("two runs differ:\n%s\n%s", describeFindings(first.Findings), describeFindings(again.Findings))
	}
	if !bytes.Equal(facts, l.encodedFacts()) {
		t.Error("two runs export different facts")
	}
	for _, text := range []string{describeFindings(first.Findings), string(facts)} {
		if madeSecrets.MatchString(text) {
			t.Errorf("a secret is told:\n%s", text)
		}
	}
	if len(pass.TypeErrors) > 0 || len(pass.Files) == 0 {
		return
	}
	if asked, most := l.work(pass); asked > 2*most {
		t.Errorf("%d questions asked, of at most %d", asked, most)
	}
}

// mutate changes a source in some places.
func (m *maker) mutate(src string) string {
	for range m.pick(6) {
		if m.chance(2) {
			src = strings.Join(m.shuffle(strings.SplitAfter(src, "\n")), "")
		} else {
			src = strings.Join(m.shuffle(tokens(src)), "")
		}
	}
	return src
}

// shuffle deletes, doubles or swaps pieces.
func (m *maker) shuffle(pieces []string) []string {
	i, j := m.place(len(pieces)), m.place(len(pieces))
	switch m.pick(4) {
	case 0:
		return slices.Delete(pieces, i, i+1)
	case 1:
		return slices.Insert(pieces, i, pieces[j])
	case 2:
		pieces[i], pieces[j] = pieces[j], pieces[i]
	case 3:
		pieces[i] = pieces[j]
	}
	return pieces
}

// place chooses one of n, where n may exceed a byte.
func (m *maker) place(n int) int { return (m.pick(256)<<8 | m.pick(256)) % n }

// tokens splits a source into its tokens, each with the space before it.
func tokens(src string) []string {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, []byte(src), nil, scanner.ScanComments)
	var out []string
	for last := 0; ; {
		pos, tok, lit := s.Scan()
		if tok == token.EOF {
			return append(out, src[last:])
		}
		if tok == token.SEMICOLON && lit == "\n" {
			continue
		}
		if lit == "" {
			lit = tok.String()
		}
		end := min(file.Offset(pos)+len(lit), len(src))
		out = append(out, src[last:end])
		last = end
	}
}
