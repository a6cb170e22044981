package processenv

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

func environmentOf(v aws.Credentials) []string {
	return append(os.Environ(), "AWS_ACCESS_KEY_ID="+v.AccessKeyID, "AWS_SECRET_ACCESS_KEY="+v.SecretAccessKey, "AWS_SESSION_TOKEN="+v.SessionToken)
}

func childsEnvironment(ctx context.Context, cfg aws.Config, args []string) error {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Env = environmentOf(v)
	return cmd.Run()
}

// The process becomes the command: what is set is the command's.
func setThenReplaced(out *sts.AssumeRoleOutput, argv []string) error {
	os.Setenv("AWS_ACCESS_KEY_ID", *out.Credentials.AccessKeyId)
	os.Setenv("AWS_SECRET_ACCESS_KEY", *out.Credentials.SecretAccessKey)
	os.Setenv("AWS_SESSION_TOKEN", *out.Credentials.SessionToken)
	return syscall.Exec(argv[0], argv, os.Environ())
}

// The command inherits what is set, and the process ends with it.
func setThenRun(ctx context.Context, cfg aws.Config, args []string) error {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	os.Setenv("AWS_ACCESS_KEY_ID", v.AccessKeyID)
	os.Setenv("AWS_SECRET_ACCESS_KEY", v.SecretAccessKey)
	os.Setenv("AWS_SESSION_TOKEN", v.SessionToken)
	return exec.Command(args[0], args[1:]...).Run()
}

func execWithEnvironment(ctx context.Context, cfg aws.Config, argv []string) error {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	return syscall.Exec(argv[0], argv, environmentOf(v))
}

// A shell evaluates what is printed.
func printed(ctx context.Context, w io.Writer, cfg aws.Config) error {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "export AWS_ACCESS_KEY_ID=%s\nexport AWS_SECRET_ACCESS_KEY=%s\nexport AWS_SESSION_TOKEN=%s\n", v.AccessKeyID, v.SecretAccessKey, v.SessionToken)
	return err
}

func writtenToFile(ctx context.Context, cfg aws.Config, name string) error {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	return os.WriteFile(name, []byte("[assumed]\naws_session_token="+v.SessionToken+"\n"), 0o600)
}

func regionOfResponse(cfg aws.Config) error { return os.Setenv("AWS_REGION", cfg.Region) }

func accountOfValue(ctx context.Context, cfg aws.Config) error {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return err
	}
	return os.Setenv("ARCHIVER_ACCOUNT", v.AccountID)
}

func dockerArguments(ctx context.Context, cfg aws.Config) (*exec.Cmd, error) {
	v, err := cfg.Credentials.Retrieve(ctx)
	if err != nil {
		return nil, err
	}
	return exec.Command("docker", "run", "-e", "AWS_ACCESS_KEY_ID="+v.AccessKeyID, "-e", "AWS_SECRET_ACCESS_KEY="+v.SecretAccessKey, "-e", "AWS_SESSION_TOKEN="+v.SessionToken, "archiver"), nil
}

func cleared() {
	os.Unsetenv("AWS_ACCESS_KEY_ID")
	os.Unsetenv("AWS_SECRET_ACCESS_KEY")
	os.Setenv("AWS_SESSION_TOKEN", "")
}

func roleForChain(in *sts.AssumeRoleInput) error { return os.Setenv("AWS_ROLE_ARN", *in.RoleArn) }

func ownVariableForPlugins(out *sts.AssumeRoleOutput) error {
	return os.Setenv("ARCHIVER_SESSION_ENDS", out.Credentials.Expiration.String())
}
