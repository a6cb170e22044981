package awsapi

var wrapSignFuncs = []Func{
	// go-aws-auth: keys that are passed are never refreshed; without them it refreshes its own.

	// func Sign(request *http.Request, credentials ...Credentials) *http.Request  (awsauth.go:22)
	{SDK: Other, Pkg: awsauth, Name: "Sign", Kind: Sign, Params: []Param{{"credentials", Credential}}},
	// func Sign2(request *http.Request, credentials ...Credentials) *http.Request  (awsauth.go:93)
	{SDK: Other, Pkg: awsauth, Name: "Sign2", Kind: Sign, Params: []Param{{"credentials", Credential}}},
	// func Sign3(request *http.Request, credentials ...Credentials) *http.Request  (awsauth.go:69)
	{SDK: Other, Pkg: awsauth, Name: "Sign3", Kind: Sign, Params: []Param{{"credentials", Credential}}},
	// func Sign4(request *http.Request, credentials ...Credentials) *http.Request  (awsauth.go:41)
	{SDK: Other, Pkg: awsauth, Name: "Sign4", Kind: Sign, Params: []Param{{"credentials", Credential}}},
	// func SignS3(request *http.Request, credentials ...Credentials) *http.Request  (awsauth.go:119)
	{SDK: Other, Pkg: awsauth, Name: "SignS3", Kind: Sign, Params: []Param{{"credentials", Credential}}},
	// func SignS3Url(request *http.Request, expire time.Time, credentials ...Credentials) *http.Request  (awsauth.go:142)
	{SDK: Other, Pkg: awsauth, Name: "SignS3Url", Kind: Sign, Params: []Param{{"credentials", Credential}}},

	// olivere/elastic: this package keeps the triple for good (sign_v4.go:31) ...

	// func NewV4SigningClient(credentials awsauth.Credentials) *http.Client  (sign_v4.go:14)
	{SDK: Other, Pkg: elastic + "/aws", Name: "NewV4SigningClient", Kind: Keys,
		Params: []Param{{"credentials", Credential}}, Instead: "elastic/v7/aws/v4.NewV4SigningClient"},
	// func NewV4SigningClientWithHTTPClient(credentials awsauth.Credentials, httpClient *http.Client) *http.Client
	//     (sign_v4.go:19)
	{SDK: Other, Pkg: elastic + "/aws", Name: "NewV4SigningClientWithHTTPClient", Kind: Keys,
		Params: []Param{{"credentials", Credential}}, Instead: "elastic/v7/aws/v4.NewV4SigningClientWithHTTPClient"},

	// ... and this one asks the provider for each request.

	// func NewV4SigningClient(creds *credentials.Credentials, region string) *http.Client  (aws_v4.go:21)
	{SDK: Other, Pkg: elastic + "/aws/v4", Name: "NewV4SigningClient", Kind: Client, Params: []Param{{"creds", Provider}}},
	// func NewV4SigningClientWithHTTPClient(creds *credentials.Credentials, region string, httpClient *http.Client)
	//     *http.Client  (aws_v4.go:26)
	{SDK: Other, Pkg: elastic + "/aws/v4", Name: "NewV4SigningClientWithHTTPClient", Kind: Client,
		Params: []Param{{"creds", Provider}}},

	// OpenSearch: this signer wraps the provider in a cache (aws.go:97) ...

	// func NewSigner(cfg aws.Config) (*Signer, error)  (aws.go:76)
	{SDK: Other, Pkg: opensearch + "/signer/aws", Name: "NewSigner", Kind: Client, Params: []Param{{"cfg", Config}}},
	// func NewSignerWithService(cfg aws.Config, service string) (*Signer, error)  (aws.go:88)
	{SDK: Other, Pkg: opensearch + "/signer/aws", Name: "NewSignerWithService", Kind: Client, Params: []Param{{"cfg", Config}}},

	// ... and this one asks cfg.Credentials for each request, as it is (sdkv2signer.go:48).

	// func NewSigner(cfg aws.Config, opts ...func(options *v4.SignerOptions)) (signer.Signer, error)  (sdkv2signer.go:43)
	{SDK: Other, Pkg: opensearch + "/signer/awsv2", Name: "NewSigner", Kind: Client,
		Params: []Param{{"cfg", Config}, {"opts", Options}}},
	// func NewSignerWithService(cfg aws.Config, service string, opts ...func(options *v4.SignerOptions)) (signer.Signer,
	//     error)  (sdkv2signer.go:48)
	{SDK: Other, Pkg: opensearch + "/signer/awsv2", Name: "NewSignerWithService", Kind: Client,
		Params: []Param{{"cfg", Config}, {"opts", Options}}},

	// kafka-go asks the provider for each connection.

	// func NewMechanism(awsCfg aws.Config) *Mechanism  (msk_iam.go:174)
	{SDK: Other, Pkg: "github.com/segmentio/kafka-go/sasl/aws_msk_iam_v2", Name: "NewMechanism", Kind: Client,
		Params: []Param{{"awsCfg", Config}}},

	// franz-go: a triple by value. The mechanism made of it keeps it; ManagedStreamingIAM asks for each connection.

	// func (Auth) AsManagedStreamingIAMMechanism() sasl.Mechanism  (aws.go:71)
	{SDK: Other, Pkg: franzaws, Recv: "Auth", Name: "AsManagedStreamingIAMMechanism", Kind: Keys,
		Params: []Param{{"", Credential}}, Instead: "aws.ManagedStreamingIAM"},
	// func ManagedStreamingIAM(authFn func(context.Context) (Auth, error)) sasl.Mechanism  (aws.go:82)
	{SDK: Other, Pkg: franzaws, Name: "ManagedStreamingIAM", Kind: Irrelevant},
}

