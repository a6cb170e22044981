package awsclient

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"

	"example.com/orders/fixed/settings"
)

// Load gives the configuration of the service: that of the profile if one is
// named, else of the default chain.
func Load(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(settings.Profile))
}

// LoadNightly gives the configuration of the nightly run. The default chain
// reads the environment, and goes on to the role where it holds no keys.
func LoadNightly(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx)
}

// LoadFast gives a configuration without waiting for a metadata service where
// the operator says that there is none.
func LoadFast(ctx context.Context) (aws.Config, error) {
	if settings.Laptop {
		return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(imds.ClientDisabled))
	}
	return config.LoadDefaultConfig(ctx)
}
