package driver

import (
	"go/ast"
	"go/parser"
	"go/token"
	"runtime"
	"sync"
)

// parseMode keeps comments, for directives, and drops what go/types does not
// need.
const parseMode = parser.ParseComments | parser.SkipObjectResolution

// A fileCache parses each file once, however many test variants share it.
type fileCache struct {
	fset   *token.FileSet
	mu     sync.Mutex
	parsed map[string]*parsedFile
}

type parsedFile struct {
	once sync.Once
	file *ast.File // nil if nothing could be parsed
	err  error
}

func newFileCache() *fileCache {
	return &fileCache{fset: token.NewFileSet(), parsed: map[string]*parsedFile{}}
}

// parse gives the syntax of the files as far as there is any, and the errors.
func (c *fileCache) parse(names []string) (files []*ast.File, errs []error) {
	for _, name := range names {
		p := c.entry(name)
		p.once.Do(func() { p.file, p.err = parser.ParseFile(c.fset, name, nil, parseMode) })
		if p.file != nil {
			files = append(files, p.file)
		}
		if p.err != nil {
			errs = append(errs, p.err)
		}
	}
	return files, errs
}

func (c *fileCache) entry(name string) *parsedFile {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := c.parsed[name]
	if p == nil {
		p = new(parsedFile)
		c.parsed[name] = p
	}
	return p
}

// forEach calls f with each of the items, as many at a time as there are
// processors.
func forEach[T any](items []T, f func(T)) {
	var wg sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, item := range items {
		limit <- struct{}{}
		wg.Go(func() {
			defer func() { <-limit }()
			f(item)
		})
	}
	wg.Wait()
}
