package rules

import (
	"flag"
	"io"
	"slices"
	"testing"
)

func TestRulesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range All {
		if seen[r.ID()] {
			t.Errorf("%s stands twice", r.ID())
		}
		seen[r.ID()] = true
		if got, ok := Find(r.ID()); !ok || got != r {
			t.Errorf("Find(%q) = %+v, %v", r.ID(), got, ok)
		}
		if r.Title == "" || r.Severity.rank() == 0 && r.Severity != Note || r.Score < 0 || r.Score > 10 {
			t.Errorf("%s: %+v", r.ID(), r)
		}
		if !slices.ContainsFunc(Of(r.Analyzer), func(o Rule) bool { return o == r }) {
			t.Errorf("Of(%q) lacks %s", r.Analyzer, r.Category)
		}
	}
}

func TestAnalyzers(t *testing.T) {
	if got, want := Analyzers(), []string{"staticcreds", "norefresh", "chainshadow"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAtLeast(t *testing.T) {
	order := []Severity{Note, Warning, Error}
	for i, a := range order {
		for j, b := range order {
			if got := a.AtLeast(b); got != (i >= j) {
				t.Errorf("%s.AtLeast(%s) = %v", a, b, got)
			}
		}
	}
}

func TestMatches(t *testing.T) {
	r, _ := Find("norefresh/process-env")
	for selector, want := range map[string]bool{
		"norefresh": true, "norefresh/process-env": true, "chainshadow/process-env": false,
		"norefresh/": false, "norefresh/uncached": false, "": false, "process-env": false,
	} {
		if got := r.Matches(selector); got != want {
			t.Errorf("Matches(%q) = %v", selector, got)
		}
	}
}

func TestSwitches(t *testing.T) {
	tests := []struct {
		name string
		args []string
		off  []string
		fail bool
	}{
		{"none", nil, nil, false},
		{"one off", []string{"-uncached=false"}, []string{"uncached"}, false},
		{"off and on again", []string{"-uncached=false", "-uncached"}, nil, false},
		{"two off", []string{"-uncached=0", "-directive=false"}, []string{"directive", "uncached"}, false},
		{"no boolean", []string{"-uncached=maybe"}, nil, true},
		{"opt-in has a flag of its own", []string{"-expiry-window=false"}, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var s Switches
			fs := flag.NewFlagSet("norefresh", flag.ContinueOnError)
			fs.SetOutput(io.Discard)
			s.Define(fs, "norefresh")
			if err := fs.Parse(tt.args); (err != nil) != tt.fail {
				t.Fatalf("error %v", err)
			}
			var off []string
			for _, r := range Of("norefresh") {
				if !s.On(r.Category) {
					off = append(off, r.Category)
				}
			}
			slices.Sort(off)
			if !slices.Equal(off, tt.off) {
				t.Errorf("off: %q, want %q", off, tt.off)
			}
		})
	}
}

// TestSwitchesShowTheirState is for help texts and for drivers that copy flags.
func TestSwitchesShowTheirState(t *testing.T) {
	var s Switches
	fs := flag.NewFlagSet("norefresh", flag.ContinueOnError)
	s.Define(fs, "norefresh")
	f := fs.Lookup("uncached")
	if f.DefValue != "true" || f.Value.String() != "true" {
		t.Errorf("at first %s, default %s", f.Value, f.DefValue)
	}
	if err := fs.Set("uncached", "false"); err != nil || f.Value.String() != "false" {
		t.Errorf("then %s, %v", f.Value, err)
	}
}
