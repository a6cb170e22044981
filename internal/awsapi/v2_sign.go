package awsapi

import "time"

var v2SignFuncs = []Func{
	// The metadata service.

	// func New(options Options, optFns ...func(*Options)) *Client  (api_client.go:66)
	{SDK: V2, Pkg: v2 + "/feature/ec2/imds", Name: "New", Kind: Irrelevant,
		Params: []Param{{"options", Options}, {"optFns", Options}}},
	// func NewFromConfig(cfg aws.Config, optFns ...func(*Options)) *Client  (api_client.go:109)
	{SDK: V2, Pkg: v2 + "/feature/ec2/imds", Name: "NewFromConfig", Kind: Irrelevant,
		Params: []Param{{"cfg", Config}, {"optFns", Options}}},
	// func (*Client) GetMetadata(ctx context.Context, params *GetMetadataInput, optFns ...func(*Options))
	//     (*GetMetadataOutput, error)  (api_op_GetMetadata.go:17)
	{SDK: V2, Pkg: v2 + "/feature/ec2/imds", Recv: "Client", Name: "GetMetadata", Kind: Metadata,
		Params: []Param{{"params", MetadataPath}}},

	// Signing with a triple by value: right if it was retrieved for this request.

	// func (Signer) SignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash string,
	//     service string, region string, signingTime time.Time, optFns ...func(options *SignerOptions)) error  (v4.go:268)
	{SDK: V2, Pkg: v2 + "/aws/signer/v4", Recv: "Signer", Name: "SignHTTP", Kind: Sign,
		Params: []Param{{"credentials", Credential}}},
	// func (HTTPSigner) SignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash string,
	//     service string, region string, signingTime time.Time, optFns ...func(*SignerOptions)) error  (v4.go:71)
	{SDK: V2, Pkg: v2 + "/aws/signer/v4", Recv: "HTTPSigner", Name: "SignHTTP", Kind: Sign,
		Params: []Param{{"credentials", Credential}}},
	// func (*Signer) PresignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash string,
	//     service string, region string, signingTime time.Time, optFns ...func(*SignerOptions)) (signedURI string,
	//     signedHeaders http.Header, err error)  (v4.go:340)
	{SDK: V2, Pkg: v2 + "/aws/signer/v4", Recv: "Signer", Name: "PresignHTTP", Kind: Sign,
		Params: []Param{{"credentials", Credential}}, Life: 15 * time.Minute},
	// func (HTTPPresigner) PresignHTTP(ctx context.Context, credentials aws.Credentials, r *http.Request, payloadHash
	//     string, service string, region string, signingTime time.Time, optFns ...func(*SignerOptions)) (url string,
	//     signedHeader http.Header, err error)  (presign_middleware.go:19)
	{SDK: V2, Pkg: v2 + "/aws/signer/v4", Recv: "HTTPPresigner", Name: "PresignHTTP", Kind: Sign,
		Params: []Param{{"credentials", Credential}}, Life: 15 * time.Minute},
	// func NewStreamSigner(credentials aws.Credentials, service string, region string, seedSignature []byte, optFns
	//     ...func(*StreamSignerOptions)) *StreamSigner  (stream.go:35)
	{SDK: V2, Pkg: v2 + "/aws/signer/v4", Name: "NewStreamSigner", Kind: Sign, Params: []Param{{"credentials", Credential}}},

	// Middleware that retrieves for each request, without a cache.

	// func NewSignHTTPRequestMiddleware(options SignHTTPRequestMiddlewareOptions) *SignHTTPRequestMiddleware
	//     (middleware.go:271)
	{SDK: V2, Pkg: v2 + "/aws/signer/v4", Name: "NewSignHTTPRequestMiddleware", Kind: Sign, Params: []Param{{"options", Config}}},
	// func NewPresignHTTPRequestMiddleware(options PresignHTTPRequestMiddlewareOptions) *PresignHTTPRequestMiddleware
	//     (presign_middleware.go:54)
	{SDK: V2, Pkg: v2 + "/aws/signer/v4", Name: "NewPresignHTTPRequestMiddleware", Kind: Sign,
		Params: []Param{{"options", Config}}},

	// RDS: checked when a connection opens, 900 seconds (connect.go:86).

	// func BuildAuthToken(ctx context.Context, endpoint string, region string, dbUser string, creds
	//     aws.CredentialsProvider, optFns ...func(options *BuildAuthTokenOptions)) (string, error)  (connect.go:47)
	{SDK: V2, Pkg: v2 + "/feature/rds/auth", Name: "BuildAuthToken", Kind: TokenSource,
		Params: []Param{{"creds", Provider}, {"optFns", Options}}, Life: 15 * time.Minute},

	// Aurora DSQL: 15 minutes, or less where the credentials die before (auth_token_generator.go:77).

	// func GenerateDbConnectAuthToken(ctx context.Context, endpoint, region string, creds aws.CredentialsProvider, optFns
	//     ...func(options *TokenOptions)) (string, error)  (auth_token_generator.go:36)
	{SDK: V2, Pkg: v2 + "/feature/dsql/auth", Name: "GenerateDbConnectAuthToken", Kind: TokenSource,
		Params: []Param{{"creds", Provider}, {"optFns", Options}}, Life: 15 * time.Minute},
	// func GenerateDBConnectAdminAuthToken(ctx context.Context, endpoint, region string, creds aws.CredentialsProvider,
	//     optFns ...func(options *TokenOptions)) (string, error)  (auth_token_generator.go:50)
	{SDK: V2, Pkg: v2 + "/feature/dsql/auth", Name: "GenerateDBConnectAdminAuthToken", Kind: TokenSource,
		Params: []Param{{"creds", Provider}, {"optFns", Options}}, Life: 15 * time.Minute},
}

var v2SignStructs = []Struct{
	// The metadata service.

	// type Options struct  (api_client.go:130)
	{SDK: V2, Pkg: v2 + "/feature/ec2/imds", Type: "Options", Kind: OptionStruct,
		Fields: []Field{{"ClientEnableState", IMDSState}}},
	// type GetMetadataInput struct  (api_op_GetMetadata.go:36)
	{SDK: V2, Pkg: v2 + "/feature/ec2/imds", Type: "GetMetadataInput", Kind: OptionStruct,
		Fields: []Field{{"Path", MetadataPath}}},

	// Middleware that retrieves for each request, without a cache.

	// type SignHTTPRequestMiddlewareOptions struct  (middleware.go:249)
	{SDK: V2, Pkg: v2 + "/aws/signer/v4", Type: "SignHTTPRequestMiddlewareOptions", Kind: ConfigStruct,
		Fields:   []Field{{"CredentialsProvider", Provider}},
		Uncached: true},
	// type PresignHTTPRequestMiddlewareOptions struct  (presign_middleware.go:35)
	{SDK: V2, Pkg: v2 + "/aws/signer/v4", Type: "PresignHTTPRequestMiddlewareOptions", Kind: ConfigStruct,
		Fields:   []Field{{"CredentialsProvider", Provider}},
		Uncached: true},
}
