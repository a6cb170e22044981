package keyshape

import "strings"

// maxURL is how far from its key ID a URL is followed, in bytes. A presigned
// URL with a session token has about 2,000.
const maxURL = 4096

// The query parameters of presigned URLs, signature version 4 and 2:
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html
// Their names are case-sensitive.
const (
	paramCredential = "X-Amz-Credential="
	paramSignature  = "X-Amz-Signature="
	paramToken      = "X-Amz-Security-Token="
	paramKeyIDV2    = "AWSAccessKeyId="
	paramSigV2      = "Signature="
)

// minSignature is the least length of a signature that counts: SHA-1 in base64
// has 28 characters, SHA-256 in hex 64.
const minSignature = 28

// presigned gives the bounds of the presigned URL whose key ID begins at
// start; ok is false if there is none, or it is not signed.
func presigned(s string, start int) (from, to int, ok bool) {
	signature := paramSignature
	if strings.HasSuffix(s[:start], paramKeyIDV2) {
		signature = paramSigV2
	} else if !strings.HasSuffix(s[:start], paramCredential) {
		return 0, 0, false
	}
	from, to = urlAround(s, start)
	at := strings.Index(s[from:to], signature)
	if at < 0 || paramLen(s[from+at+len(signature):to]) < minSignature {
		return 0, 0, false
	}
	return from, to, true
}

// urlAround gives the stretch of URL characters around the key ID at start.
func urlAround(s string, start int) (from, to int) {
	from, to = start, start+keyIDLen
	for from > 0 && start-from < maxURL && isURLByte(s, from-1) {
		from--
	}
	for to < len(s) && to-start < maxURL && isURLByte(s, to) {
		to++
	}
	return from, to
}

// urlBytes holds the bytes that can be part of a URL in prose or code.
var urlBytes = func() (t [256]bool) {
	for c := range t {
		t[c] = c > ' ' && strings.IndexByte("\"'`<>{}|^\\\x7f", byte(c)) < 0
	}
	return t
}()

// isURLByte reports whether s[i] can be part of a URL, also in JSON, where &
// is written \u0026 and a slash may be \/.
func isURLByte(s string, i int) bool {
	return urlBytes[s[i]] || s[i] == '\\' && i+1 < len(s) && (s[i+1] == 'u' || s[i+1] == '/')
}

// paramLen gives the length of the parameter's value that s begins with.
func paramLen(s string) int {
	for i := range len(s) {
		if c := s[i]; !isAlnum(c) && strings.IndexByte("%+/=._~-", c) < 0 {
			return i
		}
	}
	return len(s)
}

// maxPassword is the length up to which user-info is looked for, in bytes.
const maxPassword = 256

// userinfoEnd gives the end of the secret if the key ID at start is the user
// of a URL (scheme://ID:secret@host) whose password is no placeholder.
func userinfoEnd(s string, start int) (end int, ok bool) {
	colon := start + keyIDLen
	if !strings.HasSuffix(s[:start], "://") || colon >= len(s) || s[colon] != ':' {
		return 0, false
	}
	n := passwordLen(s[colon+1:])
	if n <= 0 {
		return 0, false
	}
	end = colon + 1 + n
	c := Classify(Unescape(s[colon+1 : end]))
	return end, c != Placeholder && c != Empty
}

// passwordLen gives the length of the password that s begins with: what stands
// before the next @. It is -1 if there is none. Slashes are let through: they
// should be escaped, and often are not.
func passwordLen(s string) int {
	for i := range min(len(s), maxPassword) {
		switch {
		case s[i] == '@':
			return i
		case s[i] <= ' ' || strings.IndexByte("\"'`<>\\", s[i]) >= 0:
			return -1
		}
	}
	return -1
}
