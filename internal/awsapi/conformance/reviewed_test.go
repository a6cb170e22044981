package conformance

import "regexp"

// reviewed are functions and types of the covered packages that take or give a
// provider or a triple and yet say nothing about a fault, each with the
// reason. A key is a pattern for the whole of a full name as go/types prints
// it. Functions that programs call while they hand credentials on are better
// rows of kind Irrelevant: the engine then knows them.
var reviewed = map[string]string{
	`\(\*` + v1 + `service/sts\.\w+\)\.Set\w+`:     "fills a field of a response and gives it back: done in mocks only",
	v1 + `aws/credentials\.ErrorProvider`:          "yields an error, never a triple",
	v1 + `aws/session\.CredentialsProviderOptions`: "hooks that tune the default chain's providers",

	mn + `/pkg/credentials\.AssumeRole\w*Response`:                     "the envelope of a result that has a row",
	mn + `/pkg/credentials\.CertificateIdentityWith(Expiry|Transport)`: "option of an STS provider, without keys",
	mn + `/pkg/credentials\.CustomTokenValidityOpt`:                    "option of an STS provider, without keys",
	mn + `/pkg/credentials\.LDAPIdentity(ConfigName|Expiry|Policy)Opt`: "option of an STS provider, without keys",
	mn + `/pkg/credentials\.With(Policy|WebIdentityTokenFile)`:         "option of an STS provider; the file is read at each refresh",
	mn + `/pkg/signer\.StreamingReader`:                                "keeps the keys of one request in fields of its own",
}

// reviewedWhy gives the reason why the name is on the reviewed list and the
// rule that matches it, or nothing.
func reviewedWhy(name string) (why, rule string) {
	for rule, why := range reviewed {
		if regexp.MustCompile(`^(?:` + rule + `)$`).MatchString(name) {
			return why, rule
		}
	}
	return "", ""
}
