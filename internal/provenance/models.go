package provenance

import (
	"go/types"
	"strings"
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
