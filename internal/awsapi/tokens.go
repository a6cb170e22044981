package awsapi

import "time"

var tokenFuncs = []Func{
	// MSK: 900 seconds (msk_auth_token_provider.go:33), whatever is left of the credentials.

	// func GenerateAuthToken(ctx context.Context, region string) (string, int64, error)  (msk_auth_token_provider.go:43)
	{SDK: Other, Pkg: msk, Name: "GenerateAuthToken", Kind: TokenSource, Life: 15 * time.Minute},
	// func GenerateAuthTokenFromProfile(ctx context.Context, region string, awsProfile string) (string, int64, error)
	//     (msk_auth_token_provider.go:54)
	{SDK: Other, Pkg: msk, Name: "GenerateAuthTokenFromProfile", Kind: TokenSource,
		Params: []Param{{"awsProfile", Profile}}, Life: 15 * time.Minute},
	// func GenerateAuthTokenFromProfileWithSharedConfigFiles(ctx context.Context, region string, awsProfile string,
	//     sharedConfigFiles []string) (string, int64, error)  (msk_auth_token_provider.go:59)
	{SDK: Other, Pkg: msk, Name: "GenerateAuthTokenFromProfileWithSharedConfigFiles", Kind: TokenSource,
		Params: []Param{{"awsProfile", Profile}, {"sharedConfigFiles", File}}, Life: 15 * time.Minute},
	// func GenerateAuthTokenFromRole(ctx context.Context, region string, roleArn string, stsSessionName string) (string,
	//     int64, error)  (msk_auth_token_provider.go:70)
	{SDK: Other, Pkg: msk, Name: "GenerateAuthTokenFromRole", Kind: TokenSource, Life: 15 * time.Minute},
	// func GenerateAuthTokenFromRoleWithExternalId(ctx context.Context, region string, roleArn string, stsSessionName
	//     string, externalId string) (string, int64, error)  (msk_auth_token_provider.go:79)
	{SDK: Other, Pkg: msk, Name: "GenerateAuthTokenFromRoleWithExternalId", Kind: TokenSource, Life: 15 * time.Minute},
	// func GenerateAuthTokenFromWebIdentity(ctx context.Context, region string, roleArn string, webIdentityToken string,
	//     stsSessionName string) (string, int64, error)  (msk_auth_token_provider.go:95)
	{SDK: Other, Pkg: msk, Name: "GenerateAuthTokenFromWebIdentity", Kind: TokenSource, Life: 15 * time.Minute},
	// func GenerateAuthTokenFromCredentialsProvider(ctx context.Context, region string, credentialsProvider
	//     aws.CredentialsProvider) (string, int64, error)  (msk_auth_token_provider.go:113)
	{SDK: Other, Pkg: msk, Name: "GenerateAuthTokenFromCredentialsProvider", Kind: TokenSource,
		Params: []Param{{"credentialsProvider", Provider}}, Life: 15 * time.Minute},

	// EKS: 15 minutes, of which 14 are reported (token.go:88).

	// func (Generator) Get(string) (Token, error)  (token.go:171)
	{SDK: Other, Pkg: iamauth, Recv: "Generator", Name: "Get", Kind: TokenSource, Life: 14 * time.Minute},
	// func (Generator) GetWithRole(clusterID string, roleARN string) (Token, error)  (token.go:173)
	{SDK: Other, Pkg: iamauth, Recv: "Generator", Name: "GetWithRole", Kind: TokenSource, Life: 14 * time.Minute},
	// func (Generator) GetWithRoleForSession(clusterID string, roleARN string, sess *session.Session) (Token, error)
	//     (token.go:175)
	{SDK: Other, Pkg: iamauth, Recv: "Generator", Name: "GetWithRoleForSession", Kind: TokenSource,
		Params: []Param{{"sess", Config}}, Life: 14 * time.Minute},
	// func (Generator) GetWithOptions(options *GetTokenOptions) (Token, error)  (token.go:177)
	{SDK: Other, Pkg: iamauth, Recv: "Generator", Name: "GetWithOptions", Kind: TokenSource,
		Params: []Param{{"options", Config}}, Life: 14 * time.Minute},
	// func (Generator) GetWithSTS(clusterID string, stsAPI stsiface.STSAPI) (Token, error)  (token.go:179)
	{SDK: Other, Pkg: iamauth, Recv: "Generator", Name: "GetWithSTS", Kind: TokenSource, Life: 14 * time.Minute},
	// func NewFileCacheProvider(clusterID string, profile string, roleARN string, creds *credentials.Credentials)
	//     (FileCacheProvider, error)  (filecache.go:180)
	{SDK: Other, Pkg: iamauth, Name: "NewFileCacheProvider", Kind: Cache,
		Params: []Param{{"creds", Provider}, {"profile", Profile}}},
	// func (*FileCacheProvider) Retrieve() (credentials.Value, error)  (filecache.go:233)
	{SDK: Other, Pkg: iamauth, Recv: "FileCacheProvider", Name: "Retrieve", Kind: Snapshot},
}

var tokenStructs = []Struct{
	// EKS: 15 minutes, of which 14 are reported (token.go:88).

	// type Token struct  (token.go:101)
	{SDK: Other, Pkg: iamauth, Type: "Token", Kind: TokenStruct,
		Fields: []Field{{"Token", DerivedToken}, {"Expiration", Expires}},
		Life:   14 * time.Minute, From: "token.Generator"},
	// type GetTokenOptions struct  (token.go:107)
	{SDK: Other, Pkg: iamauth, Type: "GetTokenOptions", Kind: ConfigStruct, Fields: []Field{{"Session", Config}}},
	// type FileCacheProvider struct  (filecache.go:170)
	{SDK: Other, Pkg: iamauth, Type: "FileCacheProvider", Kind: ProviderStruct, Provider: Cache},
}
