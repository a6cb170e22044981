package credchecktest_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/aws/smithy-go"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// use sets environment variables. In a test, t.Setenv is better.
func use(env ...string) {
	for _, pair := range append(credchecktest.CleanEnv(), env...) {
		name, value, _ := strings.Cut(pair, "=")
		os.Setenv(name, value)
	}
}

// The SDK's default chain finds the role of an instance that is not there.
// Nothing listens: all requests are answered in memory.
func ExampleNew() {
	use()
	cloud := credchecktest.New()
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx, cloud.LoadOptions(cloud)...)
	if err != nil {
		fmt.Println(err)
		return
	}
	out, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(*out.Arn)
	for _, r := range cloud.IMDS.Log() {
		fmt.Println(r.Op, r.Status)
	}
	// Output:
	// arn:aws:sts::123456789012:assumed-role/web-role/i-0c0ffee0c0ffee000
	// imds:token 200
	// imds:role-list 200
	// imds:role-credentials 200
}

// The instance's role is in trouble, and the program must say so. Within
// testing/synctest the retries take no time.
func ExampleEndpoint_Inject() {
	use()
	cloud := credchecktest.New()
	lift := cloud.IMDS.Inject(credchecktest.When{Op: credchecktest.OpRoleKeys}, credchecktest.Status(404))
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx, cloud.LoadOptions(cloud)...)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = cfg.Credentials.Retrieve(ctx)
	fmt.Println("in the outage:", err != nil)
	lift()
	creds, err := cfg.Credentials.Retrieve(ctx)
	fmt.Println("afterwards:", creds.Source, err)
	// Output:
	// in the outage: true
	// afterwards: EC2RoleProvider <nil>
}

// A real server on a free port, for programs that run as processes of their
// own: put CleanEnv and Env into exec.Cmd.Env.
func ExampleEndpoint_Start() {
	cloud := credchecktest.New()
	server, err := cloud.IMDS.Start()
	if err != nil {
		fmt.Println(err)
		return
	}
	defer server.Close()
	use(server.Env()...)
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx)
	if err != nil {
		fmt.Println(err)
		return
	}
	creds, err := cfg.Credentials.Retrieve(ctx)
	fmt.Println(creds.Source, creds.AccessKeyID == cloud.IMDS.Current().AccessKeyID, err)
	// Output: EC2RoleProvider true <nil>
}

// What does a program do when its keys expire? The service refuses them as the
// real one does.
func ExampleService() {
	cloud := credchecktest.New()
	keys := cloud.Issuer.Issue(cloud.Issuer.SessionARN("web-role", "app"), time.Minute)
	cloud.Issuer.SetSkew(2 * time.Minute) // AWS's clock goes on, the keys are dead
	client := sts.New(sts.Options{Region: "eu-central-1", HTTPClient: cloud.Service, Credentials: static(keys)})
	_, err := client.GetCallerIdentity(context.Background(), nil)
	if refusal := smithy.APIError(nil); errors.As(err, &refusal) {
		fmt.Println(refusal.ErrorCode())
	}
	// Output: ExpiredToken
}

// A budget bounds how often a program may ask.
func ExampleEndpoint_Exceeded() {
	use()
	cloud := credchecktest.New()
	cloud.IMDS.Set(func(s *credchecktest.IMDSState) { // an instance that hands out dead keys
		s.Schedule = credchecktest.Schedule{Life: time.Hour, Age: 2 * time.Hour, Frozen: true}
	})
	ctx := context.Background()
	cfg, err := config.LoadDefaultConfig(ctx, cloud.LoadOptions(cloud)...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for range 10 {
		if _, err := cfg.Credentials.Retrieve(ctx); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(cloud.IMDS.Exceeded(credchecktest.Budget{Op: credchecktest.OpRoleKeys, Max: 2}))
	// Output: imds: 10 imds:role-credentials requests, 2 allowed
}

// Does a program's output hold secrets?
func ExampleIssuer_FindSecrets() {
	cloud := credchecktest.New(credchecktest.Seed(1))
	keys := cloud.Issuer.User("app")
	fmt.Println(cloud.Issuer.FindSecrets(fmt.Sprintf("using %v", keys)))
	fmt.Println(len(cloud.Issuer.FindSecrets("using " + keys.SecretAccessKey)))
	// Output:
	// []
	// 1
}
