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

// LoadNightly gives the configuration of the nightly run.
//
// Fault: the token in the environment ends within hours, and this copy with it.
// The default chain reads the same variables, and goes on to the role.
func LoadNightly(ctx context.Context) (aws.Config, error) {
	keys := credentials.NewStaticCredentialsProvider(
		os.Getenv("AWS_ACCESS_KEY_ID"),
		os.Getenv("AWS_SECRET_ACCESS_KEY"),
		os.Getenv("AWS_SESSION_TOKEN"),
	)
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(keys))
}

// LoadFast gives a configuration without waiting for a metadata service, which
// a laptop does not have.
//
// Fault: on EC2 it does not find the role of the instance.
func LoadFast(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(imds.ClientDisabled))
}
