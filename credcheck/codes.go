package credcheck

// The codes of all conditions, in the order of the documentation. They never change their meaning; a condition that is no longer looked for keeps
// its code. What each says, and what to do, is in [Conditions].
const (
	// CodeStaticTemporaryKeys: temporary keys without an expiry: nothing will ever refresh them.
	CodeStaticTemporaryKeys Code = "static-temporary-keys"
	// CodeStaticKeysExpireAt: temporary keys that nothing refreshes, with a known end.
	CodeStaticKeysExpireAt Code = "static-keys-expire-at"
	// CodeLongTermKeys: long-term access keys (AKIA) are in use.
	CodeLongTermKeys Code = "long-term-keys"
	// CodeSourceMismatch: the credentials come from another source than expected.
	CodeSourceMismatch Code = "source-mismatch"
	// CodeShadowedInstanceRole: the EC2 instance role is not used: another source comes first.
	CodeShadowedInstanceRole Code = "shadowed-instance-role"
	// CodeShadowedContainerRole: the container's role is not used: another source comes first.
	CodeShadowedContainerRole Code = "shadowed-container-role"
	// CodeShadowedWebIdentity: the web identity role (IRSA) is not used: another source comes first.
	CodeShadowedWebIdentity Code = "shadowed-web-identity"
	// CodeProfileIgnored: AWS_PROFILE is set and ignored: an earlier source wins.
	CodeProfileIgnored Code = "profile-ignored"
	// CodePartialEnvKeys: half a pair of keys in the environment: the SDK ignores it silently.
	CodePartialEnvKeys Code = "partial-env-keys"
	// CodeLegacyEnvName: an old variable name: not read by the Go SDK v2, or an alias that still wins.
	CodeLegacyEnvName Code = "legacy-env-name"
	// CodeIgnoredSDKVariable: a variable that has no effect on the Go SDK v2's metadata client.
	CodeIgnoredSDKVariable Code = "ignored-sdk-variable"
	// CodeCredentialsReplaced: cfg.Credentials was replaced after LoadDefaultConfig.
	CodeCredentialsReplaced Code = "credentials-replaced"
	// CodeNoCredentials: no credentials, or anonymous ones: requests are not signed.
	CodeNoCredentials Code = "no-credentials"
	// CodeNotCached: a provider that fetches stands without a cache: one fetch for each attempt of each request.
	CodeNotCached Code = "not-cached"
	// CodeNoEarlyRefresh: no expiry window: keys are used up to their last second.
	CodeNoEarlyRefresh Code = "no-early-refresh"
	// CodeWindowDefeated: an expiry window over 5 minutes gives no lead on EC2: the SDK skips it when under 15 minutes are left.
	CodeWindowDefeated Code = "window-defeated"
	// CodeWindowExceedsLife: the expiry window is as long as the keys live: the source is asked on every call.
	CodeWindowExceedsLife Code = "window-exceeds-life"
	// CodeWindowWithoutGrace: a refresh that fails inside the window fails requests although the keys still live.
	CodeWindowWithoutGrace Code = "window-without-grace"
	// CodeAlreadyExpired: the source hands out keys that have expired by this clock.
	CodeAlreadyExpired Code = "already-expired"
	// CodeExpiryTooClose: less life left than the wanted lead, and the source gives the same keys again.
	CodeExpiryTooClose Code = "expiry-too-close"
	// CodeRefreshFailed: asking the source a second time failed.
	CodeRefreshFailed Code = "refresh-failed"
	// CodeRefreshUnproven: that the credentials refresh is not proven.
	CodeRefreshUnproven Code = "refresh-unproven"
	// CodeRefreshChangedIdentity: a second fetch gave another account or role.
	CodeRefreshChangedIdentity Code = "refresh-changed-identity"
	// CodeClockBehind: this clock is behind: expired keys will be used for that long.
	CodeClockBehind Code = "clock-behind"
	// CodeClockAhead: this clock is ahead: live keys look expired and the source is asked on every call.
	CodeClockAhead Code = "clock-ahead"
	// CodeClockUnsynchronised: the kernel says that its clock is not synchronised.
	CodeClockUnsynchronised Code = "clock-unsynchronised"
	// CodeClockJumped: the wall clock was stepped against the monotonic clock.
	CodeClockJumped Code = "clock-jumped"
	// CodeSkewCorrectionOff: the SDK's correction of clock skew is switched off.
	CodeSkewCorrectionOff Code = "skew-correction-off"
	// CodeIMDSProxied: requests to the metadata service go to a proxy, which sees the keys or answers with its own role.
	CodeIMDSProxied Code = "imds-proxied"
	// CodeContainerEndpointProxied: requests to the container's credential endpoint go to a proxy.
	CodeContainerEndpointProxied Code = "container-endpoint-proxied"
	// CodeNoProxyPatternUnsupported: a NO_PROXY pattern that Go does not understand.
	CodeNoProxyPatternUnsupported Code = "no-proxy-pattern-unsupported"
	// CodeIMDSDisabled: the metadata client is switched off, and the instance role is the only source.
	CodeIMDSDisabled Code = "imds-disabled"
	// CodeIMDSHopLimit: the token request is never answered: a hop limit of 1 in a container.
	CodeIMDSHopLimit Code = "imds-hop-limit"
	// CodeIMDSUnreachable: the metadata service cannot be reached.
	CodeIMDSUnreachable Code = "imds-unreachable"
	// CodeIMDSV1Fallback: no token: the SDK fell back to IMDSv1, slowly.
	CodeIMDSV1Fallback Code = "imds-v1-fallback"
	// CodeIMDSNoRole: no instance profile is attached.
	CodeIMDSNoRole Code = "imds-no-role"
	// CodeIMDSRoleError: the metadata service answers with an error for the role.
	CodeIMDSRoleError Code = "imds-role-error"
	// CodeIMDSThrottled: the metadata service throttles.
	CodeIMDSThrottled Code = "imds-throttled"
	// CodeIMDSEndpointInvalid: the metadata endpoint that is configured cannot be right.
	CodeIMDSEndpointInvalid Code = "imds-endpoint-invalid"
	// CodeIMDSCustomClient: a custom HTTP client takes away the metadata client's short time limits.
	CodeIMDSCustomClient Code = "imds-custom-client"
	// CodeIMDSCustomRetryer: a retryer that is set for all services governs the metadata client too.
	CodeIMDSCustomRetryer Code = "imds-custom-retryer"
	// CodeStaticStabilityActive: the source is down and the SDK extends the life of the old keys.
	CodeStaticStabilityActive Code = "static-stability-active"
	// CodeRefreshStorm: the source is asked far too often.
	CodeRefreshStorm Code = "refresh-storm"
	// CodeRefreshLate: the old keys are still in use past the wanted lead.
	CodeRefreshLate Code = "refresh-late"
	// CodeExpiryWentBack: new credentials expire earlier than the old ones.
	CodeExpiryWentBack Code = "expiry-went-back"
	// CodeSourceChanged: source, account or role changed while running.
	CodeSourceChanged Code = "source-changed"
	// CodeWebIDTokenMissing: the web identity token file does not exist.
	CodeWebIDTokenMissing Code = "webid-token-missing"
	// CodeWebIDTokenUnreadable: the web identity token file cannot be read as a token.
	CodeWebIDTokenUnreadable Code = "webid-token-unreadable"
	// CodeWebIDTokenEmpty: the web identity token file is empty.
	CodeWebIDTokenEmpty Code = "webid-token-empty"
	// CodeWebIDTokenExpired: the web identity token has expired.
	CodeWebIDTokenExpired Code = "webid-token-expired"
	// CodeWebIDTokenNotRotated: the web identity token is a plain file: nobody may be renewing it.
	CodeWebIDTokenNotRotated Code = "webid-token-not-rotated"
	// CodeWebIDAudience: the web identity token is not meant for AWS STS.
	CodeWebIDAudience Code = "webid-audience"
	// CodeWebIDIssuer: the web identity token's issuer is missing or no https URL.
	CodeWebIDIssuer Code = "webid-issuer"
	// CodeContainerTokenFile: the container's authorisation token file cannot be used.
	CodeContainerTokenFile Code = "container-token-file"
	// CodeContainerEndpointRefused: the container's credential agent does not answer, and there is no grace.
	CodeContainerEndpointRefused Code = "container-endpoint-refused"
	// CodeEndpointWithoutExpiry: endpoint or process gave no expiry: the keys will never be refreshed.
	CodeEndpointWithoutExpiry Code = "endpoint-without-expiry"
	// CodeProcessSlow: credential_process is slow against its limit of one minute.
	CodeProcessSlow Code = "process-slow"
	// CodeProcessFailed: credential_process failed.
	CodeProcessFailed Code = "process-failed"
	// CodeProcessPrompts: credential_process may ask a person: it shares the program's terminal.
	CodeProcessPrompts Code = "process-prompts"
	// CodeMFANeedsHuman: a role with MFA: every refresh asks a person for a code.
	CodeMFANeedsHuman Code = "mfa-needs-human"
	// CodeSSONeedsHuman: an SSO session that a person must renew.
	CodeSSONeedsHuman Code = "sso-needs-human"
	// CodeLoginNeedsHuman: a session of aws login that a person must renew.
	CodeLoginNeedsHuman Code = "login-needs-human"
	// CodeRoleChain1h: a chained role's session is limited to one hour: a longer one will be refused.
	CodeRoleChain1h Code = "role-chain-1h"
	// CodeRoleSessionShort: sessions of 15 minutes: at least four calls to STS an hour for each cache.
	CodeRoleSessionShort Code = "role-session-short"
	// CodeSharedFileRewritten: a shared file changed after it was loaded: the SDK does not read it again.
	CodeSharedFileRewritten Code = "shared-file-rewritten"
	// CodeSTSUnreachable: STS cannot be reached.
	CodeSTSUnreachable Code = "sts-unreachable"
	// CodeSTSGlobalEndpoint: STS is asked at its global endpoint.
	CodeSTSGlobalEndpoint Code = "sts-global-endpoint"
	// CodeKeysRejected: AWS rejects the keys.
	CodeKeysRejected Code = "keys-rejected"
	// CodeAccountMismatch: the credentials belong to another account than expected.
	CodeAccountMismatch Code = "account-mismatch"
	// CodeRoleMismatch: the credentials are of another role than expected.
	CodeRoleMismatch Code = "role-mismatch"
	// CodeCheckTimeout: the check's time was spent before it ended.
	CodeCheckTimeout Code = "check-timeout"
	// CodeHandBuiltConfig: the configuration was not loaded by LoadDefaultConfig: its sources are unknown.
	CodeHandBuiltConfig Code = "hand-built-config"
	// CodeInvalidOption: an option or variable of this check cannot be right.
	CodeInvalidOption Code = "invalid-option"
	// CodeCheckPanicked: the check itself failed; nothing is known of what it did not reach.
	CodeCheckPanicked Code = "check-panicked"
)
