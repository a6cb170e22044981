package provenance

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// A siteKind says what a site does with the triple that it gets.
type siteKind uint8

const (
	noSite   siteKind = iota
	freezes           // makes a provider that never refreshes
	holds             // configures a library that freezes it
	byValue           // is a triple by value, wherever it goes
	signs             // signs with it
	setsEnv           // writes it into the process's environment
	keepsFor          // keeps a derived token for long use
	fixes             // fixes the profile or the shared files
)

// A site is one use of a credential API, with what is known of each part.
type site struct {
	kind  siteKind
	sink  string          // name of the API, for messages
	instr ssa.Instruction // the call or the first store
	value ssa.Value       // the provider that is made, to follow forward; may be nil
	head  span            // the constructor
	parts map[awsapi.Role]*part

	parent  *site // for a call of a wrapper: the site in the wrapper
	guarded bool  // under a guard of the functions between the API and here
	exempt  bool  // by fact: never installed for AWS itself
	outside bool  // by fact: the wrapper itself installs what it makes
	sdk     awsapi.SDK
}

// A part is one part of a triple that a site gets.
type part struct {
	set  Set
	raw  Set  // what became known at this site: all of set, or what a caller adds
	news Set  // the same, with the parameters that nobody here passes settled
	at   span // the expression that hands it over

	// viaField is set where a caller hands over a struct of which the wrapper
	// takes a field: the wrapper's own site has been judged with it.
	viaField bool

	// viaFact is set where the wrapper takes a field about which there is a
	// fact: a constant or temporary value is judged where it is stored there.
	viaFact bool
}

// triple are the roles of a triple, in the order in which findings look.
var triple = []awsapi.Role{awsapi.AccessKeyID, awsapi.SecretAccessKey, awsapi.SessionToken}

// roles are all that a site's parts may be.
var roles = []awsapi.Role{awsapi.AccessKeyID, awsapi.SecretAccessKey, awsapi.SessionToken, awsapi.DerivedToken, awsapi.Profile, awsapi.File}

// pos gives the site's position.
func (s *site) pos() token.Pos {
	if s.head.pos.IsValid() {
		return s.head.pos
	}
	return s.instr.Pos()
}

// set gives the origins of a part, or nothing.
func (s *site) set(r awsapi.Role) Set {
	if p := s.parts[r]; p != nil {
		return p.set
	}
	return nil
}

// add records a part, if it has any origin.
func (s *site) add(r awsapi.Role, set Set, at span) {
	if len(set) == 0 {
		return
	}
	if s.parts == nil {
		s.parts = map[awsapi.Role]*part{}
	}
	if p := s.parts[r]; p != nil {
		p.set, p.news = p.set.join(set), p.news.join(set)
		return
	}
	s.parts[r] = &part{set: set, news: set, at: at}
}

// addTriple records the parts of a triple by value.
func (e *engine) addTriple(s *site, v ssa.Value, at span) {
	row := awsapi.LookupStruct(v.Type())
	if row == nil {
		return
	}
	for _, f := range row.Fields {
		switch f.Role {
		case awsapi.AccessKeyID, awsapi.SecretAccessKey, awsapi.SessionToken:
			s.add(f.Role, e.eval(v, "."+f.Name).at(at.pos), at)
		}
	}
}

// sites finds the uses of credential APIs in the package.
func (e *engine) sites() []*site {
	var out []*site
	for _, fn := range e.funcs {
		groups := map[ssa.Value]bool{}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				switch i := instr.(type) {
				case ssa.CallInstruction:
					if s := e.callSite(i); s != nil {
						out = append(out, s)
					}
				case *ssa.FieldAddr:
					if base := i.X; !groups[base] {
						if s := e.structSite(i); s != nil {
							groups[base] = true
							out = append(out, s)
						}
					}
				}
			}
		}
	}
	return out
}

