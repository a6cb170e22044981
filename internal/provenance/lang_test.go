package provenance

import (
	"strings"
	"testing"
)

// TestLanguage runs the engine on every construct of the language up to Go
// 1.26 through which a value can pass. The fixtures tell what is found; here
// nothing must break, and in each program one constant key arrives.
func TestLanguage(t *testing.T) {
	for name, code := range map[string]string{
		"new of a value":               `func F() { p := new("KEY"); install(*p, "s") }`,
		"new of a composite":           `type T struct{ S *string }; func F() { t := new(T{S: new("KEY")}); install(*t.S, "s") }`,
		"self-referential constraint":  `type Adder[A Adder[A]] interface { ~string; Add(A) A }; type S string; func (s S) Add(t S) S { return s + t }; func Sum[A Adder[A]](x A) A { return x }; func F() { install(string(Sum(S("KEY"))), "s") }`,
		"generic alias":                `type Set[K comparable] = map[K]string; func F() { s := Set[int]{1: "KEY"}; install(s[1], "s") }`,
		"generic method values":        `type B[V any] struct{ v V }; func (b B[V]) Get() V { return b.v }; func F() { g := B[string]{"KEY"}.Get; install(g(), "s") }`,
		"generic method expressions":   `type B[V any] struct{ v V }; func (b *B[V]) Get() V { return b.v }; func F() { install((*B[string]).Get(&B[string]{"KEY"}), "s") }`,
		"type sets":                    `func conv[T ~string | ~[]byte](t T) string { return string(t) }; func F() { install(conv([]byte("KEY")), conv("s")) }`,
		"core types":                   `func first[S ~[]E, E any](s S) E { return s[0] }; func F() { install(first([]string{"KEY"}), "s") }`,
		"inferred function arguments":  `func apply[A, B any](a A, f func(A) B) B { return f(a) }; func same[T any](t T) T { return t }; func F() { install(apply("KEY", same), "s") }`,
		"recursive generics":           `type L[T any] struct { v T; next *L[T] }; func (l *L[T]) Last() T { if l.next == nil { return l.v }; return l.next.Last() }; func F() { install((&L[string]{v: "KEY"}).Last(), "s") }`,
		"generic embedding":            `type A[T any] struct{ V T }; type B struct{ A[string] }; func F() { b := B{A[string]{"KEY"}}; install(b.V, "s") }`,
		"range over a function":        `func seq(yield func(string) bool) { _ = yield("KEY") && yield("other") }; func F() { for v := range seq { install(v, "s") } }`,
		"range over two":               `func seq(yield func(int, string) bool) { yield(0, "KEY") }; func F() { for _, v := range seq { if v == "" { continue }; install(v, "s") } }`,
		"range over none":              `func seq(yield func() bool) { yield() }; func F() { v := ""; for range seq { v = "KEY" }; install(v, "s") }`,
		"defer in a range function":    `func seq(yield func(string) bool) { yield("KEY") }; func F() (err error) { for v := range seq { defer install(v, "s"); if v == "x" { return nil } }; return }`,
		"labels in range functions":    `func seq(yield func(string) bool) { yield("KEY") }; func F() { outer: for v := range seq { for range seq { if v == "" { continue outer }; if v == "x" { break outer }; goto done }; done: install(v, "s") } }`,
		"range over an integer":        `func F() { v := ""; for i := range 3 { if i == 2 { v = "KEY" } }; install(v, "s") }`,
		"a variable for each round":    `func F() { for i := 0; i < 2; i++ { v := "KEY"; defer func() { install(v, "s") }() } }`,
		"min, max and clear":           `func F() { m := map[string]string{"a": "x"}; clear(m); install(max("", "KEY"), min("s", "t")) }`,
		"slice to array":               `func F() { s := []string{"KEY"}; install([1]string(s)[0], "s"); install((*[1]string)(s)[0], "s") }`,
		"slices of slices":             `func F() { s := []string{"", "KEY"}; install(s[1:2:2][0], "s") }`,
		"methods of embedded pointers": `type A struct{ k string }; func (a *A) Key() string { return a.k }; type B struct{ *A }; type C struct{ B }; func F() { install(C{B{&A{"KEY"}}}.Key(), "s") }`,
		"interfaces in structs":        `type K interface{ Key() string }; type A string; func (a A) Key() string { return string(a) }; type B struct{ K }; func F() { install(B{A("KEY")}.Key(), "s") }`,
		"anonymous structs":            `func F() { v := struct{ A struct{ B string } }{}; v.A.B = "KEY"; install(v.A.B, "s") }`,
		"several results":              `func two() (string, string) { return "KEY", "s" }; func F() { install(two()) }`,
		"named results and defer":      `func named() (k string) { defer func() { k = "KEY" }(); return "" }; func F() { install(named(), "s") }`,
		"variadic functions":           `func last(ss ...string) string { return ss[len(ss)-1] }; func F() { install(last("a", "KEY"), last([]string{"s"}...)) }`,
		"type switches":                `func F() { var x any = "KEY"; switch v := x.(type) { case string: install(v, "s"); case error, fmt.Stringer: _ = v } }`,
		"select":                       `func F() { c, d := make(chan string, 1), make(chan string); c <- "KEY"; select { case v, ok := <-c: if ok { install(v, "s") }; case d <- "x": default: } }`,
		"constants of every kind":      `const ( a = iota; b = 'x' + 1i; c = "KEY"; d = 1 << 70 ); func F() { install(c, "s") }`,
		"struct tags and blank fields": "type T struct { _ int; K string `json:\"k\"`; _ string }; func F() { install(T{K: \"KEY\"}.K, \"s\") }",
		"arrays of arrays":             `func F() { var a [2][2]string; a[1][0] = "KEY"; install(a[1][0], "s") }`,
		"maps of structs":              `type T struct{ K string }; func F() { m := map[string]T{"a": {"KEY"}}; install(m["a"].K, "s") }`,
		"pointers to pointers":         `func F() { s := "KEY"; p := &s; q := &p; install(**q, "s") }`,
		"function types with methods":  `type Fn func() string; func (f Fn) Key() string { return f() }; func F() { install(Fn(func() string { return "KEY" }).Key(), "s") }`,
		"shadowed predeclared names":   `func F() { string, len := "KEY", "s"; install(string, len) }`,
		"package initialization":       `var k = func() string { return "KEY" }(); func F() { install(k, "s") }`,
		"goto into the past":           `func F() { i, k := 0, ""; again: if i < 2 { i++; k = "KEY"; goto again }; install(k, "s") }`,
		"panics and recovery":          `func F() { defer func() { if r, ok := recover().(string); ok { install(r, "s") } }(); install("KEY", "s"); panic("x") }`,
		"unicode names":                `func F() { ключ := "KEY"; install(ключ, "s") }`,
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pass := l.mustCheck("example.com/lang", withStatic(strings.ReplaceAll(code, "KEY", labKeyID)))
			examine(t, l, pass)
			found := false
			for _, f := range l.run(pass).Findings {
				found = found || f.Analyzer == "staticcreds" && f.Category != "literal" // which is found by its text
			}
			if !found {
				t.Errorf("the key was lost on its way:\n%s", code)
			}
		})
	}
}
