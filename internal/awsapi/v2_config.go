package awsapi

var v2ConfigFuncs = []Func{
	// Loading. The default chain gets one cache (resolve_credentials.go:131).

	// func LoadDefaultConfig(ctx context.Context, optFns ...func(*LoadOptions) error) (cfg aws.Config, err error)
	//     (config.go:203)
	{SDK: V2, Pkg: v2config, Name: "LoadDefaultConfig", Kind: Load, Params: []Param{{"optFns", Options}}},

	// Options that install a source, or fix where the chain looks.

	// func WithCredentialsProvider(v aws.CredentialsProvider) LoadOptionsFunc  (load_options.go:618)
	{SDK: V2, Pkg: v2config, Name: "WithCredentialsProvider", Kind: Install, Params: []Param{{"v", Provider}}},
	// func WithSharedConfigProfile(v string) LoadOptionsFunc  (load_options.go:476)
	{SDK: V2, Pkg: v2config, Name: "WithSharedConfigProfile", Kind: ProfileOption, Params: []Param{{"v", Profile}}},
	// func WithSharedConfigFiles(v []string) LoadOptionsFunc  (load_options.go:498)
	{SDK: V2, Pkg: v2config, Name: "WithSharedConfigFiles", Kind: FileOption, Params: []Param{{"v", File}}},
	// func WithSharedCredentialsFiles(v []string) LoadOptionsFunc  (load_options.go:520)
	{SDK: V2, Pkg: v2config, Name: "WithSharedCredentialsFiles", Kind: FileOption, Params: []Param{{"v", File}}},
	// func WithCredentialsCacheOptions(v func(*aws.CredentialsCacheOptions)) LoadOptionsFunc  (load_options.go:641)
	{SDK: V2, Pkg: v2config, Name: "WithCredentialsCacheOptions", Kind: WindowOption, Params: []Param{{"v", Options}}},
	// func WithEC2IMDSClientEnableState(v imds.ClientEnableState) LoadOptionsFunc  (load_options.go:1143)
	{SDK: V2, Pkg: v2config, Name: "WithEC2IMDSClientEnableState", Kind: IMDSOption, Params: []Param{{"v", IMDSState}}},

	// Options that send requests elsewhere.

	// func WithBaseEndpoint(v string) LoadOptionsFunc  (load_options.go:1247)
	{SDK: V2, Pkg: v2config, Name: "WithBaseEndpoint", Kind: EndpointOption, Params: []Param{{"v", Endpoint}}},
	// func WithEndpointResolver(v aws.EndpointResolver) LoadOptionsFunc  (load_options.go:947)
	{SDK: V2, Pkg: v2config, Name: "WithEndpointResolver", Kind: EndpointOption, Params: []Param{{"v", Endpoint}}},
	// func WithEndpointResolverWithOptions(v aws.EndpointResolverWithOptions) LoadOptionsFunc  (load_options.go:969)
	{SDK: V2, Pkg: v2config, Name: "WithEndpointResolverWithOptions", Kind: EndpointOption, Params: []Param{{"v", Endpoint}}},

	// The environment and the shared files by hand: both are read once.

	// func NewEnvConfig() (EnvConfig, error)  (env_config.go:334)
	{SDK: V2, Pkg: v2config, Name: "NewEnvConfig", Kind: Environment},
	// func LoadSharedConfigProfile(ctx context.Context, profile string, optFns ...func(*LoadSharedConfigOptions))
	//     (SharedConfig, error)  (shared_config.go:660)
	{SDK: V2, Pkg: v2config, Name: "LoadSharedConfigProfile", Kind: SharedFile,
		Params: []Param{{"profile", Profile}, {"optFns", Options}}},
}

var v2ConfigStructs = []Struct{
	// Loading. The default chain gets one cache (resolve_credentials.go:131).

	// type LoadOptions struct  (load_options.go:25)
	{SDK: V2, Pkg: v2config, Type: "LoadOptions", Kind: ConfigStruct,
		Fields: []Field{{"Credentials", Provider}, {"CredentialsCacheOptions", Options}, {"SharedConfigProfile", Profile},
			{"SharedConfigFiles", File}, {"SharedCredentialsFiles", File}, {"BaseEndpoint", Endpoint}, {"EndpointResolver",
				Endpoint}, {"EndpointResolverWithOptions", Endpoint}, {"EC2IMDSClientEnableState", IMDSState}, {"ServiceOptions",
				Options}}},

	// The environment and the shared files by hand: both are read once.

	// type EnvConfig struct  (env_config.go:119)
	{SDK: V2, Pkg: v2config, Type: "EnvConfig", Kind: ConfigStruct,
		Fields: []Field{{"Credentials", Credential}, {"SharedConfigProfile", Profile}, {"SharedConfigFile", File},
			{"SharedCredentialsFile", File}, {"BaseEndpoint", Endpoint}, {"EC2IMDSClientEnableState", IMDSState}},
		From: "the environment"},
	// type LoadSharedConfigOptions struct  (shared_config.go:634)
	{SDK: V2, Pkg: v2config, Type: "LoadSharedConfigOptions", Kind: OptionStruct,
		Fields: []Field{{"CredentialsFiles", File}, {"ConfigFiles", File}}},
	// type SharedConfig struct  (shared_config.go:203)
	{SDK: V2, Pkg: v2config, Type: "SharedConfig", Kind: ConfigStruct,
		Fields: []Field{{"Profile", Profile}, {"Credentials", Credential}, {"BaseEndpoint", Endpoint}},
		From:   "the shared files"},
}