// callSite gives the site that a call is, or nil.
func (e *engine) callSite(c ssa.CallInstruction) *site {
	obj := e.callee(c.Common())
	if obj == nil {
		return nil
	}
	if s := e.setenvSite(c, obj); s != nil {
		return s
	}
	row := awsapi.LookupFunc(obj)
	if row == nil {
		return e.factSite(c, obj)
	}
	s := &site{sink: shortName(obj), instr: c, value: c.Value(), head: e.callSpan(c), sdk: row.SDK}
	switch row.Kind {
	case awsapi.Static:
		s.kind = freezes
	case awsapi.Keys:
		s.kind = holds
	case awsapi.Sign:
		s.kind = signs
	case awsapi.TokenSink:
		s.kind = keepsFor
	case awsapi.ProfileOption, awsapi.FileOption:
		s.kind = fixes
	default:
		return nil
	}
	for _, p := range row.Params {
		a := argNamed(c.Common(), obj, p.Name)
		if a == nil {
			continue
		}
		at := e.argSpanOf(c, a)
		switch p.Role {
		case awsapi.AccessKeyID, awsapi.SecretAccessKey, awsapi.SessionToken, awsapi.DerivedToken:
			s.add(p.Role, e.eval(a, "").at(at.pos), at)
		case awsapi.Profile, awsapi.File:
			e.addFixed(s, a, p.Role, at)
		case awsapi.Credential:
			e.addTriple(s, a, at)
		}
	}
	if len(s.parts) == 0 {
		return nil
	}
	return s
}

// addFixed records a profile's or file's name, or the elements of a list.
func (e *engine) addFixed(s *site, a ssa.Value, r awsapi.Role, at span) {
	if s.kind != fixes {
		return
	}
	path := ""
	if elemType(a.Type()) != nil {
		path = anyElem
	}
	s.add(r, e.eval(a, path).at(at.pos), at)
}

// argSpanOf gives the range of the expression that a call passes as a.
func (e *engine) argSpanOf(c ssa.CallInstruction, a ssa.Value) span {
	for i, x := range args(c.Common()) {
		if x == a {
			return e.argSpan(c, i)
		}
	}
	return e.callSpan(c)
}

// envRoles are the variables from which every SDK takes a triple
// (config/env_config.go:23-29).
var envRoles = map[string]awsapi.Role{
	"AWS_ACCESS_KEY_ID": awsapi.AccessKeyID, "AWS_ACCESS_KEY": awsapi.AccessKeyID,
	"AWS_SECRET_ACCESS_KEY": awsapi.SecretAccessKey, "AWS_SECRET_KEY": awsapi.SecretAccessKey,
	"AWS_SESSION_TOKEN": awsapi.SessionToken, "AWS_SECURITY_TOKEN": awsapi.SessionToken,
}

// setenv gives the name and value that a call writes into the process's
// environment.
func (e *engine) setenv(c ssa.CallInstruction, obj *types.Func) (name string, value ssa.Value) {
	switch obj.FullName() {
	case "os.Setenv", "syscall.Setenv":
		a := c.Common().Args
		return e.envName(a[0]), a[1]
	}
	fn := origin(c.Common().StaticCallee())
	if !e.local(fn) {
		return "", nil
	}
	if n, v, ok := e.setenvWrapper(fn); ok {
		if a := c.Common().Args; max(n, v) < len(a) {
			return e.envName(a[n]), a[v]
		}
	}
	return "", nil
}

// envName gives the first name of a variable of interest that v may be.
func (e *engine) envName(v ssa.Value) string {
	for _, o := range e.eval(v, "") {
		if o.Kind == Const && (envRoles[o.value] != awsapi.NoRole || shadowVars[o.value]) {
			return o.value
		}
	}
	return ""
}

// setenvWrapper tells whether a function of this package sets a variable whose
// name and value are its parameters, and which.
func (e *engine) setenvWrapper(fn *ssa.Function) (name, value int, ok bool) {
	if w, ok := e.setters[fn]; ok {
		return w[0], w[1], w[0] >= 0
	}
	e.setters[fn] = [2]int{-1, -1}
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			c, isCall := instr.(*ssa.Call)
			if !isCall || len(c.Call.Args) < 2 {
				continue
			}
			if obj := e.callee(c.Common()); obj == nil || obj.FullName() != "os.Setenv" && obj.FullName() != "syscall.Setenv" {
				continue
			}
			n, v := paramIndex(fn, c.Call.Args[0]), paramIndex(fn, c.Call.Args[1])
			if n >= 0 && v >= 0 {
				e.setters[fn] = [2]int{n, v}
				return n, v, true
			}
		}
	}
	return -1, -1, false
}

// paramIndex gives the index of the parameter of fn that v is, or -1.
func paramIndex(fn *ssa.Function, v ssa.Value) int {
	for i, p := range fn.Params {
		if p == v {
			return i
		}
	}
	return -1
}

// setenvSite gives the site of a call that writes a triple's part into the
// process's environment.
func (e *engine) setenvSite(c ssa.CallInstruction, obj *types.Func) *site {
	name, value := e.setenv(c, obj)
	role := envRoles[name]
	if role == awsapi.NoRole {
		return nil
	}
	s := &site{kind: setsEnv, sink: name, instr: c, head: e.callSpan(c)}
	at := e.argSpanOf(c, value)
	s.add(role, e.eval(value, "").at(at.pos), at)
	return s
}

