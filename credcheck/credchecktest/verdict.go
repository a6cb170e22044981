package credchecktest

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"
	"time"

	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// verdict is what AWS thinks of the signature of a request.
type verdict int

const (
	accepted     verdict = iota
	unsigned             // no Authorization header, or none of Signature Version 4
	unknownKey           // nobody has this key ID, or it was revoked
	wrongToken           // the session token is missing, or another's
	tokenExpired         // keys were good until their expiry
	clockSkewed          // signed more than 15 minutes before or after now
	wrongSignature
)

// maxSkew is how far off a signature's date may be (IAM User Guide, "Elements
// of an AWS API request signature").
const maxSkew = 15 * time.Minute

// refusal is the code with which a protocol refuses, by verdict. Sources: S3,
// STS and EC2 API references, and the common errors of JSON services.
var refusals = map[verdict]struct{ query, ec2, s3, json string }{
	unsigned:       {"MissingAuthenticationToken", "AuthFailure", "AccessDenied", "MissingAuthenticationTokenException"},
	unknownKey:     {"InvalidClientTokenId", "AuthFailure", "InvalidAccessKeyId", "UnrecognizedClientException"},
	wrongToken:     {"InvalidClientTokenId", "AuthFailure", "InvalidToken", "UnrecognizedClientException"},
	tokenExpired:   {"ExpiredToken", "RequestExpired", "ExpiredToken", "ExpiredTokenException"},
	clockSkewed:    {"SignatureDoesNotMatch", "RequestExpired", "RequestTimeTooSkewed", "InvalidSignatureException"},
	wrongSignature: {"SignatureDoesNotMatch", "AuthFailure", "SignatureDoesNotMatch", "InvalidSignatureException"},
}

var refusalTexts = map[verdict]string{
	unsigned:       "Request is missing Authentication Token",
	unknownKey:     "The security token included in the request is invalid.",
	wrongToken:     "The security token included in the request is invalid.",
	tokenExpired:   "The security token included in the request is expired",
	clockSkewed:    "Signature expired: the date of the request is too far from the current time",
	wrongSignature: "The request signature we calculated does not match the signature you provided.",
}

// refuse answers with the error that the verdict has in x's protocol.
func (x *Exchange) refuse(v verdict) {
	codes := refusals[v]
	code := codes.json
	switch x.protocol {
	case queryXML:
		code = codes.query
	case ec2XML:
		code = codes.ec2
	case s3XML:
		code = codes.s3
	}
	x.fail(code, refusalTexts[v])
}

// signature is the Authorization header of Signature Version 4, read.
type signature struct {
	keyID, day, region, service string
	headers                     []string
	value                       string
}

const algorithm = "AWS4-HMAC-SHA256"

// parseSignature reads an Authorization header; false if it is of another form.
func parseSignature(header string) (s signature, ok bool) {
	rest, ok := strings.CutPrefix(header, algorithm)
	if !ok {
		return s, false
	}
	for part := range strings.SplitSeq(rest, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch name {
		case "Credential":
			// Key IDs hold no slash.
			if f := strings.Split(value, "/"); len(f) == 5 && f[4] == "aws4_request" {
				s.keyID, s.day, s.region, s.service = f[0], f[1], f[2], f[3]
			}
		case "SignedHeaders":
			s.headers = strings.Split(value, ";")
		case "Signature":
			s.value = value
		}
	}
	return s, s.keyID != "" && s.value != "" && slices.Contains(s.headers, "host")
}

// judge checks a request as AWS does: key, token, expiry, date, signature.
func (i *Issuer) judge(r *http.Request, payload []byte) (Keys, signature, verdict) {
	sig, ok := parseSignature(r.Header.Get("Authorization"))
	if !ok {
		return Keys{}, sig, unsigned
	}
	keys, known := i.valid(sig.keyID)
	at, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
	now := i.Now()
	switch {
	case !known:
		return keys, sig, unknownKey
	case r.Header.Get("X-Amz-Security-Token") != keys.SessionToken:
		return keys, sig, wrongToken
	case !keys.Expires.IsZero() && !now.Before(keys.Expires):
		return keys, sig, tokenExpired
	case err != nil, !hmac.Equal([]byte(sig.value), []byte(sig.again(r, payload, keys, at))):
		return keys, sig, wrongSignature
	case now.Sub(at).Abs() > maxSkew:
		return keys, sig, clockSkewed
	}
	return keys, sig, accepted
}

// again signs what was signed once more, with the SDK's signer, and gives the
// signature; empty if that cannot be, or the body is not the one announced.
func (s signature) again(r *http.Request, payload []byte, keys Keys, at time.Time) string {
	sum := sha256.Sum256(payload)
	hash := r.Header.Get("X-Amz-Content-Sha256")
	switch {
	case hash == "":
		hash = hex.EncodeToString(sum[:])
	case len(hash) == hex.EncodedLen(len(sum)) && hash != hex.EncodeToString(sum[:]):
		return ""
	}
	copied := s.signedPart(r, payload)
	signer := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = s.service == "s3" })
	if signer.SignHTTP(context.Background(), keys.Credentials(), copied, hash, s.service, s.region, at) != nil {
		return ""
	}
	second, _ := parseSignature(copied.Header.Get("Authorization"))
	return second.value
}

// signedPart is the request with the headers that were signed, and no others.
func (s signature) signedPart(r *http.Request, payload []byte) *http.Request {
	u := *r.URL
	u.Host = hostOf(r)
	if u.Scheme == "" {
		u.Scheme = "http"
	}
	copied := &http.Request{Method: r.Method, URL: &u, Host: u.Host, Header: http.Header{}, Body: http.NoBody}
	for _, name := range s.headers {
		switch name {
		case "host":
		case "content-length":
			copied.ContentLength = int64(len(payload))
			copied.Body = readCloser{bytes.NewReader(payload)}
		default:
			key := http.CanonicalHeaderKey(name)
			if values := r.Header.Values(key); len(values) > 0 {
				copied.Header[key] = slices.Clone(values)
			}
		}
	}
	return copied
}

type readCloser struct{ *bytes.Reader }

func (readCloser) Close() error { return nil }
