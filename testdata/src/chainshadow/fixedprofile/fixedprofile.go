// Package fixedprofile holds profiles and shared files that are fixed in the
// source, and ones that the user chooses.
package fixedprofile

import (
	"cmp"
	"context"
	"flag"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go/aws/session"
)

// Config is what the program's file and flags fill.
type Config struct {
	Region, Endpoint string
	Profile, File    string
	Laptop           bool
}

func literalProfile(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile("archiver")) // want "chainshadow/fixed-profile: .*archiver"
}

const deployProfile = "deploy"

func constantProfile(ctx context.Context, region string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithRegion(region), config.WithSharedConfigProfile(deployProfile)) // want "chainshadow/fixed-profile"
}

// "default" in the source beats the keys of the environment, too.
func defaultProfileByName(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile("default")) // want "chainshadow/fixed-profile"
}

func variableProfile(ctx context.Context) (aws.Config, error) {
	profile := "arch" + "iver"
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(profile)) // want "chainshadow/fixed-profile"
}

func loadOptionsField(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, func(o *config.LoadOptions) error {
		o.SharedConfigProfile = "archiver" // want "chainshadow/fixed-profile"
		return nil
	})
}

func v1Profile() (*session.Session, error) {
	return session.NewSessionWithOptions(session.Options{Profile: "archiver", SharedConfigState: session.SharedConfigEnable}) // want "chainshadow/fixed-profile"
}

func v1ProfileField() *session.Session {
	var opts session.Options
	opts.Profile = deployProfile // want "chainshadow/fixed-profile"
	return session.Must(session.NewSessionWithOptions(opts))
}

func credentialsFile(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedCredentialsFiles([]string{"/vault/secrets/aws"})) // want "chainshadow/fixed-profile"
}

var profileFlag = flag.String("profile", "archiver", "profile of the shared files")

func flagDefault(ctx context.Context) (aws.Config, error) {
	flag.Parse()
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(*profileFlag)) // want "chainshadow/fixed-profile"
}

func environmentOrConstant(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(cmp.Or(os.Getenv("AWS_PROFILE"), "archiver"))) // want "chainshadow/fixed-profile"
}

// load hands its parameter on: the caller with the constant is at fault.
func load(ctx context.Context, profile string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(profile))
}

func constantIntoWrapper(ctx context.Context) (aws.Config, error) {
	return load(ctx, "billing") // want "chainshadow/fixed-profile"
}

func optionSlice(ctx context.Context, c Config) (aws.Config, error) {
	opts := []func(*config.LoadOptions) error{config.WithSharedConfigProfile("archiver")} // want "chainshadow/fixed-profile"
	if c.Region != "" {
		opts = append(opts, config.WithRegion(c.Region))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}
