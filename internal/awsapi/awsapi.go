// Package awsapi is credlint's knowledge of the Go APIs through which AWS
// credentials enter a program, are installed in a client, or leak out as
// values.
//
// Knowledge is data: one row per function, method or struct, written by hand
// from the module's source and checked against the real module by the tests
// in the conformance module below this folder. Rows are matched by object
// (package path, receiver, name), never by name alone. SDK packages themselves
// are never analysed: what they do is what their rows say.
package awsapi

import "time"

// An SDK says which family of APIs a row belongs to.
type SDK uint8

// The families of APIs.
const (
	Other SDK = iota // a library that wraps one of the below, or takes keys itself
	V2               // github.com/aws/aws-sdk-go-v2
	V1               // github.com/aws/aws-sdk-go
	Minio            // github.com/minio/minio-go/v7
)

// A Role is the part that a parameter, result or field plays in handing
// credentials over.
type Role uint8

// The roles. The first three are the triple.
const (
	NoRole          Role = iota
	AccessKeyID          // the key ID, such as AKIA...
	SecretAccessKey      // the secret
	SessionToken         // present only with temporary credentials
	Credential           // a whole triple by value: aws.Credentials, credentials.Value
	Provider             // something that yields triples: aws.CredentialsProvider, *credentials.Credentials
	Providers            // a list of providers, tried in order
	Config               // what clients are made from: aws.Config, *session.Session, *aws.Config
	Options              // functional options of a Config, a client or a cache
	Endpoint             // where requests go: a URL, or a resolver of URLs
	Profile              // the name of a profile in the shared files
	File                 // path of a shared credentials or config file
	Window               // how long before expiry a cache refreshes: a time.Duration
	IMDSState            // whether the metadata client is switched on
	CanExpire            // aws.Credentials.CanExpire
	Expires              // the moment at which the triple dies
	DerivedToken         // a short-lived token made from credentials: RDS, EKS, MSK, ECR
	MetadataPath         // path of a request to the metadata service
	Value                // a value handed on as it is: aws.String(v), aws.ToString(p)
	Refresher            // a hook or source that yields fresh values: where it is set, a DerivedToken beside it does no harm
)

// A Kind says what a function does with credentials.
type Kind uint8

// The kinds of functions.
const (
	NoKind         Kind = iota
	Static              // makes a provider that never refreshes, from a triple or a Credential
	Environment         // makes a provider that reads AWS_* variables once
	SharedFile          // makes a provider that reads a profile from the shared files
	RoleSource          // makes a provider that fetches and refreshes temporary credentials
	Cache               // wraps a Provider in a cache
	Chain               // tries Providers in order
	Anonymous           // makes a provider of no credentials
	Install             // makes an option that installs a Provider in front of the default chain
	ProfileOption       // makes an option that fixes the profile
	FileOption          // makes an option that fixes shared files
	EndpointOption      // makes an option that sends requests to a custom endpoint
	IMDSOption          // makes an option that switches the metadata client on or off
	WindowOption        // makes an option that sets a cache's Window
	Load                // makes a Config, from Options or Configs
	Client              // makes a client from a Config or Options
	Response            // asks a service for temporary credentials; the result's struct row has the triple
	Snapshot            // resolves a provider: the result is a Credential frozen at this moment
	Sign                // signs or presigns with a Credential or a Provider
	TokenSource         // makes a DerivedToken
	TokenSink           // keeps a DerivedToken for long use, in a pool or configuration
	Metadata            // reads a MetadataPath from the instance's metadata service
	Keys                // takes one or more parts of a triple for a provider that never refreshes
	PassThrough         // gives its Value parameter back: aws.String, aws.ToString, aws.StringValue; a method without one, its receiver
	Irrelevant          // reviewed: takes or gives a provider or a triple, but says nothing about a fault
)

// A Param names one parameter and its role. The conformance test checks that
// the parameter exists under this name. The name "" stands for the receiver.
type Param struct {
	Name string
	Role Role
}

// A Func is a row about a function, method or interface method.
type Func struct {
	SDK  SDK
	Pkg  string // import path; a last element "*" stands for any one path element
	Recv string // name of the receiver's type, without "*"; empty for a function
	Name string
	Kind Kind

	// Params are the parameters with a role. A variadic parameter is named
	// like any other.
	Params []Param

	// Life is how long what the function yields lasts by default: a Response,
	// a token, a RoleSource's triples, a presigned URL of Sign, the keys that
	// Keys without parameters fetch and freeze. 0 where unknown.
	Life time.Duration

	// Uncached is set on a RoleSource that fetches at every Retrieve, so
	// that it needs a cache around it.
	Uncached bool

	// InstanceRole is set on a RoleSource (or Chain) that ends at the
	// instance profile or another role of the compute platform.
	InstanceRole bool

	// Instead names what to use in place of this, in messages.
	Instead string

	// Fallback is set on Keys that leave the default chain in force where the
	// keys are empty.
	Fallback bool
}

// A StructKind says what a struct type is to credentials.
type StructKind uint8

// The kinds of structs.
const (
	NoStruct       StructKind = iota
	ResponseStruct            // a service's answer: its triple is temporary
	ValueStruct               // a Credential: a triple by value, of any origin
	StaticStruct              // a provider that never refreshes, as a literal: StaticCredentialsProvider{Value: ...}
	ProviderStruct            // another provider as a literal; Provider says of which kind
	KeyStruct                 // configuration of a library that freezes the triple in it
	ConfigStruct              // aws.Config, LoadOptions, session.Options, a client's Options
	TokenStruct               // keeps, or is, a DerivedToken: rest.Config
	OptionStruct              // options of something else in this table: cache options, imds.Options
)

// A Field names one field of a Struct and its role.
type Field struct {
	Name string
	Role Role
}

// A Struct is a row about a struct type.
type Struct struct {
	SDK    SDK
	Pkg    string // import path; a last element "*" stands for any one path element
	Type   string // the type's name
	Kind   StructKind
	Fields []Field

	// Provider is, for a ProviderStruct, the kind of function that makes the
	// same provider: Environment, SharedFile, RoleSource, Chain, Anonymous, Cache.
	Provider Kind

	// Uncached is set on a ConfigStruct whose Provider field gets no cache
	// from the SDK: aws.Config.Credentials, Options.Credentials of v2; and on
	// a ProviderStruct as on Func.
	Uncached bool

	// InstanceRole is as on Func.
	InstanceRole bool

	// NoSessionToken is set on a KeyStruct that cannot hold a session token.
	NoSessionToken bool

	// Life is as on Func.
	Life time.Duration

	// From names where the values come from, in messages: "sts.AssumeRole". A
	// TokenStruct with it is a token, one without it keeps a token; a
	// ConfigStruct with it gives values that were read once.
	From string

	// Instead is as on Func.
	Instead string

	// Fallback is as on Func, for a KeyStruct.
	Fallback bool
}

// Role gives the role of the named field, or NoRole.
func (s *Struct) Role(field string) Role {
	for _, f := range s.Fields {
		if f.Name == field {
			return f.Role
		}
	}
	return NoRole
}

// FieldOf gives the name of the first field that has the role, or "".
func (s *Struct) FieldOf(r Role) string {
	for _, f := range s.Fields {
		if f.Role == r {
			return f.Name
		}
	}
	return ""
}

// Role gives the role of the named parameter, or NoRole.
func (f *Func) Role(param string) Role {
	for _, p := range f.Params {
		if p.Name == param {
			return p.Role
		}
	}
	return NoRole
}
