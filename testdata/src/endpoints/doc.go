// Package endpoints holds the ways in which programs send requests to a store
// of their own, which has no instance profile, and the ways in which they
// still reach AWS itself.
package endpoints

// Config is what the program's file and flags fill.
type Config struct {
	Region, Endpoint     string
	AccessKey, SecretKey string
}
