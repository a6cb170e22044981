package credcheck

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestPage demands of the documentation what findings promise: a heading for
// each code, with what the table says.
func TestPage(t *testing.T) {
	page, err := os.ReadFile("../docs/credcheck.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range Conditions() {
		section := fmt.Sprintf("\n## %s\n\n%s: %s.\n\nWhat to do: %s.\n", c.Code, c.Severity, c.Message, c.Remedy)
		if !strings.Contains(string(page), section) {
			t.Errorf("docs/credcheck.md lacks this:\n%s", section)
		}
	}
}