// structSite gives the site of a struct whose fields take a triple, as a
// literal or by assignment: the first of its fields that is stored to.
func (e *engine) structSite(fa *ssa.FieldAddr) *site {
	row := awsapi.LookupStruct(fa.X.Type())
	if row == nil {
		return e.factStruct(fa)
	}
	s := &site{sink: structName(fa.X.Type()), instr: fa, value: fa.X, head: span{fa.X.Pos(), fa.X.Pos()}, sdk: row.SDK}
	switch row.Kind {
	case awsapi.StaticStruct:
		s.kind = freezes
	case awsapi.KeyStruct:
		s.kind = holds
	case awsapi.ValueStruct:
		if e.insideStatic(fa.X) {
			return nil
		}
		s.kind = byValue
	case awsapi.TokenStruct:
		s.kind = keepsFor
	case awsapi.ConfigStruct:
		s.kind = fixes
	default:
		return nil
	}
	for _, f := range row.Fields {
		path := "." + f.Name
		switch f.Role {
		case awsapi.Profile, awsapi.File:
			if s.kind == fixes {
				e.addStored(s, fa.X, f.Role, path)
			}
		case awsapi.AccessKeyID, awsapi.SecretAccessKey, awsapi.SessionToken, awsapi.DerivedToken:
			e.addStored(s, fa.X, f.Role, path)
		case awsapi.Credential:
			if value := awsapi.LookupStruct(typeAt(fa.X.Type(), path)); value != nil {
				for _, g := range value.Fields {
					if isTriple(g.Role) {
						e.addStored(s, fa.X, g.Role, path+"."+g.Name)
					}
				}
			}
		}
	}
	if len(s.parts) == 0 {
		return nil
	}
	if lit := e.lookupSyntax().literals[fa.X.Pos()]; lit != nil {
		s.head = span{lit.Pos(), lit.Lbrace}
	}
	if !s.head.pos.IsValid() {
		for _, r := range triple {
			if p := s.parts[r]; p != nil {
				s.head = p.at
				break
			}
		}
	}
	return s
}

func isTriple(r awsapi.Role) bool {
	return r == awsapi.AccessKeyID || r == awsapi.SecretAccessKey || r == awsapi.SessionToken
}

// insideStatic reports whether a triple by value is built in place as a part
// of something that has a site of its own.
func (e *engine) insideStatic(v ssa.Value) bool {
	fa, ok := v.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	row := awsapi.LookupStruct(fa.X.Type())
	return row != nil && row.Kind == awsapi.StaticStruct
}

// addStored records a part that is stored in a field of base.
func (e *engine) addStored(s *site, base ssa.Value, r awsapi.Role, path string) {
	st := e.storeAt(base, path)
	if st == nil {
		return
	}
	at := e.storeSpan(st)
	if r == awsapi.File && elemType(typeAt(base.Type(), path)) != nil {
		s.add(r, e.contents(base, path+anyElem).at(at.pos), at)
	} else {
		s.add(r, e.contents(base, path).at(at.pos), at)
	}
	if _, ok := s.instr.(*ssa.FieldAddr); ok {
		s.instr = st
	}
}

// storeAt gives the first store to the part of base that path names: to the
// field itself, or to a struct that it is a field of.
func (e *engine) storeAt(base ssa.Value, path string) *ssa.Store {
	sel, rest := head(path)
	for _, r := range e.referrers(base) {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr == base && !isZeroConst(r.Val) && path == "" {
				return r
			}
		case *ssa.FieldAddr:
			if r.X != base || fieldName(base.Type(), r.Field) != sel {
				continue
			}
			for _, u := range e.referrers(r) {
				if s, ok := u.(*ssa.Store); ok && s.Addr == r {
					return s
				}
			}
			if s := e.storeAt(r, rest); s != nil && rest != "" {
				return s
			}
		}
	}
	return nil
}

func isZeroConst(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && (c.Value == nil || c.Value.Kind() == constant.String && constant.StringVal(c.Value) == "")
}

// structName gives a struct type's name as messages show it.
func structName(t types.Type) string {
	n, ok := deref(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return "struct"
	}
	return n.Obj().Pkg().Name() + "." + n.Obj().Name()
}

// text gives the path of a fact's field without its leading dot.
func trimDot(path string) string { return strings.TrimLeft(path, ".") }
