package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const credlintPackage = "github.com/credlint/credlint/cmd/credlint"

// goMod pins the SDK, so that figures of different days compare.
const goMod = `module example.com/bench

go 1.26.0

require (
	github.com/aws/aws-sdk-go-v2/config v1.33.16
	github.com/aws/aws-sdk-go-v2/credentials v1.20.16
	github.com/aws/aws-sdk-go-v2/service/ec2 v1.344.2
	github.com/aws/aws-sdk-go-v2/service/s3 v1.114.9
	github.com/aws/aws-sdk-go-v2/service/sts v1.51.9
)
`

const mainGo = `package main

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/ec2"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"example.com/bench/session"
)

func main() {
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		log.Fatal(err)
	}
	if err := session.Assume(ctx, &cfg, sts.NewFromConfig(cfg), "arn:aws:iam::123456789012:role/bench"); err != nil {
		log.Fatal(err)
	}
	_ = s3.NewFromConfig(cfg)
	_ = ec2.NewFromConfig(cfg)
}
`

const sessionGo = `// Package session makes the mistake that credlint is there for.
package session

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// Assume freezes the credentials of a role in the configuration.
func Assume(ctx context.Context, cfg *aws.Config, client *sts.Client, role string) error {
	out, err := client.AssumeRole(ctx, &sts.AssumeRoleInput{RoleArn: &role})
	if err != nil {
		return err
	}
	c := out.Credentials
	cfg.Credentials = credentials.NewStaticCredentialsProvider(*c.AccessKeyId, *c.SecretAccessKey, *c.SessionToken)
	return nil
}
`

const testGo = `package session

import "testing"

func TestNothing(t *testing.T) {}
`

// writeModule writes the module to measure on, and has the go command complete
// its requirements.
func writeModule(dir string) error {
	for name, text := range map[string]string{
		"go.mod": goMod, "main.go": mainGo, "session/session.go": sessionGo, "session/session_test.go": testGo,
	} {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			return err
		}
	}
	return runGo(dir, "mod", "tidy")
}

// A builder builds tools.
type builder struct{ dir string }

// build builds the package's command and gives its name. No two results have
// the same bytes or the same name: the go command knows a tool by what it says
// of its version, and that of a released cmd/vet is only its name and Go's.
func (b *builder) build(pkg string) (string, error) {
	id := fmt.Sprintf("%s-%d", filepath.Base(pkg), time.Now().UnixNano())
	name := filepath.Join(b.dir, id+".exe")
	return name, runGo("", "build", "-o", name, "-ldflags=-buildid="+id, pkg)
}

// vet gives the words for a run of go vet with the package as its tool: with
// one built anew each time, or always with the one built last before.
func (b *builder) vet(pkg string, anew bool) func() ([]string, error) {
	tool := ""
	return func() ([]string, error) {
		if anew || tool == "" {
			var err error
			if tool, err = b.build(pkg); err != nil {
				return nil, err
			}
		}
		return []string{"go", "vet", "-vettool=" + tool, "./..."}, nil
	}
}

// runGo runs the go command in the folder.
func runGo(dir string, args ...string) error {
	cmd := exec.Command("go", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("go %s: %v\n%s", args[0], err, out)
	}
	return nil
}
