package provenance

import (
	"bytes"
	"slices"

	"github.com/credlint/credlint/internal/awsapi"
)

// A Unit is what relevance is judged by: the parts of a package that a driver
// knows before it type-checks it.
type Unit struct {
	Path    string   // import path
	Imports []string // import paths of the direct imports

	// FirstParty is set for a package of a module under development: the main
	// module, a workspace module, a replaced one. Packages of the standard
	// library are never first-party.
	FirstParty bool

	// HasFacts reports whether the direct import exported any fact.
	HasFacts func(path string) bool

	// Sources gives the contents of the package's Go files. It is called only
	// for a first-party package that no other rule makes relevant.
	Sources func() [][]byte
}

// Relevant reports whether the engine has to look into the function bodies of
// the package: it imports a package of the table, or one that exports a fact;
// or it is first-party and its text speaks of credentials, so that it may hand
// them to a package that uses them. SDK packages are never relevant.
func Relevant(u Unit) bool {
	if awsapi.IsSDK(u.Path) {
		return false
	}
	for _, p := range u.Imports {
		if awsapi.IsSource(p) || u.HasFacts != nil && u.HasFacts(p) {
			return true
		}
	}
	return u.FirstParty && u.Sources != nil && slices.ContainsFunc(u.Sources(), MentionsCredentials)
}

// credentialWords are parts of names and texts, in lower case, one of which
// stands in nearly every file through which AWS credentials pass.
var credentialWords = [][]byte{
	[]byte("accesskey"), []byte("access_key"), []byte("access-key"), []byte("secretkey"), []byte("secret_key"), []byte("secret-key"),
	[]byte("session_token"), []byte("sessiontoken"), []byte("credential"), []byte("aws_"), []byte("awskey"), []byte("awssecret"),
}

// MentionsCredentials reports whether the text holds one of the words by which
// a file that carries AWS credentials is told from the many that do not.
func MentionsCredentials(src []byte) bool {
	if bytes.Contains(src, []byte("AKIA")) || bytes.Contains(src, []byte("ASIA")) {
		return true
	}
	low := bytes.ToLower(src)
	return slices.ContainsFunc(credentialWords, func(w []byte) bool { return bytes.Contains(low, w) })
}
