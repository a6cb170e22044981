// Package keys holds constants for other packages. No credential API is in
// sight here, so the key ID is found by its shape.
package keys

// A pair in constants.
const (
	AccessKeyID     = "AKIA6Z2LBSAYTE45CIXY" // want "staticcreds/literal"
	SecretAccessKey = "VtBLoTmhZBHUdmQi1s5vBMSPXaFqTQbmiJKm9iDl"
)

// Region and Bucket are constants, but no secrets.
const (
	Region = "eu-central-1"
	Bucket = "invoices"
)

// Placeholder is what the documentation tells the user to replace.
const Placeholder = "YOUR_ACCESS_KEY_ID"
