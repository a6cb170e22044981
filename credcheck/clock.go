package credcheck

import "time"

const (
	// leastSkew is the least skew that is reported. The Date header has a resolution of 1 s, so that a perfect clock may be off by one.
	leastSkew = 2 * time.Second
	// badSkew is an error where the cache has no window: keys are then used, or thrown away, that much too late or too early.
	badSkew = 30 * time.Second
)

// judgeClock compares this clock with the Date headers of the answers that came anyway.
func (c *check) judgeClock() {
	x, ok := best(c.seen.from(0))
	if !ok {
		return
	}
	skew := x.skew()
	c.report.Clock.Skew, c.report.Clock.From = &skew, x.host
	off := max(skew, -skew)
	if off < leastSkew+x.took/2 {
		return
	}
	severity := Warning
	if off > c.tolerance() {
		severity = Error
	}
	if skew > 0 {
		c.addAs(severity, CodeClockBehind, "this clock is %v behind that of %s: keys will be used for %v after their end, and the SDK corrects signatures only",
			off, x.host, off).with("skew", skew.String(), "from", x.host)
		return
	}
	c.addAs(severity, CodeClockAhead, "this clock is %v ahead of that of %s: keys look expired %v early, and the source is asked on every call until there are new ones",
		off, x.host, off).with("skew", skew.String(), "from", x.host)
}

// tolerance is the skew that the cache's window makes up for.
func (c *check) tolerance() time.Duration {
	if w := c.report.Refresh.Window; w != nil && *w > 0 {
		return *w
	}
	return badSkew
}

// skew is positive if this clock is behind. Both times are cut to the second, so that clocks that agree give 0.
func (x exchange) skew() time.Duration {
	return x.date.Sub(x.began.Add(x.took / 2).Round(0).Truncate(time.Second))
}

// best gives the exchange that says most about the clock: the shortest one.
func best(all []exchange) (exchange, bool) {
	var found exchange
	ok := false
	for _, x := range all {
		if !x.date.IsZero() && (!ok || x.took < found.took) {
			found, ok = x, true
		}
	}
	return found, ok
}
