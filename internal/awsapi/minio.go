package awsapi

import "time"

var minioFuncs = []Func{
	// Clients. Creds nil means anonymous (api.go:129).

	// func New(endpoint string, opts *Options) (*Client, error)  (api.go:210)
	{SDK: Minio, Pkg: mn, Name: "New", Kind: Client, Params: []Param{{"endpoint", Endpoint}, {"opts", Config}}},
	// func NewCore(endpoint string, opts *Options) (*Core, error)  (core.go:36)
	{SDK: Minio, Pkg: mn, Name: "NewCore", Kind: Client, Params: []Param{{"endpoint", Endpoint}, {"opts", Config}}},
	// func (*Client) GetCreds() (credentials.Value, error)  (api.go:1277)
	{SDK: Minio, Pkg: mn, Recv: "Client", Name: "GetCreds", Kind: Snapshot},
	// func (*Client) CreateSession(ctx context.Context, bucketName string, sessionMode SessionMode) (cred
	//     credentials.Value, err error)  (create-session.go:72)
	{SDK: Minio, Pkg: mn, Recv: "Client", Name: "CreateSession", Kind: Response, Life: 5 * time.Minute},

	// *Credentials is the cache.

	// func New(provider Provider) *Credentials  (credentials.go:175)
	{SDK: Minio, Pkg: mncreds, Name: "New", Kind: Cache, Params: []Param{{"provider", Provider}}},
	// func (*Credentials) Get() (Value, error)  (credentials.go:195)
	{SDK: Minio, Pkg: mncreds, Recv: "Credentials", Name: "Get", Kind: Snapshot},
	// func (*Credentials) GetWithContext(cc *CredContext) (Value, error)  (credentials.go:208)
	{SDK: Minio, Pkg: mncreds, Recv: "Credentials", Name: "GetWithContext", Kind: Snapshot},
	// func (Provider) Retrieve() (Value, error)  (credentials.go:72)
	{SDK: Minio, Pkg: mncreds, Recv: "Provider", Name: "Retrieve", Kind: Snapshot},
	// func (Provider) RetrieveWithCredContext(cc *CredContext) (Value, error)  (credentials.go:64)
	{SDK: Minio, Pkg: mncreds, Recv: "Provider", Name: "RetrieveWithCredContext", Kind: Snapshot},

	// Static: IsExpired is always false (static.go:70). Empty keys mean anonymous, without an error.

	// func NewStaticV4(id string, secret string, token string) *Credentials  (static.go:36)
	{SDK: Minio, Pkg: mncreds, Name: "NewStaticV4", Kind: Static,
		Params: []Param{{"id", AccessKeyID}, {"secret", SecretAccessKey}, {"token", SessionToken}}},
	// func NewStaticV2(id string, secret string, token string) *Credentials  (static.go:31)
	{SDK: Minio, Pkg: mncreds, Name: "NewStaticV2", Kind: Static,
		Params: []Param{{"id", AccessKeyID}, {"secret", SecretAccessKey}, {"token", SessionToken}}},
	// func NewStatic(id string, secret string, token string, signerType SignatureType) *Credentials  (static.go:42)
	{SDK: Minio, Pkg: mncreds, Name: "NewStatic", Kind: Static,
		Params: []Param{{"id", AccessKeyID}, {"secret", SecretAccessKey}, {"token", SessionToken}}},
	// func (*Static) Retrieve() (Value, error)  (static.go:54)
	{SDK: Minio, Pkg: mncreds, Recv: "Static", Name: "Retrieve", Kind: Snapshot},
	// func (*Static) RetrieveWithCredContext(_ *CredContext) (Value, error)  (static.go:63)
	{SDK: Minio, Pkg: mncreds, Recv: "Static", Name: "RetrieveWithCredContext", Kind: Snapshot},

	// The environment, read once.

	// func NewEnvAWS() *Credentials  (env_aws.go:36)
	{SDK: Minio, Pkg: mncreds, Name: "NewEnvAWS", Kind: Environment},
	// func (*EnvAWS) Retrieve() (Value, error)  (env_aws.go:68)
	{SDK: Minio, Pkg: mncreds, Recv: "EnvAWS", Name: "Retrieve", Kind: Snapshot},
	// func (*EnvAWS) RetrieveWithCredContext(_ *CredContext) (Value, error)  (env_aws.go:73)
	{SDK: Minio, Pkg: mncreds, Recv: "EnvAWS", Name: "RetrieveWithCredContext", Kind: Snapshot},
	// func NewEnvMinio() *Credentials  (env_minio.go:37)
	{SDK: Minio, Pkg: mncreds, Name: "NewEnvMinio", Kind: Environment},
	// func (*EnvMinio) Retrieve() (Value, error)  (env_minio.go:65)
	{SDK: Minio, Pkg: mncreds, Recv: "EnvMinio", Name: "Retrieve", Kind: Snapshot},
	// func (*EnvMinio) RetrieveWithCredContext(_ *CredContext) (Value, error)  (env_minio.go:70)
	{SDK: Minio, Pkg: mncreds, Recv: "EnvMinio", Name: "RetrieveWithCredContext", Kind: Snapshot},

	// Files.

	// func NewFileAWSCredentials(filename string, profile string) *Credentials  (file_aws_credentials.go:118)
	{SDK: Minio, Pkg: mncreds, Name: "NewFileAWSCredentials", Kind: SharedFile,
		Params: []Param{{"filename", File}, {"profile", Profile}}},
	// func (*FileAWSCredentials) Retrieve() (Value, error)  (file_aws_credentials.go:386)
	{SDK: Minio, Pkg: mncreds, Recv: "FileAWSCredentials", Name: "Retrieve", Kind: Snapshot},
	// func (*FileAWSCredentials) RetrieveWithCredContext(cc *CredContext) (Value, error)  (file_aws_credentials.go:392)
	{SDK: Minio, Pkg: mncreds, Recv: "FileAWSCredentials", Name: "RetrieveWithCredContext", Kind: Snapshot},
	// func NewFileMinioClient(filename string, alias string) *Credentials  (file_minio_client.go:51)
	{SDK: Minio, Pkg: mncreds, Name: "NewFileMinioClient", Kind: SharedFile,
		Params: []Param{{"filename", File}, {"alias", Profile}}},
	// func (*FileMinioClient) Retrieve() (Value, error)  (file_minio_client.go:98)
	{SDK: Minio, Pkg: mncreds, Recv: "FileMinioClient", Name: "Retrieve", Kind: Snapshot},
	// func (*FileMinioClient) RetrieveWithCredContext(_ *CredContext) (Value, error)  (file_minio_client.go:103)
	{SDK: Minio, Pkg: mncreds, Recv: "FileMinioClient", Name: "RetrieveWithCredContext", Kind: Snapshot},

	// Chains: the first that is not empty stays; none means anonymous (chain.go:59).

	// func NewChainCredentials(providers []Provider) *Credentials  (chain.go:52)
	{SDK: Minio, Pkg: mncreds, Name: "NewChainCredentials", Kind: Chain, Params: []Param{{"providers", Providers}}},
	// func (*Chain) Retrieve() (Value, error)  (chain.go:81)
	{SDK: Minio, Pkg: mncreds, Recv: "Chain", Name: "Retrieve", Kind: Snapshot},
	// func (*Chain) RetrieveWithCredContext(cc *CredContext) (Value, error)  (chain.go:59)
	{SDK: Minio, Pkg: mncreds, Recv: "Chain", Name: "RetrieveWithCredContext", Kind: Snapshot},

	// The instance profile, ECS tasks, Pod Identity and web identity.

	// func NewIAM(endpoint string) *Credentials  (iam_aws.go:102)
	{SDK: Minio, Pkg: mncreds, Name: "NewIAM", Kind: RoleSource, InstanceRole: true},
	// func (*IAM) Retrieve() (Value, error)  (iam_aws.go:263)
	{SDK: Minio, Pkg: mncreds, Recv: "IAM", Name: "Retrieve", Kind: Snapshot},
	// func (*IAM) RetrieveWithCredContext(cc *CredContext) (Value, error)  (iam_aws.go:118)
	{SDK: Minio, Pkg: mncreds, Recv: "IAM", Name: "RetrieveWithCredContext", Kind: Snapshot},
}

