package awsapi

import "time"

var v2CredentialsFuncs = []Func{
	// Static: never refreshes, whatever CanExpire says.

	// func NewStaticCredentialsProvider(key string, secret string, session string) StaticCredentialsProvider
	//     (static_provider.go:39)
	{SDK: V2, Pkg: v2creds, Name: "NewStaticCredentialsProvider", Kind: Static,
		Params: []Param{{"key", AccessKeyID}, {"secret", SecretAccessKey}, {"session", SessionToken}}},
	// func (StaticCredentialsProvider) Retrieve(_ context.Context) (aws.Credentials, error)  (static_provider.go:50)
	{SDK: V2, Pkg: v2creds, Recv: "StaticCredentialsProvider", Name: "Retrieve", Kind: Snapshot},

	// Roles by STS. Duration 0 means 15 minutes (assume_role_provider.go:146).

	// func NewAssumeRoleProvider(client AssumeRoleAPIClient, roleARN string, optFns ...func(*AssumeRoleOptions))
	//     *AssumeRoleProvider  (assume_role_provider.go:258)
	{SDK: V2, Pkg: v2creds + "/stscreds", Name: "NewAssumeRoleProvider", Kind: RoleSource,
		Params: []Param{{"optFns", Options}}, Life: 15 * time.Minute, Uncached: true},
	// func (*AssumeRoleProvider) Retrieve(ctx context.Context) (aws.Credentials, error)  (assume_role_provider.go:274)
	{SDK: V2, Pkg: v2creds + "/stscreds", Recv: "AssumeRoleProvider", Name: "Retrieve", Kind: Snapshot},
	// func NewWebIdentityRoleProvider(client AssumeRoleWithWebIdentityAPIClient, roleARN string, tokenRetriever
	//     IdentityTokenRetriever, optFns ...func(*WebIdentityRoleOptions)) *WebIdentityRoleProvider
	//     (web_identity_provider.go:94)
	{SDK: V2, Pkg: v2creds + "/stscreds", Name: "NewWebIdentityRoleProvider", Kind: RoleSource,
		Params: []Param{{"optFns", Options}}, Life: time.Hour, Uncached: true},
	// func (*WebIdentityRoleProvider) Retrieve(ctx context.Context) (aws.Credentials, error)
	//     (web_identity_provider.go:111)
	{SDK: V2, Pkg: v2creds + "/stscreds", Recv: "WebIdentityRoleProvider", Name: "Retrieve", Kind: Snapshot},
	// func (AssumeRoleAPIClient) AssumeRole(ctx context.Context, params *sts.AssumeRoleInput, optFns
	//     ...func(*sts.Options)) (*sts.AssumeRoleOutput, error)  (assume_role_provider.go:136)
	{SDK: V2, Pkg: v2creds + "/stscreds", Recv: "AssumeRoleAPIClient", Name: "AssumeRole", Kind: Response, Life: time.Hour},
	// func (AssumeRoleWithWebIdentityAPIClient) AssumeRoleWithWebIdentity(ctx context.Context, params
	//     *sts.AssumeRoleWithWebIdentityInput, optFns ...func(*sts.Options)) (*sts.AssumeRoleWithWebIdentityOutput, error)
	//     (web_identity_provider.go:28)
	{SDK: V2, Pkg: v2creds + "/stscreds", Recv: "AssumeRoleWithWebIdentityAPIClient", Name: "AssumeRoleWithWebIdentity", Kind: Response, Life: time.Hour},

	// The instance profile.

	// func New(optFns ...func(*Options)) *Provider  (provider.go:58)
	{SDK: V2, Pkg: v2creds + "/ec2rolecreds", Name: "New", Kind: RoleSource,
		Params: []Param{{"optFns", Options}}, Uncached: true, InstanceRole: true},
	// func (*Provider) Retrieve(ctx context.Context) (aws.Credentials, error)  (provider.go:76)
	{SDK: V2, Pkg: v2creds + "/ec2rolecreds", Recv: "Provider", Name: "Retrieve", Kind: Snapshot},
	// func (*Provider) AdjustExpiresBy(creds aws.Credentials, dur time.Duration) (aws.Credentials, error)
	//     (provider.go:147)
	{SDK: V2, Pkg: v2creds + "/ec2rolecreds", Recv: "Provider", Name: "AdjustExpiresBy", Kind: Irrelevant},
	// func (*Provider) HandleFailToRefresh(ctx context.Context, prevCreds aws.Credentials, err error) (aws.Credentials,
	//     error)  (provider.go:117)
	{SDK: V2, Pkg: v2creds + "/ec2rolecreds", Recv: "Provider", Name: "HandleFailToRefresh", Kind: Irrelevant},
	// func (GetMetadataAPIClient) GetMetadata(context.Context, *imds.GetMetadataInput, ...func(*imds.Options))
	//     (*imds.GetMetadataOutput, error)  (provider.go:28)
	{SDK: V2, Pkg: v2creds + "/ec2rolecreds", Recv: "GetMetadataAPIClient", Name: "GetMetadata", Kind: Metadata},

	// Containers: ECS tasks and EKS Pod Identity.

	// func New(endpoint string, optFns ...func(*Options)) *Provider  (provider.go:124)
	{SDK: V2, Pkg: v2creds + "/endpointcreds", Name: "New", Kind: RoleSource,
		Params: []Param{{"optFns", Options}}, Uncached: true, InstanceRole: true},
	// func (*Provider) Retrieve(ctx context.Context) (aws.Credentials, error)  (provider.go:148)
	{SDK: V2, Pkg: v2creds + "/endpointcreds", Recv: "Provider", Name: "Retrieve", Kind: Snapshot},

	// Processes. Without Expiration in the output the value is never refreshed (provider.go:221).

	// func NewProvider(command string, options ...func(*Options)) *Provider  (provider.go:120)
	{SDK: V2, Pkg: v2creds + "/processcreds", Name: "NewProvider", Kind: RoleSource,
		Params: []Param{{"options", Options}}, Uncached: true},
	// func NewProviderCommand(builder NewCommandBuilder, options ...func(*Options)) *Provider  (provider.go:140)
	{SDK: V2, Pkg: v2creds + "/processcreds", Name: "NewProviderCommand", Kind: RoleSource,
		Params: []Param{{"options", Options}}, Uncached: true},
	// func (*Provider) Retrieve(ctx context.Context) (aws.Credentials, error)  (provider.go:180)
	{SDK: V2, Pkg: v2creds + "/processcreds", Recv: "Provider", Name: "Retrieve", Kind: Snapshot},

	// SSO.

	// func New(client GetRoleCredentialsAPIClient, accountID string, roleName string, startURL string, optFns
	//     ...func(options *Options)) *Provider  (sso_credentials_provider.go:69)
	{SDK: V2, Pkg: v2creds + "/ssocreds", Name: "New", Kind: RoleSource, Params: []Param{{"optFns", Options}}, Uncached: true},
	// func (*Provider) Retrieve(ctx context.Context) (aws.Credentials, error)  (sso_credentials_provider.go:92)
	{SDK: V2, Pkg: v2creds + "/ssocreds", Recv: "Provider", Name: "Retrieve", Kind: Snapshot},
	// func (GetRoleCredentialsAPIClient) GetRoleCredentials(context.Context, *sso.GetRoleCredentialsInput,
	//     ...func(*sso.Options)) (*sso.GetRoleCredentialsOutput, error)  (sso_credentials_provider.go:19)
	{SDK: V2, Pkg: v2creds + "/ssocreds", Recv: "GetRoleCredentialsAPIClient", Name: "GetRoleCredentials", Kind: Response},

	// aws login.

	// func New(client TokenAPIClient, path string, opts ...func(*Options)) *Provider  (provider.go:57)
	{SDK: V2, Pkg: v2creds + "/logincreds", Name: "New", Kind: RoleSource, Params: []Param{{"opts", Options}}, Uncached: true},
	// func (*Provider) Retrieve(ctx context.Context) (aws.Credentials, error)  (provider.go:72)
	{SDK: V2, Pkg: v2creds + "/logincreds", Recv: "Provider", Name: "Retrieve", Kind: Snapshot},
}

