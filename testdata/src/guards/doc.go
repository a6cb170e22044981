// Package guards holds the ways in which programs install explicit keys only
// when the configuration asks for them, and conditions that look like such a
// guard but leave the instance's role no way.
package guards

// Config is what the program's file and flags fill.
type Config struct {
	Region, Bucket       string
	AccessKey, SecretKey string
	SessionToken         string
	Profile              string
	AuthType             string
	UseStaticKeys        bool
	Keys                 *Keys
	Named                map[string]Keys
	Buckets              []string
}

// Keys is an optional part of the configuration.
type Keys struct{ ID, Secret string }

// HasKeys reports whether the user configured a pair.
func (c Config) HasKeys() bool { return c.AccessKey != "" && c.SecretKey != "" }
