package credchecktest

import (
	"net/http"
	"sync"
	"time"
)

// SSO plays the portal of IAM Identity Center: GetRoleCredentials.
type SSO struct {
	*Endpoint

	mu    sync.Mutex
	life  time.Duration
	token string
}

func newSSO(issuer *Issuer) *SSO {
	s := &SSO{life: time.Hour, token: issuer.keepSecret("sso access token", 64)}
	s.Endpoint = &Endpoint{name: "sso", issuer: issuer, answer: s.respond, env: ssoEnv}
	return s
}

func ssoEnv(url string) []string { return []string{"AWS_ENDPOINT_URL_SSO=" + url} }

// Token gives the access token that requests must bring: what `aws sso login`
// leaves in its cache file.
func (s *SSO) Token() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.token
}

// SignOut makes the access token invalid and gives the one that is good from
// now on.
func (s *SSO) SignOut() string {
	token := s.issuer.keepSecret("sso access token", 64)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.token = token
	return token
}

// SetLife sets how long the keys live; an hour, if it is not called.
func (s *SSO) SetLife(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.life = d
}

// respond answers as the REST-JSON service does. Times are milliseconds (SSO
// Portal API reference, "RoleCredentials").
func (s *SSO) respond(x *Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x.protocol = restJSON
	token, query := x.Request.Header.Get("X-Amz-Sso_bearer_token"), x.Request.URL.Query()
	x.hasToken = token != ""
	if x.Request.URL.Path != "/federation/credentials" {
		x.failAs(http.StatusNotFound, "ResourceNotFoundException", "only GetRoleCredentials is played")
		return
	}
	x.Op, x.action = OpSSO, "GetRoleCredentials"
	switch {
	case token != s.token:
		x.fail("UnauthorizedException", "Session token not found or invalid")
		return
	case query.Get("account_id") != s.issuer.account, query.Get("role_name") == "":
		x.failAs(http.StatusForbidden, "ForbiddenException", "No access")
		return
	}
	k := s.issuer.Issue(s.issuer.SessionARN("AWSReservedSSO_"+query.Get("role_name"), "user"), s.life)
	x.keyID = k.AccessKeyID
	x.reply(http.StatusOK, "application/json", string(encodeJSON(map[string]any{"roleCredentials": map[string]any{
		"accessKeyId": k.AccessKeyID, "secretAccessKey": k.SecretAccessKey, "sessionToken": k.SessionToken, "expiration": k.Expires.UnixMilli(),
	}})))
}
