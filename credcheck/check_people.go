package credcheck

import (
	"encoding/json"
	"errors"
	"io/fs"
	"time"

	"github.com/aws/aws-sdk-go-v2/credentials/logincreds"
	"github.com/aws/aws-sdk-go-v2/credentials/ssocreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
)

// checkPeople reports sources that need a person now and then.
func (i *inspection) checkPeople() {
	if i.replaced || !i.src.loaded {
		return
	}
	if i.profileRoles() {
		i.checkMFA()
	}
	switch src := i.report.Source; {
	case src.Profile == "":
	case src.base() == SSO:
		i.checkSSO()
	case src.base() == Login:
		i.checkLogin()
	}
}

func (i *inspection) checkMFA() {
	var o stscreds.AssumeRoleOptions
	i.userRoleOptions(&o)
	asks := o.SerialNumber != nil
	for p := &i.src.shared; p != nil; p = p.Source {
		asks = asks || p.MFASerial != ""
	}
	if !asks {
		return
	}
	i.add(CodeMFANeedsHuman, "a role with MFA: a person must give a code every %v", i.roleDuration(&i.src.shared))
	i.add(CodeRefreshUnproven, "a role with MFA is not asked for in a check: that it refreshes is not proven")
}

// session is what the SDK keeps of a sign-in in a file (credentials/ssocreds/sso_cached_token.go:42, credentials/logincreds/token.go:44).
type session struct {
	ExpiresAt             time.Time `json:"expiresAt"`
	RefreshToken          string    `json:"refreshToken"`
	ClientID              string    `json:"clientId"`
	ClientSecret          string    `json:"clientSecret"`
	RegistrationExpiresAt time.Time `json:"registrationExpiresAt"`
}

func (i *inspection) checkSSO() {
	p := i.innermost()
	key, legacy := p.SSOStartURL, true
	if p.SSOSession != nil {
		key, legacy = p.SSOSession.Name, false
	}
	file, err := ssocreds.StandardCachedTokenFilepath(key)
	if err != nil {
		return
	}
	s, ok := i.readSession(file, CodeSSONeedsHuman, "aws sso login")
	if !ok {
		return
	}
	renews := !legacy && s.RefreshToken != "" && s.ClientID != "" && s.ClientSecret != ""
	now := i.report.Time
	switch {
	case renews && !s.RegistrationExpiresAt.IsZero() && !s.RegistrationExpiresAt.After(now):
		i.addAs(Error, CodeSSONeedsHuman, "the SSO registration ended %s: the session cannot be renewed", stamp(s.RegistrationExpiresAt, now)).with("file", file)
	case renews:
		i.add(CodeSSONeedsHuman, "an SSO session renews itself only until it ends; then a person must run aws sso login").with("file", file)
	case !s.ExpiresAt.After(now):
		i.addAs(Error, CodeSSONeedsHuman, "the SSO token ended %s and cannot be renewed: run aws sso login", stamp(s.ExpiresAt, now)).with("file", file)
	case i.outlives(s.ExpiresAt):
		i.add(CodeSSONeedsHuman, "the SSO token ends %s; then a person must run aws sso login", stamp(s.ExpiresAt, now)).with("file", file)
	}
}

func (i *inspection) checkLogin() {
	file, err := logincreds.StandardCachedTokenFilepath(i.innermost().LoginSession, i.options.host.env("AWS_LOGIN_CACHE_DIRECTORY"))
	if err != nil {
		return
	}
	if _, ok := i.readSession(file, CodeLoginNeedsHuman, "aws login"); ok {
		i.add(CodeLoginNeedsHuman, "a session of aws login renews itself only until it ends; then a person must sign in").with("file", file)
	}
}

// outlives tells whether this process may still run at t.
func (i *inspection) outlives(t time.Time) bool {
	return i.options.lifetime == 0 || i.report.Time.Add(i.options.lifetime).After(t)
}

// readSession reads a file of a sign-in and reports one that cannot be used.
func (i *inspection) readSession(file string, code Code, command string) (session, bool) {
	b, err := readSmall(file)
	if err != nil {
		why := reason(err)
		if errors.Is(err, fs.ErrNotExist) {
			why = "there is none"
		}
		i.addAs(Error, code, "no usable sign-in (%s): run %s", why, command).with("file", file)
		return session{}, false
	}
	var s session
	if err := json.Unmarshal(b, &s); err != nil {
		i.addAs(Error, code, "the sign-in kept in a file cannot be read as JSON: run %s", command).with("file", file)
		return session{}, false
	}
	i.clean.secrets.Add(s.RefreshToken, s.ClientSecret)
	return s, true
}
