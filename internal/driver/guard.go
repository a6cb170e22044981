package driver

import (
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Guard gives copies of the analyzers, and of those that they require, that
// turn a panic or an error into a call of fail with the package's path and one
// line of text. If fail returns nil, an empty result stands in, so that the
// packages that import this one are analysed nonetheless. The drivers of
// x/tools would let the panic end the process with a stack trace. The copies
// also do not run on more packages at a time than there are processors, so that
// what they build for each does not all stand in memory at once.
func Guard(analyzers []*analysis.Analyzer, fail func(pkg, msg string) error) []*analysis.Analyzer {
	g := guards{fail, map[*analysis.Analyzer]*analysis.Analyzer{}, make(chan struct{}, runtime.GOMAXPROCS(0))}
	return g.all(analyzers)
}

type guards struct {
	fail   func(pkg, msg string) error
	copies map[*analysis.Analyzer]*analysis.Analyzer
	limit  chan struct{}
}

func (g guards) all(analyzers []*analysis.Analyzer) []*analysis.Analyzer {
	var out []*analysis.Analyzer
	for _, a := range analyzers {
		out = append(out, g.one(a))
	}
	return out
}

func (g guards) one(a *analysis.Analyzer) *analysis.Analyzer {
	if c := g.copies[a]; c != nil {
		return c
	}
	c := new(analysis.Analyzer)
	g.copies[a] = c
	*c = *a
	c.Requires = g.all(a.Requires)
	c.Run = func(pass *analysis.Pass) (any, error) { return g.run(a, pass) }
	return c
}

// run runs the original analyzer, which knows its prerequisites by the
// originals.
func (g guards) run(a *analysis.Analyzer, pass *analysis.Pass) (result any, err error) {
	g.limit <- struct{}{}
	defer func() { <-g.limit }()
	defer func() {
		if x := recover(); x != nil {
			result, err = emptyResult(a), g.fail(pass.Pkg.Path(), panicMessage(a.Name, x))
		}
	}()
	own := *pass
	own.Analyzer = a
	own.ResultOf = map[*analysis.Analyzer]any{}
	for _, req := range a.Requires {
		own.ResultOf[req] = pass.ResultOf[g.copies[req]]
	}
	result, err = a.Run(&own)
	if err != nil {
		return emptyResult(a), g.fail(pass.Pkg.Path(), fmt.Sprintf("%s: %v", a.Name, err))
	}
	return result, nil
}

// emptyResult gives a value of the type that the analyzer promises.
func emptyResult(a *analysis.Analyzer) any {
	t := a.ResultType
	switch {
	case t == nil:
		return nil
	case t.Kind() == reflect.Pointer:
		return reflect.New(t.Elem()).Interface()
	}
	return reflect.Zero(t).Interface()
}

// panicMessage says in one line who panicked, why and where. It must be called
// by the deferred function that recovered.
func panicMessage(who string, x any) string {
	return fmt.Sprintf("internal error in %s: %v%s; please report this", who, x, panicSite())
}

// panicSite gives " at file.go:line" of the innermost frame that panicked, or
// of the one that called into the runtime.
func panicSite() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	panicked := false
	for {
		f, more := frames.Next()
		inRuntime := strings.HasPrefix(f.Function, "runtime.")
		if panicked && !inRuntime {
			return fmt.Sprintf(" at %s:%d", filepath.Base(f.File), f.Line)
		}
		panicked = panicked || f.Function == "runtime.gopanic"
		if !more {
			return ""
		}
	}
}
