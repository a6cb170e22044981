package credcheck

import "fmt"

// Severity says how bad a finding is. The zero value is Info.
type Severity int

const (
	// Info is worth knowing; nothing is wrong.
	Info Severity = iota
	// Warning will fail under circumstances that happen in production: a source that is down for a minute, a clock that drifts.
	Warning
	// Error will fail, or already does.
	Error
	// Never is above every finding; FailOn(Never) lets [Report.Err] always return nil.
	Never
)

var severityNames = [...]string{"info", "warning", "error", "never"}

// String gives info, warning, error or never.
func (s Severity) String() string {
	if s < Info || s > Never {
		return fmt.Sprintf("severity(%d)", int(s))
	}
	return severityNames[s]
}

// MarshalText gives the name; it fails for what is none of the four.
func (s Severity) MarshalText() ([]byte, error) {
	if s < Info || s > Never {
		return nil, fmt.Errorf("credcheck: %v is no severity", s)
	}
	return []byte(s.String()), nil
}

// UnmarshalText takes a name as given by String.
func (s *Severity) UnmarshalText(text []byte) error {
	for i, name := range severityNames {
		if string(text) == name {
			*s = Severity(i)
			return nil
		}
	}
	return fmt.Errorf("credcheck: unknown severity %q", text)
}
