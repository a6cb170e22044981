package provenance

import (
	"go/types"
	"strconv"
	"strings"
)

// A path names a part of a value: ".Field" selects a field, "[]" any element
// and `["key"]` the element of one key of a map. Pointers are transparent: the
// path of what a pointer points to is the pointer's own. The empty path is the
// value itself.

// maxSelectors bounds the length of a path, which recursive types would let
// grow without end.
const maxSelectors = 8

// anyElem selects any element of a collection.
const anyElem = "[]"

// head splits a path into its first selector and the rest.
func head(path string) (sel, rest string) {
	if path == "" {
		return "", ""
	}
	if path[0] == '[' {
		end := 1
		if q, err := strconv.QuotedPrefix(path[1:]); err == nil {
			end += len(q)
		}
		end = min(end+1, len(path)) // a path that was not made here may lack its bracket
		return path[:end], path[end:]
	}
	if i := strings.IndexAny(path[1:], ".["); i >= 0 {
		return path[:i+1], path[i+1:]
	}
	return path, ""
}

// selectors counts the selectors of a path.
func selectors(path string) int {
	n := 0
	for path != "" {
		_, path = head(path)
		n++
	}
	return n
}

// keySel selects the element of a map that has the key.
func keySel(key string) string { return "[" + strconv.Quote(key) + "]" }

// isElem reports whether the selector selects an element of a collection.
func isElem(sel string) bool { return strings.HasPrefix(sel, "[") }

// overlaps reports whether what one selector stores another may read.
func overlaps(a, b string) bool {
	return a == b || isElem(a) && isElem(b) && (a == anyElem || b == anyElem)
}

// structField gives the field of t (through pointers and names) that a
// selector selects, or nil.
func structField(t types.Type, sel string) *types.Var {
	s, ok := deref(t).Underlying().(*types.Struct)
	if !ok || !strings.HasPrefix(sel, ".") {
		return nil
	}
	for i := range s.NumFields() {
		if s.Field(i).Name() == sel[1:] {
			return s.Field(i)
		}
	}
	return nil
}

// elemType gives the type of the elements of a collection, or nil.
func elemType(t types.Type) types.Type {
	switch t := deref(t).Underlying().(type) {
	case *types.Slice:
		return t.Elem()
	case *types.Array:
		return t.Elem()
	case *types.Map:
		return t.Elem()
	case *types.Chan:
		return t.Elem()
	}
	return nil
}

// typeAt gives the type of the part of a t that path names, or nil.
func typeAt(t types.Type, path string) types.Type {
	for path != "" && t != nil {
		var sel string
		sel, path = head(path)
		if isElem(sel) {
			t = elemType(t)
		} else if f := structField(t, sel); f != nil {
			t = f.Type()
		} else {
			return nil
		}
	}
	return t
}

// deref gives the type that t points to, or t, without aliases.
func deref(t types.Type) types.Type {
	t = types.Unalias(t)
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return types.Unalias(p.Elem())
	}
	return t
}

// fieldName gives the selector of field i of the struct that t is or points to.
func fieldName(t types.Type, i int) string {
	if s, ok := deref(t).Underlying().(*types.Struct); ok && i < s.NumFields() {
		return "." + s.Field(i).Name()
	}
	return "."
}
