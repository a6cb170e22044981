package awsapi

// Import paths of the SDKs and other libraries, and the folders of theirs
// that rows name most.
const (
	v2       = "github.com/aws/aws-sdk-go-v2"
	v2aws    = v2 + "/aws"
	v2config = v2 + "/config"
	v2creds  = v2 + "/credentials"
	smithy   = "github.com/aws/smithy-go"

	v1      = "github.com/aws/aws-sdk-go"
	v1aws   = v1 + "/aws"
	v1creds = v1aws + "/credentials"
	v1svc   = v1 + "/service"

	mn      = "github.com/minio/minio-go/v7"
	mncreds = mn + "/pkg/credentials"

	awsbase    = "github.com/hashicorp/aws-sdk-go-base/v2"
	awsutil    = "github.com/hashicorp/go-secure-stdlib/awsutil"
	awsauth    = "github.com/smartystreets/go-aws-auth"
	elastic    = "github.com/olivere/elastic/v7"
	opensearch = "github.com/opensearch-project/opensearch-go/v4"
	franzaws   = "github.com/twmb/franz-go/pkg/sasl/aws"
	msk        = "github.com/aws/aws-msk-iam-sasl-signer-go/signer"
	iamauth    = "sigs.k8s.io/aws-iam-authenticator/pkg/token"
	pgx        = "github.com/jackc/pgx/v5"
)
