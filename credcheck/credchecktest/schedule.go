package credchecktest

import "time"

// A Schedule says when a source of credentials makes new ones. Sources rotate
// by their own clock, not when they are asked.
type Schedule struct {
	// Life is how long a set of keys lives. EC2 gives about 6 hours.
	Life time.Duration
	// Lead is how long before the expiry of the old keys the new ones are there.
	// EC2 promises at least five minutes (EC2 User Guide, "Retrieve security
	// credentials from instance metadata"). At Life or more, every request gets
	// new keys.
	Lead time.Duration
	// Age is how old the first keys are when they are first asked for, as on an
	// instance that was up before the program.
	Age time.Duration
	// Frozen keeps the keys for ever, also past their expiry, as a source does
	// whose own renewal fails.
	Frozen bool
}

// rotation is the keys a source has now.
type rotation struct {
	current Keys
	arn     string
}

// keys gives the keys that the source hands out now for arn.
func (r *rotation) keys(i *Issuer, s Schedule, arn string) Keys {
	now := i.Now()
	switch {
	case r.arn == "":
		issued := now.Add(-s.Age)
		r.current = i.issueAt(arn, issued, issued.Add(s.Life))
	case r.arn != arn, !s.Frozen && s.Lead >= s.Life:
		r.current = i.issueAt(arn, now, now.Add(s.Life))
	}
	r.arn = arn
	if s.Frozen || s.Lead >= s.Life {
		return r.current
	}
	if due := r.due(now, s); !due.IsZero() {
		r.current = i.issueAt(arn, due, due.Add(s.Life))
	}
	return r.current
}

// due gives the time at which the newest keys were made that the source has
// now, and the zero time if those are the current ones.
func (r *rotation) due(now time.Time, s Schedule) time.Time {
	at := r.current.Expires.Add(-s.Lead)
	if now.Before(at) {
		return time.Time{}
	}
	period := s.Life - s.Lead
	return at.Add(now.Sub(at) / period * period)
}
