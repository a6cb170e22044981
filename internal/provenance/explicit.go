package provenance

import (
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
	"github.com/credlint/credlint/internal/keyshape"
)

// judgeExplicit judges what stands in front of the instance profile without
// being made of a triple: other providers, fixed profiles and files, chains,
// and the metadata client switched off.
func (e *engine) judgeExplicit() []Finding {
	var out []Finding
	add := func(f Finding, ok bool) {
		if ok {
			out = append(out, f)
		}
	}
	for _, fn := range e.funcs {
		if e.isTestSupport(fn.Pos()) || e.isGenerated(fn.Pos()) {
			continue
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				switch i := instr.(type) {
				case ssa.CallInstruction:
					add(e.judgeExplicitCall(i))
				case *ssa.Store:
					add(e.judgeExplicitField(i))
				case *ssa.Alloc:
					add(e.judgeProviderLiteral(i))
				}
			}
		}
	}
	return out
}

// judgeExplicitCall judges one call.
func (e *engine) judgeExplicitCall(c ssa.CallInstruction) (Finding, bool) {
	obj := e.callee(c.Common())
	if obj == nil {
		return Finding{}, false
	}
	if f, ok := e.judgeSetenv(c, obj); ok {
		return f, true
	}
	row := awsapi.LookupFunc(obj)
	if row == nil {
		return Finding{}, false
	}
	switch row.Kind {
	case awsapi.Environment, awsapi.SharedFile:
		return e.judgeSource(c, obj, row)
	case awsapi.Chain:
		return e.judgeChain(c, obj, row)
	case awsapi.IMDSOption:
		for _, p := range row.Params {
			if a := argNamed(c.Common(), obj, p.Name); p.Role == awsapi.IMDSState && isDisabled(a) && !e.guarded(c) && !(c.Value() != nil && e.reach(c.Value()).exempt()) {
				at := e.callSpan(c)
				return Finding{Analyzer: "chainshadow", Category: "imds-off", Pos: at.pos, End: at.end, Sink: shortName(obj)}, true
			}
		}
	}
	return Finding{}, false
}

// isDisabled reports whether the value is the constant imds.ClientDisabled.
func isDisabled(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.Int && c.Int64() == awsapi.IMDSDisabled
}

// judgeSource judges a provider that reads the environment or a shared file.
func (e *engine) judgeSource(c ssa.CallInstruction, obj *types.Func, row *awsapi.Func) (Finding, bool) {
	v := c.Value()
	if v == nil || !isProviderType(v.Type()) || e.guarded(c) {
		return Finding{}, false
	}
	r := e.reach(v)
	if !r.installed || r.exempt() || row.SDK == awsapi.Minio && !r.aws {
		return Finding{}, false
	}
	at := e.callSpan(c)
	f := Finding{Analyzer: "chainshadow", Category: "explicit-source", Pos: at.pos, End: at.end, Sink: shortName(obj)}
	for _, p := range row.Params {
		a := argNamed(c.Common(), obj, p.Name)
		if a == nil || p.Role != awsapi.Profile && p.Role != awsapi.File {
			continue
		}
		s := e.settle(e.eval(a, ""))
		if name := fixedName(s); name != "" {
			at := e.argSpanOf(c, a)
			f.Category, f.Pos, f.End, f.Source = "fixed-profile", at.pos, at.end, name
			return f, true
		}
	}
	return f, true
}

// fixedName gives the constant, non-empty name in a set, be it a default.
func fixedName(s Set) string {
	for _, o := range s {
		if o.Kind == Const && o.Class != keyshape.Empty && (o.Default || s.only(Const)) {
			switch {
			case o.value == "":
				return "a constant"
			case o.Class == keyshape.KeyID || o.Class == keyshape.Secret:
				return keyshape.Describe(o.value) // whoever puts a key there
			}
			if name := safeName(strings.TrimLeft(o.value, "/~.")); name == unnamed {
				return "a constant" // too odd for a name or path: it may hold a key
			}
			return o.value
		}
	}
	return ""
}

