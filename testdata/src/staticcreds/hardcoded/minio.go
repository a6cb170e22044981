package hardcoded

import (
	"github.com/minio/minio-go/v7"
	miniocreds "github.com/minio/minio-go/v7/pkg/credentials"
	"github.com/rhnvrm/simples3"
	franzaws "github.com/twmb/franz-go/pkg/sasl/aws"

	"github.com/twmb/franz-go/pkg/sasl"
)

func minioLiteralsForAWS() (*minio.Client, error) {
	return minio.New("s3.amazonaws.com", &minio.Options{Secure: true, Creds: miniocreds.NewStaticV4("AKIASG3MED4LQ63WUHG4", "9zPTXWEYlLeFSf3wb+Di2niY6Cdh4+4NH5h+VM5J", "")}) // want "staticcreds/hardcoded: .*NewStaticV4"
}

func minioLiteralsForOwnStore(endpoint string) (*minio.Client, error) {
	return minio.New(endpoint, &minio.Options{Creds: miniocreds.NewStaticV4("archive", "tF7wQz93kLmXv2Bd", "")}) // want "staticcreds/hardcoded"
}

func minioSignatureV2() *miniocreds.Credentials {
	return miniocreds.NewStaticV2("AKIA4O565BLR7N47WNE6", "rkz+c4y/eSsKoXp/8B/1d9dVj5yg9k3P4E2yxKwY", "") // want "staticcreds/hardcoded"
}

func minioExplicitSignature() *miniocreds.Credentials {
	return miniocreds.NewStatic("AKIAYYIJ6KDJMVPVSPAO", "DalgDlRtlSOxmZJVL1GKd1ZG7ww0IZoFeqbC1idP", "", miniocreds.SignatureV4) // want "staticcreds/hardcoded"
}

func minioStaticProviderLiteral() *miniocreds.Credentials {
	return miniocreds.New(&miniocreds.Static{Value: miniocreds.Value{AccessKeyID: "AKIARYABC2WJIORDVIIN", SecretAccessKey: "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"}}) // want "staticcreds/hardcoded"
}

func minioBaseOfAssumedRole() (*miniocreds.Credentials, error) {
	return miniocreds.NewSTSAssumeRole("https://sts.amazonaws.com", miniocreds.STSAssumeRoleOptions{AccessKey: "AKIA3H5VTJ44ZJCKOXGF", SecretKey: "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"}) // want "staticcreds/hardcoded"
}

func weakPasswordOnPublicStore() (*minio.Client, error) {
	return minio.New("storage.example.org:9000", &minio.Options{Creds: miniocreds.NewStaticV4("admin", "changeme", "")}) // want "staticcreds/hardcoded"
}

func kafkaMechanismOverLiterals() sasl.Mechanism {
	return franzaws.Auth{AccessKey: "AKIA2CMQ2YTM2H7CWKCR", SecretKey: "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"}.AsManagedStreamingIAMMechanism() // want "staticcreds/hardcoded"
}

func simpleClientOverLiterals() *simples3.S3 {
	return simples3.New("eu-west-1", "AKIATEY3EYQTVWEQGDPX", "vCA522ywdcK1a9wgKW80B6MPkJhXrf9HYEWEvdVJ") // want "staticcreds/hardcoded"
}
