package awsapi

import "time"

var wrapKeysFuncs = []Func{
	// aws-sdk-go-base: a key, secret or token that is set makes a static provider (aws_config.go:91).

	// func GetAwsConfig(ctx context.Context, c *Config) (context.Context, aws.Config, diag.Diagnostics)
	//     (aws_config.go:41)
	{SDK: Other, Pkg: awsbase, Name: "GetAwsConfig", Kind: Load, Params: []Param{{"c", Config}}},

	// go-secure-stdlib for v1. With a role it assumes it once and freezes what it got (generate_credentials.go:286).

	// func NewCredentialsConfig(opt ...Option) (*CredentialsConfig, error)  (generate_credentials.go:99)
	{SDK: Other, Pkg: awsutil, Name: "NewCredentialsConfig", Kind: Load, Params: []Param{{"opt", Options}}},
	// func WithAccessKey(with string) Option  (options.go:195)
	{SDK: Other, Pkg: awsutil, Name: "WithAccessKey", Kind: Keys, Params: []Param{{"with", AccessKeyID}}, Fallback: true},
	// func WithSecretKey(with string) Option  (options.go:203)
	{SDK: Other, Pkg: awsutil, Name: "WithSecretKey", Kind: Keys, Params: []Param{{"with", SecretAccessKey}}, Fallback: true},
	// func RetrieveCreds(accessKey string, secretKey string, sessionToken string, logger hclog.Logger)
	//     (*credentials.Credentials, error)  (generate_credentials.go:343)
	{SDK: Other, Pkg: awsutil, Name: "RetrieveCreds", Kind: Keys,
		Params: []Param{{"accessKey", AccessKeyID}, {"secretKey", SecretAccessKey}, {"sessionToken", SessionToken}}, Fallback: true},
	// func (*CredentialsConfig) GenerateCredentialChain(opt ...Option) (*credentials.Credentials, error)
	//     (generate_credentials.go:184)
	{SDK: Other, Pkg: awsutil, Recv: "CredentialsConfig", Name: "GenerateCredentialChain", Kind: Chain,
		Params: []Param{{"opt", Options}}, InstanceRole: true},
	// func GenerateLoginData(creds *credentials.Credentials, headerValue string, configuredRegion string, logger
	//     hclog.Logger) (map[string]any, error)  (generate_credentials.go:367)
	{SDK: Other, Pkg: awsutil, Name: "GenerateLoginData", Kind: Sign, Params: []Param{{"creds", Provider}}},

	// go-secure-stdlib for v2.

	// func NewCredentialsConfig(opt ...Option) (*CredentialsConfig, error)  (generate_credentials.go:104)
	{SDK: Other, Pkg: awsutil + "/v2", Name: "NewCredentialsConfig", Kind: Load, Params: []Param{{"opt", Options}}},
	// func WithAccessKey(with string) Option  (options.go:149)
	{SDK: Other, Pkg: awsutil + "/v2", Name: "WithAccessKey", Kind: Keys, Params: []Param{{"with", AccessKeyID}}, Fallback: true},
	// func WithSecretKey(with string) Option  (options.go:157)
	{SDK: Other, Pkg: awsutil + "/v2", Name: "WithSecretKey", Kind: Keys,
		Params: []Param{{"with", SecretAccessKey}}, Fallback: true},
	// func WithCredentialsProvider(with aws.CredentialsProvider) Option  (options.go:241)
	{SDK: Other, Pkg: awsutil + "/v2", Name: "WithCredentialsProvider", Kind: Install, Params: []Param{{"with", Provider}}},
	// func RetrieveCreds(ctx context.Context, accessKey string, secretKey string, sessionToken string, logger
	//     hclog.Logger, opt ...Option) (*aws.Config, error)  (generate_credentials.go:302)
	{SDK: Other, Pkg: awsutil + "/v2", Name: "RetrieveCreds", Kind: Keys,
		Params: []Param{{"accessKey", AccessKeyID}, {"secretKey", SecretAccessKey}, {"sessionToken", SessionToken}}, Fallback: true},
	// func (*CredentialsConfig) GenerateCredentialChain(ctx context.Context, opt ...Option) (*aws.Config, error)
	//     (generate_credentials.go:279)
	{SDK: Other, Pkg: awsutil + "/v2", Recv: "CredentialsConfig", Name: "GenerateCredentialChain", Kind: Load,
		Params: []Param{{"opt", Options}}},

	// objstore: an access key makes a static provider and nothing else (s3.go:225).

	// func NewBucketWithConfig(logger log.Logger, config Config, component string, wrapRoundtripper
	//     func(http.RoundTripper) http.RoundTripper) (*Bucket, error)  (s3.go:206)
	{SDK: Other, Pkg: "github.com/thanos-io/objstore/providers/s3", Name: "NewBucketWithConfig", Kind: Client,
		Params: []Param{{"config", Config}}},
	// func NewAWSSDKAuth(region string) *credentials.Credentials  (s3_aws_sdk_auth.go:23)
	{SDK: Other, Pkg: "github.com/thanos-io/objstore/providers/s3", Name: "NewAWSSDKAuth", Kind: RoleSource, InstanceRole: true},
	// func (*AWSSDKAuth) Retrieve() (credentials.Value, error)  (s3_aws_sdk_auth.go:51)
	{SDK: Other, Pkg: "github.com/thanos-io/objstore/providers/s3", Recv: "AWSSDKAuth", Name: "Retrieve", Kind: Snapshot},
	// func (*AWSSDKAuth) RetrieveWithCredContext(cc *credentials.CredContext) (credentials.Value, error)
	//     (s3_aws_sdk_auth.go:29)
	{SDK: Other, Pkg: "github.com/thanos-io/objstore/providers/s3", Recv: "AWSSDKAuth", Name: "RetrieveWithCredContext", Kind: Snapshot},

	// Prometheus: no field for a session token.

	// func NewSigV4RoundTripper(cfg *SigV4Config, next http.RoundTripper, opts ...Option) (http.RoundTripper, error)
	//     (sigv4.go:74)
	{SDK: Other, Pkg: "github.com/prometheus/sigv4", Name: "NewSigV4RoundTripper", Kind: Client,
		Params: []Param{{"cfg", Config}}},
	// func NewSigV4RoundTripper(cfg *SigV4Config, next http.RoundTripper) (http.RoundTripper, error)  (sigv4.go:52)
	{SDK: Other, Pkg: "github.com/prometheus/common/sigv4", Name: "NewSigV4RoundTripper", Kind: Client,
		Params: []Param{{"cfg", Config}}},

	// simples3 keeps the keys for good, even those it fetched from the metadata service (simples3.go:100).

	// func New(region string, accessKey string, secretKey string) *S3  (simples3.go:88)
	{SDK: Other, Pkg: "github.com/rhnvrm/simples3", Name: "New", Kind: Keys,
		Params: []Param{{"accessKey", AccessKeyID}, {"secretKey", SecretAccessKey}}},
	// func (*S3) SetToken(token string) *S3  (simples3.go:184)
	{SDK: Other, Pkg: "github.com/rhnvrm/simples3", Recv: "S3", Name: "SetToken", Kind: Keys,
		Params: []Param{{"token", SessionToken}}},
	// func (*S3) SetEndpoint(uri string) *S3  (simples3.go:172)
	{SDK: Other, Pkg: "github.com/rhnvrm/simples3", Recv: "S3", Name: "SetEndpoint", Kind: EndpointOption,
		Params: []Param{{"uri", Endpoint}}},
	// func NewUsingIAM(region string) (*S3, error)  (simples3.go:100)
	{SDK: Other, Pkg: "github.com/rhnvrm/simples3", Name: "NewUsingIAM", Kind: Keys, Life: 6 * time.Hour, InstanceRole: true},
}

