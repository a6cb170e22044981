package staticcreds

const doc = `report AWS keys that are written into the source

A key in the source is never rotated, is read by everybody who reads the
repository or the binary, and stays in the history. The analyzer reports

  hardcoded    a constant that reaches the key ID, secret or session token of
               a credential API by any way: literals, constants and variables
               of any package, concatenation, formatting, fields, maps,
               closures, generic helpers, options and wrappers
  fallback     such a constant as a default: of a flag, of cmp.Or, of a helper
               that reads the environment, of a struct tag
  environment  such a constant written into an environment, this process's or
               a child's
  literal      a string literal, struct tag or embedded file that holds an AWS
               key ID, a presigned URL or a URL with the pair in its user-info

It does not report the empty string, AWS's documentation examples, obvious
dummies (test, minioadmin, YOUR_KEY), a user name without a secret, weak
passwords of a server on this machine, and, in tests, anything but real-shaped
keys. No message shows a secret; a key ID is shown by its last characters and
the number of its account.

For example, this is reported:

	cfg.Credentials = credentials.NewStaticCredentialsProvider("AKIA...", "...", "")

and this is what to write instead:

	cfg, err := config.LoadDefaultConfig(ctx)`
