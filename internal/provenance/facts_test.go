package provenance

import (
	"bytes"
	"cmp"
	"encoding/gob"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/types/objectpath"

	"github.com/credlint/credlint/internal/keyshape"
)

// A namedFact is a fact as drivers write it to a file.
type namedFact struct {
	Package string
	Object  objectpath.Path
	Fact    analysis.Fact
}

func init() {
	for _, f := range Analyzer.FactTypes {
		gob.Register(f)
	}
}

// encodedFacts gives the facts that importers can see, as drivers encode them.
func (l *lab) encodedFacts() []byte {
	var all []namedFact
	for k, f := range l.facts {
		if path, err := objectpath.For(k.obj); err == nil {
			all = append(all, namedFact{k.obj.Pkg().Path(), path, f})
		}
	}
	slices.SortFunc(all, func(a, b namedFact) int {
		return cmp.Or(cmp.Compare(a.Package, b.Package), cmp.Compare(a.Object, b.Object))
	})
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(all); err != nil {
		l.tb.Fatalf("facts cannot be encoded: %v", err)
	}
	return buf.Bytes()
}

// factsOf gives a lab with the facts of one package only.
func (l *lab) factsOf(pass *analysis.Pass) *lab {
	own := &lab{tb: l.tb, facts: map[factKey]analysis.Fact{}}
	for k, f := range l.facts {
		if k.obj.Pkg() == pass.Pkg {
			own.facts[k] = f
		}
	}
	return own
}

// TestFactTypes walks the types of all facts. A map would make the encoding
// depend on chance, an interface would need registration that only drivers of
// single packages miss, and gob passes by what is not exported.
func TestFactTypes(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var walk func(typ reflect.Type, path string)
	walk = func(typ reflect.Type, path string) {
		switch typ.Kind() {
		case reflect.Map, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer, reflect.Pointer, reflect.Complex64, reflect.Complex128:
			t.Errorf("%s is a %s", path, typ.Kind())
		case reflect.Slice, reflect.Array:
			walk(typ.Elem(), path+"[]")
		case reflect.Struct:
			if seen[typ] {
				return
			}
			seen[typ] = true
			for i := range typ.NumField() {
				if f := typ.Field(i); f.IsExported() {
					walk(f.Type, path+"."+f.Name)
				} else {
					t.Errorf("%s.%s is not exported: gob drops it", path, f.Name)
				}
			}
		}
	}
	for _, f := range Analyzer.FactTypes {
		typ := reflect.TypeOf(f)
		if typ.Kind() != reflect.Pointer {
			t.Fatalf("%v is no pointer", typ)
		}
		walk(typ.Elem(), typ.Elem().Name())
	}
	if len(seen) < 4 {
		t.Errorf("only %d struct types were found", len(seen))
	}
}

// TestFactsRoundTrip checks that any fact comes back as it was, and is encoded
// to the same bytes again.
func TestFactsRoundTrip(t *testing.T) {
	encode := func(f analysis.Fact) []byte {
		var buf bytes.Buffer
		if err := gob.NewEncoder(&buf).Encode(f); err != nil {
			t.Fatalf("%v: %v", f, err)
		}
		return buf.Bytes()
	}
	comesBack := func(f, decoded analysis.Fact) bool {
		first := encode(f)
		if err := gob.NewDecoder(bytes.NewReader(first)).Decode(decoded); err != nil {
			t.Fatalf("%v: %v", f, err)
		}
		if f, ok := f.(interface{ String() string }); !ok || strings.Contains(f.String(), "\n") {
			t.Errorf("%v has no name of one line", f)
		}
		return bytes.Equal(first, encode(decoded)) && bytes.Equal(first, encode(f))
	}
	if err := quick.Check(func(f funcFact) bool { return comesBack(&f, new(funcFact)) }, &quick.Config{MaxCount: 60}); err != nil {
		t.Error(err)
	}
	if err := quick.Check(func(f varFact) bool { return comesBack(&f, new(varFact)) }, &quick.Config{MaxCount: 200}); err != nil {
		t.Error(err)
	}
}

