// Package environment holds constants that are written into the environment
// of the process or of a child, and variables that are no secret.
package environment

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func keyIDOnly() error {
	return os.Setenv("AWS_ACCESS_KEY_ID", "AKIAUGEPLIQE5QHLWDLJ") // want "staticcreds/environment"
}

// One pair is one finding, at its first variable.
func pair() {
	os.Setenv("AWS_ACCESS_KEY_ID", "AKIAQWQ7T4OCXNLLO5DW") // want "staticcreds/environment: .*AWS_ACCESS_KEY_ID"
	os.Setenv("AWS_SECRET_ACCESS_KEY", "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")
}

func triple() error {
	if err := os.Setenv("AWS_ACCESS_KEY_ID", "ASIA55677QXFFMPADSGD"); err != nil { // want "staticcreds/environment"
		return err
	}
	if err := os.Setenv("AWS_SECRET_ACCESS_KEY", "51P/vG8ZRZE7Ymu5qAt8rz5nFhi3puBhsaDPuzNZ"); err != nil {
		return err
	}
	return os.Setenv("AWS_SESSION_TOKEN", "IQoJb3JpZ2luX2Vj4MZqD7o0RL3+iUfSHL8okQFd31INORqNuHrF6qFtDZd9j5/tGuSDxJBKUIGKMEbpaO0TtYUhbjq7w7lAZV7y")
}

func secretOnly(keyID string) error {
	return os.Setenv("AWS_SECRET_ACCESS_KEY", "O0MjWnZIBR1PTcSdoKg3m/nXOyYd7ouLnIw9S1Di") // want "staticcreds/environment"
}

const (
	keyVariable = "AWS_ACCESS_KEY_ID"
	deployKey   = "AKIA6LNAROVCIO3YBB2V"
)

func namedConstants() error {
	return os.Setenv(keyVariable, deployKey) // want "staticcreds/environment"
}

func systemCall() error {
	return syscall.Setenv("AWS_SECRET_ACCESS_KEY", "536CU2OakaHdj654reXBGWAq1JJi53kUZjNo1Lxx") // want "staticcreds/environment"
}

func childsEnvironmentAppended() error {
	cmd := exec.Command("aws", "s3", "ls")
	cmd.Env = append(os.Environ(), "AWS_ACCESS_KEY_ID=AKIA3ZFLVYPRZZZAF6JJ", "AWS_SECRET_ACCESS_KEY=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") // want "staticcreds/environment"
	return cmd.Run()
}

func childsEnvironmentLiteral() *exec.Cmd {
	return &exec.Cmd{Path: "/usr/bin/aws", Env: []string{"AWS_ACCESS_KEY_ID=AKIAUOPSVDROP47IBRII", "AWS_SECRET_ACCESS_KEY=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"}} // want "staticcreds/environment"
}

func childsEnvironmentFormatted() *exec.Cmd {
	cmd := exec.Command("aws", "s3", "ls")
	cmd.Env = append(cmd.Environ(), fmt.Sprintf("%s=%s", "AWS_SECRET_ACCESS_KEY", "/ffZkbSukMZYtU8+xDMVqQo1y2B6nzWk5gNfT1wt")) // want "staticcreds/environment"
	return cmd
}

// export only hands its parameters on: each caller is judged.
func export(key, secret string) {
	os.Setenv("AWS_ACCESS_KEY_ID", key)
	os.Setenv("AWS_SECRET_ACCESS_KEY", secret)
}

func callerOfWrapper() {
	export("AKIA5NJGWNMDNSO477JV", "LvH48bn61oouT8+xbzYl3Fyq9MDrt+n37O0XTjs9") // want "staticcreds/environment"
}

func rangeOverTable() {
	for _, v := range []struct{ name, value string }{{"AWS_ACCESS_KEY_ID", "AKIA4M777J2AVQ7BBGRV"}} {
		os.Setenv(v.name, v.value) // want "staticcreds/environment"
	}
}

func init() {
	os.Setenv("AWS_SECRET_ACCESS_KEY", "7GzggssrCN8oFbMMLYMdfdnLpKajKjYcBpD79nJq") // want "staticcreds/environment"
}
