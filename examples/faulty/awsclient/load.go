package awsclient

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

// Load gives the configuration of the service.
//
// Fault: the profile is in the developers' files. In a container without them
// loading fails; with a copy of them the role of the container is not used.
func Load(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile("orders-production"))
}

// LoadBatch gives the configuration of the nightly batch.
//
// Fault: the token in the environment ends within hours, and the copy of it
// with it. The default chain reads the same variables, and the role without.
func LoadBatch(ctx context.Context) (aws.Config, error) {
	keys := credentials.NewStaticCredentialsProvider(
		os.Getenv("AWS_ACCESS_KEY_ID"),
		os.Getenv("AWS_SECRET_ACCESS_KEY"),
		os.Getenv("AWS_SESSION_TOKEN"),
	)
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(keys))
}

// LoadFast gives a configuration without asking whether this is EC2.
//
// Fault: on EC2 the role of the instance is not found any more.
func LoadFast(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(imds.ClientDisabled))
}
