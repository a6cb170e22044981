package awsapi

import "time"

var v2ServiceFuncs = []Func{
	// Every generated client. Options.Credentials gets no cache (options.go:49).

	// func New(options Options, optFns ...func(*Options)) *Client  (api_client.go:202)
	{SDK: V2, Pkg: v2 + "/service/*", Name: "New", Kind: Client, Params: []Param{{"options", Config}, {"optFns", Options}}},
	// func NewFromConfig(cfg aws.Config, optFns ...func(*Options)) *Client  (api_client.go:494)
	{SDK: V2, Pkg: v2 + "/service/*", Name: "NewFromConfig", Kind: Client, Params: []Param{{"cfg", Config}, {"optFns", Options}}},
	// func (Options) Copy() Options  (options.go:199)
	{SDK: V2, Pkg: v2 + "/service/*", Recv: "Options", Name: "Copy", Kind: PassThrough},
	// func WithEndpointResolver(v EndpointResolver) func(*Options)  (options.go:238)
	{SDK: V2, Pkg: v2 + "/service/*", Name: "WithEndpointResolver", Kind: EndpointOption, Params: []Param{{"v", Endpoint}}},
	// func WithEndpointResolverV2(v EndpointResolverV2) func(*Options)  (options.go:246)
	{SDK: V2, Pkg: v2 + "/service/*", Name: "WithEndpointResolverV2", Kind: EndpointOption, Params: []Param{{"v", Endpoint}}},
	// func EndpointResolverFromURL(url string, optFns ...func(*aws.Endpoint)) EndpointResolver  (endpoints.go:61)
	{SDK: V2, Pkg: v2 + "/service/*", Name: "EndpointResolverFromURL", Kind: PassThrough, Params: []Param{{"url", Value}}},
	// func (HTTPSignerV4) SignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash string,
	//     service string, region string, signingTime time.Time, optFns ...func(*v4.SignerOptions)) error
	//     (api_client.go:685)
	{SDK: V2, Pkg: v2 + "/service/*", Recv: "HTTPSignerV4", Name: "SignHTTP", Kind: Sign,
		Params: []Param{{"credentials", Credential}}},
	// func (HTTPPresignerV4) PresignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash
	//     string, service string, region string, signingTime time.Time, optFns ...func(*v4.SignerOptions)) (url string,
	//     signedHeader http.Header, err error)  (api_client.go:1073)
	{SDK: V2, Pkg: v2 + "/service/*", Recv: "HTTPPresignerV4", Name: "PresignHTTP", Kind: Sign,
		Params: []Param{{"credentials", Credential}}, Life: 15 * time.Minute},

	// S3.

	// func (PresignPost) PresignPost(credentials aws.Credentials, bucket string, key string, region string, service
	//     string, signingTime time.Time, conditions []any, expirationTime time.Time, optFns ...func(*v4.SignerOptions))
	//     (fields map[string]string, err error)  (presign_post.go:140)
	{SDK: V2, Pkg: v2 + "/service/s3", Recv: "PresignPost", Name: "PresignPost", Kind: Sign,
		Params: []Param{{"credentials", Credential}}},
	// func (*Client) CreateSession(ctx context.Context, params *CreateSessionInput, optFns ...func(*Options))
	//     (*CreateSessionOutput, error)  (api_op_CreateSession.go:143)
	{SDK: V2, Pkg: v2 + "/service/s3", Recv: "Client", Name: "CreateSession", Kind: Response, Life: 5 * time.Minute},
	// func (S3ExpressCredentialsProvider) Retrieve(ctx context.Context, bucket string) (aws.Credentials, error)
	//     (express.go:16)
	{SDK: V2, Pkg: v2 + "/service/s3/internal/customizations", Recv: "S3ExpressCredentialsProvider", Name: "Retrieve", Kind: Snapshot},

	// STS. Durations: the API's defaults; a role chained from a role lives an hour at most.

	// func (*Client) AssumeRole(ctx context.Context, params *AssumeRoleInput, optFns ...func(*Options))
	//     (*AssumeRoleOutput, error)  (api_op_AssumeRole.go:108)
	{SDK: V2, Pkg: v2 + "/service/sts", Recv: "Client", Name: "AssumeRole", Kind: Response, Life: time.Hour, Instead: "stscreds.NewAssumeRoleProvider"},
	// func (*Client) AssumeRoleWithSAML(ctx context.Context, params *AssumeRoleWithSAMLInput, optFns ...func(*Options))
	//     (*AssumeRoleWithSAMLOutput, error)  (api_op_AssumeRoleWithSAML.go:145)
	{SDK: V2, Pkg: v2 + "/service/sts", Recv: "Client", Name: "AssumeRoleWithSAML", Kind: Response, Life: time.Hour},
	// func (*Client) AssumeRoleWithWebIdentity(ctx context.Context, params *AssumeRoleWithWebIdentityInput, optFns
	//     ...func(*Options)) (*AssumeRoleWithWebIdentityOutput, error)  (api_op_AssumeRoleWithWebIdentity.go:140)
	{SDK: V2, Pkg: v2 + "/service/sts", Recv: "Client", Name: "AssumeRoleWithWebIdentity", Kind: Response, Life: time.Hour, Instead: "stscreds.NewWebIdentityRoleProvider"},
	// func (*Client) AssumeRoot(ctx context.Context, params *AssumeRootInput, optFns ...func(*Options))
	//     (*AssumeRootOutput, error)  (api_op_AssumeRoot.go:37)
	{SDK: V2, Pkg: v2 + "/service/sts", Recv: "Client", Name: "AssumeRoot", Kind: Response, Life: 15 * time.Minute},
	// func (*Client) GetFederationToken(ctx context.Context, params *GetFederationTokenInput, optFns ...func(*Options))
	//     (*GetFederationTokenOutput, error)  (api_op_GetFederationToken.go:108)
	{SDK: V2, Pkg: v2 + "/service/sts", Recv: "Client", Name: "GetFederationToken", Kind: Response, Life: 12 * time.Hour},
	// func (*Client) GetSessionToken(ctx context.Context, params *GetSessionTokenInput, optFns ...func(*Options))
	//     (*GetSessionTokenOutput, error)  (api_op_GetSessionToken.go:67)
	{SDK: V2, Pkg: v2 + "/service/sts", Recv: "Client", Name: "GetSessionToken", Kind: Response, Life: 12 * time.Hour},
	// func (*Client) GetDelegatedAccessToken(ctx context.Context, params *GetDelegatedAccessTokenInput, optFns
	//     ...func(*Options)) (*GetDelegatedAccessTokenOutput, error)  (api_op_GetDelegatedAccessToken.go:15)
	{SDK: V2, Pkg: v2 + "/service/sts", Recv: "Client", Name: "GetDelegatedAccessToken", Kind: Response},
	// func (*Client) GetWebIdentityToken(ctx context.Context, params *GetWebIdentityTokenInput, optFns ...func(*Options))
	//     (*GetWebIdentityTokenOutput, error)  (api_op_GetWebIdentityToken.go:19)
	{SDK: V2, Pkg: v2 + "/service/sts", Recv: "Client", Name: "GetWebIdentityToken", Kind: TokenSource, Life: 5 * time.Minute},

	// An EKS token is this presigned request in base64, accepted for 15 minutes.

	// func (*PresignClient) PresignGetCallerIdentity(ctx context.Context, params *GetCallerIdentityInput, optFns
	//     ...func(*PresignOptions)) (*v4.PresignedHTTPRequest, error)  (api_op_GetCallerIdentity.go:107)
	{SDK: V2, Pkg: v2 + "/service/sts", Recv: "PresignClient", Name: "PresignGetCallerIdentity", Kind: TokenSource, Life: 15 * time.Minute},

	// SSO. Expiration is in milliseconds.

	// func (*Client) GetRoleCredentials(ctx context.Context, params *GetRoleCredentialsInput, optFns ...func(*Options))
	//     (*GetRoleCredentialsOutput, error)  (api_op_GetRoleCredentials.go:15)
	{SDK: V2, Pkg: v2 + "/service/sso", Recv: "Client", Name: "GetRoleCredentials", Kind: Response, Life: time.Hour, Instead: "ssocreds.New"},
	// func (*Client) CreateToken(ctx context.Context, params *CreateTokenInput, optFns ...func(*Options))
	//     (*CreateTokenOutput, error)  (api_op_CreateToken.go:16)
	{SDK: V2, Pkg: v2 + "/service/ssooidc", Recv: "Client", Name: "CreateToken", Kind: TokenSource},
	// func (*Client) CreateTokenWithIAM(ctx context.Context, params *CreateTokenWithIAMInput, optFns ...func(*Options))
	//     (*CreateTokenWithIAMOutput, error)  (api_op_CreateTokenWithIAM.go:26)
	{SDK: V2, Pkg: v2 + "/service/ssooidc", Recv: "Client", Name: "CreateTokenWithIAM", Kind: TokenSource},

	// Cognito.

	// func (*Client) GetCredentialsForIdentity(ctx context.Context, params *GetCredentialsForIdentityInput, optFns
	//     ...func(*Options)) (*GetCredentialsForIdentityOutput, error)  (api_op_GetCredentialsForIdentity.go:20)
	{SDK: V2, Pkg: v2 + "/service/cognitoidentity", Recv: "Client", Name: "GetCredentialsForIdentity", Kind: Response, Life: time.Hour},

	// aws login.

	// func (*Client) CreateOAuth2Token(ctx context.Context, params *CreateOAuth2TokenInput, optFns ...func(*Options))
	//     (*CreateOAuth2TokenOutput, error)  (api_op_CreateOAuth2Token.go:16)
	{SDK: V2, Pkg: v2 + "/service/signin", Recv: "Client", Name: "CreateOAuth2Token", Kind: Response, Life: 15 * time.Minute, Instead: "logincreds.New"},
}

