package credcheck

import (
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// checkKeys looks at static keys, those in use and those that the used roles stand on.
func (i *inspection) checkKeys() {
	keys := i.staticKeys()
	if keys == nil || keys.AccessKeyID == "" {
		return
	}
	i.clean.secrets.Add(keys.SecretAccessKey, keys.SessionToken)
	temporary := keys.SessionToken != "" || strings.HasPrefix(keys.AccessKeyID, "ASIA")
	src, c := i.report.Source, &i.report.Credential
	if src.Kind.static() {
		*c = Credential{KeyID: MaskKeyID(keys.AccessKeyID), Fingerprint: Fingerprint(keys.AccessKeyID), Temporary: temporary, AccountID: keys.AccountID}
	}
	switch {
	case src.Kind == Lambda:
		// The runtime starts a new environment before the keys of the old one end.
	case temporary:
		i.reportTemporary()
	case strings.HasPrefix(keys.AccessKeyID, "AKIA"):
		i.add(CodeLongTermKeys, "long-term keys %s of %s are in use", MaskKeyID(keys.AccessKeyID), nameOf(src)).with("setBy", src.SetBy, "file", src.File)
	}
}

// staticKeys gives the keys that stand at the bottom of the used source.
func (i *inspection) staticKeys() *aws.Credentials {
	if i.used.keys != nil {
		return i.used.keys
	}
	if i.replaced || !i.src.loaded {
		return nil
	}
	switch i.report.Source.base() {
	case EnvKeys, Lambda:
		return &i.src.env.Credentials
	case ProfileKeys:
		return &i.innermost().Credentials
	}
	return nil
}

func (i *inspection) reportTemporary() {
	src, now := i.report.Source, i.report.Time
	ends, by := i.staticEnd()
	life := i.options.lifetime
	if ends.IsZero() {
		severity := Error
		if life > 0 {
			severity = Warning // they may well live as long as the process
		}
		i.addAs(severity, CodeStaticTemporaryKeys, "temporary keys of %s: nothing will refresh them, and when they end every request fails", nameOf(src)).
			with("setBy", src.SetBy, "file", src.File)
		return
	}
	i.report.Credential.Expires = &ends
	severity := Error
	if life > 0 && ends.After(now.Add(life)) {
		severity = Warning
	}
	i.addAs(severity, CodeStaticKeysExpireAt, "temporary keys of %s that nothing will refresh end %s", nameOf(src), stamp(ends, now)).
		with("setBy", src.SetBy, "file", src.File, "expiresBy", by)
}

// endVariables are written by tools that put temporary keys into the environment; botocore and the SDK for JavaScript read the first, Go none.
var endVariables = []string{"AWS_CREDENTIAL_EXPIRATION", "AWS_SESSION_EXPIRATION"}

// staticEnd gives when static keys end, and who says so.
func (i *inspection) staticEnd() (time.Time, string) {
	src := i.report.Source
	switch src.base() {
	case EnvKeys:
		for _, name := range endVariables {
			if t, ok := parseTime(i.options.host.env(name)); ok {
				return t, name
			}
		}
	case ProfileKeys:
		if b, err := readSmall(src.File); err == nil {
			return endInFile(string(b), i.innermost().Profile)
		}
	}
	return time.Time{}, ""
}

func parseTime(s string) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02 15:04:05-07:00"} {
		if t, err := time.Parse(layout, strings.TrimSpace(s)); err == nil {
			return t.UTC(), true
		}
	}
	return time.Time{}, false
}

// endKeys are where tools note the end of keys that they write into a shared file (aws-mfa, saml2aws, okta-awscli and others).
var endKeys = []string{"aws_credential_expiration", "aws_expiration", "x_security_token_expires", "aws_session_expiration", "expiration"}

// endInFile looks for such a note in one section of a shared file, in either of its spellings.
func endInFile(text, profile string) (time.Time, string) {
	inside := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "[") {
			name, _, _ := strings.Cut(line[1:], "]")
			name = strings.TrimSpace(name)
			inside = name == profile || strings.TrimSpace(strings.TrimPrefix(name, "profile ")) == profile
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		if !inside || !ok {
			continue
		}
		for _, k := range endKeys {
			if t, ok := parseTime(value); ok && k == key {
				return t, key
			}
		}
	}
	return time.Time{}, ""
}
