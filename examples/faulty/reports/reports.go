// Package reports is not yet moved to the second version of the SDK.
package reports

import (
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/session"
)

// Session gives the session of the reports.
//
// Fault: the chain ends before the role of the instance.
func Session() (*session.Session, error) {
	chain := credentials.NewChainCredentials([]credentials.Provider{
		&credentials.EnvProvider{},
		&credentials.SharedCredentialsProvider{},
	})
	return session.NewSession(&aws.Config{Credentials: chain})
}
