package provenance

import (
	"regexp"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// fillers match the names of functions that store into what a pointer argument
// points to: decoders, parsers of flags and environments, scanners.
var fillers = regexp.MustCompile(`^(Unmarshal|Decode|Parse|Process|MustProcess|Load|MustLoad|Read|Scan|Bind|Fill|Populate|Get|Set|Extract|Unpack|Must|To)|Var(P|PF)?$|(Unmarshal|Decode|Into|Config)`)

// filled gives the origins of what a function outside this package stores
// through its pointer argument i.
func (e *engine) filled(c *ssa.CallCommon, i int, path string) Set {
	fn := e.callee(c)
	if fn == nil { // a function value: it may decode
		return Set{{Kind: Config, What: strings.TrimLeft(path, "."), Pos: c.Pos()}}
	}
	if fn.Pkg() == nil || !fillers.MatchString(fn.Name()) || awsapi.IsTablePackage(fn.Pkg().Path()) {
		return nil
	}
	all := args(c)
	if strings.HasSuffix(strings.TrimRight(fn.Name(), "PF"), "Var") { // flag.StringVar(p, name, value, usage)
		return e.flagVar(fn.Name(), all, i)
	}
	what := path
	if what == "" {
		what = fn.Name()
	}
	conf := Set{{Kind: Config, What: strings.TrimLeft(what, "."), Pos: c.Pos()}}
	for j, a := range all {
		if j == i || !isData(fn.Name()) {
			continue
		}
		if s := e.eval(a, ""); s.has(Metadata, Response, File, Env) || onlyHTTP(s) {
			return s.without(Const)
		}
	}
	return conf
}

// isData reports whether a filler gets what it stores from its other
// arguments, or from its receiver: it decodes.
func isData(name string) bool {
	return strings.Contains(name, "Unmarshal") || strings.Contains(name, "Decode") || strings.HasPrefix(name, "Read") || strings.HasPrefix(name, "Scan")
}

// onlyHTTP reports whether the data that is decoded came over the network.
func onlyHTTP(s Set) bool {
	o := s.find(Unknown)
	return o != nil && o.What == httpAnswer
}

// flagVar gives the origins of a variable that is bound to a flag: the flag,
// and its default.
func (e *engine) flagVar(name string, all []ssa.Value, i int) Set {
	out := Set{{Kind: Flag, What: "?"}}
	if i+1 < len(all) {
		if t, ok := e.eval(all[i+1], "").text(); ok {
			out[0].What = safeName(t)
		}
	}
	deflt := i + 2
	if strings.Contains(name, "VarP") { // pflag: a shorthand stands between name and default
		deflt++
	}
	if deflt < len(all) {
		out = out.join(e.eval(all[deflt], "").asDefault())
	}
	return out
}
