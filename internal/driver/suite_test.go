package driver

import (
	"fmt"
	"strings"
	"testing"

	"github.com/credlint/credlint/analyzers"
	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// TestHugeFile analyses 20,000 lines of generated code through which a key
// passes.
func TestHugeFile(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- go.mod --\nmodule example.com/m\n\ngo 1.26\n-- m.go --\npackage m\n\nimport \"os\"\n\n")
	const n = 4000
	for i := range n {
		fmt.Fprintf(&b, "func set%d(awsKey string, n int) {\n\tif n > %d {\n\t\tset%d(awsKey, n-1)\n\t}\n}\n", i, i, i+1)
	}
	fmt.Fprintf(&b, "func set%d(awsKey string, n int) { os.Setenv(\"AWS_ACCESS_KEY_ID\", awsKey) }\n", n)
	fmt.Fprintf(&b, "func init() { set0(%q, 1<<20) }\n", keytest.KeyID("AKIA", 1))
	findings, problems := outcome(t, program(t, b.String(), analyzers.Suite...))
	equal(t, "problems", problems, nil)
	if len(findings) != 1 || !strings.HasPrefix(findings[0], "m.go:") {
		t.Errorf("got findings %q", findings)
	}
}

// TestLanguage analyses a package that uses every feature that the language
// got since 1.18, and some old ones that are rare.
func TestLanguage(t *testing.T) {
	key := keytest.KeyID("AKIA", 1)
	findings, problems := outcome(t, program(t, strings.ReplaceAll(language, "KEY-ID", key), analyzers.Suite...))
	equal(t, "problems", problems, nil)
	if len(findings) != 1 || !strings.HasPrefix(findings[0], "m.go:") || strings.Contains(findings[0], key[4:8]) {
		t.Errorf("got findings %q", findings)
	}
}

const language = `
-- go.mod --
module example.com/m

go 1.26
-- m.go --
package m

import (
	"iter"
	"maps"
	. "os"
	_ "unsafe"
)

// Generic types, methods, constraints that name themselves (1.26), generic
// aliases (1.24).
type (
	Number          interface{ ~int | ~float64 }
	Adder[A Adder[A]] interface{ Add(A) A }
	List[T any]     struct{ next *List[T]; val T }
	Set[T comparable] = map[T]struct{}
	Embedded        struct{ *List[string]; Number2 }
	Number2         int
)

func (l *List[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i := 0; l != nil; i, l = i+1, l.next {
			if !yield(i, l.val) {
				return
			}
		}
	}
}

func (n Number2) Add(m Number2) Number2 { return n + m }

func sum[A Adder[A]](a A, more ...A) A {
	for _, b := range more {
		a = a.Add(b)
	}
	return a
}

// Range over integers, functions and their nesting with labels, defer and goto.
func ranges(l *List[string]) (s string, err error) {
	defer func() { recover() }()
outer:
	for i := range 10 {
		for j, v := range l.All() {
			switch {
			case j > i:
				continue outer
			case v == "":
				break outer
			default:
				defer println(v)
				s += v
				fallthrough
			case false:
			}
		}
	}
	if s == "" {
		goto end
	}
	for range l.All() {
		return "x", nil
	}
end:
	return
}

// new of an expression (1.26), min, max, clear, conversions of slices.
func builtins(k string) *string {
	p := new(k)
	m := map[string]int{"a": min(1, 2, 3), "b": max(4.0, 5)}
	clear(m)
	a := [4]byte([]byte("abcd"))
	b := (*[2]byte)(a[:2])
	for range maps.Keys(m) {
	}
	_, _ = b, complex(1, 2)
	return p
}

func channels(c chan<- string, d <-chan string) (out string) {
	select {
	case c <- out:
	case v, ok := <-d:
		_ = ok
		out = v
	default:
	}
	go func(f func(string)) { f(out) }(func(string) {})
	return
}

func types(x any) string {
	switch x := x.(type) {
	case nil:
	case string, fmt:
		_ = x
	case interface{ M() }:
		x.M()
	case func(int) (int, error):
		x(1)
	}
	f := (*List[int]).All
	g := new(List[int]).All
	_, _, _ = f, g, sum[Number2]
	type local struct{ fmt }
	_ = local{}
	return struct{ A, b string }{"a", "b"}.A
}

type fmt struct{}

func init() {
	var id = func() string { return *builtins("KEY-ID") }
	Setenv("AWS_ACCESS_KEY_ID", id())
}
`
