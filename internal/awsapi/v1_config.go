package awsapi

var v1ConfigFuncs = []Func{
	// Config; its methods give the receiver back.

	// func NewConfig() *Config  (config.go:313)
	{SDK: V1, Pkg: v1aws, Name: "NewConfig", Kind: Load},
	// func (*Config) WithCredentials(creds *credentials.Credentials) *Config  (config.go:326)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithCredentials", Kind: Install, Params: []Param{{"creds", Provider}}},
	// func (*Config) WithEndpoint(endpoint string) *Config  (config.go:333)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithEndpoint", Kind: EndpointOption, Params: []Param{{"endpoint", Endpoint}}},
	// func (*Config) WithEndpointResolver(resolver endpoints.Resolver) *Config  (config.go:340)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithEndpointResolver", Kind: EndpointOption,
		Params: []Param{{"resolver", Endpoint}}},
	// func (*Config) Copy(cfgs ...*Config) *Config  (config.go:661)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "Copy", Kind: Load, Params: []Param{{"cfgs", Config}}},
	// func (*Config) MergeIn(cfgs ...*Config)  (config.go:519)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "MergeIn", Kind: Load, Params: []Param{{"cfgs", Config}}},
	// func (*Config) WithCredentialsChainVerboseErrors(verboseErrs bool) *Config  (config.go:319)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithCredentialsChainVerboseErrors", Kind: PassThrough},
	// func (*Config) WithDisableComputeChecksums(disable bool) *Config  (config.go:382)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithDisableComputeChecksums", Kind: PassThrough},
	// func (*Config) WithDisableEndpointHostPrefix(t bool) *Config  (config.go:485)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithDisableEndpointHostPrefix", Kind: PassThrough},
	// func (*Config) WithDisableParamValidation(disable bool) *Config  (config.go:375)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithDisableParamValidation", Kind: PassThrough},
	// func (*Config) WithDisableRestProtocolURICleaning(t bool) *Config  (config.go:513)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithDisableRestProtocolURICleaning", Kind: PassThrough},
	// func (*Config) WithDisableSSL(disable bool) *Config  (config.go:354)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithDisableSSL", Kind: PassThrough},
	// func (*Config) WithEC2MetadataDisableTimeoutOverride(enable bool) *Config  (config.go:458)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithEC2MetadataDisableTimeoutOverride", Kind: PassThrough},
	// func (*Config) WithEC2MetadataEnableFallback(v bool) *Config  (config.go:465)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithEC2MetadataEnableFallback", Kind: PassThrough},
	// func (*Config) WithEndpointDiscovery(t bool) *Config  (config.go:478)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithEndpointDiscovery", Kind: PassThrough},
	// func (*Config) WithHTTPClient(client *http.Client) *Config  (config.go:361)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithHTTPClient", Kind: PassThrough},
	// func (*Config) WithLogLevel(level LogLevelType) *Config  (config.go:389)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithLogLevel", Kind: PassThrough},
	// func (*Config) WithLogger(logger Logger) *Config  (config.go:396)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithLogger", Kind: PassThrough},
	// func (*Config) WithLowerCaseHeaderMaps(t bool) *Config  (config.go:506)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithLowerCaseHeaderMaps", Kind: PassThrough},
	// func (*Config) WithMaxRetries(max int) *Config  (config.go:368)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithMaxRetries", Kind: PassThrough},
	// func (*Config) WithRegion(region string) *Config  (config.go:347)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithRegion", Kind: PassThrough},
	// func (*Config) WithS3Disable100Continue(disable bool) *Config  (config.go:410)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithS3Disable100Continue", Kind: PassThrough},
	// func (*Config) WithS3DisableContentMD5Validation(enable bool) *Config  (config.go:425)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithS3DisableContentMD5Validation", Kind: PassThrough},
	// func (*Config) WithS3ForcePathStyle(force bool) *Config  (config.go:403)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithS3ForcePathStyle", Kind: PassThrough},
	// func (*Config) WithS3UsEast1RegionalEndpoint(sre endpoints.S3UsEast1RegionalEndpoint) *Config  (config.go:499)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithS3UsEast1RegionalEndpoint", Kind: PassThrough},
	// func (*Config) WithS3UseARNRegion(enable bool) *Config  (config.go:433)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithS3UseARNRegion", Kind: PassThrough},
	// func (*Config) WithS3UseAccelerate(enable bool) *Config  (config.go:417)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithS3UseAccelerate", Kind: PassThrough},
	// func (*Config) WithSTSRegionalEndpoint(sre endpoints.STSRegionalEndpoint) *Config  (config.go:492)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithSTSRegionalEndpoint", Kind: PassThrough},
	// func (*Config) WithSleepDelay(fn func(time.Duration)) *Config  (config.go:472)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithSleepDelay", Kind: PassThrough},
	// func (*Config) WithUseDualStack(enable bool) *Config  (config.go:440)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithUseDualStack", Kind: PassThrough},
	// func (*Config) WithUseFIPSEndpoint(enable bool) *Config  (config.go:447)
	{SDK: V1, Pkg: v1aws, Recv: "Config", Name: "WithUseFIPSEndpoint", Kind: PassThrough},

	// Values handed on.

	// func String(v string) *string  (convert_types.go:6)
	{SDK: V1, Pkg: v1aws, Name: "String", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func StringValue(v *string) string  (convert_types.go:12)
	{SDK: V1, Pkg: v1aws, Name: "StringValue", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func Time(v time.Time) *time.Time  (convert_types.go:832)
	{SDK: V1, Pkg: v1aws, Name: "Time", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func TimeValue(v *time.Time) time.Time  (convert_types.go:838)
	{SDK: V1, Pkg: v1aws, Name: "TimeValue", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func Bool(v bool) *bool  (convert_types.go:65)
	{SDK: V1, Pkg: v1aws, Name: "Bool", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func BoolValue(v *bool) bool  (convert_types.go:71)
	{SDK: V1, Pkg: v1aws, Name: "BoolValue", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func StringSlice(src []string) []*string  (convert_types.go:21)
	{SDK: V1, Pkg: v1aws, Name: "StringSlice", Kind: PassThrough, Params: []Param{{"src", Value}}},
	// func StringValueSlice(src []*string) []string  (convert_types.go:31)
	{SDK: V1, Pkg: v1aws, Name: "StringValueSlice", Kind: PassThrough, Params: []Param{{"src", Value}}},
	// func StringMap(src map[string]string) map[string]*string  (convert_types.go:43)
	{SDK: V1, Pkg: v1aws, Name: "StringMap", Kind: PassThrough, Params: []Param{{"src", Value}}},
	// func StringValueMap(src map[string]*string) map[string]string  (convert_types.go:54)
	{SDK: V1, Pkg: v1aws, Name: "StringValueMap", Kind: PassThrough, Params: []Param{{"src", Value}}},
}

var v1ConfigStructs = []Struct{
	// Config; its methods give the receiver back.

	// type Config struct  (config.go:33)
	{SDK: V1, Pkg: v1aws, Type: "Config", Kind: ConfigStruct,
		Fields: []Field{{"Credentials", Provider}, {"Endpoint", Endpoint}, {"EndpointResolver", Endpoint}}},
}
