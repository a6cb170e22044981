package provenance

import "github.com/credlint/credlint/internal/keyshape/keytest"

// The keys of the tests' programs are made when they are needed, so that none
// stands in this source, which credlint reads too.
var (
	labKeyID   = keytest.NewKeyID("AKIA", 931139335231, 1)
	madeKeyID  = keytest.NewKeyID("AKIA", 806013094617, 2)
	otherKeyID = keytest.NewKeyID("AKIA", 806013094617, 3)
	madeSecret = keytest.Secret(4)
)