// judgeProviderLiteral judges a provider that is written as a literal and
// wrapped into credentials of its own, such as &credentials.EnvProvider{}.
func (e *engine) judgeProviderLiteral(a *ssa.Alloc) (Finding, bool) {
	row := awsapi.LookupStruct(a.Type())
	if row != nil && row.Kind == awsapi.ProviderStruct && row.Provider == awsapi.Chain {
		return e.judgeChainLiteral(a, row)
	}
	if row == nil || row.Kind != awsapi.ProviderStruct || row.Provider != awsapi.Environment && row.Provider != awsapi.SharedFile {
		return Finding{}, false
	}
	lit := e.lookupSyntax().literals[a.Pos()]
	if lit == nil || e.guarded(a) {
		return Finding{}, false
	}
	r := e.reach(a)
	if !r.installed || r.exempt() || row.SDK == awsapi.Minio && !r.aws {
		return Finding{}, false
	}
	f := Finding{Analyzer: "chainshadow", Category: "explicit-source", Pos: lit.Pos(), End: lit.Lbrace, Sink: structName(a.Type())}
	for _, fld := range row.Fields {
		if fld.Role != awsapi.Profile && fld.Role != awsapi.File {
			continue
		}
		s := e.settle(e.contents(a, "."+fld.Name))
		if name := fixedName(s); name != "" {
			f.Category, f.Source = "fixed-profile", name
			if st := e.storeAt(a, "."+fld.Name); st != nil {
				at := e.storeSpan(st)
				f.Pos, f.End = at.pos, at.end
			}
			return f, true
		}
	}
	return f, true
}

// judgeExplicitField judges a store of a constant state to the metadata
// client's switch.
func (e *engine) judgeExplicitField(s *ssa.Store) (Finding, bool) {
	fa, ok := s.Addr.(*ssa.FieldAddr)
	if !ok {
		return Finding{}, false
	}
	row := awsapi.LookupStruct(fa.X.Type())
	if row == nil || row.Kind != awsapi.ConfigStruct || row.Role(trimDot(fieldName(fa.X.Type(), fa.Field))) != awsapi.IMDSState || !isDisabled(s.Val) || e.guarded(s) {
		return Finding{}, false // a metadata client of its own may be off
	}
	at := e.storeSpan(s)
	return Finding{Analyzer: "chainshadow", Category: "imds-off", Pos: at.pos, End: at.end, Sink: structName(fa.X.Type()) + fieldName(fa.X.Type(), fa.Field)}, true
}

// shadowVars are the other variables by which a process shadows its own role.
var shadowVars = map[string]bool{"AWS_PROFILE": true, "AWS_DEFAULT_PROFILE": true, "AWS_SHARED_CREDENTIALS_FILE": true, "AWS_EC2_METADATA_DISABLED": true}

// judgeSetenv judges a write of such a variable into the process's environment.
func (e *engine) judgeSetenv(c ssa.CallInstruction, obj *types.Func) (Finding, bool) {
	name, value := e.setenv(c, obj)
	if !shadowVars[name] || value == nil || startsProgram(c.Parent()) || e.guardedUnless(c, name) {
		return Finding{}, false
	}
	s := e.settle(e.eval(value, ""))
	if s.empty() || fixedName(s) == "" {
		return Finding{}, false // the user names the profile, and an empty name is none
	}
	if name == "AWS_EC2_METADATA_DISABLED" {
		if t, ok := s.text(); !ok || !isTrue(t) {
			return Finding{}, false
		}
	}
	at := e.callSpan(c)
	return Finding{Analyzer: "chainshadow", Category: "process-env", Pos: at.pos, End: at.end, Source: name, Sink: name}, true
}

// isTrue reports whether the SDK takes the text for true: in any case of
// letters (feature/ec2/imds/api_client.go:82).
func isTrue(text string) bool {
	return len(text) == 4 && text[0]|0x20 == 't' && text[1]|0x20 == 'r' && text[2]|0x20 == 'u' && text[3]|0x20 == 'e'
}
