package provenance

import (
	"strings"
	"testing"
)

// methodTypes are types whose methods give their value, take one, or install it.
const methodTypes = `
type Str string
func (s Str) Get() string { return string(s) }
type B struct{ v string }
func (b B) Get() string { return b.v }
func (b *B) Ptr() string { return b.v }
func (b *B) Set(s string) { b.v = s }
func (b B) Install(s string) { install(b.v, s) }
func (b B) Use(s string) { install(s, b.v) }
type E struct { n int; B }
type P struct { n int; *B }
type G[V any] struct{ v V }
func (g G[V]) Get() V { return g.v }
func (g *G[V]) Ptr() V { return g.v }
func (g *G[V]) Set(v V) { g.v = v }
func (g *G[V]) Getter() func() V { return g.Ptr }
type EG struct { n int; G[string] }
type GG[V any] struct { n int; *G[V] }
type K[V ~string] struct{ v V }
func (k K[V]) Install(v V) { install(string(k.v), string(v)) }
type Getter interface{ Get() string }
type GetterOf[V any] interface{ Get() V }
type Holder struct { get func() string; Getter }
func (h Holder) Call() string { return h.get() }
func do(f func() string) string { return f() }
func doAny[V any](f func() V) V { return f() }
func with(f func(string)) { f("KEY") }
func get[V any](g G[V]) V { f := g.Get; return f() }
func of[T Getter](t T) string { f := t.Get; return f() }
func fixed(f Getter) string { return f.Get() }
`

