package credcheck

import (
	"fmt"
	"log/slog"
	"path"
	"slices"
	"time"
)

const (
	defaultLead    = 5 * time.Minute  // AWS promises new EC2 keys at least 5 minutes before the old ones end (EC2 guide, instance-metadata-security-credentials)
	defaultTimeout = 10 * time.Second // above the 5 s that the metadata client gives itself (imds/request_middleware.go:279)
)

// Option changes what a check expects or does. One that cannot be right is left out and reported as [CodeInvalidOption].
type Option func(*options)

type options struct {
	expect       []Source
	accounts     []string
	role         string
	lead         time.Duration
	lifetime     time.Duration
	level        Level
	identity     bool
	timeout      time.Duration
	startupRetry time.Duration
	jitter       time.Duration
	failOn       Severity
	ignore       map[Code]bool
	logger       *slog.Logger
	interactive  bool

	host     host
	problems []problem
}

// problem is an option, or a variable of the environment, that cannot be right.
type problem struct {
	severity Severity
	text     string
}

// Expect names the sources that are right for this program; any other is [CodeSourceMismatch]. Without it, and with [Auto], the platform decides.
func Expect(sources ...Source) Option {
	return func(o *options) {
		for _, s := range sources {
			if !isSource(s) {
				o.reject("Expect: %q is no source", s)
				continue
			}
			o.expect = append(o.expect, s)
		}
	}
}

// ExpectAccount names the accounts, 12 digits each, of which one must own the credentials. It implies [AskIdentity].
func ExpectAccount(ids ...string) Option {
	return func(o *options) {
		for _, id := range ids {
			if !isAccount(id) {
				o.reject("ExpectAccount: an account ID has 12 digits")
				continue
			}
			o.accounts, o.identity = append(o.accounts, id), true
		}
	}
}

// ExpectRole gives the role as a pattern of package path on its ARN: "arn:aws:iam::*:role/web-*". It implies [AskIdentity].
func ExpectRole(arnGlob string) Option {
	return func(o *options) {
		if _, err := path.Match(arnGlob, ""); err != nil || arnGlob == "" {
			o.reject("ExpectRole: %q is no pattern", arnGlob)
			return
		}
		o.role, o.identity = arnGlob, true
	}
}

// Lead is the wanted time between a refresh and the end of the old keys; 5 minutes without it, 0 to demand none.
func Lead(d time.Duration) Option {
	return atLeastZero("Lead", d, func(o *options) { o.lead = d })
}

// Lifetime is how long this process lives; 0, as without it, for ever. Programs that end before their keys may use keys that nothing refreshes.
func Lifetime(d time.Duration) Option {
	return atLeastZero("Lifetime", d, func(o *options) { o.lifetime = d })
}

// Depth says how far the check may go; [Probe] without it. [Inspect] never goes further than [Static].
func Depth(l Level) Option {
	return func(o *options) {
		if l < Static || l > Exercise {
			o.reject("Depth: %v is no depth", l)
			return
		}
		o.level = l
	}
}

// AskIdentity asks sts:GetCallerIdentity, which proves account, role and acceptance of the keys. It needs a way to STS.
func AskIdentity() Option { return func(o *options) { o.identity = true } }

// Timeout bounds the whole check; 10 seconds without it.
func Timeout(d time.Duration) Option {
	return func(o *options) {
		if d <= 0 {
			o.reject("Timeout: %v is not positive", d)
			return
		}
		o.timeout = d
	}
}

// StartupRetry asks a source that refuses again for up to d: the metadata service may not answer in the first seconds of a machine's life.
func StartupRetry(d time.Duration) Option {
	return atLeastZero("StartupRetry", d, func(o *options) { o.startupRetry = d })
}

// Jitter waits a random time of up to d before asking, so that a fleet that starts at once does not ask at once.
func Jitter(d time.Duration) Option {
	return atLeastZero("Jitter", d, func(o *options) { o.jitter = d })
}

// FailOn says from which severity on [Report.Err] gives an error; [Error] without it.
func FailOn(s Severity) Option {
	return func(o *options) {
		if s < Info || s > Never {
			o.reject("FailOn: %v is no severity", s)
			return
		}
		o.failOn = s
	}
}

// Ignore leaves findings of the codes out of the report. CREDCHECK_IGNORE does the same from outside.
func Ignore(codes ...Code) Option {
	return func(o *options) {
		for _, c := range codes {
			if _, ok := Lookup(c); !ok {
				o.reject("Ignore: %q is no code", c)
				continue
			}
			o.ignore[c] = true
		}
	}
}

// Logger gets one line for the source and one for each finding.
func Logger(l *slog.Logger) Option {
	return func(o *options) {
		if l == nil {
			o.reject("Logger: nil")
			return
		}
		o.logger = l
	}
}

// AllowInteractive permits the check to ask a source that may ask a person (MFA, credential_process, SSO). Without it they are not asked twice.
func AllowInteractive() Option { return func(o *options) { o.interactive = true } }

// onHost replaces environment, files and clocks, for tests.
func onHost(h host) Option { return func(o *options) { o.host = h } }

func (o *options) reject(format string, args ...any) {
	o.problems = append(o.problems, problem{Error, fmt.Sprintf(format, args...)})
}

func atLeastZero(name string, d time.Duration, set func(*options)) Option {
	return func(o *options) {
		if d < 0 {
			o.reject("%s: %v is negative", name, d)
			return
		}
		set(o)
	}
}

func isSource(s Source) bool { return slices.Contains(sources, s) }

func isAccount(id string) bool {
	if len(id) != 12 {
		return false
	}
	for _, c := range id {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// newOptions applies opts and then what the environment says, which is what an operator can still change.
func newOptions(opts []Option) *options {
	o := &options{lead: defaultLead, level: Probe, timeout: defaultTimeout, failOn: Error, ignore: map[Code]bool{}, host: thisHost()}
	for _, opt := range opts {
		if opt != nil {
			opt(o)
		}
	}
	o.fromEnvironment()
	return o
}
