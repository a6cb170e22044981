package provenance

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"strings"
	"testing"
)

// TestAssemble checks that constants are put together as the functions
// themselves do it.
func TestAssemble(t *testing.T) {
	for _, tc := range []struct {
		fn       string
		operands []any
		want     string
	}{
		{"fmt.Sprintf", []any{"%s-%v", "a", "b"}, "a-b"},
		{"fmt.Sprintf", []any{"%-6s|%6s|%.2s", "a", "b", "cde"}, "a     |     b|cd"},
		{"fmt.Sprintf", []any{"%[2]s%[1]s%[2]q", "a", "b"}, `ba"b"`},
		{"fmt.Sprintf", []any{"100%% of %s", "a"}, "100% of a"},
		{"fmt.Sprintf", []any{"%c%03d%x%t", int64('A'), int64(7), []byte("k"), true}, "A0076btrue"},
		{"fmt.Sprintf", []any{"%s", nil}, "%!s(<nil>)"},
		{"fmt.Sprintf", []any{"%s %s", "a"}, "a %!s(MISSING)"},
		{"fmt.Sprintf", []any{"a", "b"}, "a%!(EXTRA string=b)"},
		{"fmt.Sprintf", []any{"%"}, "%!(NOVERB)"},
		{"fmt.Sprintf", []any{"1000%s", "a"}, "1000a"},
		{"fmt.Appendf", []any{[]byte("x"), "%s", "a"}, string(fmt.Appendf([]byte("x"), "%s", "a"))},
		{"fmt.Append", []any{[]byte("x"), int64(1), int64(2)}, string(fmt.Append([]byte("x"), 1, 2))},
		{"fmt.Sprint", []any{"a", int64(1), int64(2), "b"}, fmt.Sprint("a", 1, 2, "b")},
		{"fmt.Sprintln", []any{"a", "b"}, fmt.Sprintln("a", "b")},
		{"strings.Join", []any{"a", "b", ", "}, strings.Join([]string{"a", "b"}, ", ")},
		{"strings.Join", []any{", "}, ""},
		{"bytes.Join", []any{[]byte("a"), []byte("b"), []byte("-")}, string(bytes.Join([][]byte{[]byte("a"), []byte("b")}, []byte("-")))},
		{"path.Join", []any{"a", "../b", "c"}, path.Join("a", "../b", "c")},
		{"strings.Repeat", []any{"ab", int64(3)}, strings.Repeat("ab", 3)},
		{"net/url.UserPassword", []any{"a", "b"}, url.UserPassword("a", "b").String()},
	} {
		if got, ok := assemble(tc.fn, tc.operands); !ok || got != tc.want {
			t.Errorf("%s%q gives %q, %v; want %q", tc.fn, tc.operands, got, ok, tc.want)
		}
	}
}

// TestAssembleBounds checks that no constants make a text too long to hold.
func TestAssembleBounds(t *testing.T) {
	long := strings.Repeat("x", 1<<12)
	for _, tc := range []struct {
		fn       string
		operands []any
	}{
		{"fmt.Sprintf", []any{"%9999s", "a"}},
		{"fmt.Sprintf", []any{"%.000099999f", "a"}},
		{"fmt.Sprintf", []any{"%[1]*[2]s", int64(1 << 40), "a"}},
		{"fmt.Sprintf", []any{strings.Repeat("%[1]s", 1000), long}},
		{"fmt.Sprintf", []any{strings.Repeat("%999s", 1000), "a"}},
		{"fmt.Appendf", []any{[]byte("x")}},
		{"strings.Repeat", []any{"ab", int64(1 << 62)}},
		{"strings.Repeat", []any{"ab", int64(-1)}},
		{"strings.Repeat", []any{"", int64(1 << 40)}},
		{"strings.Join", append(make([]any, 1000), long)},
		{"fmt.Sprint", []any{strings.Repeat("x", maxFormatted+1)}},
	} {
		if got, ok := assemble(tc.fn, tc.operands); ok {
			t.Errorf("%s gives %d bytes", tc.fn, len(got))
		}
	}
}

// TestFormattedConstants runs the engine on constants that reach the SDK
// through formatting.
func TestFormattedConstants(t *testing.T) {
	key, head, tail := labKeyID, labKeyID[:4], labKeyID[4:]
	for name, tc := range map[string]struct {
		code  string
		found bool
	}{
		"a width":                       {`install(fmt.Sprintf("%-20s", "` + key + `"), "s")`, true},
		"an index":                      {`install(fmt.Sprintf("%[2]s%[1]s", "` + tail + `", "` + head + `"), "s")`, true},
		"a precision":                   {`install(fmt.Sprintf("%.20s", "` + key + `-old"), "s")`, true},
		"a rune":                        {`install(fmt.Sprintf("%c%s", 'A', "` + key[1:] + `"), "s")`, true},
		"a number":                      {`install(fmt.Sprint("AKIAJ7QXW", 5263, "LPNVKMZ"), "s")`, true},
		"bytes":                         {`install(fmt.Sprintf("%s", []byte("` + key + `")), "s")`, true},
		"through a variable":            {`f := fmt.Sprintf; k := "` + tail + `"; install(f("` + head + `%v", k), "s")`, true},
		"a named type":                  {`type id string; install(fmt.Sprintf("%s", id("` + key + `")), "s")`, true},
		"a generic one":                 {`install(text("` + key + `"), "s")`, true},
		"hashed":                        {`install(fmt.Sprintf("%x", "` + key + `"), "s")`, false},
		"one that prints itself":        {`install(fmt.Sprintf("%s", hidden("` + key + `")), "s")`, false},
		"only its type":                 {`install(fmt.Sprintf("%T", "` + key + `"), "s")`, false},
		"cut off":                       {`install(fmt.Sprintf("%.8s", "` + key + `"), "s")`, false},
		"beside what is not a constant": {`install(fmt.Sprintf("%s` + tail + `", os.Getenv("K")), "s")`, false},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t)
			pass := l.mustCheck("example.com/format", withStatic(`type hidden string
func (hidden) String() string { return "" }
func text[T ~string](t T) string { return fmt.Sprintf("%v", t) }
func F() { `+tc.code+` }`))
			found := false
			for _, f := range l.run(pass).Findings {
				found = found || f.Analyzer == "staticcreds" && f.Category == "hardcoded"
			}
			if found != tc.found {
				t.Errorf("found is %v, want %v:\n%s", found, tc.found, tc.code)
			}
		})
	}
}
