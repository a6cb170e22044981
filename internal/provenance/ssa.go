package provenance

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// buildSSA builds the package's SSA form, as buildssa.Analyzer does but
// without ctrlflow, whose facts would make every driver analyse the whole
// closure. It gives the package and all functions with source: declared
// functions and methods, function literals, and the package initializer.
func buildSSA(pass *analysis.Pass) (*ssa.Package, []*ssa.Function) {
	prog := ssa.NewProgram(pass.Fset, ssa.BuilderMode(0))
	for _, imp := range pass.Pkg.Imports() {
		prog.CreatePackage(imp, nil, nil, true) // members only: no bodies
	}
	pkg := prog.CreatePackage(pass.Pkg, pass.Files, pass.TypesInfo, false)
	pkg.Build()

	var funcs []*ssa.Function
	var add func(f *ssa.Function)
	add = func(f *ssa.Function) {
		if f == nil {
			return
		}
		funcs = append(funcs, f)
		for _, anon := range f.AnonFuncs {
			add(anon)
		}
	}
	add(pkg.Func("init"))
	for _, file := range pass.Files {
		for _, decl := range file.Decls {
			if fd, ok := decl.(*ast.FuncDecl); ok {
				if fn, ok := pass.TypesInfo.Defs[fd.Name].(*types.Func); ok {
					add(prog.FuncValue(fn))
				}
			}
		}
	}
	return pkg, slices.DeleteFunc(funcs, func(f *ssa.Function) bool { return len(f.Blocks) == 0 })
}

// origin gives the generic function of which f is an instance, or f.
func origin(f *ssa.Function) *ssa.Function {
	if f != nil && f.Origin() != nil {
		return f.Origin()
	}
	return f
}

// calleeObject gives the function or method that a call names, without asking
// which implementation an interface holds; nil for calls of function values.
func calleeObject(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	f := c.StaticCallee()
	if f == nil {
		return nil
	}
	obj, _ := origin(f).Object().(*types.Func)
	if obj == nil {
		return nil
	}
	return obj.Origin()
}

// args gives the arguments of a call in the order of the callee's parameters,
// receiver first if it has one and it is known: that of a method value only
// where the value is made in this function.
func args(c *ssa.CallCommon) []ssa.Value {
	if c.IsInvoke() {
		return append([]ssa.Value{c.Value}, c.Args...)
	}
	if recv := boundTo(c.Value); recv != nil {
		return append([]ssa.Value{recv}, c.Args...)
	}
	return c.Args
}

// argNamed gives the argument for the callee's parameter of that name, or nil.
// A variadic parameter's argument is the slice of what was passed.
func argNamed(c *ssa.CallCommon, fn *types.Func, name string) ssa.Value {
	sig := fn.Signature()
	all := args(c)
	off := 0
	if sig.Recv() != nil && len(all) > sig.Params().Len() { // a method value has its receiver already
		off = 1
	}
	if name == "" && off == 1 {
		return all[0]
	}
	for i := range sig.Params().Len() {
		if sig.Params().At(i).Name() == name && i+off < len(all) {
			return all[i+off]
		}
	}
	return nil
}
