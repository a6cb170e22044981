package credcheck

// checkNames reports variables that do not do what their names promise.
func (i *inspection) checkNames() {
	if !i.src.loaded {
		return
	}
	i.checkHalves()
	i.checkLegacy()
	i.checkIgnored()
	if i.cfg.DisableClockSkewCorrection {
		i.add(CodeSkewCorrectionOff, "the SDK's correction of clock skew is off: a wrong clock fails requests at once")
	}
}

// checkHalves follows the SDK, which takes each half from the first variable that is set, and neither without the other (config/env_config.go).
func (i *inspection) checkHalves() {
	h := i.options.host
	id, secret := h.any("AWS_ACCESS_KEY_ID", "AWS_ACCESS_KEY"), h.any("AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY")
	switch {
	case id && !secret:
		i.add(CodePartialEnvKeys, "%s is set without AWS_SECRET_ACCESS_KEY: the SDK ignores it", i.envKeyName())
	case secret && !id:
		i.add(CodePartialEnvKeys, "a secret access key is set without AWS_ACCESS_KEY_ID: the SDK ignores it")
	case !id && h.any("AWS_SESSION_TOKEN"):
		i.add(CodePartialEnvKeys, "AWS_SESSION_TOKEN is set without keys: the SDK ignores it")
	}
}

func (i *inspection) checkLegacy() {
	h := i.options.host
	if h.any("AWS_SECURITY_TOKEN") && !h.any("AWS_SESSION_TOKEN") {
		i.add(CodeLegacyEnvName, "AWS_SECURITY_TOKEN is not read by the Go SDK v2: keys that need it will be rejected").with("variable", "AWS_SECURITY_TOKEN")
	}
	var used []string
	for _, pair := range [][2]string{{"AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID"}, {"AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"}} {
		if h.any(pair[0]) && !h.any(pair[1]) {
			used = append(used, pair[0])
		}
	}
	if len(used) > 0 {
		i.add(CodeLegacyEnvName, "%s: an old name that still wins over profiles and roles", list(used)).with("variable", list(used))
	}
}

// checkIgnored reports variables of other SDKs (AWS's reference of SDK settings, feature-ec2-instance-metadata: "SDK for Go V2: No").
func (i *inspection) checkIgnored() {
	h, src := i.options.host, i.report.Source
	metadata := src.uses(EC2Role)
	var unread []string
	for _, name := range []string{"AWS_METADATA_SERVICE_TIMEOUT", "AWS_METADATA_SERVICE_NUM_ATTEMPTS"} {
		if h.any(name) {
			unread = append(unread, name)
		}
	}
	if metadata && len(unread) > 0 {
		i.add(CodeIgnoredSDKVariable, "%s: not read by the Go SDK v2", list(unread)).with("variable", list(unread))
	}
	// The clients of the chain read only cfg.Retryer (imds/api_client.go:117, config/resolve_credentials.go:355).
	if (metadata || src.base().container()) && h.any("AWS_MAX_ATTEMPTS") {
		i.addAs(Info, CodeIgnoredSDKVariable, "AWS_MAX_ATTEMPTS does not reach the client that fetches the credentials").with("variable", "AWS_MAX_ATTEMPTS")
	}
}

// checkClock asks the kernel. Expiry is judged by the raw local clock (aws/credentials.go:152), so that a clock that drifts makes refreshes late.
func (i *inspection) checkClock() {
	synced, known := i.options.host.synced()
	if !known {
		return
	}
	i.report.Clock.KernelSynced = &synced
	if !synced {
		i.add(CodeClockUnsynchronised, "the kernel says that its clock is not synchronised: expiry is judged by it")
	}
}
