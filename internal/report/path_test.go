package report

import (
	"slices"
	"testing"
)

func TestShortPath(t *testing.T) {
	tests := []struct{ dir, file, want string }{
		{"/home/u/m", "/home/u/m/a/b.go", "a/b.go"},
		{"/home/u/m/sub", "/home/u/m/b.go", "../b.go"},
		{"/home/u/m", "/x/b.go", "/x/b.go"},
		{"/home/u/m", "rel/b.go", "rel/b.go"},
		{"", "/x/b.go", "/x/b.go"},
		{"/home/u/m", "", ""},
	}
	for _, tt := range tests {
		if got := ShortPath(tt.dir, tt.file); got != tt.want {
			t.Errorf("ShortPath(%q, %q) = %q, want %q", tt.dir, tt.file, got, tt.want)
		}
	}
}

func TestProblemLine(t *testing.T) {
	tests := []struct {
		p    Problem
		want string
	}{
		{Problem{"m/a", Position{"/m/a.go", 3, 4}, "x"}, "a.go:3:4: x"},
		{Problem{"m/a", Position{"/m/a.go", 3, 0}, "x"}, "a.go:3: x"},
		{Problem{"m/a", Position{"/m/a.go", 0, 0}, "x"}, "a.go: x"},
		{Problem{"m/a", Position{}, "x"}, "m/a: x"},
		{Problem{"", Position{}, "x"}, "x"},
	}
	for _, tt := range tests {
		if got := tt.p.Line("/m"); got != tt.want {
			t.Errorf("%+v: got %q, want %q", tt.p, got, tt.want)
		}
	}
}

func TestCompare(t *testing.T) {
	sorted := []Finding{
		{Position: Position{"a.go", 1, 9}},
		{Position: Position{"a.go", 2, 1}},
		{Position: Position{"a.go", 2, 3}, Analyzer: "b"},
		{Position: Position{"a.go", 2, 3}, Analyzer: "c", Category: "x"},
		{Position: Position{"a.go", 2, 3}, Analyzer: "c", Category: "y", Message: "1"},
		{Position: Position{"a.go", 2, 3}, Analyzer: "c", Category: "y", Message: "2"},
		{Position: Position{"b.go", 1, 1}},
	}
	shuffled := slices.Clone(sorted)
	slices.Reverse(shuffled)
	slices.SortFunc(shuffled, Compare)
	if !slices.EqualFunc(shuffled, sorted, func(a, b Finding) bool { return Compare(a, b) == 0 }) {
		t.Errorf("got %+v", shuffled)
	}
}
