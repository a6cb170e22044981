package awsapi

import "time"

var v1ServiceFuncs = []Func{
	// Every generated client.

	// func New(p client.ConfigProvider, cfgs ...*aws.Config) *S3  (service.go:50)
	{SDK: V1, Pkg: v1svc + "/*", Name: "New", Kind: Client, Params: []Param{{"p", Config}, {"cfgs", Config}}},

	// STS. Durations: the API's defaults; a role chained from a role lives an hour at most.

	// func (*STS) AssumeRole(input *AssumeRoleInput) (*AssumeRoleOutput, error)  (api.go:196)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "AssumeRole", Kind: Response, Life: time.Hour, Instead: "stscreds.NewCredentials"},
	// func (*STS) AssumeRoleWithContext(ctx aws.Context, input *AssumeRoleInput, opts ...request.Option)
	//     (*AssumeRoleOutput, error)  (api.go:210)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "AssumeRoleWithContext", Kind: Response, Life: time.Hour, Instead: "stscreds.NewCredentials"},
	// func (*STS) AssumeRoleRequest(input *AssumeRoleInput) (req *request.Request, output *AssumeRoleOutput)  (api.go:40)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "AssumeRoleRequest", Kind: Response, Life: time.Hour, Instead: "stscreds.NewCredentials"},
	// func (*STS) AssumeRoleWithSAML(input *AssumeRoleWithSAMLInput) (*AssumeRoleWithSAMLOutput, error)  (api.go:442)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "AssumeRoleWithSAML", Kind: Response, Life: time.Hour},
	// func (*STS) AssumeRoleWithSAMLWithContext(ctx aws.Context, input *AssumeRoleWithSAMLInput, opts ...request.Option)
	//     (*AssumeRoleWithSAMLOutput, error)  (api.go:456)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "AssumeRoleWithSAMLWithContext", Kind: Response, Life: time.Hour},
	// func (*STS) AssumeRoleWithSAMLRequest(input *AssumeRoleWithSAMLInput) (req *request.Request, output
	//     *AssumeRoleWithSAMLOutput)  (api.go:242)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "AssumeRoleWithSAMLRequest", Kind: Response, Life: time.Hour},
	// func (*STS) AssumeRoleWithWebIdentity(input *AssumeRoleWithWebIdentityInput) (*AssumeRoleWithWebIdentityOutput,
	//     error)  (api.go:707)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "AssumeRoleWithWebIdentity", Kind: Response, Life: time.Hour, Instead: "stscreds.NewWebIdentityCredentials"},
	// func (*STS) AssumeRoleWithWebIdentityWithContext(ctx aws.Context, input *AssumeRoleWithWebIdentityInput, opts
	//     ...request.Option) (*AssumeRoleWithWebIdentityOutput, error)  (api.go:721)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "AssumeRoleWithWebIdentityWithContext", Kind: Response, Life: time.Hour, Instead: "stscreds.NewWebIdentityCredentials"},
	// func (*STS) AssumeRoleWithWebIdentityRequest(input *AssumeRoleWithWebIdentityInput) (req *request.Request, output
	//     *AssumeRoleWithWebIdentityOutput)  (api.go:488)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "AssumeRoleWithWebIdentityRequest", Kind: Response, Life: time.Hour, Instead: "stscreds.NewWebIdentityCredentials"},
	// func (*STS) GetFederationToken(input *GetFederationTokenInput) (*GetFederationTokenOutput, error)  (api.go:1200)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "GetFederationToken", Kind: Response, Life: 12 * time.Hour},
	// func (*STS) GetFederationTokenWithContext(ctx aws.Context, input *GetFederationTokenInput, opts ...request.Option)
	//     (*GetFederationTokenOutput, error)  (api.go:1214)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "GetFederationTokenWithContext", Kind: Response, Life: 12 * time.Hour},
	// func (*STS) GetFederationTokenRequest(input *GetFederationTokenInput) (req *request.Request, output
	//     *GetFederationTokenOutput)  (api.go:1045)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "GetFederationTokenRequest", Kind: Response, Life: 12 * time.Hour},
	// func (*STS) GetSessionToken(input *GetSessionTokenInput) (*GetSessionTokenOutput, error)  (api.go:1339)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "GetSessionToken", Kind: Response, Life: 12 * time.Hour},
	// func (*STS) GetSessionTokenWithContext(ctx aws.Context, input *GetSessionTokenInput, opts ...request.Option)
	//     (*GetSessionTokenOutput, error)  (api.go:1353)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "GetSessionTokenWithContext", Kind: Response, Life: 12 * time.Hour},
	// func (*STS) GetSessionTokenRequest(input *GetSessionTokenInput) (req *request.Request, output
	//     *GetSessionTokenOutput)  (api.go:1246)
	{SDK: V1, Pkg: v1svc + "/sts", Recv: "STS", Name: "GetSessionTokenRequest", Kind: Response, Life: 12 * time.Hour},
	// func (STSAPI) AssumeRole(*sts.AssumeRoleInput) (*sts.AssumeRoleOutput, error)  (interface.go:63)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "AssumeRole", Kind: Response, Life: time.Hour, Instead: "stscreds.NewCredentials"},
	// func (STSAPI) AssumeRoleWithContext(aws.Context, *sts.AssumeRoleInput, ...request.Option) (*sts.AssumeRoleOutput,
	//     error)  (interface.go:64)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "AssumeRoleWithContext", Kind: Response, Life: time.Hour, Instead: "stscreds.NewCredentials"},
	// func (STSAPI) AssumeRoleRequest(*sts.AssumeRoleInput) (*request.Request, *sts.AssumeRoleOutput)  (interface.go:65)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "AssumeRoleRequest", Kind: Response, Life: time.Hour, Instead: "stscreds.NewCredentials"},
	// func (STSAPI) AssumeRoleWithSAML(*sts.AssumeRoleWithSAMLInput) (*sts.AssumeRoleWithSAMLOutput, error)
	//     (interface.go:67)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "AssumeRoleWithSAML", Kind: Response, Life: time.Hour},
	// func (STSAPI) AssumeRoleWithSAMLWithContext(aws.Context, *sts.AssumeRoleWithSAMLInput, ...request.Option)
	//     (*sts.AssumeRoleWithSAMLOutput, error)  (interface.go:68)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "AssumeRoleWithSAMLWithContext", Kind: Response, Life: time.Hour},
	// func (STSAPI) AssumeRoleWithSAMLRequest(*sts.AssumeRoleWithSAMLInput) (*request.Request,
	//     *sts.AssumeRoleWithSAMLOutput)  (interface.go:69)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "AssumeRoleWithSAMLRequest", Kind: Response, Life: time.Hour},
	// func (STSAPI) AssumeRoleWithWebIdentity(*sts.AssumeRoleWithWebIdentityInput) (*sts.AssumeRoleWithWebIdentityOutput,
	//     error)  (interface.go:71)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "AssumeRoleWithWebIdentity", Kind: Response, Life: time.Hour, Instead: "stscreds.NewWebIdentityCredentials"},
	// func (STSAPI) AssumeRoleWithWebIdentityWithContext(aws.Context, *sts.AssumeRoleWithWebIdentityInput,
	//     ...request.Option) (*sts.AssumeRoleWithWebIdentityOutput, error)  (interface.go:72)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "AssumeRoleWithWebIdentityWithContext", Kind: Response, Life: time.Hour, Instead: "stscreds.NewWebIdentityCredentials"},
	// func (STSAPI) AssumeRoleWithWebIdentityRequest(*sts.AssumeRoleWithWebIdentityInput) (*request.Request,
	//     *sts.AssumeRoleWithWebIdentityOutput)  (interface.go:73)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "AssumeRoleWithWebIdentityRequest", Kind: Response, Life: time.Hour, Instead: "stscreds.NewWebIdentityCredentials"},
	// func (STSAPI) GetFederationToken(*sts.GetFederationTokenInput) (*sts.GetFederationTokenOutput, error)
	//     (interface.go:87)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "GetFederationToken", Kind: Response, Life: 12 * time.Hour},
	// func (STSAPI) GetFederationTokenWithContext(aws.Context, *sts.GetFederationTokenInput, ...request.Option)
	//     (*sts.GetFederationTokenOutput, error)  (interface.go:88)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "GetFederationTokenWithContext", Kind: Response, Life: 12 * time.Hour},
	// func (STSAPI) GetFederationTokenRequest(*sts.GetFederationTokenInput) (*request.Request,
	//     *sts.GetFederationTokenOutput)  (interface.go:89)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "GetFederationTokenRequest", Kind: Response, Life: 12 * time.Hour},
	// func (STSAPI) GetSessionToken(*sts.GetSessionTokenInput) (*sts.GetSessionTokenOutput, error)  (interface.go:91)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "GetSessionToken", Kind: Response, Life: 12 * time.Hour},
	// func (STSAPI) GetSessionTokenWithContext(aws.Context, *sts.GetSessionTokenInput, ...request.Option)
	//     (*sts.GetSessionTokenOutput, error)  (interface.go:92)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "GetSessionTokenWithContext", Kind: Response, Life: 12 * time.Hour},
	// func (STSAPI) GetSessionTokenRequest(*sts.GetSessionTokenInput) (*request.Request, *sts.GetSessionTokenOutput)
	//     (interface.go:93)
	{SDK: V1, Pkg: v1svc + "/sts/stsiface", Recv: "STSAPI", Name: "GetSessionTokenRequest", Kind: Response, Life: 12 * time.Hour},

	// SSO. Expiration is in milliseconds.

	// func (*SSO) GetRoleCredentials(input *GetRoleCredentialsInput) (*GetRoleCredentialsOutput, error)  (api.go:88)
	{SDK: V1, Pkg: v1svc + "/sso", Recv: "SSO", Name: "GetRoleCredentials", Kind: Response, Life: time.Hour, Instead: "ssocreds.NewCredentials"},
	// func (*SSO) GetRoleCredentialsWithContext(ctx aws.Context, input *GetRoleCredentialsInput, opts ...request.Option)
	//     (*GetRoleCredentialsOutput, error)  (api.go:102)
	{SDK: V1, Pkg: v1svc + "/sso", Recv: "SSO", Name: "GetRoleCredentialsWithContext", Kind: Response, Life: time.Hour, Instead: "ssocreds.NewCredentials"},
	// func (*SSO) GetRoleCredentialsRequest(input *GetRoleCredentialsInput) (req *request.Request, output
	//     *GetRoleCredentialsOutput)  (api.go:41)
	{SDK: V1, Pkg: v1svc + "/sso", Recv: "SSO", Name: "GetRoleCredentialsRequest", Kind: Response, Life: time.Hour, Instead: "ssocreds.NewCredentials"},
	// func (*SSOOIDC) CreateToken(input *CreateTokenInput) (*CreateTokenOutput, error)  (api.go:116)
	{SDK: V1, Pkg: v1svc + "/ssooidc", Recv: "SSOOIDC", Name: "CreateToken", Kind: TokenSource},
	// func (*SSOOIDC) CreateTokenWithContext(ctx aws.Context, input *CreateTokenInput, opts ...request.Option)
	//     (*CreateTokenOutput, error)  (api.go:130)
	{SDK: V1, Pkg: v1svc + "/ssooidc", Recv: "SSOOIDC", Name: "CreateTokenWithContext", Kind: TokenSource},
	// func (*SSOOIDC) CreateTokenRequest(input *CreateTokenInput) (req *request.Request, output *CreateTokenOutput)
	//     (api.go:40)
	{SDK: V1, Pkg: v1svc + "/ssooidc", Recv: "SSOOIDC", Name: "CreateTokenRequest", Kind: TokenSource},
	// func (*SSOOIDC) CreateTokenWithIAM(input *CreateTokenWithIAMInput) (*CreateTokenWithIAMOutput, error)  (api.go:241)
	{SDK: V1, Pkg: v1svc + "/ssooidc", Recv: "SSOOIDC", Name: "CreateTokenWithIAM", Kind: TokenSource},
	// func (*SSOOIDC) CreateTokenWithIAMWithContext(ctx aws.Context, input *CreateTokenWithIAMInput, opts
	//     ...request.Option) (*CreateTokenWithIAMOutput, error)  (api.go:255)
	{SDK: V1, Pkg: v1svc + "/ssooidc", Recv: "SSOOIDC", Name: "CreateTokenWithIAMWithContext", Kind: TokenSource},
	// func (*SSOOIDC) CreateTokenWithIAMRequest(input *CreateTokenWithIAMInput) (req *request.Request, output
	//     *CreateTokenWithIAMOutput)  (api.go:162)
	{SDK: V1, Pkg: v1svc + "/ssooidc", Recv: "SSOOIDC", Name: "CreateTokenWithIAMRequest", Kind: TokenSource},

	// Cognito.

	// func (*CognitoIdentity) GetCredentialsForIdentity(input *GetCredentialsForIdentityInput)
	//     (*GetCredentialsForIdentityOutput, error)  (api.go:589)
	{SDK: V1, Pkg: v1svc + "/cognitoidentity", Recv: "CognitoIdentity", Name: "GetCredentialsForIdentity", Kind: Response, Life: time.Hour},
	// func (*CognitoIdentity) GetCredentialsForIdentityWithContext(ctx aws.Context, input *GetCredentialsForIdentityInput,
	//     opts ...request.Option) (*GetCredentialsForIdentityOutput, error)  (api.go:603)
	{SDK: V1, Pkg: v1svc + "/cognitoidentity", Recv: "CognitoIdentity", Name: "GetCredentialsForIdentityWithContext", Kind: Response, Life: time.Hour},
	// func (*CognitoIdentity) GetCredentialsForIdentityRequest(input *GetCredentialsForIdentityInput) (req
	//     *request.Request, output *GetCredentialsForIdentityOutput)  (api.go:525)
	{SDK: V1, Pkg: v1svc + "/cognitoidentity", Recv: "CognitoIdentity", Name: "GetCredentialsForIdentityRequest", Kind: Response, Life: time.Hour},
	// func (*S3) CreateSession(input *CreateSessionInput) (*CreateSessionOutput, error)  (api.go:1061)
	{SDK: V1, Pkg: v1svc + "/s3", Recv: "S3", Name: "CreateSession", Kind: Response, Life: 5 * time.Minute},
	// func (*S3) CreateSessionWithContext(ctx aws.Context, input *CreateSessionInput, opts ...request.Option)
	//     (*CreateSessionOutput, error)  (api.go:1075)
	{SDK: V1, Pkg: v1svc + "/s3", Recv: "S3", Name: "CreateSessionWithContext", Kind: Response, Life: 5 * time.Minute},
	// func (*S3) CreateSessionRequest(input *CreateSessionInput) (req *request.Request, output *CreateSessionOutput)
	//     (api.go:961)
	{SDK: V1, Pkg: v1svc + "/s3", Recv: "S3", Name: "CreateSessionRequest", Kind: Response, Life: 5 * time.Minute},
}

