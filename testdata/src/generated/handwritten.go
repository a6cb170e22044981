// Package generated has a file that a program wrote, and one that a person
// did.
package generated

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
)

func handwrittenProfile(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile("app")) // want "chainshadow/fixed-profile"
}