var wrapKeysStructs = []Struct{
	// aws-sdk-go-base: a key, secret or token that is set makes a static provider (aws_config.go:91).

	// type Config struct  (config.go:33)
	{SDK: Other, Pkg: awsbase + "/internal/config", Type: "Config", Kind: KeyStruct,
		Fields: []Field{{"AccessKey", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"Token", SessionToken}, {"Profile",
			Profile}, {"SharedCredentialsFiles", File}, {"SharedConfigFiles", File}, {"EC2MetadataServiceEnableState",
			IMDSState}},
		Fallback: true},

	// go-secure-stdlib for v1. With a role it assumes it once and freezes what it got (generate_credentials.go:286).

	// type CredentialsConfig struct  (generate_credentials.go:29)
	{SDK: Other, Pkg: awsutil, Type: "CredentialsConfig", Kind: KeyStruct,
		Fields: []Field{{"AccessKey", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Filename", File}, {"Profile", Profile}},
		Fallback: true},

	// go-secure-stdlib for v2.

	// type CredentialsConfig struct  (generate_credentials.go:36)
	{SDK: Other, Pkg: awsutil + "/v2", Type: "CredentialsConfig", Kind: KeyStruct,
		Fields: []Field{{"AccessKey", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Filename", File}, {"Profile", Profile}},
		Fallback: true},

	// objstore: an access key makes a static provider and nothing else (s3.go:225).

	// type Config struct  (s3.go:116)
	{SDK: Other, Pkg: "github.com/thanos-io/objstore/providers/s3", Type: "Config", Kind: KeyStruct,
		Fields: []Field{{"AccessKey", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Endpoint", Endpoint}},
		Fallback: true},
	// type AWSSDKAuth struct  (s3_aws_sdk_auth.go:16)
	{SDK: Other, Pkg: "github.com/thanos-io/objstore/providers/s3", Type: "AWSSDKAuth", Kind: ProviderStruct,
		Provider: RoleSource, InstanceRole: true},

	// Prometheus: no field for a session token.

	// type SigV4Config struct  (sigv4_config.go:31)
	{SDK: Other, Pkg: "github.com/prometheus/sigv4", Type: "SigV4Config", Kind: KeyStruct,
		Fields:         []Field{{"AccessKey", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"Profile", Profile}},
		NoSessionToken: true, Fallback: true},
	// type SigV4Config struct  (sigv4_config.go:25)
	{SDK: Other, Pkg: "github.com/prometheus/common/sigv4", Type: "SigV4Config", Kind: KeyStruct,
		Fields:         []Field{{"AccessKey", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"Profile", Profile}},
		NoSessionToken: true, Fallback: true},

	// simples3 keeps the keys for good, even those it fetched from the metadata service (simples3.go:100).

	// type S3 struct  (simples3.go:27)
	{SDK: Other, Pkg: "github.com/rhnvrm/simples3", Type: "S3", Kind: KeyStruct,
		Fields: []Field{{"AccessKey", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"Token", SessionToken}, {"Endpoint",
			Endpoint}}},
	// type IAMResponse struct  (simples3.go:77)
	{SDK: Other, Pkg: "github.com/rhnvrm/simples3", Type: "IAMResponse", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyID", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"Token", SessionToken},
			{"Expiration", Expires}},
		Life: 6 * time.Hour, From: "the metadata service"},
}
