package main

import (
	"strings"
	"testing"
)

// In these sources /*L*/ marks the labelled line, /*s*/ places that belong to
// its statement, /*f*/ places that share only its function, /*t*/ places that
// share only its receiver type, and /*o*/ places that share nothing.
var locateTests = []struct{ name, src string }{
	{"simple statement over several lines", `
func f() {
	/*s*/x := g(
		1, /*L*/
		2) /*f*/
	/*f*/y := 2
}
func h() { /*o*/x() }`},
	{"neighbours in one function", `
func f() {
	if a {
		/*f*/x()
	} else {
		/*s*/y() /*L*/
	}
	/*f*/z()
}`},
	{"head of an if statement", `
func f() {
	if err := /*s*/x(); /*s*/err != nil { /*L*/
		/*f*/y()
	} else if /*f*/ok {
		/*f*/z()
	}
}`},
	{"statement inside a closure inside a statement", `
func f() {
	/*f*/run(func() {
		/*f*/x()
		/*s*/y() /*L*/
	})
}`},
	{"statement whose first line opens a closure", `
func f() {
	/*s*/run(func() { /*L*/
		/*s*/x()
	})
	/*f*/y()
}`},
	{"field of a composite literal", `
func f() {
	/*s*/return &T{
		A: 1,
		B: /*s*/x(), /*L*/
	}
}`},
	{"case clause", `
func f() {
	/*f*/switch x {
	/*s*/case 1: /*L*/
		/*f*/y()
	}
}`},
	{"receive in a select", `
func f() {
	select {
	/*s*/case v := <-c: /*L*/
		/*f*/y(v)
	}
}`},
	{"head of a method", `
type /*t*/T struct {
	/*t*/v int
}
/*s*/func (t *T) A() { /*L*/
	/*s*/x()
}
func (t T) B() {
	/*t*/y()
}
func (u *U) A() { /*o*/z() }`},
	{"head of a method of a generic type", `
func (t *T[K, V]) B() { /*t*/y() }
/*s*/func (t T[K, _]) A() { /*L*/
	/*s*/x()
}`},
	{"method on one line", `
func (t *T) A() bool { /*s*/return x() } /*L*/
func (t *T) B() { /*t*/y() }`},
	{"head of a function", `
/*s*/func A() { /*L*/
	/*s*/x()
}
func B() { /*o*/y() }`},
	{"package variable", `
var (
	/*o*/a = x()
	/*s*/b = y( /*L*/
		1)
)`},
	{"closure in a package variable", `
var cmd = Command{
	Name: /*o*/x(),
	Run: func() {
		/*f*/y()
		/*s*/z() /*L*/
	},
}`},
	{"two statements on a line", `
func f() {
	/*s*/x(); /*s*/y() /*L*/
	/*f*/z()
}`},
	{"a comment", `
func f() {
	/*f*/x()
	// y() /*L*//*s*/
	/*f*/z()
}`},
	{"goto label", `
func f() {
again:
	/*s*/x() /*L*/
	/*f*/y()
}`},
	{"line directives do not count", `
func f() {
//line other.go:100
	/*s*/x() /*L*/
	/*f*/y()
}`},
	{"the rest of the file does not parse", `
func f() {
	/*s*/x() /*L*/
	/*f*/y()
}
func g( {`},
}

func TestLocate(t *testing.T) {
	for _, tt := range locateTests {
		t.Run(tt.name, func(t *testing.T) {
			src := "package p\n" + tt.src
			got := locate("p.go", []byte(src), marks(src, "L")[0].Line)
			for kind, want := range map[string]struct{ statement, function, types bool }{
				"s": {statement: true}, "f": {function: true}, "t": {types: true}, "o": {},
			} {
				for _, at := range marks(src, kind) {
					if in := within(got.statement, at); in != want.statement {
						t.Errorf("%s mark at %d:%d: in statement = %t", kind, at.Line, at.Column, in)
					}
					if in := got.function.holds(at.Line, at.Column); kind != "s" && in != want.function {
						t.Errorf("%s mark at %d:%d: in function = %t", kind, at.Line, at.Column, in)
					}
					if in := within(got.types, at); kind != "s" && in != want.types {
						t.Errorf("%s mark at %d:%d: in types = %t", kind, at.Line, at.Column, in)
					}
				}
			}
		})
	}
}

// marks finds the positions just behind the marks of a kind, leaving out
// further marks.
func marks(src, kind string) []position {
	var found []position
	for i, text := range strings.Split(src, "\n") {
		mark := "/*" + kind + "*/"
		for at := strings.Index(text, mark); at >= 0; {
			end := at + len(mark)
			for strings.HasPrefix(text[end:], "/*") {
				end += len("/*s*/")
			}
			found = append(found, position{File: "p.go", Line: i + 1, Column: end + 1})
			next := strings.Index(text[at+1:], mark)
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return found
}

func TestSpanHolds(t *testing.T) {
	src := "package p\nvar a = x(\n1)\n"
	got := locate("p.go", []byte(src), 2)
	for _, tt := range []struct {
		line, column int
		want         bool
	}{
		{2, 4, false}, {2, 5, true}, {3, 2, true}, {3, 3, false}, {2, 0, true}, {3, 0, true}, {1, 0, false}, {4, 0, false},
	} {
		if in := got.statement[0].holds(tt.line, tt.column); in != tt.want {
			t.Errorf("%d:%d: holds = %t", tt.line, tt.column, in)
		}
	}
	if (span{}).holds(0, 0) {
		t.Error("the zero span holds something")
	}
}

// FuzzLocate demands that no source and no line make locate panic, and that a
// site always covers its line.
func FuzzLocate(f *testing.F) {
	for _, tt := range locateTests {
		f.Add("package p\n"+tt.src, 4)
	}
	f.Fuzz(func(t *testing.T, src string, line int) {
		got := locate("p.go", []byte(src), line)
		if line > 0 && !within(got.statement, position{Line: line}) {
			t.Errorf("line %d is outside of its statement %v", line, got.statement)
		}
	})
}