// TestFactsHoldNoSecrets exports keys in every way that a package can, and
// looks for them in the facts, which end in build caches that many share.
func TestFactsHoldNoSecrets(t *testing.T) {
	keyID, secret, token := labKeyID, madeSecret, "IQoJb3JpZ2luX2VjEFkaCXVzLWVhc3QtMSJHMEUCIQDzk7Yx"
	l := newLab(t)
	l.run(l.mustCheck("example.com/keys", `package keys
import (
	"cmp"; "encoding/base64"; "flag"; "fmt"; "os"; "strings"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
)
const AccessKey = "`+keyID+`"
var (
	SecretKey    = "`+secret+`"
	SessionToken = []byte("`+token+`")
	Keys         = map[string]string{"aws": "`+secret+`"}
	Default      = Triple{Key: AccessKey, SecretKey: "`+secret+`"}
	FlagSecret   = flag.String("secret", "`+secret+`", "")
)
type Triple struct { Key, SecretKey, Token string; Inner struct { Secret string } }
func Secret() string { return "`+secret+`" }
func KeyOr(k string) string { return cmp.Or(k, os.Getenv("AWS_ACCESS_KEY_ID"), AccessKey) }
func Half() (string, string) { return "`+secret[:20]+`", "`+secret[20:]+`" }
func Token() (t string) { a, b := Half(); t = a + b; return }
func Padded(before string) string { return before + "`+secret+`" }
func Formatted(s string) string { return fmt.Sprintf("%s:`+secret+`", s) }
func Bytes() []byte { return []byte(SecretKey) }
func Encoded() string { b, _ := base64.StdEncoding.DecodeString("`+secret+`"); return string(b) }
func Split() string { return strings.Split("`+keyID+`:`+secret+`", ":")[1] }
func SecretNamed() string { return os.Getenv("`+secret+`") }
func SecretFile() []byte { b, _ := os.ReadFile("`+secret+`"); return b }
func Provider(key string) aws.CredentialsProvider { return credentials.NewStaticCredentialsProvider(key, "`+secret+`", "`+token+`") }
func Creds() aws.Credentials { return aws.Credentials{AccessKeyID: AccessKey, SecretAccessKey: "`+secret+`"} }
func (t *Triple) Provider() aws.CredentialsProvider { return credentials.NewStaticCredentialsProvider(t.Key, t.SecretKey, t.Token) }
func Set(t *Triple) { t.SecretKey = "`+secret+`"; t.Inner.Secret = "`+token+`" }
`))
	if len(l.facts) < 12 {
		t.Errorf("only %d facts were exported", len(l.facts))
	}
	facts := string(l.encodedFacts())
	for _, key := range []string{keyID, secret, token, secret[:20], secret[20:], token[8:]} {
		if strings.Contains(facts, key) {
			t.Errorf("facts hold %s", key)
		}
	}
}

// maxFactBytes bounds what the facts of the fixtures may take together. Beside
// the types of the SDKs, which every driver caches as well and which take
// megabytes, this is little; what is over it needs a reason.
const maxFactBytes = 32 << 10

// TestFactsOfFixtures checks the facts of all fixture packages: they are small,
// hold no keys, and are the same whichever way they were come by.
func TestFactsOfFixtures(t *testing.T) {
	l := newLab(t)
	objects, total := 0, 0
	for _, p := range fixturePackages(t) {
		pass := l.mustCheck(p.PkgPath, sourcesOf(t, p.CompiledGoFiles)...)
		l.run(pass)
		facts := l.factsOf(pass)
		encoded := facts.encodedFacts()
		objects, total = objects+len(facts.facts), total+len(encoded)
		if found := keyshape.Find(string(encoded)); len(found) > 0 {
			t.Errorf("%s: facts hold keys", p.PkgPath)
		}
		l.run(pass)
		if !bytes.Equal(encoded, l.factsOf(pass).encodedFacts()) {
			t.Errorf("%s: facts change from run to run", p.PkgPath)
		}
	}
	t.Logf("%d facts, %d bytes", objects, total)
	if objects == 0 || total > maxFactBytes {
		t.Errorf("%d facts take %d bytes, more than %d", objects, total, maxFactBytes)
	}
}

// fixturePackages gives the packages of the fixture module, dependencies first.
func fixturePackages(tb testing.TB) []*packages.Package {
	tb.Helper()
	roots, err := fixtures()
	if err != nil {
		tb.Fatal(err)
	}
	var out []*packages.Package
	packages.Visit(roots, nil, func(p *packages.Package) {
		if slices.Contains(roots, p) && len(p.CompiledGoFiles) > 0 {
			out = append(out, p)
		}
	})
	return out
}
