package scrub

import "regexp"

type rule struct {
	re   *regexp.Regexp
	with string
}

// rules know what secrets look like that nobody told us of. They are for text from elsewhere only: paths and names may look like keys too.
var rules = []rule{
	// A malformed answer of a credential_process is pasted into the SDK's error (credentials/processcreds/provider.go:190), cut off or not.
	{regexp.MustCompile(`(?i)("?(?:secret_?access_?key|session_?token|security_?token|aws_secret_access_key|aws_session_token|access_?token|refresh_?token|client_?secret|id_?token|dpop_?key|password|token)\\?"?\s*[:=]\s*\\?"?)[^"\\\s,;}&]+`), "${1}" + Hidden},
	{regexp.MustCompile(`(?i)(<(?:SecretAccessKey|SessionToken)>)[^<]*`), "${1}" + Hidden},
	{regexp.MustCompile(`(?i)\b((?:proxy-)?authorization\s*[:=]\s*"?)[^\r\n"]+`), "${1}" + Hidden},
	{regexp.MustCompile(`(?i)\b((?:basic|bearer)\s+)[A-Za-z0-9+/_=.~-]{8,}`), "${1}" + Hidden},
	{regexp.MustCompile(`(?i)(x-amz-(?:security-token|signature|credential)["']?\s*[:=]\s*["']?)[^"'&\s]+`), "${1}" + Hidden},
	{regexp.MustCompile(`\bey[A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]*){1,2}`), Hidden}, // JSON web tokens
	{regexp.MustCompile(`(://)[^/@\s:]*:[^/@\s]*@`), "${1}" + Hidden + "@"},
	{regexp.MustCompile(`(?:IQoJ|FwoG|FQoG)[A-Za-z0-9+/=_%-]{16,}`), Hidden}, // session tokens of STS start so
	{regexp.MustCompile(`[A-Za-z0-9/+]{40,}={0,2}`), Hidden},                 // secret access keys, and what else is long and without a break
}

// Patterns hides what looks like a secret: fields of JSON, XML and INI, JSON web tokens, headers, URLs with a password, long runs of base64.
func Patterns(text string) string {
	for _, r := range rules {
		text = r.re.ReplaceAllString(text, r.with)
	}
	return text
}
