// Package fallback holds constants that are credentials only when nothing else
// is configured, and defaults that are no secret.
package fallback

// Config is what the program's file and flags fill.
type Config struct {
	Region    string `default:"eu-west-1" env:"REGION"`
	Endpoint  string `env:"ENDPOINT"`
	AccessKey string `default:"AKIAWIEC3IEGV2LTNGO5" env:"ACCESS_KEY"`
	SecretKey string `default:"vLt/vzmZEMUSF7mudFpty0ONio04BTXIQlw5n/bI" env:"SECRET_KEY"`
}

// StoreConfig has a default that is no secret, and one that is a dummy.
type StoreConfig struct {
	Endpoint  string `default:"http://localhost:9000"`
	AccessKey string `default:"minioadmin"`
	SecretKey string `default:"minioadmin"`
}
