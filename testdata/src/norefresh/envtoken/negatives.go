package envtoken

import (
	"context"
	"log"
	"os"
	"os/exec"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	awsv1 "github.com/aws/aws-sdk-go/aws"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
)

func underGuard(ctx context.Context) (aws.Config, error) {
	var opts []func(*config.LoadOptions) error
	if key := os.Getenv("AWS_ACCESS_KEY_ID"); key != "" {
		opts = append(opts, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(key, os.Getenv("AWS_SECRET_ACCESS_KEY"), os.Getenv("AWS_SESSION_TOKEN"))))
	}
	return config.LoadDefaultConfig(ctx, opts...)
}

func underGuardOfMode(cfg aws.Config) *s3.Client {
	if os.Getenv("AUTH_MODE") == "environment" {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), os.Getenv("AWS_SESSION_TOKEN"))
	}
	return s3.NewFromConfig(cfg)
}

func underGuardOfToken() (*session.Session, error) {
	cfg := awsv1.NewConfig()
	if token := os.Getenv("AWS_SESSION_TOKEN"); token != "" {
		cfg = cfg.WithCredentials(credsv1.NewStaticCredentials(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), token))
	}
	return session.NewSession(cfg)
}

func earlyReturn(ctx context.Context) (aws.Config, error) {
	env, err := config.NewEnvConfig()
	if err != nil || !env.Credentials.HasKeys() {
		return config.LoadDefaultConfig(ctx)
	}
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.StaticCredentialsProvider{Value: env.Credentials}))
}

// The chain reads the environment by itself.
func chainReadsEnvironment(ctx context.Context) (aws.Config, error) {
	if os.Getenv("AWS_SESSION_TOKEN") != "" {
		log.Print("using the session of the environment")
	}
	return config.LoadDefaultConfig(ctx)
}

func environmentsRegion(ctx context.Context) (string, error) {
	env, err := config.NewEnvConfig()
	return env.Region, err
}

func handedToChild() *exec.Cmd {
	cmd := exec.Command("aws", "s3", "ls")
	cmd.Env = []string{"AWS_ACCESS_KEY_ID=" + os.Getenv("AWS_ACCESS_KEY_ID"), "AWS_SECRET_ACCESS_KEY=" + os.Getenv("AWS_SECRET_ACCESS_KEY"), "AWS_SESSION_TOKEN=" + os.Getenv("AWS_SESSION_TOKEN")}
	return cmd
}

// Without a token the pair does not expire; that it stands in front of the
// role is another matter.
func pairWithoutToken(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), ""))) // want "chainshadow/explicit-static"
}

// Settings are what the program's file holds; its token is the user's choice.
type Settings struct{ Key, Secret, Token string }

func tokenOfConfiguration(cfg aws.Config, s Settings) *s3.Client {
	if s.Key != "" {
		cfg.Credentials = credentials.NewStaticCredentialsProvider(s.Key, s.Secret, s.Token)
	}
	return s3.NewFromConfig(cfg)
}

func tokenOfConfigurationWithoutGuard(cfg aws.Config, s Settings) *s3.Client {
	cfg.Credentials = credentials.NewStaticCredentialsProvider(s.Key, s.Secret, s.Token) // want "chainshadow/explicit-static"
	return s3.NewFromConfig(cfg)
}

func parameters(ctx context.Context, key, secret, token string) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(static(key, secret, token)))
}

func printedForDebugging() {
	log.Printf("session token present: %t", os.Getenv("AWS_SESSION_TOKEN") != "")
}

func otherVariable(cfg aws.Config) string {
	return os.Getenv("AWS_WEB_IDENTITY_TOKEN_FILE") + cfg.Region
}

func environmentProviderInChain() *credsv1.Credentials {
	return session.Must(session.NewSession()).Config.Credentials
}
