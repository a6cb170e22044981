package awsapi

import "time"

var v1VendFuncs = []Func{
	// Registries: 12 hours.

	// func (*ECR) GetAuthorizationToken(input *GetAuthorizationTokenInput) (*GetAuthorizationTokenOutput, error)
	//     (api.go:2372)
	{SDK: V1, Pkg: v1svc + "/ecr", Recv: "ECR", Name: "GetAuthorizationToken", Kind: TokenSource, Life: 12 * time.Hour},
	// func (*ECR) GetAuthorizationTokenWithContext(ctx aws.Context, input *GetAuthorizationTokenInput, opts
	//     ...request.Option) (*GetAuthorizationTokenOutput, error)  (api.go:2386)
	{SDK: V1, Pkg: v1svc + "/ecr", Recv: "ECR", Name: "GetAuthorizationTokenWithContext", Kind: TokenSource, Life: 12 * time.Hour},
	// func (*ECR) GetAuthorizationTokenRequest(input *GetAuthorizationTokenInput) (req *request.Request, output
	//     *GetAuthorizationTokenOutput)  (api.go:2326)
	{SDK: V1, Pkg: v1svc + "/ecr", Recv: "ECR", Name: "GetAuthorizationTokenRequest", Kind: TokenSource, Life: 12 * time.Hour},
	// func (*ECRPublic) GetAuthorizationToken(input *GetAuthorizationTokenInput) (*GetAuthorizationTokenOutput, error)
	//     (api.go:1291)
	{SDK: V1, Pkg: v1svc + "/ecrpublic", Recv: "ECRPublic", Name: "GetAuthorizationToken", Kind: TokenSource, Life: 12 * time.Hour},
	// func (*ECRPublic) GetAuthorizationTokenWithContext(ctx aws.Context, input *GetAuthorizationTokenInput, opts
	//     ...request.Option) (*GetAuthorizationTokenOutput, error)  (api.go:1305)
	{SDK: V1, Pkg: v1svc + "/ecrpublic", Recv: "ECRPublic", Name: "GetAuthorizationTokenWithContext", Kind: TokenSource, Life: 12 * time.Hour},
	// func (*ECRPublic) GetAuthorizationTokenRequest(input *GetAuthorizationTokenInput) (req *request.Request, output
	//     *GetAuthorizationTokenOutput)  (api.go:1247)
	{SDK: V1, Pkg: v1svc + "/ecrpublic", Recv: "ECRPublic", Name: "GetAuthorizationTokenRequest", Kind: TokenSource, Life: 12 * time.Hour},
	// func (*CodeArtifact) GetAuthorizationToken(input *GetAuthorizationTokenInput) (*GetAuthorizationTokenOutput, error)
	//     (api.go:2094)
	{SDK: V1, Pkg: v1svc + "/codeartifact", Recv: "CodeArtifact", Name: "GetAuthorizationToken", Kind: TokenSource, Life: 12 * time.Hour},
	// func (*CodeArtifact) GetAuthorizationTokenWithContext(ctx aws.Context, input *GetAuthorizationTokenInput, opts
	//     ...request.Option) (*GetAuthorizationTokenOutput, error)  (api.go:2108)
	{SDK: V1, Pkg: v1svc + "/codeartifact", Recv: "CodeArtifact", Name: "GetAuthorizationTokenWithContext", Kind: TokenSource, Life: 12 * time.Hour},
	// func (*CodeArtifact) GetAuthorizationTokenRequest(input *GetAuthorizationTokenInput) (req *request.Request, output
	//     *GetAuthorizationTokenOutput)  (api.go:2027)
	{SDK: V1, Pkg: v1svc + "/codeartifact", Recv: "CodeArtifact", Name: "GetAuthorizationTokenRequest", Kind: TokenSource, Life: 12 * time.Hour},

	// Redshift: 15 minutes unless asked for more.

	// func (*Redshift) GetClusterCredentials(input *GetClusterCredentialsInput) (*GetClusterCredentialsOutput, error)
	//     (api.go:10571)
	{SDK: V1, Pkg: v1svc + "/redshift", Recv: "Redshift", Name: "GetClusterCredentials", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*Redshift) GetClusterCredentialsWithContext(ctx aws.Context, input *GetClusterCredentialsInput, opts
	//     ...request.Option) (*GetClusterCredentialsOutput, error)  (api.go:10585)
	{SDK: V1, Pkg: v1svc + "/redshift", Recv: "Redshift", Name: "GetClusterCredentialsWithContext", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*Redshift) GetClusterCredentialsRequest(input *GetClusterCredentialsInput) (req *request.Request, output
	//     *GetClusterCredentialsOutput)  (api.go:10512)
	{SDK: V1, Pkg: v1svc + "/redshift", Recv: "Redshift", Name: "GetClusterCredentialsRequest", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*Redshift) GetClusterCredentialsWithIAM(input *GetClusterCredentialsWithIAMInput)
	//     (*GetClusterCredentialsWithIAMOutput, error)  (api.go:10664)
	{SDK: V1, Pkg: v1svc + "/redshift", Recv: "Redshift", Name: "GetClusterCredentialsWithIAM", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*Redshift) GetClusterCredentialsWithIAMWithContext(ctx aws.Context, input *GetClusterCredentialsWithIAMInput,
	//     opts ...request.Option) (*GetClusterCredentialsWithIAMOutput, error)  (api.go:10678)
	{SDK: V1, Pkg: v1svc + "/redshift", Recv: "Redshift", Name: "GetClusterCredentialsWithIAMWithContext", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*Redshift) GetClusterCredentialsWithIAMRequest(input *GetClusterCredentialsWithIAMInput) (req
	//     *request.Request, output *GetClusterCredentialsWithIAMOutput)  (api.go:10617)
	{SDK: V1, Pkg: v1svc + "/redshift", Recv: "Redshift", Name: "GetClusterCredentialsWithIAMRequest", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*RedshiftServerless) GetCredentials(input *GetCredentialsInput) (*GetCredentialsOutput, error)  (api.go:1750)
	{SDK: V1, Pkg: v1svc + "/redshiftserverless", Recv: "RedshiftServerless", Name: "GetCredentials", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*RedshiftServerless) GetCredentialsWithContext(ctx aws.Context, input *GetCredentialsInput, opts
	//     ...request.Option) (*GetCredentialsOutput, error)  (api.go:1764)
	{SDK: V1, Pkg: v1svc + "/redshiftserverless", Recv: "RedshiftServerless", Name: "GetCredentialsWithContext", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*RedshiftServerless) GetCredentialsRequest(input *GetCredentialsInput) (req *request.Request, output
	//     *GetCredentialsOutput)  (api.go:1699)
	{SDK: V1, Pkg: v1svc + "/redshiftserverless", Recv: "RedshiftServerless", Name: "GetCredentialsRequest", Kind: TokenSource, Life: 15 * time.Minute},
}

var v1VendStructs = []Struct{
	// Other services that vend temporary credentials: their types say so.

	// type Credentials struct  (api.go:12302)
	{SDK: V1, Pkg: v1svc + "/s3control", Type: "Credentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: time.Hour, From: "s3control.GetDataAccess"},
	// type AssumeDecoratedRoleWithSAMLOutput struct  (api.go:6329)
	{SDK: V1, Pkg: v1svc + "/lakeformation", Type: "AssumeDecoratedRoleWithSAMLOutput", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "lakeformation.AssumeDecoratedRoleWithSAML"},
	// type GetTemporaryGluePartitionCredentialsOutput struct  (api.go:10587)
	{SDK: V1, Pkg: v1svc + "/lakeformation", Type: "GetTemporaryGluePartitionCredentialsOutput", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "lakeformation.GetTemporaryGluePartitionCredentials"},
	// type GetTemporaryGlueTableCredentialsOutput struct  (api.go:10763)
	{SDK: V1, Pkg: v1svc + "/lakeformation", Type: "GetTemporaryGlueTableCredentialsOutput", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "lakeformation.GetTemporaryGlueTableCredentials"},
	// type AWSSessionCredentials struct  (api.go:4324)
	{SDK: V1, Pkg: v1svc + "/codepipeline", Type: "AWSSessionCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken}},
		From:   "a codepipeline job"},
	// type GetEnvironmentCredentialsOutput struct  (api.go:27848)
	{SDK: V1, Pkg: v1svc + "/datazone", Type: "GetEnvironmentCredentialsOutput", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "datazone.GetEnvironmentCredentials"},
	// type AwsCredentials struct  (api.go:13002)
	{SDK: V1, Pkg: v1svc + "/deadline", Type: "AwsCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "a deadline role"},
	// type Credentials struct  (api.go:412)
	{SDK: V1, Pkg: v1svc + "/eksauth", Type: "Credentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "eksauth.AssumeRoleForPodIdentity"},
	// type AwsCredentials struct  (api.go:3698)
	{SDK: V1, Pkg: v1svc + "/finspacedata", Type: "AwsCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "finspacedata.GetExternalDataViewAccessDetails"},
	// type Credentials struct  (api.go:4972)
	{SDK: V1, Pkg: v1svc + "/finspacedata", Type: "Credentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken}},
		From:   "finspacedata.GetProgrammaticAccessCredentials"},
	// type AwsCredentials struct  (api.go:14200)
	{SDK: V1, Pkg: v1svc + "/gamelift", Type: "AwsCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken}},
		From:   "gamelift.RequestUploadCredentials"},

	// Registries: 12 hours.

	// type AuthorizationData struct  (api.go:4944)
	{SDK: V1, Pkg: v1svc + "/ecr", Type: "AuthorizationData", Kind: TokenStruct,
		Fields: []Field{{"AuthorizationToken", DerivedToken}, {"ExpiresAt", Expires}},
		Life:   12 * time.Hour, From: "ecr.GetAuthorizationToken"},
	// type AuthorizationData struct  (api.go:2486)
	{SDK: V1, Pkg: v1svc + "/ecrpublic", Type: "AuthorizationData", Kind: TokenStruct,
		Fields: []Field{{"AuthorizationToken", DerivedToken}, {"ExpiresAt", Expires}},
		Life:   12 * time.Hour, From: "ecrpublic.GetAuthorizationToken"},
	// type GetAuthorizationTokenOutput struct  (api.go:8886)
	{SDK: V1, Pkg: v1svc + "/codeartifact", Type: "GetAuthorizationTokenOutput", Kind: TokenStruct,
		Fields: []Field{{"AuthorizationToken", DerivedToken}, {"Expiration", Expires}},
		Life:   12 * time.Hour, From: "codeartifact.GetAuthorizationToken"},

	// Redshift: 15 minutes unless asked for more.

	// type GetClusterCredentialsOutput struct  (api.go:29393)
	{SDK: V1, Pkg: v1svc + "/redshift", Type: "GetClusterCredentialsOutput", Kind: TokenStruct,
		Fields: []Field{{"DbPassword", DerivedToken}, {"Expiration", Expires}},
		Life:   15 * time.Minute, From: "redshift.GetClusterCredentials"},
	// type GetClusterCredentialsWithIAMOutput struct  (api.go:29516)
	{SDK: V1, Pkg: v1svc + "/redshift", Type: "GetClusterCredentialsWithIAMOutput", Kind: TokenStruct,
		Fields: []Field{{"DbPassword", DerivedToken}, {"Expiration", Expires}},
		Life:   15 * time.Minute, From: "redshift.GetClusterCredentialsWithIAM"},
	// type GetCredentialsOutput struct  (api.go:8258)
	{SDK: V1, Pkg: v1svc + "/redshiftserverless", Type: "GetCredentialsOutput", Kind: TokenStruct,
		Fields: []Field{{"DbPassword", DerivedToken}, {"Expiration", Expires}},
		Life:   15 * time.Minute, From: "redshiftserverless.GetCredentials"},
}
