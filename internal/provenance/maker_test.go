package provenance

import (
	"fmt"
	"strings"
)

// A maker writes random programs that are correct by construction: packages of
// declarations, statements and expressions over the real SDK types, in which
// keys, answers of services and configuration pass through every construct of
// the language. Its choices are the bytes that it is given, so that a fuzzer
// can steer it; after the last byte it goes on by a fixed sequence.
type maker struct {
	data  []byte
	after uint32 // state of the sequence after the last byte
	fuel  int    // how many more constructs

	b      strings.Builder
	vars   []variable  // in scope, innermost last
	funcs  []signature // all functions, declared or not yet
	labels []string    // of the enclosing loops
	names  int
}

type variable struct{ name, typ string }

type signature struct {
	name           string
	params         []string
	result         string
	method, failed bool // of *T0; with an error as second result
}

// kinds are the types between which values pass.
var kinds = []string{
	"string", "bool", "int", "[]byte", "[]string", "map[string]string", "chan string", "*string", "func() string", "error", "any",
	"aws.Config", "aws.CredentialsProvider", "aws.Credentials", "*ststypes.Credentials", "T0", "*T0", "T1", "*T1", "Box[string]", "Holder", "Text",
	"func(*config.LoadOptions) error", "iter.Seq[string]",
}

// makeProgram gives the source of a package, by the choices in data.
func makeProgram(data []byte) string {
	m := &maker{data: data, after: 1, fuel: 40}
	m.fuel += 16 * m.pick(64)
	m.b.WriteString(makerHeader)
	m.globals()
	for range 2 + m.pick(6) {
		m.declare()
	}
	for i := range m.funcs {
		m.function(m.funcs[i])
	}
	return m.b.String()
}

// pick chooses one of n.
func (m *maker) pick(n int) int {
	if len(m.data) > 0 {
		c := int(m.data[0])
		m.data = m.data[1:]
		return c % n
	}
	m.after = m.after*1664525 + 1013904223
	return int(m.after>>16) % n
}

// chance is true once in n times.
func (m *maker) chance(n int) bool { return m.pick(n) == 0 }

// spend takes one unit of fuel, and reports whether there was one.
func (m *maker) spend() bool { m.fuel--; return m.fuel >= 0 }

func (m *maker) kind() string { return kinds[m.pick(len(kinds))] }

func (m *maker) name(prefix string) string {
	m.names++
	return fmt.Sprintf("%s%d", prefix, m.names)
}

func (m *maker) printf(format string, args ...any) { fmt.Fprintf(&m.b, format+"\n", args...) }

// one gives one of the alternatives, made only when it is chosen.
func (m *maker) one(alternatives ...func() string) string {
	return alternatives[m.pick(len(alternatives))]()
}

// makerHeader declares what all programs share.
var makerHeader = `package made

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"iter"
	"os"
	"os/exec"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	ststypes "github.com/aws/aws-sdk-go-v2/service/sts/types"
	oldaws "github.com/aws/aws-sdk-go/aws"
	oldcreds "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
)

const (
	keyID  = "` + madeKeyID + `"
	secret = "` + madeSecret + `"
)

var ctx = context.Background()

type Text string

func (t Text) String() string { return string(t) }

type Holder interface{ Held() string }

type T0 struct {
	Key, Secret string ` + "`env:\"AWS_ACCESS_KEY_ID\" default:\"" + otherKeyID + "\"`" + `
	Creds       aws.Credentials
	Prov        aws.CredentialsProvider
	Next        *T0
	Other       *T1
	Fn          func() string
	Tags        map[string]string
	T2
}

type T1 struct {
	*T0
	Box   Box[string]
	Cfg   aws.Config
	List  []T0
	Queue chan string
}

type T2 struct{ Token string }

type Box[V any] struct {
	V    V
	Next *Box[V]
}

func (b *Box[V]) Get() V      { return b.V }
func (b *Box[V]) Set(v V)     { b.V = v }
func (t *T0) Held() string    { return t.Key }
func (t T1) Held() string     { return t.T0.Held() + t.Box.Get() }
func (t Text) Held() string   { return string(t) }
func (t *T0) Retrieve(context.Context) (aws.Credentials, error) { return t.Creds, nil }

func same[V any](v V) V { return v }
func either[V any](c bool, v, w V) V {
	if c {
		return v
	}
	return w
}
func must[V any](v V, err error) V {
	if err != nil {
		panic(err)
	}
	return v
}
func each(ss ...string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range ss {
			if !yield(s) {
				return
			}
		}
	}
}
func first[S ~[]E, E any](s S) (e E) {
	for _, e = range s {
		break
	}
	return e
}

var (
	_ = cmp.Or[string]
	_ = base64.StdEncoding
	_ = fmt.Sprint
	_ = os.Getenv
	_ = exec.Command
	_ = strings.TrimSpace
	_ = stscreds.NewAssumeRoleProvider
	_ = s3.NewFromConfig
	_ = sts.NewFromConfig
	_ = oldaws.String
	_ = oldcreds.NewStaticCredentials
	_ = session.NewSession
	_ = minio.New
	_ = miniocreds.NewStaticV4
	_ = credentials.NewStaticCredentialsProvider
	_ = config.LoadDefaultConfig
	_ ststypes.Credentials
	_ Holder = (*T0)(nil)
)
`
