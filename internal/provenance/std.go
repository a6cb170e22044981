package provenance

import (
	"encoding/base64"
	"encoding/hex"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A model says what a function outside the table does to origins.
type model struct {
	kind  modelKind
	arg   int    // which argument counts, receiver first
	what  string // a name for the origin
	name  int    // argument that names the variable, flag or key
	deflt int    // argument that holds the default; -1: none
}

type modelKind uint8

const (
	passArg     modelKind = iota + 1 // result 0 has the origins of argument arg
	passElems                        // result 0 has the origins of the elements of argument arg
	intoElems                        // the elements of result 0 have the origins of argument arg
	joinArgs                         // result 0 is made of all arguments: formatting, joining
	firstOf                          // result 0 is the first that is not zero: cmp.Or
	fromEnv                          // reads an environment variable
	fromFlag                         // defines a flag; result 0 points to its value
	fromFile                         // reads a file
	fromHTTP                         // fetches a URL
	fromConfig                       // reads a setting of a configuration library
	decodeText                       // decodes argument arg: base64, hex
	builtString                      // what was written to the receiver: strings.Builder
	urlText                          // the text of a URL: its user-info and query
)

// stdModel gives the model of a function of the standard library or of a
// library of configuration. Each row's key is types.Func.FullName.
func stdModel(fn *types.Func) (*model, bool) {
	if fn == nil || fn.Pkg() == nil {
		return nil, false
	}
	m, ok := models[fn.FullName()]
	if !ok {
		if m, ok = configGetter(fn); !ok {
			return nil, false
		}
	}
	return m, true
}

var models = map[string]*model{}

func init() {
	add := func(m model, names ...string) {
		for _, n := range names {
			models[n] = &m
		}
	}
	add(model{kind: passArg},
		"strings.TrimSpace", "strings.Trim", "strings.TrimLeft", "strings.TrimRight", "strings.TrimPrefix", "strings.TrimSuffix", "strings.TrimFunc",
		"strings.Clone", "strings.ToValidUTF8", "strings.Replace", "strings.ReplaceAll", "strings.NewReader", "strings.Map", "strings.CutPrefix", "strings.CutSuffix",
		"bytes.TrimSpace", "bytes.Trim", "bytes.TrimSuffix", "bytes.TrimRight", "bytes.Clone", "bytes.NewReader", "bytes.NewBuffer", "bytes.NewBufferString", "bytes.Runes",
		"(*bytes.Buffer).Bytes", "(*bytes.Buffer).String", "io.ReadAll", "io/ioutil.ReadAll", "io.NopCloser", "io.LimitReader", "io.TeeReader", "bufio.NewReader", "bufio.NewScanner",
		"(*bufio.Scanner).Text", "(*bufio.Scanner).Bytes", "(*bufio.Reader).ReadString", "(*bufio.Reader).ReadBytes",
		"encoding/json.NewDecoder", "encoding/xml.NewDecoder", "gopkg.in/yaml.v3.NewDecoder",
		"os.ExpandEnv", "html.UnescapeString", "path.Clean", "slices.Clone", "maps.Clone", "maps.Values", "maps.All", "maps.Collect", "slices.Collect", "slices.Values", "slices.Sorted", "slices.All", "slices.Sorted", "slices.Reverse", "strings.Lines",
		"(reflect.Value).String", "reflect.ValueOf", "(*sync/atomic.Value).Load", "(*sync/atomic.Pointer).Load", "fmt.Stringer.String",
		"net/url.QueryEscape", "net/url.PathEscape", "net/url.QueryUnescape", "net/url.PathUnescape", "unique.Make", "(unique.Handle).Value")
	add(model{kind: passElems}, "slices.Concat")
	add(model{kind: intoElems}, "strings.Split", "strings.SplitN", "strings.Fields", "strings.SplitAfter", "bytes.Split", "bytes.Fields", "strings.Cut", "bytes.Cut", "strings.SplitSeq")
	add(model{kind: joinArgs}, "fmt.Sprint", "fmt.Sprintf", "fmt.Sprintln", "fmt.Append", "fmt.Appendf", "strings.Join", "strings.Repeat", "bytes.Join", "net/url.UserPassword", "path.Join")
	add(model{kind: firstOf}, "cmp.Or")
	add(model{kind: fromEnv}, "os.Getenv", "os.LookupEnv", "syscall.Getenv")
	add(model{kind: fromFlag, deflt: 1}, "flag.String", "(*flag.FlagSet).String")
	models["(*flag.FlagSet).String"] = &model{kind: fromFlag, name: 1, deflt: 2}
	add(model{kind: fromFlag, deflt: 1}, "github.com/spf13/pflag.String")
	add(model{kind: fromFlag, deflt: 2}, "github.com/spf13/pflag.StringP")
	models["(*github.com/spf13/pflag.FlagSet).String"] = &model{kind: fromFlag, name: 1, deflt: 2}
	models["(*github.com/spf13/pflag.FlagSet).StringP"] = &model{kind: fromFlag, name: 1, deflt: 3}
	add(model{kind: fromFile}, "os.ReadFile", "io/ioutil.ReadFile", "os.Open")
	models["(*io/fs.FS).ReadFile"] = &model{kind: fromFile}
	add(model{kind: fromHTTP}, "net/http.Get", "net/http.NewRequest")
	add(model{kind: fromHTTP, arg: 1}, "(*net/http.Client).Get", "net/http.NewRequest", "(*net/http.Client).Do")
	models["net/http.NewRequestWithContext"] = &model{kind: fromHTTP, arg: 2}
	for _, enc := range []string{"(*encoding/base64.Encoding).DecodeString", "(*encoding/base64.Encoding).AppendDecode"} {
		models[enc] = &model{kind: decodeText, arg: 1, what: "base64"}
	}
	models["encoding/hex.DecodeString"] = &model{kind: decodeText, what: "hex"}
	add(model{kind: builtString}, "(*strings.Builder).String")
	add(model{kind: urlText}, "(*net/url.URL).String")
}

// configLibraries are the packages whose string getters read settings.
var configLibraries = []string{
	"github.com/spf13/viper", "github.com/spf13/pflag", "github.com/urfave/cli", "github.com/knadh/koanf", "github.com/codegangsta/cli",
	"gopkg.in/ini.v1", "github.com/alecthomas/kingpin", "gopkg.in/alecthomas/kingpin.v2", "github.com/magiconair/properties", "github.com/astaxie/beego", "github.com/beego/beego",
	"github.com/hashicorp/terraform-plugin-sdk", "k8s.io/klog",
}

// configGetter gives the model of a getter of a configuration library.
func configGetter(fn *types.Func) (*model, bool) {
	path := fn.Pkg().Path()
	for _, lib := range configLibraries {
		if path != lib && !strings.HasPrefix(path, lib+"/") {
			continue
		}
		switch name := fn.Name(); {
		case strings.HasPrefix(name, "Get"), strings.HasPrefix(name, "String"), strings.HasPrefix(name, "Must"), name == "Value", name == "GlobalString":
			m := &model{kind: fromConfig}
			if fn.Signature().Recv() != nil {
				m.name = 1
			}
			return m, true
		}
	}
	return nil, false
}

// eval gives the origins of one result of a call that follows the model.
func (m *model) eval(e *engine, c *ssa.Call, result int, path string) Set {
	all := args(c.Common())
	if result > 0 && m.kind != intoElems {
		return nil // a second result is an error or a flag
	}
	arg := func(i int, path string) Set {
		if i < 0 || i >= len(all) {
			return nil
		}
		return e.eval(all[i], path).at(e.argPos(c, i))
	}
	switch m.kind {
	case passArg:
		return arg(m.arg, path)
	case passElems:
		return arg(m.arg, anyElem+path)
	case intoElems:
		if isElem(path) {
			_, path = head(path)
		}
		return split(arg(m.arg, path), arg(1, ""))
	case joinArgs:
		return e.joined(c, all)
	case firstOf:
		return e.firstOf(c, all)
	case fromEnv:
		return e.environment(c, all[m.name])
	case fromFlag:
		return Set{{Kind: Flag, What: m.named(e, all), Pos: c.Pos()}}.join(arg(m.deflt, "").asDefault())
	case fromConfig:
		return Set{{Kind: Config, What: m.named(e, all), Pos: c.Pos()}}
	case fromFile:
		return Set{{Kind: File, What: m.named(e, all), Pos: c.Pos()}}
	case fromHTTP:
		return e.fetched(c, arg(m.arg, ""))
	case decodeText:
		return decoded(arg(m.arg, ""), m.what, c)
	case urlText:
		return arg(0, ".User").join(arg(0, ".RawQuery")).without(Const)
	case builtString:
		return e.written(c, all[0])
	}
	return nil
}

// environment gives the origin of a variable read from the environment. A name
// that is a parameter is filled in by the callers.
func (e *engine) environment(c *ssa.Call, name ssa.Value) Set {
	s := e.eval(name, "")
	if t, ok := s.text(); ok {
		return Set{{Kind: Env, What: t, Pos: c.Pos()}}
	}
	var out Set
	for _, o := range s {
		switch {
		case o.Kind == Const && o.value != "":
			out = out.add(Origin{Kind: Env, What: o.value, Pos: c.Pos()})
		case o.Kind == Param:
			out = out.add(Origin{Kind: Env, What: unnamed, Pos: c.Pos(), fn: o.fn, index: o.index, path: o.path, before: o.before, after: o.after})
		}
	}
	if len(out) == 0 {
		return Set{{Kind: Env, What: unnamed, Pos: c.Pos()}}
	}
	return out
}

// unnamed stands for the name of a variable that is not known.
const unnamed = "?"

// named gives the text of the argument that names a variable, flag or setting.
func (m *model) named(e *engine, all []ssa.Value) string {
	if m.name < len(all) {
		if t, ok := e.eval(all[m.name], "").text(); ok {
			return t
		}
	}
	return "?"
}

// joined gives the origins of a text that is made of all arguments.
func (e *engine) joined(c *ssa.Call, all []ssa.Value) Set {
	parts := e.expand(all)
	var s Set
	fixed := true
	texts := make([]string, 0, len(parts))
	for _, p := range parts {
		set := e.eval(p, "")
		t, ok := set.text()
		fixed = fixed && ok
		texts = append(texts, t)
		s = s.join(set)
	}
	if !fixed {
		return s.without(Const)
	}
	return Set{constantAt(assemble(calleeObject(c.Common()).Name(), texts), c.Pos())}
}

// assemble does with constants what the formatting function would do.
func assemble(fn string, texts []string) string {
	if len(texts) == 0 {
		return ""
	}
	switch fn {
	case "Sprintf", "Appendf":
		out := texts[0]
		for _, t := range texts[1:] {
			i := strings.IndexByte(out, '%')
			if i < 0 || i+1 >= len(out) {
				break
			}
			out = out[:i] + t + out[i+2:]
		}
		return out
	case "Join":
		return strings.Join(texts[:len(texts)-1], texts[len(texts)-1])
	}
	return strings.Join(texts, "")
}

// expand gives the elements of a variadic argument's slice in their order, and
// other arguments as they are.
func (e *engine) expand(all []ssa.Value) []ssa.Value {
	var out []ssa.Value
	for _, a := range all {
		if els, ok := e.elements(a); ok {
			out = append(out, els...)
			continue
		}
		out = append(out, a)
	}
	return out
}

// elements gives the elements of a slice that is built in place, such as a
// variadic argument's, in their order.
func (e *engine) elements(v ssa.Value) ([]ssa.Value, bool) {
	sl, ok := v.(*ssa.Slice)
	if !ok {
		return nil, false
	}
	arr, ok := sl.X.(*ssa.Alloc)
	if !ok {
		return nil, false
	}
	at, ok := deref(arr.Type()).Underlying().(*types.Array)
	if !ok || at.Len() > 256 {
		return nil, false
	}
	els := make([]ssa.Value, at.Len())
	for _, r := range e.referrers(arr) {
		ia, ok := r.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		idx, ok := ia.Index.(*ssa.Const)
		if !ok {
			return nil, false
		}
		for _, u := range *ia.Referrers() {
			if st, ok := u.(*ssa.Store); ok && st.Addr == ia && idx.Int64() < at.Len() {
				els[idx.Int64()] = st.Val
			}
		}
	}
	for _, el := range els {
		if el == nil {
			return nil, false
		}
	}
	return els, true
}

// firstOf gives the origins of cmp.Or: constants after a value that may be
// missing are defaults.
func (e *engine) firstOf(c *ssa.Call, all []ssa.Value) Set {
	var s Set
	for _, p := range e.expand(all) {
		set := e.eval(p, "").at(c.Pos())
		if len(s) > 0 {
			set = set.asDefault()
		}
		s = s.join(set)
	}
	return s
}

// metadataHosts are the addresses at which EC2, ECS and EKS hand out role
// credentials (169.254.170.23 and fd00:ec2::23 are EKS Pod Identity's).
var metadataHosts = []string{"169.254.169.254", "169.254.170.2", "169.254.170.23", "fd00:ec2::254", "fd00:ec2::23"}

// split gives the origins of the pieces of a text; of a constant, its pieces.
func split(s, sep Set) Set {
	by, known := sep.text()
	var out Set
	for _, o := range s {
		if o.Kind != Const || o.value == "" {
			out = out.add(o)
			continue
		}
		pieces := strings.Fields(o.value)
		if known && by != "" {
			pieces = strings.Split(o.value, by)
		}
		for _, p := range pieces {
			q := constantAt(p, o.Pos)
			q.Trail, q.Default, q.Heap = o.Trail, o.Default, o.Heap
			out = out.add(q)
		}
	}
	return out
}

// fetched gives the origins of what a URL answers: role credentials if it is a
// metadata endpoint, or the one that ECS and EKS name in the environment.
func (e *engine) fetched(c ssa.Instruction, url Set) Set {
	var open Set
	for _, o := range url {
		if o.Kind == Metadata {
			return Set{o}
		}
		if o.Kind == Param { // the caller knows where
			o.Kind, o.What, o.Pos = Unknown, httpAnswer, c.Pos()
			open = open.add(o)
		}
		if o.Kind == Env && strings.HasPrefix(o.What, "AWS_CONTAINER_CREDENTIALS_") {
			return Set{{Kind: Metadata, What: "the container's credentials endpoint", Pos: c.Pos()}}
		}
		for _, h := range metadataHosts {
			if o.Kind == Const && strings.Contains(o.value, h) || strings.Contains(o.before, h) {
				return Set{{Kind: Metadata, What: h, Pos: c.Pos()}}
			}
		}
	}
	if len(open) > 0 {
		return open
	}
	return Set{{Kind: Unknown, What: httpAnswer, Pos: c.Pos()}}
}

// httpAnswer names what came over the network from nobody knows where.
const httpAnswer = "an HTTP answer"

// decoded gives the origins of decoded text; constants are decoded in fact.
func decoded(s Set, encoding string, c *ssa.Call) Set {
	return s.each(func(o Origin) Origin {
		if o.Kind != Const || o.value == "" {
			return o
		}
		var b []byte
		var err error
		if encoding == "hex" {
			b, err = hex.DecodeString(o.value)
		} else if b, err = base64.StdEncoding.DecodeString(o.value); err != nil {
			b, err = base64.RawURLEncoding.DecodeString(o.value)
		}
		if err != nil {
			return o
		}
		d := constantAt(string(b), o.Pos)
		d.Trail, d.Default, d.Heap = o.Trail.then(c.Pos(), "decoded from "+encoding), o.Default, o.Heap
		return d
	})
}

// written gives the origins of what was written to a strings.Builder.
func (e *engine) written(c *ssa.Call, builder ssa.Value) Set {
	var parts []ssa.Value
	for _, r := range e.referrers(builder) {
		call, ok := r.(ssa.CallInstruction)
		if !ok || len(call.Common().Args) < 2 {
			continue
		}
		if fn := calleeObject(call.Common()); fn != nil && fn.Name() == "WriteString" {
			parts = append(parts, call.Common().Args[1])
		}
	}
	return e.concat(c.Pos(), parts...)
}
