package awsapi

var v2CoreFuncs = []Func{
	// Credentials and providers.

	// func (CredentialsProvider) Retrieve(ctx context.Context) (Credentials, error)  (credentials.go:179)
	{SDK: V2, Pkg: v2aws, Recv: "CredentialsProvider", Name: "Retrieve", Kind: Snapshot},
	// func (*CredentialsCache) Retrieve(ctx context.Context) (Credentials, error)  (credential_cache.go:98)
	{SDK: V2, Pkg: v2aws, Recv: "CredentialsCache", Name: "Retrieve", Kind: Snapshot},
	// func (CredentialsProviderFunc) Retrieve(ctx context.Context) (Credentials, error)  (credentials.go:194)
	{SDK: V2, Pkg: v2aws, Recv: "CredentialsProviderFunc", Name: "Retrieve", Kind: Snapshot},
	// func (AnonymousCredentials) Retrieve(context.Context) (Credentials, error)  (credentials.go:68)
	{SDK: V2, Pkg: v2aws, Recv: "AnonymousCredentials", Name: "Retrieve", Kind: Snapshot},

	// The cache. A window on an outer cache is defeated by an inner one.

	// func NewCredentialsCache(provider CredentialsProvider, optFns ...func(options *CredentialsCacheOptions))
	//     *CredentialsCache  (credential_cache.go:69)
	{SDK: V2, Pkg: v2aws, Name: "NewCredentialsCache", Kind: Cache, Params: []Param{{"provider", Provider}, {"optFns", Options}}},

	// Config. Setting Credentials adds no cache (config.go:33).

	// func NewConfig() *Config  (config.go:223)
	{SDK: V2, Pkg: v2aws, Name: "NewConfig", Kind: Load},
	// func (Config) Copy() Config  (config.go:228)
	{SDK: V2, Pkg: v2aws, Recv: "Config", Name: "Copy", Kind: PassThrough},

	// Values handed on.

	// func String(v string) *string  (to_ptr.go:45)
	{SDK: V2, Pkg: v2aws, Name: "String", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func ToString(p *string) (v string)  (from_ptr.go:55)
	{SDK: V2, Pkg: v2aws, Name: "ToString", Kind: PassThrough, Params: []Param{{"p", Value}}},
	// func Time(v time.Time) *time.Time  (to_ptr.go:266)
	{SDK: V2, Pkg: v2aws, Name: "Time", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func ToTime(p *time.Time) (v time.Time)  (from_ptr.go:328)
	{SDK: V2, Pkg: v2aws, Name: "ToTime", Kind: PassThrough, Params: []Param{{"p", Value}}},
	// func Bool(v bool) *bool  (to_ptr.go:11)
	{SDK: V2, Pkg: v2aws, Name: "Bool", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func ToBool(p *bool) (v bool)  (from_ptr.go:13)
	{SDK: V2, Pkg: v2aws, Name: "ToBool", Kind: PassThrough, Params: []Param{{"p", Value}}},
	// func Duration(v time.Duration) *time.Duration  (to_ptr.go:283)
	{SDK: V2, Pkg: v2aws, Name: "Duration", Kind: PassThrough, Params: []Param{{"v", Value}}},
	// func ToDuration(p *time.Duration) (v time.Duration)  (from_ptr.go:349)
	{SDK: V2, Pkg: v2aws, Name: "ToDuration", Kind: PassThrough, Params: []Param{{"p", Value}}},
	// func StringSlice(vs []string) []*string  (to_ptr.go:51)
	{SDK: V2, Pkg: v2aws, Name: "StringSlice", Kind: PassThrough, Params: []Param{{"vs", Value}}},
	// func ToStringSlice(vs []*string) []string  (from_ptr.go:62)
	{SDK: V2, Pkg: v2aws, Name: "ToStringSlice", Kind: PassThrough, Params: []Param{{"vs", Value}}},
	// func StringMap(vs map[string]string) map[string]*string  (to_ptr.go:57)
	{SDK: V2, Pkg: v2aws, Name: "StringMap", Kind: PassThrough, Params: []Param{{"vs", Value}}},
	// func ToStringMap(vs map[string]*string) map[string]string  (from_ptr.go:69)
	{SDK: V2, Pkg: v2aws, Name: "ToStringMap", Kind: PassThrough, Params: []Param{{"vs", Value}}},

	// What reads a provider or a triple without handing it on.

	// func (Credentials) Expired() bool  (credentials.go:153)
	{SDK: V2, Pkg: v2aws, Recv: "Credentials", Name: "Expired", Kind: Irrelevant},
	// func (Credentials) HasKeys() bool  (credentials.go:165)
	{SDK: V2, Pkg: v2aws, Recv: "Credentials", Name: "HasKeys", Kind: Irrelevant},
	// func IsCredentialsProvider(provider CredentialsProvider, target CredentialsProvider) bool  (credentials.go:214)
	{SDK: V2, Pkg: v2aws, Name: "IsCredentialsProvider", Kind: Irrelevant},
	// func (*CredentialsCache) IsCredentialsProvider(target CredentialsProvider) bool  (credential_cache.go:194)
	{SDK: V2, Pkg: v2aws, Recv: "CredentialsCache", Name: "IsCredentialsProvider", Kind: Irrelevant},
	// func (*CredentialsCache) Invalidate()  (credential_cache.go:188)
	{SDK: V2, Pkg: v2aws, Recv: "CredentialsCache", Name: "Invalidate", Kind: Irrelevant},
	// func (AdjustExpiresByCredentialsCacheStrategy) AdjustExpiresBy(Credentials, time.Duration) (Credentials, error)
	//     (credential_cache.go:222)
	{SDK: V2, Pkg: v2aws, Recv: "AdjustExpiresByCredentialsCacheStrategy", Name: "AdjustExpiresBy", Kind: Irrelevant},
	// func (HandleFailRefreshCredentialsCacheStrategy) HandleFailToRefresh(context.Context, Credentials, error)
	//     (Credentials, error)  (credential_cache.go:206)
	{SDK: V2, Pkg: v2aws, Recv: "HandleFailRefreshCredentialsCacheStrategy", Name: "HandleFailToRefresh", Kind: Irrelevant},
}

var v2CoreStructs = []Struct{
	// Credentials and providers.

	// type Credentials struct  (credentials.go:128)
	{SDK: V2, Pkg: v2aws, Type: "Credentials", Kind: ValueStruct,
		Fields: []Field{{"AccessKeyID", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken},
			{"CanExpire", CanExpire}, {"Expires", Expires}}},
	// type AnonymousCredentials struct  (credentials.go:62)
	{SDK: V2, Pkg: v2aws, Type: "AnonymousCredentials", Kind: ProviderStruct, Provider: Anonymous},

	// The cache. A window on an outer cache is defeated by an inner one.

	// type CredentialsCacheOptions struct  (credential_cache.go:14)
	{SDK: V2, Pkg: v2aws, Type: "CredentialsCacheOptions", Kind: OptionStruct, Fields: []Field{{"ExpiryWindow", Window}}},
	// type CredentialsCache struct  (credential_cache.go:57)
	{SDK: V2, Pkg: v2aws, Type: "CredentialsCache", Kind: ProviderStruct, Provider: Cache},

	// Config. Setting Credentials adds no cache (config.go:33).

	// type Config struct  (config.go:20)
	{SDK: V2, Pkg: v2aws, Type: "Config", Kind: ConfigStruct,
		Fields: []Field{{"Credentials", Provider}, {"BaseEndpoint", Endpoint}, {"EndpointResolver", Endpoint},
			{"EndpointResolverWithOptions", Endpoint}, {"ServiceOptions", Options}},
		Uncached: true},
}