var wrapSignStructs = []Struct{
	// go-aws-auth: keys that are passed are never refreshed; without them it refreshes its own.

	// type Credentials struct  (awsauth.go:13)
	{SDK: Other, Pkg: awsauth, Type: "Credentials", Kind: ValueStruct,
		Fields: []Field{{"AccessKeyID", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SecurityToken", SessionToken},
			{"Expiration", Expires}}},

	// olivere/elastic: this package keeps the triple for good (sign_v4.go:31) ...

	// type V4Transport struct  (sign_v4.go:29)
	{SDK: Other, Pkg: elastic + "/aws", Type: "V4Transport", Kind: KeyStruct,
		Fields:  []Field{{"Credentials", Credential}},
		Instead: "elastic/v7/aws/v4.NewV4SigningClient"},

	// kafka-go asks the provider for each connection.

	// type Mechanism struct  (msk_iam.go:38)
	{SDK: Other, Pkg: "github.com/segmentio/kafka-go/sasl/aws_msk_iam_v2", Type: "Mechanism", Kind: ConfigStruct,
		Fields: []Field{{"Credentials", Provider}}},

	// franz-go: a triple by value. The mechanism made of it keeps it; ManagedStreamingIAM asks for each connection.

	// type Auth struct  (aws.go:29)
	{SDK: Other, Pkg: franzaws, Type: "Auth", Kind: ValueStruct,
		Fields: []Field{{"AccessKey", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"SessionToken", SessionToken}}},

	// Temporary credentials in an event, for this invocation.

	// type CodePipelineArtifactCredentials struct  (codepipeline_job.go:70)
	{SDK: Other, Pkg: "github.com/aws/aws-lambda-go/events", Type: "CodePipelineArtifactCredentials", Kind: ResponseStruct,
		Fields: []Field{{"AccessKeyID", AccessKeyID}, {"SecretAccessKey", SecretAccessKey}, {"SessionToken", SessionToken}},
		From:   "a codepipeline event"},
}
