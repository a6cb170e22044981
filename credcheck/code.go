package credcheck

import "slices"

// docPage is where every code has an anchor of its own name.
const docPage = "https://github.com/credlint/credlint/blob/main/docs/credcheck.md"

// Code names a condition. Codes are stable: scripts, dashboards and [Ignore] may rely on them.
type Code string

// Doc gives the address of the code's documentation.
func (c Code) Doc() string { return docPage + "#" + string(c) }

// Condition is one thing that is looked for.
type Condition struct {
	Code     Code
	Severity Severity // by default; a finding may be softer where its circumstances are
	// By says how it is found: A from configuration alone, B by asking the credentials once, C by an isolated second fetch, F by
	// sts:GetCallerIdentity, W while watching, - by the check itself.
	By      string
	Message string // what is wrong, in general; a finding says it of the case
	Remedy  string
}

// Conditions gives all conditions in the order of the documentation. The slice is the caller's.
func Conditions() []Condition { return slices.Clone(conditions) }

// Lookup gives the condition of a code, and whether there is one.
func Lookup(c Code) (Condition, bool) {
	i := slices.IndexFunc(conditions, func(x Condition) bool { return x.Code == c })
	if i < 0 {
		return Condition{}, false
	}
	return conditions[i], true
}
