package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/gcexportdata"
)

// The file in which unitchecker of x/tools v0.52 keeps what packages that
// import a unit need to know: the magic, the lengths of types and facts in
// little-endian, types as of gcexportdata without its leading "i", facts in
// gob. What follows is not read, so a mark can stand there. The format is
// private to one executable: the go command puts its hash into the key of
// every cached file. The tests of this package compare both writers.
const (
	vetxMagic  = "vetx"
	vetxHeader = len(vetxMagic) + 8
	vetxMark   = "test variant"
)

var errVetx = errors.New("not a file of types and facts as x/tools v0.52 writes it")

// writeTypes writes the types of a unit that has no facts. Function bodies,
// which are most of the work, are skipped; the compiler has checked them.
func (u *unit) writeTypes() (err error) {
	if u.VetxOutput == "" {
		return nil
	}
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("cannot type-check %s: %v", u.ImportPath, x)
		}
	}()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range u.GoFiles {
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, f)
	}
	conf := types.Config{
		GoVersion:        u.GoVersion,
		IgnoreFuncBodies: true,
		Importer:         &vetxImporter{u, fset, map[string]*types.Package{}},
		Sizes:            types.SizesFor("gc", build.Default.GOARCH),
	}
	pkg, err := conf.Check(u.ImportPath, fset, files, nil)
	if err != nil {
		return err
	}
	data, err := encodeVetx(fset, pkg)
	if err != nil {
		return err
	}
	if u.testVariant() {
		data = append(data, vetxMark...)
	}
	return os.WriteFile(u.VetxOutput, data, 0o666)
}

// encodeVetx gives the file's contents for a package without facts.
func encodeVetx(fset *token.FileSet, pkg *types.Package) ([]byte, error) {
	var buf bytes.Buffer
	// gcexportdata writes one byte more than belongs here, in front: it takes
	// the place of the last byte of the header for now.
	buf.Write(make([]byte, vetxHeader-1))
	if err := gcexportdata.Write(&buf, fset, pkg); err != nil {
		return nil, err
	}
	data := buf.Bytes()
	copy(data, vetxMagic)
	binary.LittleEndian.PutUint32(data[4:], uint32(len(data)-vetxHeader))
	binary.LittleEndian.PutUint32(data[8:], 0)
	return data, nil
}

// A vetxImporter reads the types of the unit's imports from their files.
type vetxImporter struct {
	unit *unit
	fset *token.FileSet
	pkgs map[string]*types.Package
}

func (im *vetxImporter) Import(path string) (*types.Package, error) {
	if p, ok := im.unit.ImportMap[path]; ok {
		path = p
	}
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if pkg := im.pkgs[path]; pkg != nil && pkg.Complete() {
		return pkg, nil
	}
	data, err := os.ReadFile(im.unit.PackageVetx[path])
	if err != nil {
		return nil, err
	}
	typesLen, _, err := vetxLengths(data)
	if err != nil || uint64(len(data)) < uint64(vetxHeader)+uint64(typesLen) {
		return nil, errVetx
	}
	data[vetxHeader-1] = 'i'
	r := bytes.NewReader(data[vetxHeader-1 : vetxHeader+int(typesLen)])
	return gcexportdata.Read(r, im.fset, im.pkgs, path)
}

// vetxLengths gives the lengths of types and facts.
func vetxLengths(data []byte) (types, facts uint32, err error) {
	if len(data) < vetxHeader || string(data[:len(vetxMagic)]) != vetxMagic {
		return 0, 0, errVetx
	}
	return binary.LittleEndian.Uint32(data[4:]), binary.LittleEndian.Uint32(data[8:]), nil
}

// hasFacts reports whether the direct import told any fact, or may have.
func (u *unit) hasFacts(path string) bool {
	if path == "unsafe" {
		return false
	}
	f, err := os.Open(u.PackageVetx[path])
	if err != nil {
		return true
	}
	defer f.Close()
	header := make([]byte, vetxHeader)
	if _, err := io.ReadFull(f, header); err != nil {
		return true
	}
	_, facts, err := vetxLengths(header)
	return err != nil || facts > 0
}

// testVariant reports whether the unit is a package with the tests inside it,
// or was compiled anew because it imports such a variant. The go command gives
// the latter no name of its own, so variants are marked in their types' files.
func (u *unit) testVariant() bool {
	if u.variant == nil {
		v := slices.ContainsFunc(u.GoFiles, isTestFile) && !strings.HasSuffix(u.ImportPath, "_test")
		for _, file := range u.PackageVetx {
			v = v || u.VetxOnly && isMarked(file)
		}
		u.variant = &v
	}
	return *u.variant
}

func isTestFile(name string) bool { return strings.HasSuffix(name, "_test.go") }

func isMarked(vetx string) bool {
	f, err := os.Open(vetx)
	if err != nil {
		return false
	}
	defer f.Close()
	tail := make([]byte, len(vetxMark))
	if _, err := f.Seek(int64(-len(tail)), io.SeekEnd); err != nil {
		return false
	}
	_, err = io.ReadFull(f, tail)
	return err == nil && string(tail) == vetxMark
}

func markVariant(vetx string) error {
	f, err := os.OpenFile(vetx, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(vetxMark)
	return errors.Join(err, f.Close())
}

// hasInnerTests reports whether the folder holds test files of the package
// itself, not only of its external test package.
func (u *unit) hasInnerTests() bool {
	entries, err := os.ReadDir(u.Dir)
	if err != nil {
		return true // at worst, a finding is printed only when the package is named
	}
	for _, e := range entries {
		name := filepath.Join(u.Dir, e.Name())
		if !isTestFile(name) || strings.HasPrefix(e.Name(), "_") || strings.HasPrefix(e.Name(), ".") || slices.Contains(u.IgnoredFiles, name) {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly)
		if err != nil || !strings.HasSuffix(f.Name.Name, "_test") {
			return true
		}
	}
	return false
}
