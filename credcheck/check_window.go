package credcheck

import "time"

// ec2Window is the largest window that helps on EC2: with less than 15 minutes left the SDK skips it altogether
// (credentials/ec2rolecreds/provider.go:153), and new keys come at least 5 minutes before the old ones end.
const ec2Window = 5 * time.Minute

// checkWindow reports how early the cache renews, and what that costs.
func (i *inspection) checkWindow() {
	src := i.report.Source
	if !i.report.Refresh.Possible || !i.used.cached || i.used.keeps || i.used.window == nil || src.Kind == Custom {
		return
	}
	w := *i.used.window
	if life := i.sessionLength(); life > 0 && w >= life {
		i.add(CodeWindowExceedsLife, "a window of %v on sessions of %v: STS is asked on every call", w, life)
		return
	}
	switch {
	case src.Kind == EC2Role && w > ec2Window:
		i.add(CodeWindowDefeated, "a window of %v gives no lead on EC2: the SDK skips it when under 15 minutes are left", w)
	case w < i.options.lead && !i.soon():
		i.add(CodeNoEarlyRefresh, "the expiry window is %v, not %v: %s is asked for new keys only then", w, i.options.lead, nameOf(src))
	}
	if w > 0 && !i.used.grace {
		i.reportGrace(w)
	}
}

// soon tells whether the process ends before a window matters.
func (i *inspection) soon() bool {
	return i.options.lifetime > 0 && i.options.lifetime <= i.options.lead
}

// reportGrace is softer about the five minutes that the SDK itself gives containers (config/resolve_credentials.go:372): nobody chose them.
func (i *inspection) reportGrace(w time.Duration) {
	severity := Warning
	if i.report.Source.Kind.container() && i.src.load.CredentialsCacheOptions == nil {
		severity = Info
	}
	i.addAs(severity, CodeWindowWithoutGrace, "a refresh that fails in the last %v fails requests, although the keys still live", w)
}

// sessionLength gives how long sessions of the used role are, 0 if that is not known.
func (i *inspection) sessionLength() time.Duration {
	src := i.report.Source
	if src.Kind != AssumeRole || i.replaced || src.Profile == "" {
		return 0
	}
	return i.roleDuration(&i.src.shared)
}