var minioStructs = []Struct{
	// Clients. Creds nil means anonymous (api.go:129).

	// type Options struct  (api.go:128)
	{SDK: Minio, Pkg: mn, Type: "Options", Kind: ConfigStruct, Fields: []Field{{"Creds", Provider}}},

	// A triple by value. Expiration is ignored by the cache; only IsExpired counts.

	// type Value struct  (credentials.go:40)
	{SDK: Minio, Pkg: mncreds, Type: "Value", Kind: ValueStruct,
		Fields: []Field{{"AccessKeyID", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"Expiration", Expires}}},

	// *Credentials is the cache.

	// type Credentials struct  (credentials.go:166)
	{SDK: Minio, Pkg: mncreds, Type: "Credentials", Kind: ProviderStruct, Provider: Cache},

	// Static: IsExpired is always false (static.go:70). Empty keys mean anonymous, without an error.

	// type Static struct  (static.go:22)
	{SDK: Minio, Pkg: mncreds, Type: "Static", Kind: StaticStruct, Fields: []Field{{"Value", Credential}}},

	// The environment, read once.

	// type EnvAWS struct  (env_aws.go:30)
	{SDK: Minio, Pkg: mncreds, Type: "EnvAWS", Kind: ProviderStruct, Provider: Environment},
	// type EnvMinio struct  (env_minio.go:31)
	{SDK: Minio, Pkg: mncreds, Type: "EnvMinio", Kind: ProviderStruct, Provider: Environment},

	// Files.

	// type FileAWSCredentials struct  (file_aws_credentials.go:83)
	{SDK: Minio, Pkg: mncreds, Type: "FileAWSCredentials", Kind: ProviderStruct,
		Fields:   []Field{{"Filename", File}, {"Profile", Profile}},
		Provider: SharedFile},
	// type FileMinioClient struct  (file_minio_client.go:31)
	{SDK: Minio, Pkg: mncreds, Type: "FileMinioClient", Kind: ProviderStruct,
		Fields:   []Field{{"Filename", File}, {"Alias", Profile}},
		Provider: SharedFile},

	// Chains: the first that is not empty stays; none means anonymous (chain.go:59).

	// type Chain struct  (chain.go:45)
	{SDK: Minio, Pkg: mncreds, Type: "Chain", Kind: ProviderStruct, Fields: []Field{{"Providers", Providers}}, Provider: Chain},

	// The instance profile, ECS tasks, Pod Identity and web identity.

	// type IAM struct  (iam_aws.go:48)
	{SDK: Minio, Pkg: mncreds, Type: "IAM", Kind: ProviderStruct,
		Fields:   []Field{{"ExpiryWindow", Window}},
		Provider: RoleSource, InstanceRole: true},
}
