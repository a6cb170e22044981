package conformance

import "regexp"

// reviewed are functions and types of the covered packages that take or give a
// provider or a triple and yet say nothing about a fault, each with the
// reason. A key is a pattern for the whole of a full name as go/types prints
// it, with "CREDS" for the path of minio-go's package credentials.
var reviewed = map[string]string{
	`\(\*github.com/aws/aws-sdk-go/service/sts\.\w+\)\.Set\w+`:          "fills a field of a response and gives it back: done in mocks only",
	`github.com/aws/aws-sdk-go/aws/credentials\.ErrorProvider`:          "yields an error, never a triple",
	`github.com/aws/aws-sdk-go/aws/session\.CredentialsProviderOptions`: "hooks that tune the default chain's providers",

	`CREDS\.AssumeRole\w*Response`:                             "the envelope of a result that has a row",
	`CREDS\.CertificateIdentityWith(Expiry|Transport)`:         "option of an STS provider, without keys",
	`CREDS\.CustomTokenValidityOpt`:                            "option of an STS provider, without keys",
	`CREDS\.LDAPIdentity(ConfigName|Expiry|Policy)Opt`:         "option of an STS provider, without keys",
	`CREDS\.With(Policy|WebIdentityTokenFile)`:                 "option of an STS provider; the file is read at each refresh",
	`github.com/minio/minio-go/v7/pkg/signer\.StreamingReader`: "keeps the keys of one request in fields of its own",
}

// reviewedWhy gives the reason why the name is on the reviewed list and the
// rule that matches it, or nothing.
func reviewedWhy(name string) (why, rule string) {
	for rule, why := range reviewed {
		re := regexp.MustCompile(credsPath.ReplaceAllString(rule, mn+"/pkg/credentials"))
		if re.FindString(name) == name {
			return why, rule
		}
	}
	return "", ""
}

var credsPath = regexp.MustCompile(`^CREDS`)
