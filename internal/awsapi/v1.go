package awsapi

import "time"

var v1CredentialsFuncs = []Func{
	// A triple by value has no expiry, so that any copy loses it.

	// func (Value) HasKeys() bool  (credentials.go:91)
	{SDK: V1, Pkg: v1creds, Recv: "Value", Name: "HasKeys", Kind: Irrelevant},

	// *Credentials is the cache; it asks again once the provider's IsExpired is true.

	// func NewCredentials(provider Provider) *Credentials  (credentials.go:220)
	{SDK: V1, Pkg: v1creds, Name: "NewCredentials", Kind: Cache, Params: []Param{{"provider", Provider}}},
	// func (*Credentials) Get() (Value, error)  (credentials.go:299)
	{SDK: V1, Pkg: v1creds, Recv: "Credentials", Name: "Get", Kind: Snapshot},
	// func (*Credentials) GetWithContext(ctx Context) (Value, error)  (credentials.go:239)
	{SDK: V1, Pkg: v1creds, Recv: "Credentials", Name: "GetWithContext", Kind: Snapshot},
	// func (Provider) Retrieve() (Value, error)  (credentials.go:104)
	{SDK: V1, Pkg: v1creds, Recv: "Provider", Name: "Retrieve", Kind: Snapshot},
	// func (ProviderWithContext) RetrieveWithContext(Context) (Value, error)  (credentials.go:115)
	{SDK: V1, Pkg: v1creds, Recv: "ProviderWithContext", Name: "RetrieveWithContext", Kind: Snapshot},

	// Static: IsExpired is always false (static_provider.go:55).

	// func NewStaticCredentials(id string, secret string, token string) *Credentials  (static_provider.go:25)
	{SDK: V1, Pkg: v1creds, Name: "NewStaticCredentials", Kind: Static,
		Params: []Param{{"id", AccessKeyID}, {"secret", SecretAccessKey}, {"token", SessionToken}}},
	// func NewStaticCredentialsFromCreds(creds Value) *Credentials  (static_provider.go:36)
	{SDK: V1, Pkg: v1creds, Name: "NewStaticCredentialsFromCreds", Kind: Static, Params: []Param{{"creds", Credential}}},
	// func (*StaticProvider) Retrieve() (Value, error)  (static_provider.go:41)
	{SDK: V1, Pkg: v1creds, Recv: "StaticProvider", Name: "Retrieve", Kind: Snapshot},

	// Read once: env_provider.go:72, shared_credentials_provider.go:72.

	// func NewEnvCredentials() *Credentials  (env_provider.go:36)
	{SDK: V1, Pkg: v1creds, Name: "NewEnvCredentials", Kind: Environment},
	// func (*EnvProvider) Retrieve() (Value, error)  (env_provider.go:41)
	{SDK: V1, Pkg: v1creds, Recv: "EnvProvider", Name: "Retrieve", Kind: Snapshot},
	// func NewSharedCredentials(filename string, profile string) *Credentials  (shared_credentials_provider.go:45)
	{SDK: V1, Pkg: v1creds, Name: "NewSharedCredentials", Kind: SharedFile,
		Params: []Param{{"filename", File}, {"profile", Profile}}},
	// func (*SharedCredentialsProvider) Retrieve() (Value, error)  (shared_credentials_provider.go:54)
	{SDK: V1, Pkg: v1creds, Recv: "SharedCredentialsProvider", Name: "Retrieve", Kind: Snapshot},

	// Chains: the first that answers stays.

	// func NewChainCredentials(providers []Provider) *Credentials  (chain_provider.go:61)
	{SDK: V1, Pkg: v1creds, Name: "NewChainCredentials", Kind: Chain, Params: []Param{{"providers", Providers}}},
	// func (*ChainProvider) Retrieve() (Value, error)  (chain_provider.go:72)
	{SDK: V1, Pkg: v1creds, Recv: "ChainProvider", Name: "Retrieve", Kind: Snapshot},

	// Never yields a value.

	// func (ErrorProvider) Retrieve() (Value, error)  (credentials.go:138)
	{SDK: V1, Pkg: v1creds, Recv: "ErrorProvider", Name: "Retrieve", Kind: Irrelevant},

	// Roles by STS; 15 minutes unless asked for more (assume_role_provider.go:127).

	// func NewCredentials(c client.ConfigProvider, roleARN string, options ...func(*AssumeRoleProvider))
	//     *credentials.Credentials  (assume_role_provider.go:262)
	{SDK: V1, Pkg: v1creds + "/stscreds", Name: "NewCredentials", Kind: RoleSource,
		Params: []Param{{"c", Config}, {"options", Options}}, Life: 15 * time.Minute},
	// func NewCredentialsWithClient(svc AssumeRoler, roleARN string, options ...func(*AssumeRoleProvider))
	//     *credentials.Credentials  (assume_role_provider.go:287)
	{SDK: V1, Pkg: v1creds + "/stscreds", Name: "NewCredentialsWithClient", Kind: RoleSource,
		Params: []Param{{"options", Options}}, Life: 15 * time.Minute},
	// func (*AssumeRoleProvider) Retrieve() (credentials.Value, error)  (assume_role_provider.go:302)
	{SDK: V1, Pkg: v1creds + "/stscreds", Recv: "AssumeRoleProvider", Name: "Retrieve", Kind: Snapshot},
	// func (*AssumeRoleProvider) RetrieveWithContext(ctx credentials.Context) (credentials.Value, error)
	//     (assume_role_provider.go:307)
	{SDK: V1, Pkg: v1creds + "/stscreds", Recv: "AssumeRoleProvider", Name: "RetrieveWithContext", Kind: Snapshot},
	// func NewWebIdentityCredentials(c client.ConfigProvider, roleARN string, roleSessionName string, path string)
	//     *credentials.Credentials  (web_identity_provider.go:82)
	{SDK: V1, Pkg: v1creds + "/stscreds", Name: "NewWebIdentityCredentials", Kind: RoleSource,
		Params: []Param{{"c", Config}}, Life: time.Hour},
	// func NewWebIdentityRoleProvider(svc stsiface.STSAPI, roleARN string, roleSessionName string, path string)
	//     *WebIdentityRoleProvider  (web_identity_provider.go:93)
	{SDK: V1, Pkg: v1creds + "/stscreds", Name: "NewWebIdentityRoleProvider", Kind: RoleSource, Life: time.Hour},
	// func NewWebIdentityRoleProviderWithToken(svc stsiface.STSAPI, roleARN string, roleSessionName string, tokenFetcher
	//     TokenFetcher) *WebIdentityRoleProvider  (web_identity_provider.go:102)
	{SDK: V1, Pkg: v1creds + "/stscreds", Name: "NewWebIdentityRoleProviderWithToken", Kind: RoleSource, Life: time.Hour},
	// func NewWebIdentityRoleProviderWithOptions(svc stsiface.STSAPI, roleARN string, roleSessionName string, tokenFetcher
	//     TokenFetcher, optFns ...func(*WebIdentityRoleProvider)) *WebIdentityRoleProvider  (web_identity_provider.go:113)
	{SDK: V1, Pkg: v1creds + "/stscreds", Name: "NewWebIdentityRoleProviderWithOptions", Kind: RoleSource,
		Params: []Param{{"optFns", Options}}, Life: time.Hour},
	// func (*WebIdentityRoleProvider) Retrieve() (credentials.Value, error)  (web_identity_provider.go:131)
	{SDK: V1, Pkg: v1creds + "/stscreds", Recv: "WebIdentityRoleProvider", Name: "Retrieve", Kind: Snapshot},
	// func (*WebIdentityRoleProvider) RetrieveWithContext(ctx credentials.Context) (credentials.Value, error)
	//     (web_identity_provider.go:138)
	{SDK: V1, Pkg: v1creds + "/stscreds", Recv: "WebIdentityRoleProvider", Name: "RetrieveWithContext", Kind: Snapshot},
	// func (AssumeRoler) AssumeRole(input *sts.AssumeRoleInput) (*sts.AssumeRoleOutput, error)
	//     (assume_role_provider.go:118)
	{SDK: V1, Pkg: v1creds + "/stscreds", Recv: "AssumeRoler", Name: "AssumeRole", Kind: Response, Life: time.Hour},

	// The instance profile.

	// func NewCredentials(c client.ConfigProvider, options ...func(*EC2RoleProvider)) *credentials.Credentials
	//     (ec2_role_provider.go:60)
	{SDK: V1, Pkg: v1creds + "/ec2rolecreds", Name: "NewCredentials", Kind: RoleSource,
		Params: []Param{{"c", Config}, {"options", Options}}, InstanceRole: true},
	// func NewCredentialsWithClient(client *ec2metadata.EC2Metadata, options ...func(*EC2RoleProvider))
	//     *credentials.Credentials  (ec2_role_provider.go:75)
	{SDK: V1, Pkg: v1creds + "/ec2rolecreds", Name: "NewCredentialsWithClient", Kind: RoleSource,
		Params: []Param{{"options", Options}}, InstanceRole: true},
	// func (*EC2RoleProvider) Retrieve() (credentials.Value, error)  (ec2_role_provider.go:90)
	{SDK: V1, Pkg: v1creds + "/ec2rolecreds", Recv: "EC2RoleProvider", Name: "Retrieve", Kind: Snapshot},
	// func (*EC2RoleProvider) RetrieveWithContext(ctx credentials.Context) (credentials.Value, error)
	//     (ec2_role_provider.go:97)
	{SDK: V1, Pkg: v1creds + "/ec2rolecreds", Recv: "EC2RoleProvider", Name: "RetrieveWithContext", Kind: Snapshot},

	// Containers: ECS tasks and EKS Pod Identity.

	// func NewCredentialsClient(cfg aws.Config, handlers request.Handlers, endpoint string, options ...func(*Provider))
	//     *credentials.Credentials  (provider.go:135)
	{SDK: V1, Pkg: v1creds + "/endpointcreds", Name: "NewCredentialsClient", Kind: RoleSource,
		Params: []Param{{"cfg", Config}, {"options", Options}}, InstanceRole: true},
	// func NewProviderClient(cfg aws.Config, handlers request.Handlers, endpoint string, options ...func(*Provider))
	//     credentials.Provider  (provider.go:109)
	{SDK: V1, Pkg: v1creds + "/endpointcreds", Name: "NewProviderClient", Kind: RoleSource,
		Params: []Param{{"cfg", Config}, {"options", Options}}, InstanceRole: true},
	// func (*Provider) Retrieve() (credentials.Value, error)  (provider.go:150)
	{SDK: V1, Pkg: v1creds + "/endpointcreds", Recv: "Provider", Name: "Retrieve", Kind: Snapshot},
	// func (*Provider) RetrieveWithContext(ctx credentials.Context) (credentials.Value, error)  (provider.go:156)
	{SDK: V1, Pkg: v1creds + "/endpointcreds", Recv: "Provider", Name: "RetrieveWithContext", Kind: Snapshot},

	// Processes. Without Expiration in the output the value is never refreshed (provider.go:302).

	// func NewCredentials(command string, options ...func(*ProcessProvider)) *credentials.Credentials  (provider.go:187)
	{SDK: V1, Pkg: v1creds + "/processcreds", Name: "NewCredentials", Kind: RoleSource, Params: []Param{{"options", Options}}},
	// func NewCredentialsTimeout(command string, timeout time.Duration) *credentials.Credentials  (provider.go:204)
	{SDK: V1, Pkg: v1creds + "/processcreds", Name: "NewCredentialsTimeout", Kind: RoleSource},
	// func NewCredentialsCommand(command *exec.Cmd, options ...func(*ProcessProvider)) *credentials.Credentials
	//     (provider.go:214)
	{SDK: V1, Pkg: v1creds + "/processcreds", Name: "NewCredentialsCommand", Kind: RoleSource,
		Params: []Param{{"options", Options}}},
	// func (*ProcessProvider) Retrieve() (credentials.Value, error)  (provider.go:250)
	{SDK: V1, Pkg: v1creds + "/processcreds", Recv: "ProcessProvider", Name: "Retrieve", Kind: Snapshot},

	// SSO.

	// func NewCredentials(configProvider client.ConfigProvider, accountID string, roleName string, startURL string, optFns
	//     ...func(provider *Provider)) *credentials.Credentials  (provider.go:75)
	{SDK: V1, Pkg: v1creds + "/ssocreds", Name: "NewCredentials", Kind: RoleSource,
		Params: []Param{{"configProvider", Config}, {"optFns", Options}}},
	// func NewCredentialsWithClient(client ssoiface.SSOAPI, accountID string, roleName string, startURL string, optFns
	//     ...func(provider *Provider)) *credentials.Credentials  (provider.go:81)
	{SDK: V1, Pkg: v1creds + "/ssocreds", Name: "NewCredentialsWithClient", Kind: RoleSource,
		Params: []Param{{"optFns", Options}}},
	// func (*Provider) Retrieve() (credentials.Value, error)  (provider.go:98)
	{SDK: V1, Pkg: v1creds + "/ssocreds", Recv: "Provider", Name: "Retrieve", Kind: Snapshot},
	// func (*Provider) RetrieveWithContext(ctx credentials.Context) (credentials.Value, error)  (provider.go:104)
	{SDK: V1, Pkg: v1creds + "/ssocreds", Recv: "Provider", Name: "RetrieveWithContext", Kind: Snapshot},

	// Go plug-ins decide themselves when they expire.

	// func NewCredentials(p *plugin.Plugin) (*credentials.Credentials, error)  (provider.go:138)
	{SDK: V1, Pkg: v1creds + "/plugincreds", Name: "NewCredentials", Kind: RoleSource},
	// func (Provider) Retrieve() (credentials.Value, error)  (provider.go:152)
	{SDK: V1, Pkg: v1creds + "/plugincreds", Recv: "Provider", Name: "Retrieve", Kind: Snapshot},
}

