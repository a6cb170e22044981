// Package literal finds keys that are written into a package's source: in
// string literals, also split ones, in struct tags, in slices of bytes, and in
// embedded files. It needs syntax only, so that it can run where type-checking
// would cost too much or fail.
//
// Cost: the first pass is one walk over the syntax, in which each literal is
// searched for AKIA and ASIA, after unquoting if it has a backslash. Nearly
// every file is done after it. On the machine that wrote this, BenchmarkScan
// read 160 MB of ordinary source a second, 90 MB of generated tables of bytes
// and calls, 1,100 MB of generated tables of strings: far faster than parsing.
// Generated files are therefore not treated in any other way. Only where a key
// ID was seen, a second walk looks for the secret beside it.
package literal

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"slices"

	"github.com/credlint/credlint/internal/keyshape"
)

// A Finding is one key ID in the source, with the secrets beside it.
type Finding struct {
	Pos, End token.Pos // the literal; of an embedded file, its directive

	// Values holds the key ID and then the secrets that belong to it, so that
	// whoever has reported one of them already need not do so twice. They must
	// never be shown.
	Values []string

	// What names the finding in a message, without its secret: AWS key ID
	// AKIA…WXYZ (account 123456789012).
	What string

	// Where is the kind of place: string literal, struct tag, byte literal,
	// embedded file conf/aws.ini:3.
	Where string
}

// The places of findings.
const (
	inString = "string literal"
	inTag    = "struct tag"
	inBytes  = "byte literal"
)

// Scan gives the keys in the files of one package, which must have been parsed
// with comments if embedded files are to be found: one finding for each key ID
// in each literal or file, in the order of their positions. Comments are never
// looked at. readFile gets the absolute name of an embedded file; if it is nil
// or fails, that file is passed over in silence.
func Scan(fset *token.FileSet, files []*ast.File, readFile func(name string) ([]byte, error)) []Finding {
	var findings []Finding
	for _, file := range files {
		if holdsKey(file) {
			findings = append(findings, pair(collect(fset, file))...)
		}
		if readFile != nil {
			findings = append(findings, scanEmbedded(fset, file, readFile)...)
		}
	}
	slices.SortStableFunc(findings, func(a, b Finding) int { return cmp.Compare(a.Pos, b.Pos) })
	return findings
}

// describe says what was found, without showing it.
func describe(id string, kind keyshape.MatchKind) string {
	short := keyshape.DescribeKeyID(id)
	switch {
	case kind == keyshape.MatchPresigned:
		return "presigned URL signed with " + short
	case kind == keyshape.MatchUserinfo:
		return fmt.Sprintf("URL with key ID %s and secret in its user-info", short)
	case keyshape.Temporary(id):
		return "temporary AWS key ID " + short
	}
	return "AWS key ID " + short
}
