package credcheck

import (
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

const byAssignment = "an assignment to cfg.Credentials"

// findSource tells what cfg.Credentials is, and what else is present.
func (i *inspection) findSource() {
	r := i.report
	r.Source = Origin{Kind: i.used.kind, Type: i.used.typ}
	if i.src.loaded {
		all := i.candidates()
		if i.replaced = i.isReplaced(all[0]); i.replaced {
			r.Source.SetBy = byAssignment
		} else {
			r.Source, all = all[0], all[1:]
		}
		r.Shadowed = i.shadowed(all)
	}
	k := r.Source.Kind
	r.Refresh.Possible = !k.static() && k != None && k != Anonymous
	r.Refresh.Cached, r.Refresh.Window = i.used.cached, i.used.window
}

// shadowed leaves out what the used source builds on, and a metadata service that is not there.
func (i *inspection) shadowed(rest []Origin) []Origin {
	return slices.DeleteFunc(rest, func(o Origin) bool {
		if o.Kind == EC2Role && (i.imdsOff() || !i.options.host.onEC2()) {
			return true
		}
		return !i.replaced && len(i.report.Source.Chain) > 1 && i.report.Source.base() == o.Kind
	})
}

func (i *inspection) imdsOff() bool {
	return i.src.env.EC2IMDSClientEnableState == imds.ClientDisabled || i.src.load.EC2IMDSClientEnableState == imds.ClientDisabled
}

// isReplaced compares what the chain must have given with what is there. ConfigSources do not change when cfg.Credentials is assigned.
func (i *inspection) isReplaced(want Origin) bool {
	switch {
	case i.used.keeps:
		return false
	case i.used.kind == None:
		return true
	case want.SetBy == byProvider:
		return lookAt(i.src.load.Credentials).typ != i.used.typ
	case class(want.Kind) != class(i.used.kind):
		return true
	case len(i.used.sources) == 0:
		return false
	}
	for _, tag := range tags[class(want.Kind)] {
		if slices.Contains(i.used.sources, tag) {
			return false
		}
	}
	return true
}

// class joins kinds that are one type of provider.
func class(s Source) Source {
	switch {
	case s.container():
		return Endpoint
	case s == Lambda:
		return EnvKeys
	default:
		return s
	}
}

// tags are the marks of the default chain on its providers (config/resolve_credentials.go:101-190). A role, token or session that was made by hand has none.
var tags = map[Source][]aws.CredentialSource{
	EnvKeys:     {aws.CredentialSourceEnvVars},
	ProfileKeys: {aws.CredentialSourceProfile},
	WebIdentity: {aws.CredentialSourceEnvVarsSTSWebIDToken, aws.CredentialSourceProfileSTSWebIDToken},
	AssumeRole:  {aws.CredentialSourceProfileSourceProfile, aws.CredentialSourceProfileNamedProvider},
	SSO:         {aws.CredentialSourceProfileSSO, aws.CredentialSourceProfileSSOLegacy, aws.CredentialSourceSSO},
	Login:       {aws.CredentialSourceProfileLogin},
	Process:     {aws.CredentialSourceProfileProcess},
	Endpoint:    {aws.CredentialSourceHTTP},
	EC2Role:     {aws.CredentialSourceIMDS},
}