var v1CredentialsStructs = []Struct{
	// A triple by value has no expiry, so that any copy loses it.

	// type Value struct  (credentials.go:75)
	{SDK: V1, Pkg: v1creds, Type: "Value", Kind: ValueStruct,
		Fields: []Field{{"AccessKeyID", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken}}},

	// *Credentials is the cache; it asks again once the provider's IsExpired is true.

	// type Credentials struct  (credentials.go:211)
	{SDK: V1, Pkg: v1creds, Type: "Credentials", Kind: ProviderStruct, Provider: Cache},

	// Static: IsExpired is always false (static_provider.go:55).

	// type StaticProvider struct  (static_provider.go:17)
	{SDK: V1, Pkg: v1creds, Type: "StaticProvider", Kind: StaticStruct, Fields: []Field{{"Value", Credential}}},

	// Read once: env_provider.go:72, shared_credentials_provider.go:72.

	// type EnvProvider struct  (env_provider.go:30)
	{SDK: V1, Pkg: v1creds, Type: "EnvProvider", Kind: ProviderStruct, Provider: Environment},
	// type SharedCredentialsProvider struct  (shared_credentials_provider.go:25)
	{SDK: V1, Pkg: v1creds, Type: "SharedCredentialsProvider", Kind: ProviderStruct,
		Fields:   []Field{{"Filename", File}, {"Profile", Profile}},
		Provider: SharedFile},

	// Chains: the first that answers stays.

	// type ChainProvider struct  (chain_provider.go:53)
	{SDK: V1, Pkg: v1creds, Type: "ChainProvider", Kind: ProviderStruct,
		Fields:   []Field{{"Providers", Providers}},
		Provider: Chain},

	// Roles by STS; 15 minutes unless asked for more (assume_role_provider.go:127).

	// type AssumeRoleProvider struct  (assume_role_provider.go:139)
	{SDK: V1, Pkg: v1creds + "/stscreds", Type: "AssumeRoleProvider", Kind: ProviderStruct,
		Fields:   []Field{{"ExpiryWindow", Window}},
		Provider: RoleSource, Life: 15 * time.Minute},
	// type WebIdentityRoleProvider struct  (web_identity_provider.go:51)
	{SDK: V1, Pkg: v1creds + "/stscreds", Type: "WebIdentityRoleProvider", Kind: ProviderStruct,
		Fields:   []Field{{"ExpiryWindow", Window}},
		Provider: RoleSource, Life: time.Hour},

	// The instance profile.

	// type EC2RoleProvider struct  (ec2_role_provider.go:39)
	{SDK: V1, Pkg: v1creds + "/ec2rolecreds", Type: "EC2RoleProvider", Kind: ProviderStruct,
		Fields:   []Field{{"ExpiryWindow", Window}},
		Provider: RoleSource, InstanceRole: true},

	// Containers: ECS tasks and EKS Pod Identity.

	// type Provider struct  (provider.go:52)
	{SDK: V1, Pkg: v1creds + "/endpointcreds", Type: "Provider", Kind: ProviderStruct,
		Fields:   []Field{{"ExpiryWindow", Window}},
		Provider: RoleSource, InstanceRole: true},

	// Processes. Without Expiration in the output the value is never refreshed (provider.go:302).

	// type ProcessProvider struct  (provider.go:154)
	{SDK: V1, Pkg: v1creds + "/processcreds", Type: "ProcessProvider", Kind: ProviderStruct,
		Fields:   []Field{{"ExpiryWindow", Window}},
		Provider: RoleSource},
	// type CredentialProcessResponse struct  (provider.go:231)
	{SDK: V1, Pkg: v1creds + "/processcreds", Type: "CredentialProcessResponse", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyID", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "a credential process"},

	// SSO.

	// type Provider struct  (provider.go:44)
	{SDK: V1, Pkg: v1creds + "/ssocreds", Type: "Provider", Kind: ProviderStruct, Provider: RoleSource},

	// Go plug-ins decide themselves when they expire.

	// type Provider struct  (provider.go:130)
	{SDK: V1, Pkg: v1creds + "/plugincreds", Type: "Provider", Kind: ProviderStruct, Provider: RoleSource},
}
