package credcheck

import "testing"

// FuzzEndInFile takes any shared file; what it gives can be written, and it never panics.
func FuzzEndInFile(f *testing.F) {
	f.Add("[profile a]\nexpiration = 2026-11-23T12:00:00Z\n", "a")
	f.Add("[a\n=\n[", "")
	f.Fuzz(func(t *testing.T, text, profile string) {
		if end, by := endInFile(text, profile); !end.IsZero() && by == "" {
			t.Errorf("%v by nobody", end)
		}
	})
}
