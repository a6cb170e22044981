package provenance

import (
	"go/types"
	"slices"
	"strings"
	"testing"
)

func TestHead(t *testing.T) {
	for _, tc := range []struct{ path, sel, rest string }{
		{"", "", ""},
		{".A", ".A", ""},
		{".A.B", ".A", ".B"},
		{".A[]", ".A", "[]"},
		{"[]", "[]", ""},
		{"[].A", "[]", ".A"},
		{"[][]", "[]", "[]"},
		{`["k"].A`, `["k"]`, ".A"},
		{`["a]b"].A`, `["a]b"]`, ".A"},
		{`["a\"].x"][]`, `["a\"].x"]`, "[]"},
		{`.A["k"].B`, ".A", `["k"].B`},
	} {
		if sel, rest := head(tc.path); sel != tc.sel || rest != tc.rest {
			t.Errorf("head(%q) = %q, %q; want %q, %q", tc.path, sel, rest, tc.sel, tc.rest)
		}
	}
}

func TestOverlaps(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{".A", ".A", true}, {".A", ".B", false}, {anyElem, anyElem, true}, {anyElem, keySel("k"), true},
		{keySel("k"), keySel("k"), true}, {keySel("k"), keySel("l"), false}, {".A", anyElem, false}, {"", anyElem, false},
	} {
		if overlaps(tc.a, tc.b) != tc.want || overlaps(tc.b, tc.a) != tc.want {
			t.Errorf("overlaps(%q, %q) is not %v both ways", tc.a, tc.b, tc.want)
		}
	}
}

// FuzzPath checks that a path is taken apart into just what it was made of.
func FuzzPath(f *testing.F) {
	f.Add("Key", "a]b", "\x00\"")
	f.Add("F", "", "[]")
	f.Add("_", "\xff\\", "](.[")
	f.Fuzz(func(t *testing.T, field, key, other string) {
		if strings.ContainsAny(field, ".[") {
			field = "F"
		}
		want := []string{"." + field, keySel(key), anyElem, keySel(other), "." + field}
		path := strings.Join(want, "")
		if n := selectors(path); n != len(want) {
			t.Errorf("%q has %d selectors, not %d", path, n, len(want))
		}
		var got []string
		for path != "" {
			var sel string
			if sel, path = head(path); sel == "" {
				t.Fatalf("no selector before %q", path)
			}
			got = append(got, sel)
		}
		if !slices.Equal(got, want) {
			t.Errorf("parts %q, want %q", got, want)
		}
	})
}

// FuzzHead checks that any text at all is taken apart to its end.
func FuzzHead(f *testing.F) {
	for _, s := range []string{".A.B", "[", `["`, `["a`, "x[", "..", "[].", "]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, path string) {
		sel, rest := head(path)
		if sel+rest != path || path != "" && sel == "" {
			t.Errorf("head(%q) = %q, %q", path, sel, rest)
		}
		selectors(path)
	})
}

func TestTypeAt(t *testing.T) {
	pass := newLab(t).mustCheck("example.com/paths", `package paths
type In struct { S string }
type InAlias = *In
type Out struct { In; P *In; L []In; M map[string]*In; C chan In; A [2]In; Q InAlias; N *Out }
`)
	out := pass.Pkg.Scope().Lookup("Out").Type()
	for _, path := range []string{".In.S", ".P.S", ".L[].S", `.M["k"].S`, ".C[].S", ".A[].S", ".Q.S", ".N.N.N.P.S"} {
		for _, root := range []types.Type{out, types.NewPointer(out)} {
			if got := typeAt(root, path); got != types.Typ[types.String] {
				t.Errorf("typeAt(%v, %q) = %v", root, path, got)
			}
		}
		if f := fieldAt(out, path); f == nil || f.Name() != "S" {
			t.Errorf("fieldAt(%q) = %v", path, f)
		}
	}
	for _, path := range []string{".X", ".P.X", ".S.S", "[]", ".L.S", ".In.S.T", ".P[]"} {
		if got := typeAt(out, path); got != nil {
			t.Errorf("typeAt(%q) = %v, want nil", path, got)
		}
		if f := fieldAt(out, path); f != nil {
			t.Errorf("fieldAt(%q) = %v, want nil", path, f)
		}
	}
}
