// Package credentials is another vendor's, with the names of AWS's SDKs.
package credentials

import "context"

// Value is a pair and a token.
type Value struct{ AccessKeyID, SecretAccessKey, SessionToken string }

// Credentials are a provider's.
type Credentials struct{ v Value }

// NewStaticCredentials has the name and the parameters of v1's.
func NewStaticCredentials(id, secret, token string) *Credentials {
	return &Credentials{Value{id, secret, token}}
}

// NewStaticCredentialsProvider has those of v2's.
func NewStaticCredentialsProvider(key, secret, session string) *Credentials {
	return NewStaticCredentials(key, secret, session)
}

// NewStaticV4 has those of minio's.
func NewStaticV4(id, secret, token string) *Credentials {
	return NewStaticCredentials(id, secret, token)
}

// NewEnvCredentials has the name of v1's.
func NewEnvCredentials() *Credentials { return &Credentials{} }

// NewSharedCredentials has the name of v1's, and writes a file.
func NewSharedCredentials(filename, profile string) *Credentials { return &Credentials{} }

// NewChainCredentials has the name of v1's.
func NewChainCredentials(cs []*Credentials) *Credentials { return cs[0] }

// Retrieve has the name of v2's.
func (c *Credentials) Retrieve(context.Context) (Value, error) { return c.v, nil }

// Get has the name of v1's.
func (c *Credentials) Get() (Value, error) { return c.v, nil }

// IsExpired has the name of v1's.
func (c *Credentials) IsExpired() bool { return false }

// WithCredentialsProvider has the name of v2's.
func WithCredentialsProvider(*Credentials) func() { return func() {} }

// WithSharedConfigProfile has the name of v2's.
func WithSharedConfigProfile(string) func() { return func() {} }

// Setenv has the name of os's.
func Setenv(name, value string) error { return nil }
