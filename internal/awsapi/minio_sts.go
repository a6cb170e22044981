package awsapi

import "time"

var minioSTSFuncs = []Func{
	// A role on a fixed base: it refreshes for as long as the base lives.

	// func NewSTSAssumeRole(stsEndpoint string, opts STSAssumeRoleOptions) (*Credentials, error)  (assume_role.go:114)
	{SDK: Minio, Pkg: mncreds, Name: "NewSTSAssumeRole", Kind: RoleSource, Params: []Param{{"stsEndpoint", Endpoint}}},
	// func (*STSAssumeRole) Retrieve() (Value, error)  (assume_role.go:264)
	{SDK: Minio, Pkg: mncreds, Recv: "STSAssumeRole", Name: "Retrieve", Kind: Snapshot},
	// func (*STSAssumeRole) RetrieveWithCredContext(cc *CredContext) (Value, error)  (assume_role.go:224)
	{SDK: Minio, Pkg: mncreds, Recv: "STSAssumeRole", Name: "RetrieveWithCredContext", Kind: Snapshot},

	// Roles by other identities.

	// func NewSTSWebIdentity(stsEndpoint string, getWebIDTokenExpiry func() (*WebIdentityToken, error), opts
	//     ...func(*STSWebIdentity)) (*Credentials, error)  (sts_web_identity.go:104)
	{SDK: Minio, Pkg: mncreds, Name: "NewSTSWebIdentity", Kind: RoleSource,
		Params: []Param{{"stsEndpoint", Endpoint}, {"opts", Options}}},
	// func NewKubernetesIdentity(stsEndpoint string, opts ...func(*STSWebIdentity)) (*Credentials, error)
	//     (sts_web_identity.go:129)
	{SDK: Minio, Pkg: mncreds, Name: "NewKubernetesIdentity", Kind: RoleSource,
		Params: []Param{{"stsEndpoint", Endpoint}, {"opts", Options}}},
	// func (*STSWebIdentity) Retrieve() (Value, error)  (sts_web_identity.go:284)
	{SDK: Minio, Pkg: mncreds, Recv: "STSWebIdentity", Name: "Retrieve", Kind: Snapshot},
	// func (*STSWebIdentity) RetrieveWithCredContext(cc *CredContext) (Value, error)  (sts_web_identity.go:244)
	{SDK: Minio, Pkg: mncreds, Recv: "STSWebIdentity", Name: "RetrieveWithCredContext", Kind: Snapshot},
	// func NewSTSClientGrants(stsEndpoint string, getClientGrantsTokenExpiry func() (*ClientGrantsToken, error))
	//     (*Credentials, error)  (sts_client_grants.go:94)
	{SDK: Minio, Pkg: mncreds, Name: "NewSTSClientGrants", Kind: RoleSource, Params: []Param{{"stsEndpoint", Endpoint}}},
	// func (*STSClientGrants) Retrieve() (Value, error)  (sts_client_grants.go:202)
	{SDK: Minio, Pkg: mncreds, Recv: "STSClientGrants", Name: "Retrieve", Kind: Snapshot},
	// func (*STSClientGrants) RetrieveWithCredContext(cc *CredContext) (Value, error)  (sts_client_grants.go:162)
	{SDK: Minio, Pkg: mncreds, Recv: "STSClientGrants", Name: "RetrieveWithCredContext", Kind: Snapshot},
	// func NewLDAPIdentity(stsEndpoint string, ldapUsername string, ldapPassword string, optFuncs ...LDAPIdentityOpt)
	//     (*Credentials, error)  (sts_ldap_identity.go:86)
	{SDK: Minio, Pkg: mncreds, Name: "NewLDAPIdentity", Kind: RoleSource,
		Params: []Param{{"stsEndpoint", Endpoint}, {"optFuncs", Options}}},
	// func NewLDAPIdentityWithSessionPolicy(stsEndpoint string, ldapUsername string, ldapPassword string, policy string)
	//     (*Credentials, error)  (sts_ldap_identity.go:128)
	{SDK: Minio, Pkg: mncreds, Name: "NewLDAPIdentityWithSessionPolicy", Kind: RoleSource,
		Params: []Param{{"stsEndpoint", Endpoint}}},
	// func (*LDAPIdentity) Retrieve() (value Value, err error)  (sts_ldap_identity.go:233)
	{SDK: Minio, Pkg: mncreds, Recv: "LDAPIdentity", Name: "Retrieve", Kind: Snapshot},
	// func (*LDAPIdentity) RetrieveWithCredContext(cc *CredContext) (value Value, err error)  (sts_ldap_identity.go:139)
	{SDK: Minio, Pkg: mncreds, Recv: "LDAPIdentity", Name: "RetrieveWithCredContext", Kind: Snapshot},
	// func NewSTSCertificateIdentity(endpoint string, certificate tls.Certificate, options ...CertificateIdentityOption)
	//     (*Credentials, error)  (sts_tls_identity.go:91)
	{SDK: Minio, Pkg: mncreds, Name: "NewSTSCertificateIdentity", Kind: RoleSource,
		Params: []Param{{"endpoint", Endpoint}, {"options", Options}}},
	// func (*STSCertificateIdentity) Retrieve() (Value, error)  (sts_tls_identity.go:209)
	{SDK: Minio, Pkg: mncreds, Recv: "STSCertificateIdentity", Name: "Retrieve", Kind: Snapshot},
	// func (*STSCertificateIdentity) RetrieveWithCredContext(cc *CredContext) (Value, error)  (sts_tls_identity.go:103)
	{SDK: Minio, Pkg: mncreds, Recv: "STSCertificateIdentity", Name: "RetrieveWithCredContext", Kind: Snapshot},
	// func NewCustomTokenCredentials(stsEndpoint string, token string, roleArn string, optFuncs ...CustomTokenOpt)
	//     (*Credentials, error)  (sts_custom_identity.go:156)
	{SDK: Minio, Pkg: mncreds, Name: "NewCustomTokenCredentials", Kind: RoleSource,
		Params: []Param{{"stsEndpoint", Endpoint}, {"optFuncs", Options}}},
	// func (*CustomTokenIdentity) Retrieve() (value Value, err error)  (sts_custom_identity.go:150)
	{SDK: Minio, Pkg: mncreds, Recv: "CustomTokenIdentity", Name: "Retrieve", Kind: Snapshot},
	// func (*CustomTokenIdentity) RetrieveWithCredContext(cc *CredContext) (value Value, err error)
	//     (sts_custom_identity.go:78)
	{SDK: Minio, Pkg: mncreds, Recv: "CustomTokenIdentity", Name: "RetrieveWithCredContext", Kind: Snapshot},

	// Signing by hand, a triple for each request.

	// func SignV4(req http.Request, accessKeyID string, secretAccessKey string, sessionToken string, location string)
	//     *http.Request  (request-signature-v4.go:408)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "SignV4", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func SignV4Express(req http.Request, accessKeyID string, secretAccessKey string, sessionToken string, location
	//     string) *http.Request  (request-signature-v4.go:414)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "SignV4Express", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func SignV4STS(req http.Request, accessKeyID string, secretAccessKey string, location string) *http.Request
	//     (request-signature-v4.go:303)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "SignV4STS", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}}},
	// func SignV4Trailer(req http.Request, accessKeyID string, secretAccessKey string, sessionToken string, location
	//     string, trailer http.Header) *http.Request  (request-signature-v4.go:426)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "SignV4Trailer", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func SignV4TrailerExpress(req http.Request, accessKeyID string, secretAccessKey string, sessionToken string,
	//     location string, trailer http.Header) *http.Request  (request-signature-v4.go:420)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "SignV4TrailerExpress", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func PreSignV4(req http.Request, accessKeyID string, secretAccessKey string, sessionToken string, location string,
	//     expires int64) *http.Request  (request-signature-v4.go:210)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "PreSignV4", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func PostPresignSignatureV4(policyBase64 string, t time.Time, secretAccessKey string, location string) string
	//     (request-signature-v4.go:294)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "PostPresignSignatureV4", Kind: Sign,
		Params: []Param{{"secretAccessKey", SecretAccessKey}}},
	// func SignV2(req http.Request, accessKeyID string, secretAccessKey string, virtualHost bool) *http.Request
	//     (request-signature-v2.go:130)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "SignV2", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}}},
	// func PreSignV2(req http.Request, accessKeyID string, secretAccessKey string, expires int64, virtualHost bool)
	//     *http.Request  (request-signature-v2.go:60)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "PreSignV2", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}}},
	// func PostPresignSignatureV2(policyBase64 string, secretAccessKey string) string  (request-signature-v2.go:106)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "PostPresignSignatureV2", Kind: Sign,
		Params: []Param{{"secretAccessKey", SecretAccessKey}}},
	// func SignV4WithServiceType(req http.Request, accessKeyID string, secretAccessKey string, sessionToken string,
	//     location string, serviceType string) *http.Request  (request-signature-v4.go:436)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "SignV4WithServiceType", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func SignV4Outposts(req http.Request, accessKeyID string, secretAccessKey string, sessionToken string, location
	//     string) *http.Request  (request-signature-v4.go:431)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "SignV4Outposts", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func SignV4TrailerOutposts(req http.Request, accessKeyID string, secretAccessKey string, sessionToken string,
	//     location string, trailer http.Header) *http.Request  (request-signature-v4.go:441)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "SignV4TrailerOutposts", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func PreSignV4Outposts(req http.Request, accessKeyID string, secretAccessKey string, sessionToken string, location
	//     string, expires int64) *http.Request  (request-signature-v4.go:261)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "PreSignV4Outposts", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func StreamingSignV4(req *http.Request, accessKeyID string, secretAccessKey string, sessionToken string, region
	//     string, dataLen int64, reqTime time.Time, sh256 md5simd.Hasher) *http.Request
	//     (request-signature-streaming.go:354)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "StreamingSignV4", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func StreamingSignV4Express(req *http.Request, accessKeyID string, secretAccessKey string, sessionToken string,
	//     region string, dataLen int64, reqTime time.Time, sh256 md5simd.Hasher) *http.Request
	//     (request-signature-streaming.go:306)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "StreamingSignV4Express", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func StreamingSignV4Outposts(req *http.Request, accessKeyID string, secretAccessKey string, sessionToken string,
	//     region string, dataLen int64, reqTime time.Time, sh256 md5simd.Hasher) *http.Request
	//     (request-signature-streaming.go:401)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "StreamingSignV4Outposts", Kind: Sign,
		Params: []Param{{"accessKeyID", AccessKeyID}, {"secretAccessKey", SecretAccessKey}, {"sessionToken", SessionToken}}},
	// func StreamingUnsignedV4(req *http.Request, sessionToken string, dataLen int64, reqTime time.Time) *http.Request
	//     (request-signature-streaming-unsigned-trailer.go:129)
	{SDK: Minio, Pkg: mn + "/pkg/signer", Name: "StreamingUnsignedV4", Kind: Sign,
		Params: []Param{{"sessionToken", SessionToken}}},
}

