// Package reports is not yet moved to the second version of the SDK.
package reports

import "github.com/aws/aws-sdk-go/aws/session"

// Session gives the session of the reports. Its credentials are those of the
// default chain, which ends with the role of the instance.
func Session() (*session.Session, error) {
	return session.NewSession()
}
