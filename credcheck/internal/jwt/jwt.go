// Package jwt reads the claims of a JSON web token without verifying it: who signed it is the receiver's question, not ours.
package jwt

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"time"
)

// Claims are those that AWS STS looks at (IAM guide, id_roles_providers_create_oidc).
type Claims struct {
	Issuer   string
	Audience []string
	Expires  time.Time // zero if the token does not say
}

var (
	errParts   = errors.New("not three parts with dots between")
	errPayload = errors.New("its claims are not base64url and JSON")
)

// Parse gives the claims. Its errors never hold anything of the token.
func Parse(token string) (Claims, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return Claims{}, errParts
	}
	b, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return Claims{}, errPayload
	}
	var raw struct {
		Issuer   string   `json:"iss"`
		Audience audience `json:"aud"`
		Expires  *float64 `json:"exp"`
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return Claims{}, errPayload
	}
	c := Claims{Issuer: raw.Issuer, Audience: raw.Audience}
	if raw.Expires != nil {
		// The year 9999 is the last that RFC 3339, and so the report, can write.
		c.Expires = time.Unix(int64(math.Min(math.Max(*raw.Expires, 1), 253402300799)), 0).UTC()
	}
	return c, nil
}

// audience is one string or a list of them (RFC 7519, 4.1.3).
type audience []string

// UnmarshalJSON takes either form.
func (a *audience) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*a = audience{one}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(a))
}

// ForSTS tells whether the audience is one that AWS STS takes when the provider is set up as AWS's guides say.
func (c Claims) ForSTS() bool {
	return slices.ContainsFunc(c.Audience, func(a string) bool { return a == "sts.amazonaws.com" || a == "sts.amazonaws.com.cn" })
}
