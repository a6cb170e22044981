package environment

import (
	"os"
	"os/exec"
)

func region() error { return os.Setenv("AWS_REGION", "eu-west-1") }

func sharedConfig() error { return os.Setenv("AWS_SDK_LOAD_CONFIG", "1") }

func webIdentityFile() error {
	return os.Setenv("AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/secrets/eks.amazonaws.com/serviceaccount/token")
}

func emptied() {
	os.Setenv("AWS_ACCESS_KEY_ID", "")
	os.Setenv("AWS_SECRET_ACCESS_KEY", "")
}

func unset() {
	os.Unsetenv("AWS_ACCESS_KEY_ID")
	os.Unsetenv("AWS_SECRET_ACCESS_KEY")
}

// The child talks to a store on this machine.
func dummiesForChild() *exec.Cmd {
	cmd := exec.Command("aws", "--endpoint-url", "http://localhost:4566", "s3", "ls")
	cmd.Env = append(os.Environ(), "AWS_ACCESS_KEY_ID=test", "AWS_SECRET_ACCESS_KEY=test")
	return cmd
}

func exampleForChild() *exec.Cmd {
	cmd := exec.Command("env")
	cmd.Env = []string{"AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE", "AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}
	return cmd
}

func configuredForChild(key, secret string) *exec.Cmd {
	cmd := exec.Command("aws", "s3", "ls")
	cmd.Env = append(os.Environ(), "AWS_ACCESS_KEY_ID="+key, "AWS_SECRET_ACCESS_KEY="+secret)
	return cmd
}

func regionForChild() *exec.Cmd {
	cmd := exec.Command("aws", "s3", "ls")
	cmd.Env = append(os.Environ(), "AWS_REGION=eu-west-1", "AWS_PROFILE=deploy")
	return cmd
}

func otherProgramsVariables() {
	os.Setenv("ARCHIVER_KEY_FILE", "/run/secrets/archiver-key")
	os.Setenv("ARCHIVER_RETRIES", "12")
}

func placeholderForChild() *exec.Cmd {
	cmd := exec.Command("envsubst")
	cmd.Env = []string{"AWS_ACCESS_KEY_ID=${KEY}", "AWS_SECRET_ACCESS_KEY=<secret>"}
	return cmd
}

func namesAsText() []string {
	return []string{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"}
}

func emptyForChild() *exec.Cmd {
	cmd := exec.Command("aws", "s3", "ls", "--no-sign-request")
	cmd.Env = append(os.Environ(), "AWS_ACCESS_KEY_ID=", "AWS_SECRET_ACCESS_KEY=")
	return cmd
}