var v2ServiceStructs = []Struct{
	// Every generated client. Options.Credentials gets no cache (options.go:49).

	// type Options struct  (options.go:26)
	{SDK: V2, Pkg: v2 + "/service/*", Type: "Options", Kind: ConfigStruct,
		Fields: []Field{{"Credentials", Provider}, {"BaseEndpoint", Endpoint}, {"EndpointResolver", Endpoint},
			{"EndpointResolverV2", Endpoint}},
		Uncached: true},

	// S3.

	// type CreateSessionOutput struct  (api_op_CreateSession.go:254)
	{SDK: V2, Pkg: v2 + "/service/s3", Type: "CreateSessionOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   5 * time.Minute, From: "s3.CreateSession"},
	// type SessionCredentials struct  (types.go:4978)
	{SDK: V2, Pkg: v2 + "/service/s3/types", Type: "SessionCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: 5 * time.Minute, From: "s3.CreateSession"},

	// STS. Durations: the API's defaults; a role chained from a role lives an hour at most.

	// type AssumeRoleOutput struct  (api_op_AssumeRole.go:374)
	{SDK: V2, Pkg: v2 + "/service/sts", Type: "AssumeRoleOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "sts.AssumeRole", Instead: "stscreds.NewAssumeRoleProvider"},
	// type AssumeRoleWithSAMLOutput struct  (api_op_AssumeRoleWithSAML.go:274)
	{SDK: V2, Pkg: v2 + "/service/sts", Type: "AssumeRoleWithSAMLOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "sts.AssumeRoleWithSAML"},
	// type AssumeRoleWithWebIdentityOutput struct  (api_op_AssumeRoleWithWebIdentity.go:304)
	{SDK: V2, Pkg: v2 + "/service/sts", Type: "AssumeRoleWithWebIdentityOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "sts.AssumeRoleWithWebIdentity", Instead: "stscreds.NewWebIdentityRoleProvider"},
	// type AssumeRootOutput struct  (api_op_AssumeRoot.go:100)
	{SDK: V2, Pkg: v2 + "/service/sts", Type: "AssumeRootOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   15 * time.Minute, From: "sts.AssumeRoot"},
	// type GetFederationTokenOutput struct  (api_op_GetFederationToken.go:266)
	{SDK: V2, Pkg: v2 + "/service/sts", Type: "GetFederationTokenOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   12 * time.Hour, From: "sts.GetFederationToken"},
	// type GetSessionTokenOutput struct  (api_op_GetSessionToken.go:127)
	{SDK: V2, Pkg: v2 + "/service/sts", Type: "GetSessionTokenOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   12 * time.Hour, From: "sts.GetSessionToken"},
	// type GetDelegatedAccessTokenOutput struct  (api_op_GetDelegatedAccessToken.go:41)
	{SDK: V2, Pkg: v2 + "/service/sts", Type: "GetDelegatedAccessTokenOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		From:   "sts.GetDelegatedAccessToken"},
	// type GetWebIdentityTokenOutput struct  (api_op_GetWebIdentityToken.go:66)
	{SDK: V2, Pkg: v2 + "/service/sts", Type: "GetWebIdentityTokenOutput", Kind: TokenStruct,
		Fields: []Field{{"WebIdentityToken", DerivedToken}, {"Expiration", Expires}},
		Life:   5 * time.Minute, From: "sts.GetWebIdentityToken"},

	// An EKS token is this presigned request in base64, accepted for 15 minutes.

	// type Credentials struct  (types.go:34)
	{SDK: V2, Pkg: v2 + "/service/sts/types", Type: "Credentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: time.Hour, From: "sts.AssumeRole", Instead: "stscreds.NewAssumeRoleProvider"},

	// SSO. Expiration is in milliseconds.

	// type GetRoleCredentialsOutput struct  (api_op_GetRoleCredentials.go:71)
	{SDK: V2, Pkg: v2 + "/service/sso", Type: "GetRoleCredentialsOutput", Kind: ResponseStruct,
		Fields: []Field{{"RoleCredentials", Credential}},
		Life:   time.Hour, From: "sso.GetRoleCredentials", Instead: "ssocreds.New"},
	// type RoleCredentials struct  (types.go:61)
	{SDK: V2, Pkg: v2 + "/service/sso/types", Type: "RoleCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: time.Hour, From: "sso.GetRoleCredentials", Instead: "ssocreds.New"},
	// type CreateTokenOutput struct  (api_op_CreateToken.go:131)
	{SDK: V2, Pkg: v2 + "/service/ssooidc", Type: "CreateTokenOutput", Kind: TokenStruct,
		Fields: []Field{{"AccessToken", DerivedToken}, {"ExpiresIn", Expires}},
		From:   "ssooidc.CreateToken"},
	// type CreateTokenWithIAMOutput struct  (api_op_CreateTokenWithIAM.go:171)
	{SDK: V2, Pkg: v2 + "/service/ssooidc", Type: "CreateTokenWithIAMOutput", Kind: TokenStruct,
		Fields: []Field{{"AccessToken", DerivedToken}, {"ExpiresIn", Expires}},
		From:   "ssooidc.CreateTokenWithIAM"},

	// Cognito.

	// type GetCredentialsForIdentityOutput struct  (api_op_GetCredentialsForIdentity.go:67)
	{SDK: V2, Pkg: v2 + "/service/cognitoidentity", Type: "GetCredentialsForIdentityOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "cognitoidentity.GetCredentialsForIdentity"},
	// type Credentials struct  (types.go:36)
	{SDK: V2, Pkg: v2 + "/service/cognitoidentity/types", Type: "Credentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: time.Hour, From: "cognitoidentity.GetCredentialsForIdentity"},

	// aws login.

	// type AccessToken struct  (types.go:13)
	{SDK: V2, Pkg: v2 + "/service/signin/types", Type: "AccessToken", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken}},
		Life:   15 * time.Minute, From: "signin.CreateOAuth2Token", Instead: "logincreds.New"},
	// type CreateOAuth2TokenResponseBody struct  (types.go:161)
	{SDK: V2, Pkg: v2 + "/service/signin/types", Type: "CreateOAuth2TokenResponseBody", Kind: ResponseStruct,
		Fields: []Field{{"AccessToken", Credential}, {"ExpiresIn", Expires}},
		Life:   15 * time.Minute, From: "signin.CreateOAuth2Token", Instead: "logincreds.New"},
}
