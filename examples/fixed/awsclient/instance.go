package awsclient

import (
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
)

// Instance gives the keys of the instance's role. The provider asks the
// metadata service again before they end.
func Instance() aws.CredentialsProvider {
	return aws.NewCredentialsCache(ec2rolecreds.New())
}
