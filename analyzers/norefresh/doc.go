package norefresh

const doc = `report temporary credentials that nothing will refresh

Credentials with a session token end after minutes or hours. A program that
copies them out of what would refresh them dies of ExpiredToken. The analyzer
reports

  frozen-response   the answer of STS, SSO, Cognito or the like in a static
                    provider
  frozen-snapshot   what Retrieve or Get gave, in a static provider
  no-expiry         a custom provider that gives a session token without
                    CanExpire and Expires, always gives the same value, or
                    whose IsExpired never becomes true
  process-env       temporary credentials in the process's own environment
  kept-value        a resolved triple in a field or package variable
  env-token         AWS_SESSION_TOKEN read once and frozen
  metadata-by-hand  role credentials fetched by hand from a metadata endpoint
  captured-token    a token of RDS, EKS, MSK or ECR captured for long use
  uncached          a provider that fetches, where the SDK adds no cache
  expiry-window     with -expiry-window=5m: a cache that refreshes later
  unchecked-main    with -require-check: a program that makes AWS clients and
                    never calls credcheck

It does not report providers that refresh, custom providers that say when their
value ends, triples without a session token, values for a child process or for
one request or connection, and tests.

For example, this is reported:

	out, err := client.AssumeRole(ctx, input)
	...
	c := out.Credentials
	p := credentials.NewStaticCredentialsProvider(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken)

and this is what to write instead:

	p := aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(client, role))`
