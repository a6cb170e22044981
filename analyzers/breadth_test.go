package analyzers_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// categories are those of the rule pages, with the analyzer that reports them.
var categories = []string{
	"staticcreds/hardcoded", "staticcreds/fallback", "staticcreds/environment", "staticcreds/literal",
	"norefresh/frozen-response", "norefresh/frozen-snapshot", "norefresh/no-expiry", "norefresh/process-env",
	"norefresh/kept-value", "norefresh/env-token", "norefresh/metadata-by-hand", "norefresh/captured-token",
	"norefresh/uncached", "norefresh/expiry-window", "norefresh/unchecked-main",
	"chainshadow/explicit-static", "chainshadow/explicit-source", "chainshadow/fixed-profile",
	"chainshadow/dead-chain", "chainshadow/process-env", "chainshadow/imds-off",
}

// TestCorpusBreadth demands at least four positive cases of each category.
func TestCorpusBreadth(t *testing.T) {
	const least = 4
	found := map[string]int{}
	wanted := regexp.MustCompile(`"((?:staticcreds|norefresh|chainshadow)/[a-z-]+)`)
	err := filepath.WalkDir(filepath.Join("..", "testdata", "src"), func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" {
			return err
		}
		src, err := os.ReadFile(name)
		for _, m := range wanted.FindAllSubmatch(src, -1) {
			found[string(m[1])]++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range categories {
		if found[c] < least {
			t.Errorf("%s: %d want comments, fewer than %d", c, found[c], least)
		}
	}
}
