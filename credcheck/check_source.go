package credcheck

import (
	"fmt"
	"slices"
)

// checkSource reports who gives the credentials, where that is not what was wanted or cannot be known.
func (i *inspection) checkSource() {
	src := i.report.Source
	switch {
	case src.Kind == None:
		i.add(CodeNoCredentials, "cfg.Credentials is nil: requests cannot be signed")
		return
	case src.Kind == Anonymous && !slices.Contains(i.options.expect, Anonymous):
		i.add(CodeNoCredentials, "the credentials are anonymous: requests are not signed")
	}
	if !i.src.loaded {
		i.add(CodeHandBuiltConfig, "this aws.Config was built by hand: what else is present cannot be told")
	}
	if i.replaced {
		i.reportReplaced()
	}
	i.checkExpected()
	i.checkProfileIgnored()
	if i.report.Refresh.Possible && (!i.src.loaded || i.replaced || src.Kind == Custom) {
		i.add(CodeRefreshUnproven, "%s cannot be asked a second time apart from cfg: that it refreshes is not proven", nameOf(src))
	}
}

// reportReplaced is softer about a cached provider of the SDK's own: AWS's guides assign those so, and they refresh.
func (i *inspection) reportReplaced() {
	severity := Warning
	if i.used.cached && i.used.sdk && i.report.Refresh.Possible {
		severity = Info
	}
	i.addAs(severity, CodeCredentialsReplaced, "cfg.Credentials was replaced after LoadDefaultConfig by %s", nameOf(i.report.Source)).
		with("type", i.used.typ)
}

// nameOf names a source with what put it there.
func nameOf(o Origin) string {
	name := string(o.Kind)
	if len(o.Chain) > 1 {
		name = joinSources(o.Chain, " on ")
	}
	if o.Profile != "" {
		name += fmt.Sprintf(" of profile %q", clip(o.Profile, 60))
	}
	if o.Kind == Custom && o.Type != "" {
		name += " provider " + o.Type
	}
	return name
}

// expected tells whether the user named the source that won.
func (i *inspection) expected() bool {
	return slices.ContainsFunc(i.options.expect, func(s Source) bool {
		return s == i.report.Source.Kind || (s == EnvKeys && i.report.Source.Kind == Lambda)
	})
}

func (i *inspection) checkExpected() {
	want := i.options.expect
	if len(want) == 0 || slices.Contains(want, Auto) || i.expected() {
		return
	}
	got := i.report.Source
	by := ""
	if got.SetBy != "" {
		by = " (set by " + got.SetBy + ")"
	}
	i.add(CodeSourceMismatch, "expected %s, got %s%s", joinSources(want, " or "), nameOf(got), by).with("setBy", got.SetBy)
}

func (i *inspection) checkProfileIgnored() {
	src, name := i.report.Source, i.src.env.SharedConfigProfile
	if name == "" || !i.src.loaded || src.SetBy == i.profileSetBy() {
		return
	}
	if src.Profile == name || src.Kind.container() || src.Kind == EC2Role || i.replaced {
		return // the profile was read, and names no credentials
	}
	i.add(CodeProfileIgnored, "AWS_PROFILE=%s is ignored: %s comes first", clip(name, 60), nameOf(src)).with("setBy", src.SetBy)
}

// checkShadowed reports roles that stand behind other sources. Static keys in front of a role are an error: they will end, or leak, and the role
// would not. A source that refreshes is odd there, and one that the code or a role in a profile puts there is meant.
func (i *inspection) checkShadowed() {
	src := i.report.Source
	if i.expected() || src.Kind == None || src.Kind == Lambda {
		return
	}
	severity := Warning
	switch {
	case src.Kind.static():
		severity = Error
	case src.Kind != Process && src.Kind != SSO && src.Kind != Login:
		return
	}
	for _, o := range i.report.Shadowed {
		code, what := CodeShadowedContainerRole, "the container's role ("+o.SetBy+")"
		switch {
		case o.Kind == WebIdentity && o.Profile == "":
			code, what = CodeShadowedWebIdentity, "the web identity role ("+o.SetBy+")"
		case o.Kind == EC2Role:
			code, what = CodeShadowedInstanceRole, "the EC2 instance's role, if it has one,"
		case !o.Kind.container():
			continue
		}
		i.addAs(severity, code, "%s is not used: %s comes first, set by %s", what, nameOf(src), orCode(src.SetBy)).with("file", src.File, "setBy", src.SetBy)
	}
}

func orCode(setBy string) string {
	if setBy == "" {
		return "code"
	}
	return setBy
}

// checkCache reports a provider that is asked for every attempt of every request.
func (i *inspection) checkCache() {
	src := i.report.Source
	if i.used.cached || i.used.keeps || !i.report.Refresh.Possible {
		return
	}
	if i.used.sdk {
		i.add(CodeNotCached, "%s stands without a cache: it is asked for every attempt of every request", nameOf(src))
		return
	}
	i.addAs(Warning, CodeNotCached, "%s stands without aws.CredentialsCache; unless it caches itself, it is asked for every attempt", nameOf(src))
}
