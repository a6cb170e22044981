package credcheck

import (
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
)

// configSources is what config.LoadDefaultConfig leaves in cfg.ConfigSources.
type configSources struct {
	loaded bool
	load   config.LoadOptions
	env    config.EnvConfig
	shared config.SharedConfig
}

func sourcesOf(cfg aws.Config) configSources {
	var s configSources
	for _, c := range cfg.ConfigSources {
		switch c := c.(type) {
		case config.LoadOptions:
			s.loaded, s.load = true, c
		case config.EnvConfig:
			s.loaded, s.env = true, c
		case config.SharedConfig:
			s.loaded, s.shared = true, c
		case *config.EnvConfig:
			if c != nil {
				s.loaded, s.env = true, *c
			}
		case *config.SharedConfig:
			if c != nil {
				s.loaded, s.shared = true, *c
			}
		}
	}
	return s
}

const (
	byProvider = "config.WithCredentialsProvider"
	byProfile  = "config.WithSharedConfigProfile"
)

// candidates gives all sources that are present, in the order in which the SDK takes the first (config/resolve_credentials.go:65-207).
func (i *inspection) candidates() []Origin {
	var all []Origin
	add := func(o Origin, present bool) {
		if present {
			all = append(all, o)
		}
	}
	s := &i.src
	if s.load.Credentials != nil {
		p := lookAt(s.load.Credentials)
		add(Origin{Kind: p.kind, Type: p.typ, SetBy: byProvider}, true)
	}
	inCode := s.load.SharedConfigProfile != ""
	if inCode {
		add(i.profile(byProfile))
	}
	// A profile that is named in code and holds nothing goes on with container and metadata; the environment's keys do not come back.
	add(Origin{Kind: i.envKind(), SetBy: i.envKeyName()}, s.env.Credentials.HasKeys())
	add(Origin{Kind: WebIdentity, RoleARN: s.env.RoleARN, File: s.env.WebIdentityTokenFilePath, SetBy: "AWS_WEB_IDENTITY_TOKEN_FILE"},
		s.env.WebIdentityTokenFilePath != "")
	if !inCode {
		add(i.profile(i.profileSetBy()))
	}
	add(i.relative(), s.env.ContainerCredentialsRelativePath != "")
	add(i.full(), s.env.ContainerCredentialsEndpoint != "")
	add(Origin{Kind: EC2Role, SetBy: "the end of the chain"}, true)
	if inCode {
		all = i.orderForProfile(all)
	}
	return all
}

// orderForProfile puts environment keys and token behind the sources that a profile named in code goes on with.
func (i *inspection) orderForProfile(all []Origin) []Origin {
	if i.src.load.Credentials != nil || (len(all) > 0 && all[0].SetBy == byProfile) {
		return all
	}
	skipped := func(o Origin) bool { return o.SetBy == i.envKeyName() || o.SetBy == "AWS_WEB_IDENTITY_TOKEN_FILE" }
	rest := slices.DeleteFunc(slices.Clone(all), skipped)
	for _, o := range all {
		if skipped(o) {
			rest = append(rest, o)
		}
	}
	return rest
}

func (i *inspection) envKind() Source {
	if i.report.Platform == PlatformLambda {
		return Lambda
	}
	return EnvKeys
}

// envKeyName gives the variable that the SDK took the key ID from; the old name counts too (config/env_config.go, credAccessEnvKeys).
func (i *inspection) envKeyName() string {
	if i.options.host.env("AWS_ACCESS_KEY_ID") == "" && i.options.host.env("AWS_ACCESS_KEY") != "" {
		return "AWS_ACCESS_KEY"
	}
	return "AWS_ACCESS_KEY_ID"
}

func (i *inspection) profileSetBy() string {
	if i.src.env.SharedConfigProfile == "" {
		return "the default profile"
	}
	if i.options.host.env("AWS_PROFILE") == "" && i.options.host.env("AWS_DEFAULT_PROFILE") != "" {
		return "AWS_DEFAULT_PROFILE"
	}
	return "AWS_PROFILE"
}

// profile gives what the loaded profile offers, and whether that is anything.
func (i *inspection) profile(setBy string) (Origin, bool) {
	s := &i.src.shared
	chain := i.profileChain(s)
	if len(chain) == 0 {
		return Origin{}, false
	}
	o := Origin{Kind: chain[0], Profile: s.Profile, SetBy: setBy}
	if len(chain) > 1 {
		o.Chain = chain
	}
	if o.Kind == AssumeRole || o.Kind == WebIdentity {
		o.RoleARN = s.RoleARN
	}
	last := s
	for last.Source != nil {
		last = last.Source
	}
	switch o.base() {
	case ProfileKeys:
		o.File = strings.TrimPrefix(last.Credentials.Source, "SharedConfigCredentials: ")
	case WebIdentity:
		o.File = last.WebIdentityTokenFile
	}
	return o, true
}

// profileChain follows resolveCredsFromProfile (config/resolve_credentials.go:137), outermost first; empty if the profile holds no credentials.
func (i *inspection) profileChain(s *config.SharedConfig) []Source {
	var chain []Source
	switch {
	case s.Source != nil:
		chain = i.profileChain(s.Source)
		if len(chain) == 0 {
			chain = []Source{i.afterProfile()}
		}
	case s.Credentials.HasKeys():
		chain = []Source{ProfileKeys}
	case s.CredentialSource != "":
		chain = []Source{i.named(s.CredentialSource)}
	case s.WebIdentityTokenFile != "":
		return []Source{WebIdentity}
	case s.SSOSessionName != "" || s.SSORegion != "" || s.SSOAccountID != "" || s.SSOStartURL != "" || s.SSORoleName != "":
		chain = []Source{SSO}
	case s.LoginSession != "":
		chain = []Source{Login}
	case s.CredentialProcess != "":
		chain = []Source{Process}
	case s.RoleARN != "":
		chain = []Source{i.afterProfile()}
	}
	if s.RoleARN != "" {
		chain = append([]Source{AssumeRole}, chain...)
	}
	return chain
}

func (i *inspection) named(source string) Source {
	switch source {
	case "Environment":
		return EnvKeys
	case "EcsContainer":
		return i.afterProfile()
	default:
		return EC2Role
	}
}

// afterProfile gives what the SDK goes on with when a profile names nothing.
func (i *inspection) afterProfile() Source {
	switch {
	case i.src.env.ContainerCredentialsRelativePath != "":
		return ECSTask
	case i.src.env.ContainerCredentialsEndpoint != "":
		return i.full().Kind
	default:
		return EC2Role
	}
}
