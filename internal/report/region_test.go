package report

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRegion(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.go")
	text := "\ufeffab cd\n\tx := f(y_1, 2)\r\n\"é名🔑\" + z\n\n\xff\xfe(\n"
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	gone := file + ".gone"
	at := func(line, col int) Position { return Position{file, line, col} }
	tests := []struct {
		name     string
		from, to Position
		want     region
	}{
		{"a word after a byte order mark", at(1, 7), Position{}, region{1, 4, 1, 6}},
		{"the line of a byte order mark", at(1, 0), Position{}, region{1, 1, 1, 6}},
		{"up to an end", at(2, 2), at(2, 8), region{2, 2, 2, 8}},
		{"a name with a digit", at(2, 9), Position{}, region{2, 9, 2, 12}},
		{"no name: one character", at(2, 8), Position{}, region{2, 8, 2, 9}},
		{"a line without its carriage return", at(2, 0), at(2, 5), region{2, 1, 2, 16}},
		{"after two, three and four bytes", at(3, 15), Position{}, region{3, 10, 3, 11}},
		{"a character of two units", at(3, 7), Position{}, region{3, 4, 3, 6}},
		{"inside of a character", at(3, 8), at(3, 9), region{3, 4, 3, 4}},
		{"over lines", at(2, 2), at(3, 11), region{2, 2, 3, 6}},
		{"an end before the beginning", at(3, 15), at(2, 1), region{3, 10, 3, 11}},
		{"an end in another file", at(2, 2), Position{gone, 2, 8}, region{2, 2, 2, 3}},
		{"behind the end of the line", at(1, 99), at(1, 120), region{1, 6, 1, 6}},
		{"an empty line", at(4, 1), Position{}, region{4, 1, 4, 1}},
		{"what is no UTF-8", at(5, 3), Position{}, region{5, 3, 5, 4}},
		{"behind the last line", at(77, 5), at(77, 9), region{77, 5, 77, 9}},
		{"no line: the first", at(0, 3), at(2, 5), region{1, 1, 1, 6}},
		{"no such file", Position{gone, 4, 5}, Position{gone, 4, 9}, region{4, 5, 4, 9}},
		{"no such file, no end", Position{gone, 4, 5}, Position{}, region{4, 5, 4, 5}},
		{"no such file, no column", Position{gone, 4, 0}, Position{}, region{4, 1, 4, 1}},
	}
	for _, tt := range tests {
		if got := newSource().region(tt.from, tt.to); got != tt.want {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}

// FuzzRegion shows that no file and no position gives a region that ends before
// it begins, or begins nowhere.
func FuzzRegion(f *testing.F) {
	f.Add("é := \"名🔑\"\n\xf0\x9f", 1, 8, 2, 2)
	f.Add("\ufeff\n", 1, 2, 1, 3)
	file := filepath.Join(f.TempDir(), "a.go")
	f.Fuzz(func(t *testing.T, text string, line, col, endLine, endCol int) {
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		r := newSource().region(Position{file, line, col}, Position{file, endLine, endCol})
		if r.StartLine < 1 || r.StartColumn < 1 || r.EndColumn < 1 || r.EndLine < r.StartLine || r.EndLine == r.StartLine && r.EndColumn < r.StartColumn {
			t.Errorf("got %v", r)
		}
	})
}
