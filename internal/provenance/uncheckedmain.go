package provenance

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/credlint/credlint/internal/awsapi"
)

// CategoryUncheckedMain is reported of main packages, if RequireCheck is set.
const CategoryUncheckedMain = "unchecked-main"

// RequireCheck has programs reported that make AWS clients and never call
// credcheck. It is the value of norefresh's flag -require-check: set it before
// analysers run. Facts about it are exported only then, since they make every
// package relevant that can reach a client.
var RequireCheck bool

// credcheckPath is the import path of the runtime companion, and of what lies
// below.
const credcheckPath = "github.com/credlint/credlint/credcheck"

// A programFact says of a package, and of all that it imports, what matters to
// the program that it becomes a part of.
type programFact struct {
	Client string // a function that makes AWS clients and is called, or ""
	Checks bool   // credcheck is called
}

func (*programFact) AFact() {}

func (f *programFact) String() string {
	if f.Checks {
		return "calls credcheck"
	}
	return "makes clients by " + f.Client
}

// judgeProgram reports the function main of a program that makes AWS clients,
// here or in a package that it imports, while none of them calls credcheck.
func (e *engine) judgeProgram() []Finding {
	if !RequireCheck {
		return nil
	}
	made, at := e.makesClient()
	f := programFact{Client: made, Checks: e.callsCredcheck()}
	for _, imp := range e.pass.Pkg.Imports() {
		var below programFact
		if strings.HasPrefix(imp.Path()+"/", credcheckPath+"/") {
			continue // makes configurations to look at them
		}
		if e.pass.ImportPackageFact(imp, &below) {
			f.Checks = f.Checks || below.Checks
			if f.Client == "" {
				f.Client = below.Client
			}
		}
	}
	if f != (programFact{}) {
		e.pass.ExportPackageFact(&f)
	}
	main := e.pkg.Func("main")
	if f.Client == "" || f.Checks || e.pass.Pkg.Name() != "main" || main == nil || e.isTestSupport(main.Pos()) || e.isGenerated(main.Pos()) {
		return nil
	}
	out := Finding{Analyzer: "norefresh", Category: CategoryUncheckedMain, Pos: main.Pos(), Source: f.Client}
	out.End = out.Pos + token.Pos(len("main"))
	if at != nil {
		out.Steps = []Step{{at.Pos(), "an AWS client or its configuration is made by " + made}}
	}
	return []Finding{out}
}

// makesClient gives the first call, outside of test code, that makes a client of
// AWS or the configuration for one, and what it calls.
func (e *engine) makesClient() (name string, at ssa.Instruction) {
	for _, fn := range e.funcs {
		if e.isTestSupport(fn.Pos()) {
			continue
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				c, ok := instr.(ssa.CallInstruction)
				if !ok {
					continue
				}
				obj := e.callee(c.Common())
				row := awsapi.LookupFunc(obj)
				if row != nil && (row.SDK == awsapi.V2 || row.SDK == awsapi.V1) && (row.Kind == awsapi.Load || row.Kind == awsapi.Client) {
					return shortObject(obj), instr
				}
			}
		}
	}
	return "", nil
}

// callsCredcheck reports whether the package uses a function of credcheck, or
// imports what checks by being imported.
func (e *engine) callsCredcheck() bool {
	for _, imp := range e.pass.Pkg.Imports() {
		if imp.Path() == credcheckPath+"/auto" {
			return true
		}
	}
	for id, obj := range e.pass.TypesInfo.Uses {
		if fn, ok := obj.(*types.Func); ok && fn.Pkg() != nil && fn.Pkg().Path() == credcheckPath && !e.isTest(id.Pos()) && proves(fn.Name()) {
			return true
		}
	}
	return false
}

// proves reports whether the function of credcheck looks at credentials; others
// make options and read reports.
func proves(name string) bool {
	return strings.HasPrefix(name, "Check") || name == "Inspect" || name == "Watch"
}
