// Package keyshape tells what an AWS key looks like: key IDs and secret access
// keys, the dummies and documentation examples that are neither, and how to
// speak of a key without showing it. It holds pure functions over strings and
// depends on the standard library alone.
//
// Every filter is chosen so that a key made by AWS passes it: the comment at
// each gives the share of uniformly random keys that it would lose, measured
// by TestFiltersKeepRandomKeys. Together they lose fewer than one key ID in
// 3,000 and one secret in 5,000.
package keyshape

import "strings"

// A Class is what a constant is when it stands where a key is expected.
type Class uint8

// The classes.
const (
	Other       Class = iota // an ordinary string: not shaped like a key, not a known dummy
	Empty                    // ""
	Placeholder              // a documentation example, dummy, template or the name of the thing: test, xxxx, <access-key>, ${KEY}
	Weak                     // a password that everybody tries first: changeme, password, admin, minio123
	KeyID                    // an access key ID: AKIA or ASIA and 16 more, see Temporary
	Secret                   // 40 characters that look like a secret access key
)

var classNames = [...]string{"other", "empty", "placeholder", "weak", "key ID", "secret"}

// String gives the name of the class.
func (c Class) String() string {
	if int(c) < len(classNames) {
		return classNames[c]
	}
	return "unknown class"
}

// maxCredential is the length in bytes above which a string is no key ID, no
// secret and no dummy: session tokens and prose are longer.
const maxCredential = 256

// Classify says what the constant s is. White space around it does not count,
// so that a key read from a file with its newline is still a key.
func Classify(s string) Class {
	s = strings.TrimSpace(s)
	switch {
	case s == "":
		return Empty
	case len(s) > maxCredential:
		return Other
	case isPlaceholder(s):
		return Placeholder
	case isKeyIDShape(s):
		return classifyKeyID(s)
	case isSecret(s):
		return Secret
	}
	return classifyWords(s)
}

// classifyKeyID sorts what has the shape of a key ID.
func classifyKeyID(id string) Class {
	switch {
	case isDummyTail(id[prefixLen:]):
		return Placeholder
	case isWordTail(id[prefixLen:]):
		return Other
	}
	return KeyID
}
