package provenance

import "testing"

func TestIsSupportPath(t *testing.T) {
	tests := []struct {
		path, module string
		want         bool
	}{
		{"github.com/acme/bench/store", "github.com/acme/bench", false},
		{"github.com/acme/bench/store", "", false},
		{"github.com/acme/bench/testutil", "", true},
		{"github.com/acme/app-e2e/suite", "github.com/acme/app-e2e", true},
		{"github.com/acme/app/mocks", "github.com/acme/app", true},
		{"github.com/acme/app/v2/mocks", "github.com/acme/app/v2", true},
		{"github.com/acme/app/test/e2e/aws", "github.com/acme/app/test/e2e", true}, // a module for tests
		{"github.com/acme/app/attest", "github.com/acme/app", false},
		{"github.com/acme/app/s3-mock", "github.com/acme/app", true},
		{"example.com/bench/store", "example.com/bench", false},
		{"example.com/app/mocks", "", true},
		{"bench", "bench", false},
		{"bench/mocks", "", true},
		{"command-line-arguments", "", false},
	}
	for _, tt := range tests {
		if got := isSupportPath(tt.path, tt.module); got != tt.want {
			t.Errorf("%s of module %q: got %v, want %v", tt.path, tt.module, got, tt.want)
		}
	}
}
