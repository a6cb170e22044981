package credcheck

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// SchemaVersion is the version of the report's JSON form. Fields may be added under the same version, never removed or changed.
const SchemaVersion = 1

// Report is what a check found. It holds no secret: key IDs are masked, and foreign text is scrubbed before it gets here.
type Report struct {
	Schema     int           `json:"schema"`
	Time       time.Time     `json:"time"`
	Took       time.Duration `json:"-"`
	Level      Level         `json:"level"` // how far the check went
	FailOn     Severity      `json:"failOn"`
	Platform   Platform      `json:"platform,omitempty"`
	Source     Origin        `json:"source"`             // what cfg.Credentials is
	Shadowed   []Origin      `json:"shadowed,omitempty"` // present but not used, in the order of the chain
	Credential Credential    `json:"credential"`
	Refresh    Refresh       `json:"refresh"`
	Clock      Clock         `json:"clock"`
	Identity   *Identity     `json:"identity,omitempty"`
	Findings   []Finding     `json:"findings,omitempty"` // worst first, then in the order of [Conditions]
	Steps      []Step        `json:"steps,omitempty"`    // what was asked, in order; none for Static
}

// Finding is one condition that was met.
type Finding struct {
	Code     Code              `json:"code"`
	Severity Severity          `json:"severity"`
	Message  string            `json:"message"` // one line, of this case
	Remedy   string            `json:"remedy"`
	Doc      string            `json:"doc"`
	Evidence map[string]string `json:"evidence,omitempty"`
}

// Credential describes the keys in use without telling them.
type Credential struct {
	KeyID       string     `json:"keyId,omitempty"`       // masked: the first and last four characters
	Fingerprint string     `json:"fingerprint,omitempty"` // of the key ID, see [Fingerprint]; equal IDs have equal ones
	Temporary   bool       `json:"temporary"`
	Expires     *time.Time `json:"expires,omitempty"`     // as the SDK's cache has it: the window is taken off. For static keys, where a variable or file says it
	TrueExpires *time.Time `json:"trueExpires,omitempty"` // as the source gave it
	AccountID   string     `json:"accountId,omitempty"`
}

// Refresh says what is known of the renewal of the keys.
type Refresh struct {
	Possible  bool           `json:"possible"`
	Proven    bool           `json:"proven"`
	How       string         `json:"how,omitempty"` // probe, exercise, watch; empty if not proven
	Cached    bool           `json:"cached"`        // by an aws.CredentialsCache
	Window    *time.Duration `json:"-"`             // of the cache; nil if it cannot be seen
	RefreshAt *time.Time     `json:"refreshAt,omitempty"`
	SameKey   bool           `json:"sameKey,omitempty"` // the second fetch gave the same key ID
}

// Clock says how far the clock can be trusted.
type Clock struct {
	Skew         *time.Duration `json:"-"` // positive if this clock is behind the server's; nil if none was seen
	From         string         `json:"from,omitempty"`
	KernelSynced *bool          `json:"kernelSynced,omitempty"` // nil if the kernel does not say
}

// Identity is the answer of sts:GetCallerIdentity.
type Identity struct {
	Account string `json:"account"`
	ARN     string `json:"arn"`
}

// Step is one thing that was asked.
type Step struct {
	Name   string        `json:"name"`
	Target string        `json:"target,omitempty"`
	Status string        `json:"status,omitempty"`
	Took   time.Duration `json:"-"`
}

// Has tells whether there is a finding of the code.
func (r *Report) Has(c Code) bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Code == c })
}

// Err gives a *[CheckError] with all findings of at least the severity of [FailOn], or nil if there is none.
func (r *Report) Err() error {
	var failed []Finding
	for _, f := range r.Findings {
		if f.Severity >= r.FailOn {
			failed = append(failed, f)
		}
	}
	if len(failed) == 0 {
		return nil
	}
	return &CheckError{Findings: failed}
}

// CheckError is why a check failed. Get at it with errors.As.
type CheckError struct {
	Findings []Finding // at least one, worst first
}

// Error gives code and message of each finding, in one line.
func (e *CheckError) Error() string {
	parts := make([]string, len(e.Findings))
	for i, f := range e.Findings {
		parts[i] = fmt.Sprintf("%s (%s)", f.Message, f.Code)
	}
	return "credcheck: " + strings.Join(parts, "; ")
}

// Has tells whether the code is among the reasons.
func (e *CheckError) Has(c Code) bool {
	return slices.ContainsFunc(e.Findings, func(f Finding) bool { return f.Code == c })
}
