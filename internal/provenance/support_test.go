package provenance

import (
	"slices"
	"strings"
	"testing"
)

func TestBelowRepository(t *testing.T) {
	tests := []struct{ path, module, want string }{
		{"github.com/acme/bench/store", "github.com/acme/bench", "store"},
		{"github.com/acme/bench/store", "", "store"},
		{"github.com/acme/app/mocks", "github.com/acme/app", "mocks"},
		{"github.com/acme/app/v2/mocks", "github.com/acme/app/v2", "v2 mocks"},
		{"github.com/acme/app/test/e2e/aws", "github.com/acme/app/test/e2e", "test e2e aws"}, // a module for tests
		{"example.com/bench/store", "example.com/bench", "store"},
		{"example.com/app/mocks", "", "mocks"},
		{"bench", "bench", ""},
		{"bench/mocks", "", "mocks"},
		{"command-line-arguments", "", ""},
	}
	for _, tt := range tests {
		if got := belowRepository(tt.path, tt.module); !slices.Equal(got, strings.Fields(tt.want)) {
			t.Errorf("%s of module %q: got %q, want %q", tt.path, tt.module, got, tt.want)
		}
	}
}
