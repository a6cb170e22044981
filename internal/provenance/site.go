package provenance

import (
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
	// So is a configured one, if this package stores to the field at all.
	viaFact, stored bool
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
					out = append(out, e.callSites(i)...)
				case *ssa.FieldAddr:
					if base := i.X; !groups[base] {
						found := e.structSites(i)
						groups[base] = len(found) > 0
						out = append(out, found...)
					}
				}
			}
		}
	}
	return out
}

// callSites gives the sites that a call is: by the table at most one, by facts
// perhaps several.
func (e *engine) callSites(c ssa.CallInstruction) []*site {
	obj := e.callee(c.Common())
	if obj == nil {
		return nil
	}
	s := e.setenvSite(c, obj)
	if row := awsapi.LookupFunc(obj); s == nil && row != nil {
		s = e.tableSite(c, obj, row)
	} else if s == nil {
		return e.factSites(c, obj)
	}
	if s == nil {
		return nil
	}
	return []*site{s}
}

// tableSite gives the site that a call of a function of the table is, or nil.
func (e *engine) tableSite(c ssa.CallInstruction, obj *types.Func, row *awsapi.Func) *site {
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

// trimDot gives a path or selector without its leading dot.
func trimDot(path string) string { return strings.TrimLeft(path, ".") }
