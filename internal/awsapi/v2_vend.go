package awsapi

import "time"

var v2VendFuncs = []Func{
	// Other services that vend temporary credentials.

	// func (*Client) GetDataAccess(ctx context.Context, params *GetDataAccessInput, optFns ...func(*Options))
	//     (*GetDataAccessOutput, error)  (api_op_GetDataAccess.go:32)
	{SDK: V2, Pkg: v2 + "/service/s3control", Recv: "Client", Name: "GetDataAccess", Kind: Response, Life: time.Hour},
	// func (*Client) GetTemporaryGlueTableCredentials(ctx context.Context, params *GetTemporaryGlueTableCredentialsInput,
	//     optFns ...func(*Options)) (*GetTemporaryGlueTableCredentialsOutput, error)
	//     (api_op_GetTemporaryGlueTableCredentials.go:22)
	{SDK: V2, Pkg: v2 + "/service/lakeformation", Recv: "Client", Name: "GetTemporaryGlueTableCredentials", Kind: Response},
	// func (*Client) GetTemporaryGluePartitionCredentials(ctx context.Context, params
	//     *GetTemporaryGluePartitionCredentialsInput, optFns ...func(*Options))
	//     (*GetTemporaryGluePartitionCredentialsOutput, error)  (api_op_GetTemporaryGluePartitionCredentials.go:19)
	{SDK: V2, Pkg: v2 + "/service/lakeformation", Recv: "Client", Name: "GetTemporaryGluePartitionCredentials", Kind: Response},
	// func (*Client) GetTemporaryDataLocationCredentials(ctx context.Context, params
	//     *GetTemporaryDataLocationCredentialsInput, optFns ...func(*Options))
	//     (*GetTemporaryDataLocationCredentialsOutput, error)  (api_op_GetTemporaryDataLocationCredentials.go:42)
	{SDK: V2, Pkg: v2 + "/service/lakeformation", Recv: "Client", Name: "GetTemporaryDataLocationCredentials", Kind: Response},
	// func (*Client) AssumeDecoratedRoleWithSAML(ctx context.Context, params *AssumeDecoratedRoleWithSAMLInput, optFns
	//     ...func(*Options)) (*AssumeDecoratedRoleWithSAMLOutput, error)  (api_op_AssumeDecoratedRoleWithSAML.go:38)
	{SDK: V2, Pkg: v2 + "/service/lakeformation", Recv: "Client", Name: "AssumeDecoratedRoleWithSAML", Kind: Response},

	// Registries: 12 hours.

	// func (*Client) GetAuthorizationToken(ctx context.Context, params *GetAuthorizationTokenInput, optFns
	//     ...func(*Options)) (*GetAuthorizationTokenOutput, error)  (api_op_GetAuthorizationToken.go:24)
	{SDK: V2, Pkg: v2 + "/service/ecr", Recv: "Client", Name: "GetAuthorizationToken", Kind: TokenSource, Life: 12 * time.Hour},
	// func (*Client) GetAuthorizationToken(ctx context.Context, params *GetAuthorizationTokenInput, optFns
	//     ...func(*Options)) (*GetAuthorizationTokenOutput, error)  (api_op_GetAuthorizationToken.go:18)
	{SDK: V2, Pkg: v2 + "/service/ecrpublic", Recv: "Client", Name: "GetAuthorizationToken", Kind: TokenSource, Life: 12 * time.Hour},

	// 12 hours unless asked for less (api_op_GetAuthorizationToken.go:20).

	// func (*Client) GetAuthorizationToken(ctx context.Context, params *GetAuthorizationTokenInput, optFns
	//     ...func(*Options)) (*GetAuthorizationTokenOutput, error)  (api_op_GetAuthorizationToken.go:38)
	{SDK: V2, Pkg: v2 + "/service/codeartifact", Recv: "Client", Name: "GetAuthorizationToken", Kind: TokenSource, Life: 12 * time.Hour},

	// Redshift: 15 minutes unless asked for more (api_op_GetClusterCredentials.go:19).

	// func (*Client) GetClusterCredentials(ctx context.Context, params *GetClusterCredentialsInput, optFns
	//     ...func(*Options)) (*GetClusterCredentialsOutput, error)  (api_op_GetClusterCredentials.go:39)
	{SDK: V2, Pkg: v2 + "/service/redshift", Recv: "Client", Name: "GetClusterCredentials", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*Client) GetClusterCredentialsWithIAM(ctx context.Context, params *GetClusterCredentialsWithIAMInput, optFns
	//     ...func(*Options)) (*GetClusterCredentialsWithIAMOutput, error)  (api_op_GetClusterCredentialsWithIAM.go:27)
	{SDK: V2, Pkg: v2 + "/service/redshift", Recv: "Client", Name: "GetClusterCredentialsWithIAM", Kind: TokenSource, Life: 15 * time.Minute},
	// func (*Client) GetCredentials(ctx context.Context, params *GetCredentialsInput, optFns ...func(*Options))
	//     (*GetCredentialsOutput, error)  (api_op_GetCredentials.go:27)
	{SDK: V2, Pkg: v2 + "/service/redshiftserverless", Recv: "Client", Name: "GetCredentials", Kind: TokenSource, Life: 15 * time.Minute},

	// Rarer vendors of temporary credentials.

	// func (*Client) GetEnvironmentCredentials(ctx context.Context, params *GetEnvironmentCredentialsInput, optFns
	//     ...func(*Options)) (*GetEnvironmentCredentialsOutput, error)  (api_op_GetEnvironmentCredentials.go:15)
	{SDK: V2, Pkg: v2 + "/service/datazone", Recv: "Client", Name: "GetEnvironmentCredentials", Kind: Response},
}

var v2VendStructs = []Struct{
	// Other services that vend temporary credentials.

	// type GetDataAccessOutput struct  (api_op_GetDataAccess.go:109)
	{SDK: V2, Pkg: v2 + "/service/s3control", Type: "GetDataAccessOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "s3control.GetDataAccess"},
	// type Credentials struct  (types.go:403)
	{SDK: V2, Pkg: v2 + "/service/s3control/types", Type: "Credentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		Life: time.Hour, From: "s3control.GetDataAccess"},
	// type GetTemporaryGlueTableCredentialsOutput struct  (api_op_GetTemporaryGlueTableCredentials.go:72)
	{SDK: V2, Pkg: v2 + "/service/lakeformation", Type: "GetTemporaryGlueTableCredentialsOutput", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "lakeformation.GetTemporaryGlueTableCredentials"},
	// type GetTemporaryGluePartitionCredentialsOutput struct  (api_op_GetTemporaryGluePartitionCredentials.go:65)
	{SDK: V2, Pkg: v2 + "/service/lakeformation", Type: "GetTemporaryGluePartitionCredentialsOutput", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "lakeformation.GetTemporaryGluePartitionCredentials"},
	// type GetTemporaryDataLocationCredentialsOutput struct  (api_op_GetTemporaryDataLocationCredentials.go:80)
	{SDK: V2, Pkg: v2 + "/service/lakeformation", Type: "GetTemporaryDataLocationCredentialsOutput", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		From:   "lakeformation.GetTemporaryDataLocationCredentials"},
	// type AssumeDecoratedRoleWithSAMLOutput struct  (api_op_AssumeDecoratedRoleWithSAML.go:82)
	{SDK: V2, Pkg: v2 + "/service/lakeformation", Type: "AssumeDecoratedRoleWithSAMLOutput", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "lakeformation.AssumeDecoratedRoleWithSAML"},
	// type TemporaryCredentials struct  (types.go:1030)
	{SDK: V2, Pkg: v2 + "/service/lakeformation/types", Type: "TemporaryCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "lakeformation.GetTemporaryDataLocationCredentials"},

	// Registries: 12 hours.

	// type AuthorizationData struct  (types.go:55)
	{SDK: V2, Pkg: v2 + "/service/ecr/types", Type: "AuthorizationData", Kind: TokenStruct,
		Fields: []Field{{"AuthorizationToken", DerivedToken}, {"ExpiresAt", Expires}},
		Life:   12 * time.Hour, From: "ecr.GetAuthorizationToken"},
	// type AuthorizationData struct  (types.go:13)
	{SDK: V2, Pkg: v2 + "/service/ecrpublic/types", Type: "AuthorizationData", Kind: TokenStruct,
		Fields: []Field{{"AuthorizationToken", DerivedToken}, {"ExpiresAt", Expires}},
		Life:   12 * time.Hour, From: "ecrpublic.GetAuthorizationToken"},

	// 12 hours unless asked for less (api_op_GetAuthorizationToken.go:20).

	// type GetAuthorizationTokenOutput struct  (api_op_GetAuthorizationToken.go:73)
	{SDK: V2, Pkg: v2 + "/service/codeartifact", Type: "GetAuthorizationTokenOutput", Kind: TokenStruct,
		Fields: []Field{{"AuthorizationToken", DerivedToken}, {"Expiration", Expires}},
		Life:   12 * time.Hour, From: "codeartifact.GetAuthorizationToken"},

	// Redshift: 15 minutes unless asked for more (api_op_GetClusterCredentials.go:19).

	// type GetClusterCredentialsOutput struct  (api_op_GetClusterCredentials.go:152)
	{SDK: V2, Pkg: v2 + "/service/redshift", Type: "GetClusterCredentialsOutput", Kind: TokenStruct,
		Fields: []Field{{"DbPassword", DerivedToken}, {"Expiration", Expires}},
		Life:   15 * time.Minute, From: "redshift.GetClusterCredentials"},
	// type GetClusterCredentialsWithIAMOutput struct  (api_op_GetClusterCredentialsWithIAM.go:65)
	{SDK: V2, Pkg: v2 + "/service/redshift", Type: "GetClusterCredentialsWithIAMOutput", Kind: TokenStruct,
		Fields: []Field{{"DbPassword", DerivedToken}, {"Expiration", Expires}},
		Life:   15 * time.Minute, From: "redshift.GetClusterCredentialsWithIAM"},
	// type GetCredentialsOutput struct  (api_op_GetCredentials.go:77)
	{SDK: V2, Pkg: v2 + "/service/redshiftserverless", Type: "GetCredentialsOutput", Kind: TokenStruct,
		Fields: []Field{{"DbPassword", DerivedToken}, {"Expiration", Expires}},
		Life:   15 * time.Minute, From: "redshiftserverless.GetCredentials"},

	// Rarer vendors of temporary credentials.

	// type GetEnvironmentCredentialsOutput struct  (api_op_GetEnvironmentCredentials.go:46)
	{SDK: V2, Pkg: v2 + "/service/datazone", Type: "GetEnvironmentCredentialsOutput", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}},
		From: "datazone.GetEnvironmentCredentials"},
	// type AWSSessionCredentials struct  (types.go:838)
	{SDK: V2, Pkg: v2 + "/service/codepipeline/types", Type: "AWSSessionCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyId", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken}},
		From:   "a codepipeline job"},
}
