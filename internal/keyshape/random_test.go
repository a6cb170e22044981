package keyshape_test

import (
	"testing"

	"github.com/credlint/credlint/internal/keyshape"
	"github.com/credlint/credlint/internal/keyshape/keytest"
)

// TestFiltersKeepRandomKeys measures what the filters against dummies and
// words cost: real keys are drawn at random, so what they lose of random keys
// they lose of real ones.
func TestFiltersKeepRandomKeys(t *testing.T) {
	const draws = 300_000
	lostIDs, lostSecrets := 0, 0
	for seed := range uint64(draws) {
		// Sixteen characters of base32 from the alphabet as a whole, digits or not.
		if keyshape.Classify("AKIA"+keytest.Base32(16, seed)) != keyshape.KeyID {
			lostIDs++
		}
		if keyshape.Classify(keytest.Secret(seed)) != keyshape.Secret {
			lostSecrets++
		}
	}
	t.Logf("of %d random keys: %d key IDs and %d secrets lost", draws, lostIDs, lostSecrets)
	if lostIDs > draws/3000 || lostSecrets > draws/5000 {
		t.Errorf("of %d random keys, %d key IDs and %d secrets are lost", draws, lostIDs, lostSecrets)
	}
}
