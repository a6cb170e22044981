package hardcoded

import (
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
	"github.com/aws/aws-sdk-go/aws/session"
	signerv1 "github.com/aws/aws-sdk-go/aws/signer/v4"
	s3v1 "github.com/aws/aws-sdk-go/service/s3"
)

func v1LiteralsIntoSession() (*session.Session, error) {
	return session.NewSession(&awsv1.Config{Credentials: credsv1.NewStaticCredentials("AKIAWILVQVH6HPWKS6JL", "r6IBgJazbAPHS5hZwpdaXsaXpSjk4Qx4GIAxdRfi", "")}) // want "staticcreds/hardcoded: .*NewStaticCredentials"
}

func v1LiteralsThroughFluentConfig() *awsv1.Config {
	return awsv1.NewConfig().WithRegion("eu-west-1").WithCredentials(credsv1.NewStaticCredentials("AKIA7RPTV3DR3ODLTVZH", "pHP/CMF2ir+cnJzGYahINeCLOygWKy1KspEZuut+", "")) // want "staticcreds/hardcoded"
}

func v1LiteralsForOneClient(sess *session.Session) *s3v1.S3 {
	return s3v1.New(sess, &awsv1.Config{Credentials: credsv1.NewStaticCredentials("AKIAWQFO5AYOBZETUVAJ", "ICw00voMF3d4ppNirgobrPGpY8hhzTpgiJ5bzHw4", "")}) // want "staticcreds/hardcoded"
}

func v1ValueLiteral() *credsv1.Credentials {
	return credsv1.NewStaticCredentialsFromCreds(credsv1.Value{AccessKeyID: "AKIAWZHD4KHEDBSUXSMQ", SecretAccessKey: "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"}) // want "staticcreds/hardcoded"
}

func v1StaticProviderAtEndOfChain(sess *session.Session) *credsv1.Credentials {
	return credsv1.NewChainCredentials([]credsv1.Provider{
		&credsv1.EnvProvider{},
		&ec2rolecreds.EC2RoleProvider{Client: ec2metadata.New(sess)},
		&credsv1.StaticProvider{Value: credsv1.Value{AccessKeyID: "AKIAXMAPNYC3OS5SUGWF", SecretAccessKey: "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"}}, // want "staticcreds/hardcoded"
	})
}

var v1Key, v1Secret = "AKIASTAGVWTV6VJSE3JO", "aapHvxMxU26e2QwQI1N2PzWAJAHhvi9vUxP6qqUr"

func v1PackageVariables(sess *session.Session) *session.Session {
	return sess.Copy(&awsv1.Config{Credentials: credsv1.NewStaticCredentials(v1Key, v1Secret, "")}) // want "staticcreds/hardcoded"
}

func v1SignerOverLiterals() *signerv1.Signer {
	return signerv1.NewSigner(credsv1.NewStaticCredentials("AKIA4Z6FYWAWCHYRN7R4", "iY8D+qSjreOUCI2lsr4fiYRpbrnPlpcyWprGH55Y", "")) // want "staticcreds/hardcoded"
}

func v1FieldAssignment(sess *session.Session) {
	sess.Config.Credentials = credsv1.NewStaticCredentials("AKIA66BDLGZL3VCEMTUV", "kh/tn58dcuvdVHusdVED1yTaCP/36u3eLndrOx1q", "") // want "staticcreds/hardcoded"
}

type v1Builtin struct{ credsv1.Expiry }

func (*v1Builtin) Retrieve() (credsv1.Value, error) {
	return credsv1.Value{AccessKeyID: "AKIAYWUQ33SMQHNEJSAN", SecretAccessKey: "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"}, nil // want "staticcreds/hardcoded"
}
