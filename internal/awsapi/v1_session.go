package awsapi

import "time"

var v1SessionFuncs = []Func{
	// Sessions: the default chain, the instance profile last (session/credentials.go:39).

	// func NewSession(cfgs ...*aws.Config) (*Session, error)  (session.go:148)
	{SDK: V1, Pkg: v1aws + "/session", Name: "NewSession", Kind: Load, Params: []Param{{"cfgs", Config}}},
	// func New(cfgs ...*aws.Config) *Session  (session.go:84)
	{SDK: V1, Pkg: v1aws + "/session", Name: "New", Kind: Load, Params: []Param{{"cfgs", Config}}},
	// func NewSessionWithOptions(opts Options) (*Session, error)  (session.go:342)
	{SDK: V1, Pkg: v1aws + "/session", Name: "NewSessionWithOptions", Kind: Load, Params: []Param{{"opts", Config}}},
	// func Must(sess *Session, err error) *Session  (session.go:378)
	{SDK: V1, Pkg: v1aws + "/session", Name: "Must", Kind: PassThrough, Params: []Param{{"sess", Value}}},
	// func (*Session) Copy(cfgs ...*aws.Config) *Session  (session.go:858)
	{SDK: V1, Pkg: v1aws + "/session", Recv: "Session", Name: "Copy", Kind: Load, Params: []Param{{"cfgs", Config}}},
	// func (*Session) ClientConfig(service string, cfgs ...*aws.Config) client.Config  (session.go:873)
	{SDK: V1, Pkg: v1aws + "/session", Recv: "Session", Name: "ClientConfig", Kind: Load, Params: []Param{{"cfgs", Config}}},
	// func (*Session) ClientConfigNoResolveEndpoint(cfgs ...*aws.Config) client.Config  (session.go:954)
	{SDK: V1, Pkg: v1aws + "/session", Recv: "Session", Name: "ClientConfigNoResolveEndpoint", Kind: Load,
		Params: []Param{{"cfgs", Config}}},
	// func (ConfigProvider) ClientConfig(serviceName string, cfgs ...*aws.Config) Config  (client.go:33)
	{SDK: V1, Pkg: v1aws + "/client", Recv: "ConfigProvider", Name: "ClientConfig", Kind: Load,
		Params: []Param{{"cfgs", Config}}},
	// func (ConfigNoResolveEndpointProvider) ClientConfigNoResolveEndpoint(cfgs ...*aws.Config) Config  (client.go:40)
	{SDK: V1, Pkg: v1aws + "/client", Recv: "ConfigNoResolveEndpointProvider", Name: "ClientConfigNoResolveEndpoint", Kind: Load,
		Params: []Param{{"cfgs", Config}}},
	// func New(cfg aws.Config, info metadata.ClientInfo, handlers request.Handlers, options ...func(*Client)) *Client
	//     (client.go:54)
	{SDK: V1, Pkg: v1aws + "/client", Name: "New", Kind: Client, Params: []Param{{"cfg", Config}}},

	// The older default chain (defaults.go:98).

	// func Get() Defaults  (defaults.go:41)
	{SDK: V1, Pkg: v1aws + "/defaults", Name: "Get", Kind: Load},
	// func Config() *aws.Config  (defaults.go:59)
	{SDK: V1, Pkg: v1aws + "/defaults", Name: "Config", Kind: Load},
	// func CredChain(cfg *aws.Config, handlers request.Handlers) *credentials.Credentials  (defaults.go:98)
	{SDK: V1, Pkg: v1aws + "/defaults", Name: "CredChain", Kind: Chain, Params: []Param{{"cfg", Config}}, InstanceRole: true},
	// func CredProviders(cfg *aws.Config, handlers request.Handlers) []credentials.Provider  (defaults.go:112)
	{SDK: V1, Pkg: v1aws + "/defaults", Name: "CredProviders", Kind: Chain, Params: []Param{{"cfg", Config}}, InstanceRole: true},
	// func RemoteCredProvider(cfg aws.Config, handlers request.Handlers) credentials.Provider  (defaults.go:149)
	{SDK: V1, Pkg: v1aws + "/defaults", Name: "RemoteCredProvider", Kind: RoleSource,
		Params: []Param{{"cfg", Config}}, InstanceRole: true},

	// The metadata service.

	// func (*EC2Metadata) GetMetadata(p string) (string, error)  (api.go:54)
	{SDK: V1, Pkg: v1aws + "/ec2metadata", Recv: "EC2Metadata", Name: "GetMetadata", Kind: Metadata,
		Params: []Param{{"p", MetadataPath}}},
	// func (*EC2Metadata) GetMetadataWithContext(ctx aws.Context, p string) (string, error)  (api.go:61)
	{SDK: V1, Pkg: v1aws + "/ec2metadata", Recv: "EC2Metadata", Name: "GetMetadataWithContext", Kind: Metadata,
		Params: []Param{{"p", MetadataPath}}},
	// func New(p client.ConfigProvider, cfgs ...*aws.Config) *EC2Metadata  (service.go:70)
	{SDK: V1, Pkg: v1aws + "/ec2metadata", Name: "New", Kind: Irrelevant, Params: []Param{{"p", Config}, {"cfgs", Config}}},
	// func NewClient(cfg aws.Config, handlers request.Handlers, endpoint string, signingRegion string, opts
	//     ...func(*client.Client)) *EC2Metadata  (service.go:85)
	{SDK: V1, Pkg: v1aws + "/ec2metadata", Name: "NewClient", Kind: Irrelevant, Params: []Param{{"cfg", Config}}},

	// The signer asks its provider for each request.

	// func NewSigner(credentials *credentials.Credentials, options ...func(*Signer)) *Signer  (v4.go:219)
	{SDK: V1, Pkg: v1aws + "/signer/v4", Name: "NewSigner", Kind: Sign,
		Params: []Param{{"credentials", Provider}, {"options", Options}}},
	// func NewStreamSigner(region string, service string, seedSignature []byte, credentials *credentials.Credentials)
	//     *StreamSigner  (stream.go:26)
	{SDK: V1, Pkg: v1aws + "/signer/v4", Name: "NewStreamSigner", Kind: Sign, Params: []Param{{"credentials", Provider}}},

	// RDS: 15 minutes (connect.go:54).

	// func BuildAuthToken(endpoint string, region string, dbUser string, creds *credentials.Credentials) (string, error)
	//     (connect.go:36)
	{SDK: V1, Pkg: v1svc + "/rds/rdsutils", Name: "BuildAuthToken", Kind: TokenSource,
		Params: []Param{{"creds", Provider}}, Life: 15 * time.Minute},
	// func NewConnectionStringBuilder(endpoint string, region string, dbUser string, dbName string, creds
	//     *credentials.Credentials) ConnectionStringBuilder  (builder.go:40)
	{SDK: V1, Pkg: v1svc + "/rds/rdsutils", Name: "NewConnectionStringBuilder", Kind: Irrelevant,
		Params: []Param{{"creds", Provider}}},
	// func (ConnectionStringBuilder) Build() (string, error)  (builder.go:109)
	{SDK: V1, Pkg: v1svc + "/rds/rdsutils", Recv: "ConnectionStringBuilder", Name: "Build", Kind: TokenSource, Life: 15 * time.Minute},

	// Transfer managers make their own client.

	// func NewUploader(c client.ConfigProvider, options ...func(*Uploader)) *Uploader  (upload.go:200)
	{SDK: V1, Pkg: v1svc + "/s3/s3manager", Name: "NewUploader", Kind: Client,
		Params: []Param{{"c", Config}, {"options", Options}}},
	// func NewDownloader(c client.ConfigProvider, options ...func(*Downloader)) *Downloader  (download.go:100)
	{SDK: V1, Pkg: v1svc + "/s3/s3manager", Name: "NewDownloader", Kind: Client,
		Params: []Param{{"c", Config}, {"options", Options}}},
	// func NewBatchDelete(c client.ConfigProvider, options ...func(*BatchDelete)) *BatchDelete  (batch.go:258)
	{SDK: V1, Pkg: v1svc + "/s3/s3manager", Name: "NewBatchDelete", Kind: Client,
		Params: []Param{{"c", Config}, {"options", Options}}},
	// func GetBucketRegion(ctx aws.Context, c client.ConfigProvider, bucket string, regionHint string, opts
	//     ...request.Option) (string, error)  (bucket_region.go:63)
	{SDK: V1, Pkg: v1svc + "/s3/s3manager", Name: "GetBucketRegion", Kind: Irrelevant, Params: []Param{{"c", Config}}},
}

var v1SessionStructs = []Struct{
	// Sessions: the default chain, the instance profile last (session/credentials.go:39).

	// type Options struct  (session.go:177)
	{SDK: V1, Pkg: v1aws + "/session", Type: "Options", Kind: ConfigStruct,
		Fields: []Field{{"Config", Config}, {"Profile", Profile}, {"SharedConfigFiles", File}}},
	// type Session struct  (session.go:56)
	{SDK: V1, Pkg: v1aws + "/session", Type: "Session", Kind: ConfigStruct, Fields: []Field{{"Config", Config}}},
	// type Config struct  (client.go:14)
	{SDK: V1, Pkg: v1aws + "/client", Type: "Config", Kind: ConfigStruct, Fields: []Field{{"Config", Config}}},

	// The older default chain (defaults.go:98).

	// type Defaults struct  (defaults.go:35)
	{SDK: V1, Pkg: v1aws + "/defaults", Type: "Defaults", Kind: ConfigStruct, Fields: []Field{{"Config", Config}}},

	// The signer asks its provider for each request.

	// type Signer struct  (v4.go:165)
	{SDK: V1, Pkg: v1aws + "/signer/v4", Type: "Signer", Kind: ConfigStruct, Fields: []Field{{"Credentials", Provider}}},
}
