// Package imdsoff holds configurations without the client of the instance's
// metadata service, and thereby without the instance's role, and ones with it.
package imdsoff

import (
	"context"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	"github.com/aws/aws-sdk-go-v2/service/s3"
)

// Config is what the program's file and flags fill.
type Config struct {
	Endpoint   string
	NoMetadata bool
}

func loadOption(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(imds.ClientDisabled)) // want "chainshadow/imds-off: .*ClientDisabled"
}

func loadOptionAmongOthers(ctx context.Context, region string) (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx, config.WithRegion(region), config.WithEC2IMDSClientEnableState(imds.ClientDisabled)) // want "chainshadow/imds-off"
	return s3.NewFromConfig(cfg), err
}

const off = imds.ClientDisabled

func namedConstant(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(off)) // want "chainshadow/imds-off"
}

func variable(ctx context.Context) (aws.Config, error) {
	state := imds.ClientDisabled
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(state)) // want "chainshadow/imds-off"
}

func field(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, func(o *config.LoadOptions) error {
		o.EC2IMDSClientEnableState = imds.ClientDisabled // want "chainshadow/imds-off"
		return nil
	})
}

func optionSlice(ctx context.Context, region string) (aws.Config, error) {
	opts := []func(*config.LoadOptions) error{config.WithEC2IMDSClientEnableState(imds.ClientDisabled)} // want "chainshadow/imds-off"
	if region != "" {
		opts = append(opts, config.WithRegion(region))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

func on(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(imds.ClientEnabled))
}

func byDefault(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(imds.ClientDefaultEnableState))
}

func parameter(ctx context.Context, state imds.ClientEnableState) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(state))
}

func underGuard(ctx context.Context, c Config) (aws.Config, error) {
	var opts []func(*config.LoadOptions) error
	if c.NoMetadata {
		opts = append(opts, config.WithEC2IMDSClientEnableState(imds.ClientDisabled))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

func stateUnderGuard(ctx context.Context) (aws.Config, error) {
	state := imds.ClientDefaultEnableState
	if os.Getenv("ARCHIVER_NO_METADATA") != "" {
		state = imds.ClientDisabled
	}
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(state))
}

func ownStore(ctx context.Context, c Config) (*s3.Client, error) {
	cfg, err := config.LoadDefaultConfig(ctx, config.WithEC2IMDSClientEnableState(imds.ClientDisabled))
	if err != nil {
		return nil, err
	}
	return s3.NewFromConfig(cfg, func(o *s3.Options) { o.BaseEndpoint = &c.Endpoint }), nil
}

func modeOfEndpoint(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithEC2IMDSEndpointMode(imds.EndpointModeStateIPv6))
}

func compared(state imds.ClientEnableState) bool { return state == imds.ClientDisabled }

// A client of the metadata service that is asked for nothing but the region
// may be off.
func regionClient() *imds.Client {
	return imds.New(imds.Options{ClientEnableState: imds.ClientDisabled})
}
