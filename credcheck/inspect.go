package credcheck

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// Inspect looks at cfg without any call: no network, no process, no prompt. It reads cfg.ConfigSources as config.LoadDefaultConfig left them, the
// environment, the files that these name, the firmware's name of the machine and the state of the kernel's clock. The user's option functions in
// config.LoadOptions are called on zero values, as the SDK itself did.
//
// One thing is remembered by the process: net/http reads the proxy variables once, and this may be the first time that it is asked for them.
//
// It never returns nil and never panics.
func Inspect(cfg aws.Config, opts ...Option) (report *Report) {
	report = &Report{Schema: SchemaVersion, Time: time.Now(), Level: Static, FailOn: Error}
	i := &inspection{report: report, cfg: cfg}
	defer func() {
		if cause := recover(); cause != nil {
			i.add(CodeCheckPanicked, "the check itself failed: %s", i.clean.foreign(fmt.Sprint(cause)))
			i.finish()
		}
	}()
	i.options = newOptions(opts)
	i.run()
	i.finish()
	report.log(i.options.logger)
	return report
}

// inspection is one run of Inspect.
type inspection struct {
	options  *options
	cfg      aws.Config
	src      configSources
	report   *Report
	clean    cleaner
	used     provider // what cfg.Credentials is
	replaced bool     // cfg.Credentials is not what the chain gave

}

func (i *inspection) run() {
	r, h := i.report, i.options.host
	r.Time, r.FailOn, r.Level = h.now().Round(0).UTC(), i.options.failOn, min(i.options.level, Static)
	if r.Level == Off {
		return
	}
	for _, p := range i.options.problems {
		i.addAs(p.severity, CodeInvalidOption, "%s", p.text)
	}
	i.src = sourcesOf(i.cfg)
	i.learnSecrets()
	r.Platform = h.platform()
	i.used = lookAt(i.cfg.Credentials)
	i.findSource()
	for _, check := range []func(){
		i.checkKeys, i.checkSource, i.checkShadowed, i.checkCache, i.checkWindow, i.checkNames, i.checkClock, i.checkMetadata, i.checkProxies,
		i.checkWebIdentity, i.checkContainer, i.checkRoles, i.checkPeople,
	} {
		i.guard(check)
	}
}

// guard keeps one check that fails from taking the others away.
func (i *inspection) guard(check func()) {
	defer func() {
		if cause := recover(); cause != nil {
			i.add(CodeCheckPanicked, "a part of the check failed: %s", i.clean.foreign(fmt.Sprint(cause)))
		}
	}()
	check()
}

// learnSecrets makes all secrets that are in reach known, so that none can be shown by accident.
func (i *inspection) learnSecrets() {
	h, s := i.options.host, &i.clean.secrets
	for _, name := range []string{"AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY", "AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN"} {
		s.Add(h.env(name))
	}
	s.Add(i.src.env.Credentials.SecretAccessKey, i.src.env.Credentials.SessionToken, i.src.env.ContainerAuthorizationToken)
	for p := &i.src.shared; p != nil; p = p.Source {
		s.Add(p.Credentials.SecretAccessKey, p.Credentials.SessionToken, p.ExternalID)
	}
}

// add reports a condition with its usual severity.
func (i *inspection) add(c Code, format string, args ...any) *Finding {
	known, _ := Lookup(c)
	return i.addAs(known.Severity, c, format, args...)
}

// addAs reports a condition. The finding may be given evidence until the next one is added.
func (i *inspection) addAs(s Severity, c Code, format string, args ...any) *Finding {
	known, _ := Lookup(c)
	i.report.Findings = append(i.report.Findings, Finding{Code: c, Severity: s, Message: fmt.Sprintf(format, args...), Remedy: known.Remedy, Doc: c.Doc()})
	return &i.report.Findings[len(i.report.Findings)-1]
}

// with adds evidence: pairs of name and value.
func (f *Finding) with(pairs ...string) {
	if f.Evidence == nil {
		f.Evidence = map[string]string{}
	}
	for k := 0; k+1 < len(pairs); k += 2 {
		f.Evidence[pairs[k]] = pairs[k+1]
	}
}

// finish drops what is ignored, sorts, and cleans every string of the report a last time.
func (i *inspection) finish() {
	r := i.report
	if i.options != nil {
		r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool { return i.options.ignore[f.Code] })
		r.Took = max(i.options.host.now().Sub(r.Time), 0)
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		if a.Severity != b.Severity {
			return int(b.Severity - a.Severity)
		}
		return rank(a.Code) - rank(b.Code)
	})
	i.clean.sweep(reflect.ValueOf(r).Elem())
}

func rank(c Code) int {
	return slices.IndexFunc(conditions, func(x Condition) bool { return x.Code == c })
}

// sweep cleans all strings in v, whichever fields the report may get.
func (c *cleaner) sweep(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() {
			v.SetString(c.own(v.String()))
		}
	case reflect.Pointer:
		c.sweep(v.Elem())
	case reflect.Slice:
		for k := range v.Len() {
			c.sweep(v.Index(k))
		}
	case reflect.Struct:
		for k := range v.NumField() {
			c.sweep(v.Field(k))
		}
	case reflect.Map:
		if m, ok := v.Interface().(map[string]string); ok {
			for _, k := range slices.Sorted(maps.Keys(m)) {
				m[k] = c.own(m[k])
			}
		}
	}
}

func list(names []string) string { return strings.Join(names, ", ") }