var v1ServiceStructs = []Struct{
	// STS. Durations: the API's defaults; a role chained from a role lives an hour at most.

	// type AssumeRoleOutput struct  (api.go:1749)
	{SDK: V1, Pkg: v1svc + "/sts", Type: "AssumeRoleOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "sts.AssumeRole", Instead: "stscreds.NewCredentials"},
	// type AssumeRoleWithSAMLOutput struct  (api.go:2037)
	{SDK: V1, Pkg: v1svc + "/sts", Type: "AssumeRoleWithSAMLOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "sts.AssumeRoleWithSAML"},
	// type AssumeRoleWithWebIdentityOutput struct  (api.go:2417)
	{SDK: V1, Pkg: v1svc + "/sts", Type: "AssumeRoleWithWebIdentityOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "sts.AssumeRoleWithWebIdentity", Instead: "stscreds.NewWebIdentityCredentials"},
	// type GetFederationTokenOutput struct  (api.go:3180)
	{SDK: V1, Pkg: v1svc + "/sts", Type: "GetFederationTokenOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   12 * time.Hour, From: "sts.GetFederationToken"},
	// type GetSessionTokenOutput struct  (api.go:3332)
	{SDK: V1, Pkg: v1svc + "/sts", Type: "GetSessionTokenOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   12 * time.Hour, From: "sts.GetSessionToken"},
	// type Credentials struct  (api.go:2595)
	{SDK: V1, Pkg: v1svc + "/sts", Type: "Credentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: time.Hour, From: "sts.AssumeRole", Instead: "stscreds.NewCredentials"},

	// SSO. Expiration is in milliseconds.

	// type GetRoleCredentialsOutput struct  (api.go:645)
	{SDK: V1, Pkg: v1svc + "/sso", Type: "GetRoleCredentialsOutput", Kind: ResponseStruct,
		Fields: []Field{{"RoleCredentials", Credential}},
		Life:   time.Hour, From: "sso.GetRoleCredentials", Instead: "ssocreds.NewCredentials"},
	// type RoleCredentials struct  (api.go:1125)
	{SDK: V1, Pkg: v1svc + "/sso", Type: "RoleCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: time.Hour, From: "sso.GetRoleCredentials", Instead: "ssocreds.NewCredentials"},
	// type CreateTokenOutput struct  (api.go:773)
	{SDK: V1, Pkg: v1svc + "/ssooidc", Type: "CreateTokenOutput", Kind: TokenStruct,
		Fields: []Field{{"AccessToken", DerivedToken}, {"ExpiresIn", Expires}},
		From:   "ssooidc.CreateToken"},
	// type CreateTokenWithIAMOutput struct  (api.go:1065)
	{SDK: V1, Pkg: v1svc + "/ssooidc", Type: "CreateTokenWithIAMOutput", Kind: TokenStruct,
		Fields: []Field{{"AccessToken", DerivedToken}, {"ExpiresIn", Expires}},
		From:   "ssooidc.CreateTokenWithIAM"},

	// Cognito.

	// type GetCredentialsForIdentityOutput struct  (api.go:3151)
	{SDK: V1, Pkg: v1svc + "/cognitoidentity", Type: "GetCredentialsForIdentityOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "cognitoidentity.GetCredentialsForIdentity"},
	// type Credentials struct  (api.go:2622)
	{SDK: V1, Pkg: v1svc + "/cognitoidentity", Type: "Credentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: time.Hour, From: "cognitoidentity.GetCredentialsForIdentity"},
	// type CreateSessionOutput struct  (api.go:16940)
	{SDK: V1, Pkg: v1svc + "/s3", Type: "CreateSessionOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   5 * time.Minute, From: "s3.CreateSession"},
	// type SessionCredentials struct  (api.go:41779)
	{SDK: V1, Pkg: v1svc + "/s3", Type: "SessionCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: 5 * time.Minute, From: "s3.CreateSession"},
}
