package chainshadow

const doc = `report explicit providers in front of the instance profile

The role of an instance, task or pod is the last link of the SDK's default
chain. A provider that is installed unconditionally in front of it means that
the role is never used, and that the keys, which nobody rotates, end one night.
The analyzer reports

  explicit-static  a static provider of configured values, or a custom one that
                   only hands them out, installed unconditionally
  explicit-source  an environment or shared-file provider, likewise
  fixed-profile    a constant profile name or shared file
  dead-chain       an explicit chain without a role, or with dead links
  process-env      AWS_ACCESS_KEY_ID, AWS_PROFILE and the like set for the
                   process itself
  imds-off         the metadata client switched off in code

It does not report installation under a guard (a condition on configuration
without which the default chain is used, in the function or its callers), roles,
anonymous credentials, clients with an endpoint of their own, and tests.

For example, this is reported:

	cfg.Credentials = credentials.NewStaticCredentialsProvider(c.Key, c.Secret, "")

and this is what to write instead:

	if c.Key != "" {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(c.Key, c.Secret, "")
	}`
