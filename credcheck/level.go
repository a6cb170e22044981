package credcheck

import "fmt"

// Level says how far a check goes. Each level does all that the lower ones do.
type Level int

const (
	// Off looks at nothing. Only CREDCHECK=off leads to it.
	Off Level = iota
	// Static reads configuration, environment, files and the kernel's clock. No network, no process, no prompt.
	Static
	// Retrieve also asks cfg.Credentials once, as the first request of the program would.
	Retrieve
	// Probe also asks the source a second time, through an isolated copy of the chain that leaves cfg alone. This is the default of a check.
	Probe
	// Exercise also drops what cfg.Credentials has cached and asks again. While the source is down this takes working keys away: only before
	// anything is served.
	Exercise
)

var levelNames = [...]string{"off", "static", "retrieve", "probe", "exercise"}

// String gives off, static, retrieve, probe or exercise.
func (l Level) String() string {
	if l < Off || l > Exercise {
		return fmt.Sprintf("level(%d)", int(l))
	}
	return levelNames[l]
}

// MarshalText gives the name; it fails for what is no level.
func (l Level) MarshalText() ([]byte, error) {
	if l < Off || l > Exercise {
		return nil, fmt.Errorf("credcheck: %v is no level", l)
	}
	return []byte(l.String()), nil
}

// UnmarshalText takes a name as given by String.
func (l *Level) UnmarshalText(text []byte) error {
	for i, name := range levelNames {
		if string(text) == name {
			*l = Level(i)
			return nil
		}
	}
	return fmt.Errorf("credcheck: unknown level %q", text)
}