// TestMethodValues follows a constant key through methods as values and
// expressions, of plain and of generic types.
func TestMethodValues(t *testing.T) {
	for name, code := range map[string]string{
		"value":                          `g := B{"KEY"}.Get; install(g(), "s")`,
		"of a string":                    `g := Str("KEY").Get; install(g(), "s")`,
		"of a pointer":                   `g := (&B{"KEY"}).Ptr; install(g(), "s")`,
		"of a variable":                  `b := B{"KEY"}; g := b.Ptr; install(g(), "s")`,
		"of an embedded type":            `g := E{0, B{"KEY"}}.Get; install(g(), "s")`,
		"of an embedded pointer":         `g := P{0, &B{"KEY"}}.Ptr; install(g(), "s")`,
		"of an interface":                `var i Getter = B{"KEY"}; g := i.Get; install(g(), "s")`,
		"of a string in an interface":    `var i Getter = Str("KEY"); g := i.Get; install(g(), "s")`,
		"of an embedded interface":       `h := Holder{Getter: B{"KEY"}}; g := h.Get; install(g(), "s")`,
		"of a type parameter":            `install(of(B{"KEY"}), "s")`,
		"called by its name":             `b := B{"KEY"}; install(b.Ptr(), "s")`,
		"one of two":                     `g := B{""}.Get; if len(os.Args) > 1 { g = B{"KEY"}.Get }; install(g(), "s")`,
		"as an argument":                 `install(do(B{"KEY"}.Get), "s")`,
		"as a field":                     `h := Holder{get: B{"KEY"}.Get}; install(h.get(), "s")`,
		"as a field that a method calls": `h := Holder{get: B{"KEY"}.Get}; c := h.Call; install(c(), "s")`,
		"as a variable":                  `install(global(), "s")`,
		"captured":                       `g := B{"KEY"}.Get; func() { install(g(), "s") }()`,
		"returned":                       `install(made()(), "s")`,
		"once":                           `g := sync.OnceValue(B{"KEY"}.Get); install(g(), "s")`,
		"that sets":                      `b := &B{}; set := b.Set; set("KEY"); install(b.v, "s")`,
		"that sets, as an argument":      `b := &B{}; with(b.Set); install(b.v, "s")`,
		"that installs its receiver":     `f := B{"KEY"}.Install; f("s")`,
		"that installs its argument":     `f := B{"s"}.Use; f("KEY")`,
		"that installs, as an argument":  `with(B{"s"}.Use)`,
		"that installs, deferred":        `f := B{"s"}.Use; defer f("KEY")`,
		"that installs, by an interface": `var i interface{ Use(string) } = B{"s"}; f := i.Use; f("KEY")`,

		"expression":                                 `g := B.Get; install(g(B{"KEY"}), "s")`,
		"expression of a pointer":                    `install((*B).Ptr(&B{"KEY"}), "s")`,
		"expression of an embedded type":             `g := E.Get; install(g(E{0, B{"KEY"}}), "s")`,
		"expression of an embedded pointer":          `install((*P).Get(&P{0, &B{"KEY"}}), "s")`,
		"expression of an interface":                 `install(Getter.Get(B{"KEY"}), "s")`,
		"expression of a string in an interface":     `install(Getter.Get(Str("KEY")), "s")`,
		"expression that installs":                   `B.Install(B{"KEY"}, "s")`,
		"expression as an argument":                  `func(f func(B, string)) { f(B{"s"}, "KEY") }(B.Use)`,
		"promoted method behind an interface":        `install(fixed(E{0, B{"KEY"}}), "s")`,
		"promoted generic method by an interface":    `install(fixed(EG{0, G[string]{"KEY"}}), "s")`,
		"generic value":                              `g := G[string]{"KEY"}.Get; install(g(), "s")`,
		"generic pointer":                            `g := (&G[string]{"KEY"}).Ptr; install(g(), "s")`,
		"generic, embedded":                          `g := EG{0, G[string]{"KEY"}}.Get; install(g(), "s")`,
		"generic, embedded in a generic":             `g := GG[string]{0, &G[string]{"KEY"}}.Ptr; install(g(), "s")`,
		"generic expression":                         `g := G[string].Get; install(g(G[string]{"KEY"}), "s")`,
		"generic expression of an embedded type":     `g := EG.Get; install(g(EG{0, G[string]{"KEY"}}), "s")`,
		"generic that sets":                          `g := &G[string]{}; set := g.Set; set("KEY"); install(g.v, "s")`,
		"generic that sets, as an argument":          `g := &G[string]{}; with(g.Set); install(g.v, "s")`,
		"generic that installs":                      `f := K[Str]{"KEY"}.Install; f("s")`,
		"generic as an argument":                     `install(do(G[string]{"KEY"}.Get), "s")`,
		"generic as an argument of a generic":        `install(doAny(G[string]{"KEY"}.Get), "s")`,
		"generic as a field":                         `h := Holder{get: G[string]{"KEY"}.Get}; install(h.get(), "s")`,
		"generic within a generic function":          `install(get(G[string]{"KEY"}), "s")`,
		"generic within a generic method":            `install((&G[string]{"KEY"}).Getter()(), "s")`,
		"generic behind an interface":                `var i Getter = G[string]{"KEY"}; install(i.Get(), "s")`,
		"generic behind a generic interface":         `var i GetterOf[string] = G[string]{"KEY"}; g := i.Get; install(g(), "s")`,
		"generic pointer behind a generic interface": `var i GetterOf[string] = &G[string]{"KEY"}; install(i.Get(), "s")`,
		"plain behind a generic interface":           `var i GetterOf[string] = B{"KEY"}; install(GetterOf[string].Get(i), "s")`,
		"generic as a type argument":                 `install(of(G[string]{"KEY"}), "s")`,

		"literal that captures, called at once":   `s := "s"; func(k string) { install(k, s) }("KEY")`,
		"literal that captures, in a variable":    `s := "s"; f := func(k string) { install(k, s) }; f("KEY")`,
		"function as an argument":                 `func(f func(string, string)) { f("KEY", "s") }(install)`,
		"function as a field":                     `h := struct{ f func(string, string) }{install}; h.f("KEY", "s")`,
		"instance of a function as an argument":   `with(func(s string) { install(doAny(func() string { return s }), "s") })`,
		"instance of a generic method's function": `f := doAny[string]; install(f(Str("KEY").Get), "s")`,
	} {
		t.Run(name, func(t *testing.T) {
			if !keyArrives(t, methodTypes+"var global = B{\"KEY\"}.Get; func made() func() string { return B{\"KEY\"}.Get }; func F() { "+code+" }") {
				t.Errorf("the key was lost on its way:\n%s", code)
			}
		})
	}
}