var minioSTSStructs = []Struct{
	// A role on a fixed base: it refreshes for as long as the base lives.

	// type STSAssumeRoleOptions struct  (assume_role.go:93)
	{SDK: Minio, Pkg: mncreds, Type: "STSAssumeRoleOptions", Kind: KeyStruct,
		Fields: []Field{{"AccessKey", AccessKeyID}, {"SecretKey", SecretAccessKey}, {"SessionToken", SessionToken}}},
	// type STSAssumeRole struct  (assume_role.go:77)
	{SDK: Minio, Pkg: mncreds, Type: "STSAssumeRole", Kind: ProviderStruct,
		Fields:   []Field{{"STSEndpoint", Endpoint}},
		Provider: RoleSource},

	// Roles by other identities.

	// type STSWebIdentity struct  (sts_web_identity.go:70)
	{SDK: Minio, Pkg: mncreds, Type: "STSWebIdentity", Kind: ProviderStruct,
		Fields:   []Field{{"STSEndpoint", Endpoint}},
		Provider: RoleSource},
	// type STSClientGrants struct  (sts_client_grants.go:73)
	{SDK: Minio, Pkg: mncreds, Type: "STSClientGrants", Kind: ProviderStruct,
		Fields:   []Field{{"STSEndpoint", Endpoint}},
		Provider: RoleSource},
	// type LDAPIdentity struct  (sts_ldap_identity.go:56)
	{SDK: Minio, Pkg: mncreds, Type: "LDAPIdentity", Kind: ProviderStruct,
		Fields:   []Field{{"STSEndpoint", Endpoint}},
		Provider: RoleSource},
	// type STSCertificateIdentity struct  (sts_tls_identity.go:58)
	{SDK: Minio, Pkg: mncreds, Type: "STSCertificateIdentity", Kind: ProviderStruct,
		Fields:   []Field{{"STSEndpoint", Endpoint}},
		Provider: RoleSource},
	// type CustomTokenIdentity struct  (sts_custom_identity.go:53)
	{SDK: Minio, Pkg: mncreds, Type: "CustomTokenIdentity", Kind: ProviderStruct,
		Fields:   []Field{{"STSEndpoint", Endpoint}},
		Provider: RoleSource},

	// What STS answers.

	// type AssumeRoleResult struct  (assume_role.go:50)
	{SDK: Minio, Pkg: mncreds, Type: "AssumeRoleResult", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "minio's AssumeRole"},
	// type WebIdentityResult struct  (sts_web_identity.go:46)
	{SDK: Minio, Pkg: mncreds, Type: "WebIdentityResult", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "minio's AssumeRoleWithWebIdentity"},
	// type ClientGrantsResult struct  (sts_client_grants.go:51)
	{SDK: Minio, Pkg: mncreds, Type: "ClientGrantsResult", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "minio's AssumeRoleWithClientGrants"},
	// type LDAPIdentityResult struct  (sts_ldap_identity.go:44)
	{SDK: Minio, Pkg: mncreds, Type: "LDAPIdentityResult", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "minio's AssumeRoleWithLDAPIdentity"},
	// type CustomTokenResult struct  (sts_custom_identity.go:30)
	{SDK: Minio, Pkg: mncreds, Type: "CustomTokenResult", Kind: ResponseStruct,
		Fields: []Field{{"Credentials", Credential}},
		Life:   time.Hour, From: "minio's AssumeRoleWithCustomToken"},
}
