package credchecktest

import (
	"cmp"
	"encoding/base64"
	"time"
)

// A WebIdentity is what a token of a Kubernetes service account says.
type WebIdentity struct {
	Issuer   string        // empty for an invented one
	Subject  string        // empty for system:serviceaccount:default:app
	Audience string        // empty for sts.amazonaws.com, the only one that STS takes
	Life     time.Duration // zero for an hour; below zero for a token that has expired
}

// webToken is a token that was handed out.
type webToken struct {
	WebIdentity
	expires time.Time
}

// WebToken makes up a token as Kubernetes projects it into a pod: a JWT that
// STS knows again, with an invented signature. Write it into a file and name
// that in AWS_WEB_IDENTITY_TOKEN_FILE.
func (i *Issuer) WebToken(w WebIdentity) string {
	w.Issuer = cmp.Or(w.Issuer, "https://oidc.credchecktest.invalid/id/C0FFEE")
	w.Subject = cmp.Or(w.Subject, "system:serviceaccount:default:app")
	w.Audience = cmp.Or(w.Audience, "sts.amazonaws.com")
	w.Life = cmp.Or(w.Life, time.Hour)
	now := i.Now()
	expires := now.Add(w.Life)
	head := encodeJSON(map[string]string{"alg": "RS256", "kid": "credchecktest", "typ": "JWT"})
	body := encodeJSON(map[string]any{
		"iss": w.Issuer, "sub": w.Subject, "aud": []string{w.Audience},
		"iat": now.Unix(), "nbf": now.Unix(), "exp": expires.Unix(),
	})
	token := base64.RawURLEncoding.EncodeToString(head) + "." + base64.RawURLEncoding.EncodeToString(body) +
		"." + i.keepSecret("web identity token", 86)
	i.mu.Lock()
	defer i.mu.Unlock()
	i.tokens[token] = webToken{w, expires.Truncate(time.Second)}
	return token
}

func (i *Issuer) claimsOf(token string) WebIdentity {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.tokens[token].WebIdentity
}

// judgeWebToken gives the code and text with which STS refuses a token, empty
// if it takes it (STS API reference, "AssumeRoleWithWebIdentity", errors).
func (i *Issuer) judgeWebToken(token string) (code, message string) {
	now := i.Now()
	i.mu.Lock()
	defer i.mu.Unlock()
	t, known := i.tokens[token]
	switch {
	case !known:
		return "InvalidIdentityToken", "Couldn't retrieve verification key from your identity provider"
	case !now.Before(t.expires):
		return "ExpiredTokenException", "Token expired: current date/time must be before the expiration date/time"
	case t.Audience != "sts.amazonaws.com":
		return "InvalidIdentityToken", "Incorrect token audience"
	}
	return "", ""
}