// TestMethodValuesApart checks that the values to which methods are bound are
// told apart.
func TestMethodValuesApart(t *testing.T) {
	for name, code := range map[string]string{
		"receivers":                     `f, g := B{"KEY"}.Get, B{os.Getenv("K")}.Get; f(); install(g(), "s")`,
		"receivers in fields":           `h := Holder{get: B{os.Getenv("K")}.Get}; f := B{"KEY"}.Get; f(); install(h.Call(), "s")`,
		"what is set":                   `a, b := &B{}, &B{}; f, g := a.Set, b.Set; f("KEY"); g(os.Getenv("K")); install(b.v, "s")`,
		"what is set, generic":          `a, b := &G[string]{}, &G[string]{}; f, g := a.Set, b.Set; f("KEY"); g(os.Getenv("K")); install(b.v, "s")`,
		"what is set out of sight":      `b := &B{}; flag.Func("k", "", func(s string) error { b.Set(s); return nil }); install(b.v, "s")`,
		"receiver and embedding struct": `type X struct { v string; B }; g := X{"KEY", B{os.Getenv("K")}}.Get; install(g(), "s")`,
		"methods of other interfaces":   `var i interface{ Get() int }; g := i.Get; _ = G[string]{"KEY"}; install(fmt.Sprint(g()), "s")`,
	} {
		t.Run(name, func(t *testing.T) {
			if keyArrives(t, methodTypes[:strings.Index(methodTypes, "func with")]+"func F() { "+code+" }") {
				t.Errorf("the key does not go there:\n%s", code)
			}
		})
	}
}

// keyArrives reports whether the engine finds that the constant key, KEY in the
// code, gets into the SDK.
func keyArrives(t *testing.T, code string) bool {
	t.Helper()
	l := newLab(t)
	pass := l.mustCheck("example.com/methods", strings.Replace(withStatic(strings.ReplaceAll(code, "KEY", labKeyID)), "import (", "import (\n\"flag\"; \"sync\"", 1)+"\nvar _, _ = new(sync.Mutex), flag.Parse\n")
	examine(t, l, pass)
	for _, f := range l.run(pass).Findings {
		if f.Analyzer == "staticcreds" && f.Category != "literal" { // which is found by its text
			return true
		}
	}
	return false
}

// TestMethodValuesOfTheSDK checks that methods of the SDK and of the standard
// library are known as values, too, wherever their receiver is.
func TestMethodValuesOfTheSDK(t *testing.T) {
	for name, code := range map[string]string{
		"a provider's Get, v1":      `get := credsv1.NewStaticCredentials("KEY", "s", "").Get; v, _ := get(); install(v.AccessKeyID, "s")`,
		"a provider's Get, a field": `h := struct{ get func() (credsv1.Value, error) }{credsv1.NewStaticCredentials("KEY", "s", "").Get}; v, _ := h.get(); install(v.AccessKeyID, "s")`,
		"a builder's String":        `var b strings.Builder; b.WriteString("KEY"); s := b.String; install(s(), "s")`,
		"a buffer's, a field":       `h := struct{ text func() string }{bytes.NewBufferString("KEY").String}; install(h.text(), "s")`,
		"a configuration's Copy":    `f := awsv1.NewConfig().WithCredentials(credsv1.NewStaticCredentials("KEY", "s", "")).Copy; _ = f()`,
		"formatting in a variable":  `install(sprintf("%s", "KEY"), "s")`,
	} {
		t.Run(name, func(t *testing.T) {
			src := strings.Replace(withStatic("var _ = bytes.NewBuffer; var _ strings.Builder; var _ awsv1.Config; var _ credsv1.Value; var sprintf = fmt.Sprintf\nfunc F() { "+strings.ReplaceAll(code, "KEY", labKeyID)+" }"),
				"import (", "import (\n\"bytes\"; \"strings\"; awsv1 \"github.com/aws/aws-sdk-go/aws\"; credsv1 \"github.com/aws/aws-sdk-go/aws/credentials\"", 1)
			l := newLab(t)
			pass := l.mustCheck("example.com/sdkmethods", src)
			examine(t, l, pass)
			found := false
			for _, f := range l.run(pass).Findings {
				found = found || f.Analyzer == "staticcreds" && f.Category == "hardcoded" && strings.Contains(code, f.Sink[strings.Index(f.Sink, ".")+1:]) || f.Sink == "credentials.NewStaticCredentialsProvider" && f.Category != "literal"
			}
			if !found {
				t.Errorf("the key was lost on its way:\n%s", code)
			}
		})
	}
}