var v2CredentialsStructs = []Struct{
	// Static: never refreshes, whatever CanExpire says.

	// type StaticCredentialsProvider struct  (static_provider.go:23)
	{SDK: V2, Pkg: v2creds, Type: "StaticCredentialsProvider", Kind: StaticStruct, Fields: []Field{{"Value", Credential}}},

	// Roles by STS. Duration 0 means 15 minutes (assume_role_provider.go:146).

	// type AssumeRoleProvider struct  (assume_role_provider.go:158)
	{SDK: V2, Pkg: v2creds + "/stscreds", Type: "AssumeRoleProvider", Kind: ProviderStruct, Provider: RoleSource, Uncached: true},
	// type WebIdentityRoleProvider struct  (web_identity_provider.go:33)
	{SDK: V2, Pkg: v2creds + "/stscreds", Type: "WebIdentityRoleProvider", Kind: ProviderStruct,
		Provider: RoleSource, Uncached: true},

	// The instance profile.

	// type Provider struct  (provider.go:39)
	{SDK: V2, Pkg: v2creds + "/ec2rolecreds", Type: "Provider", Kind: ProviderStruct,
		Provider: RoleSource, Uncached: true, InstanceRole: true},

	// Containers: ECS tasks and EKS Pod Identity.

	// type Provider struct  (provider.go:55)
	{SDK: V2, Pkg: v2creds + "/endpointcreds", Type: "Provider", Kind: ProviderStruct,
		Provider: RoleSource, Uncached: true, InstanceRole: true},

	// Processes. Without Expiration in the output the value is never refreshed (provider.go:221).

	// type Provider struct  (provider.go:45)
	{SDK: V2, Pkg: v2creds + "/processcreds", Type: "Provider", Kind: ProviderStruct, Provider: RoleSource, Uncached: true},
	// type CredentialProcessResponse struct  (provider.go:157)
	{SDK: V2, Pkg: v2creds + "/processcreds", Type: "CredentialProcessResponse", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyID", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "a credential process"},

	// SSO.

	// type Provider struct  (sso_credentials_provider.go:60)
	{SDK: V2, Pkg: v2creds + "/ssocreds", Type: "Provider", Kind: ProviderStruct, Provider: RoleSource, Uncached: true},

	// aws login.

	// type Provider struct  (provider.go:29)
	{SDK: V2, Pkg: v2creds + "/logincreds", Type: "Provider", Kind: ProviderStruct, Provider: RoleSource, Uncached: true},
}
