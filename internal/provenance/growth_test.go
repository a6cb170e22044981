package provenance

import (
	"fmt"
	"strings"
)

// A growth is a family of programs, each of which grows in one direction.
type growth struct {
	name  string
	start int // the size at which growth shows
	make  func(n int) string
}

// lines gives n lines, each made of its number.
func lines(n int, format string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.NewReplacer("$i", fmt.Sprint(i), "$j", fmt.Sprint(i+1), "$p", fmt.Sprint(max(i-1, 0))).Replace(format))
		b.WriteByte('\n')
	}
	return b.String()
}

// grown gives a package with the imports that growing programs need.
func grown(parts ...string) string {
	return `package grown
import (
	"context"
	"os"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)
var _, _ = os.Getenv, context.TODO
type C struct{ ID, Secret string; Next *C }
func install(id, secret string) *s3.Client {
	return s3.New(s3.Options{Credentials: credentials.NewStaticCredentialsProvider(id, secret, "")})
}
var _ aws.Credentials
` + strings.Join(parts, "\n")
}

var growths = []growth{
	{"functions in a chain", 500, func(n int) string {
		return grown("func f0(c *C) { install(c.ID, c.Secret) }", lines(n, "func f$j(c *C) { f$i(c) }"), fmt.Sprintf("func Start() { f%d(&C{ID: os.Getenv(\"K\")}) }", n))
	}},
	{"functions that call the next twice", 300, func(n int) string {
		return grown("func f0(c *C) { install(c.ID, c.Secret) }", lines(n, "func f$j(c *C) { f$i(c); f$i(c.Next) }"), fmt.Sprintf("func Start() { f%d(&C{ID: os.Getenv(\"K\")}) }", n))
	}},
	{"functions that all call each other's neighbours", 300, func(n int) string {
		return grown("func f0(c *C) { install(c.ID, c.Secret); f1(c) }", lines(n, "func f$j(c *C) { f$i(c); f$p(c); f0(c.Next) }"))
	}},
	{"results through a chain", 500, func(n int) string {
		return grown("func f0() string { return os.Getenv(\"K\") }", lines(n, "func f$j() string { return f$i() }"), fmt.Sprintf("func Start() { install(f%d(), f%d()) }", n, n))
	}},
	{"results through a chain that forks", 300, func(n int) string {
		return grown("func f0(b bool) string { return os.Getenv(\"K\") }", lines(n, "func f$j(b bool) string { if b { return f$i(b) }; return f$i(!b) + f$p(b) }"), fmt.Sprintf("func Start() { install(f%d(true), f%d(false)) }", n, n))
	}},
	{"callers of one wrapper", 500, func(n int) string {
		return grown(lines(n, "func F$i(c *C) { install(c.ID, c.Secret) }\nfunc G$i() { install(os.Getenv(\"K$i\"), os.Getenv(\"S$i\")) }"))
	}},
	{"callers of one wrapper with callers", 400, func(n int) string {
		return grown("func w(c *C) { install(c.ID, c.Secret) }", lines(n, "func f$i(c *C) { w(c) }\nfunc G$i() { f$i(&C{ID: os.Getenv(\"K$i\")}) }"))
	}},
	{"fields of a struct", 500, func(n int) string {
		return grown("type Big struct {", lines(n, "F$i string"), "}", "func (b *Big) Use() {", lines(n, "install(b.F$i, b.F$i)"), "}", "func New() *Big { b := &Big{}", lines(n, "b.F$i = os.Getenv(\"K$i\")"), "return b }")
	}},
	{"stores to one field", 500, func(n int) string {
		return grown("func (c *C) Use() { install(c.ID, c.Secret) }", lines(n, "func (c *C) Set$i(s string) { c.ID = s; c.Secret = os.Getenv(\"S$i\") }"))
	}},
	{"types with fields", 500, func(n int) string {
		return grown(lines(n, "type T$i struct { Key, Secret, Token string }\nfunc (t *T$i) Use() { install(t.Key, t.Secret) }\nfunc New$i(k string) *T$i { return &T$i{Key: k, Secret: os.Getenv(k)} }"))
	}},
	{"statements of one function", 2000, func(n int) string {
		return grown("func F(s string) {\nv := s", lines(n, "v = v + \"x\"; println(v)"), "install(v, v)\n}")
	}},
	{"statements that load a variable", 1000, func(n int) string {
		return grown("func F(s string) {\nvar c C; p := &c", lines(n, "p.ID = p.ID + s; println(p.ID)"), "install(c.ID, c.Secret)\n}")
	}},
	{"assignments to a variable whose address is taken", 300, func(n int) string {
		return grown("func F(s string) {\nv := s; p := &v", lines(n, "v = v + os.Getenv(\"K$i\"); println(v)"), "install(*p, v)\n}")
	}},
	{"branches that assign a variable whose address is taken", 300, func(n int) string {
		return grown("func F(s string) {\nv := s; p := &v", lines(n, "if s == \"$i\" { v = os.Getenv(\"K$i\") }; install(v, s)"), "install(*p, v)\n}")
	}},
	{"variables of one function", 1000, func(n int) string {
		return grown("func F(s string) {\nv0 := s", lines(n, "v$j := v$i + v$i"), fmt.Sprintf("install(v%d, v%d)\n}", n, n))
	}},
	{"branches in a row", 500, func(n int) string {
		return grown("func F(s string) {\nv := s", lines(n, "if os.Getenv(\"K$i\") != \"\" { v = v + os.Getenv(\"V$i\") }"), "install(v, v)\n}")
	}},
	{"branches in a row that store to fields", 500, func(n int) string {
		return grown("func (c *C) F(s string) {", lines(n, "if os.Getenv(\"K$i\") != \"\" { c.ID = os.Getenv(\"V$i\") }"), "install(c.ID, c.Secret)\n}")
	}},
	{"branches that each install", 400, func(n int) string {
		return grown("func F(s string) {", lines(n, "if s == \"K$i\" { install(os.Getenv(\"V$i\"), s) }"), "\n}")
	}},
	{"branches within branches", 300, func(n int) string {
		return grown("func F(s string) {", lines(n, "if os.Getenv(\"K$i\") != s { install(os.Getenv(\"V$i\"), s)"), strings.Repeat("}", n), "\n}")
	}},
	{"else after else", 300, func(n int) string {
		return grown("func F(s string) { v := s\n", strings.ReplaceAll(lines(n, "if os.Getenv(\"K$i\") != s { v = os.Getenv(\"V$i\") } else "), "\n", ""), "{ v = \"\" }\ninstall(v, v) }")
	}},
	{"loops within loops", 100, func(n int) string {
		return grown("func F(s string) { v := s\n", lines(n, "for range len(v) { v = v + os.Getenv(\"K$i\")"), strings.Repeat("}", n), "\ninstall(v, v) }")
	}},
	{"loops in a row", 400, func(n int) string {
		return grown("func F(s string) { v := s\n", lines(n, "for v != \"K$i\" { v = v + os.Getenv(\"K$i\"); if v == s { break } }"), "\ninstall(v, v) }")
	}},
	{"cases of a switch", 500, func(n int) string {
		return grown("func F(s string) { v := s\nswitch s {", lines(n, "case \"K$i\": v = os.Getenv(\"K$i\")"), "}\ninstall(v, v) }")
	}},
	{"entries of a map", 500, func(n int) string {
		return grown("var m = map[string]string{", lines(n, "\"K$i\": os.Getenv(\"V$i\"),"), "}\nfunc F(s string) {", lines(n, "install(m[\"K$i\"], m[s])"), "}")
	}},
	{"elements of a list", 500, func(n int) string {
		return grown("var l = []C{", lines(n, "{ID: os.Getenv(\"K$i\"), Secret: \"\"},"), "}\nfunc F(i int) { for _, c := range l { install(c.ID, c.Secret) }", lines(n, "install(l[$i].ID, l[i].Secret)"), "}")
	}},
	{"package variables in a chain", 500, func(n int) string {
		return grown("var v0 = os.Getenv(\"K\")", lines(n, "var v$j = v$i"), fmt.Sprintf("func F() { install(v%d, v%d) }", n, n))
	}},
	{"closures within closures", 100, func(n int) string {
		return grown("func F(s string) {", lines(n, "func() { s := s + os.Getenv(\"K$i\")"), "install(s, s)", strings.Repeat("}()\n", n), "}")
	}},
	{"closures of one variable", 300, func(n int) string {
		return grown("func F(s string) { v := s\n", lines(n, "f$i := func() { v = v + os.Getenv(\"K$i\"); install(v, v) }; f$i()"), "}")
	}},
	{"function values", 300, func(n int) string {
		return grown("var fs []func(string)\nfunc reg(f func(string)) { fs = append(fs, f) }\nfunc run(s string) { for _, f := range fs { f(s) } }", lines(n, "func F$i() { reg(func(s string) { install(s, os.Getenv(\"K$i\")) }) }"))
	}},
	{"providers", 300, func(n int) string {
		return grown(lines(n, "type P$i struct { creds aws.Credentials }\nfunc (p *P$i) Retrieve(context.Context) (aws.Credentials, error) { return p.creds, nil }\nfunc New$i(id, s string) aws.CredentialsProvider { return &P$i{aws.Credentials{AccessKeyID: id, SecretAccessKey: s, SessionToken: os.Getenv(\"T$i\")}} }"))
	}},
	{"environment writes", 500, func(n int) string {
		return grown("func F(s string) {", lines(n, "os.Setenv(\"AWS_ACCESS_KEY_ID\", os.Getenv(\"K$i\"))"), "}")
	}},
	{"one long concatenation", 500, func(n int) string {
		return grown("func F(s string) { install(s" + strings.ReplaceAll(lines(n, " + os.Getenv(\"K$i\") + \"x\""), "\n", "") + ", s) }")
	}},
	{"literals with keys", 500, func(n int) string {
		return grown(lines(n, "var K$i = \""+labKeyID+"\""))
	}},
}
