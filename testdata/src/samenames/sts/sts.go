// Package sts is another vendor's, with the names of AWS's SDKs.
package sts

import "context"

// Credentials has the fields of the type in AWS's SDKs.
type Credentials struct{ AccessKeyId, SecretAccessKey, SessionToken *string }

// AssumeRoleInput has the name of the type in AWS's SDKs.
type AssumeRoleInput struct{ RoleArn *string }

// AssumeRoleOutput has the name of the type in AWS's SDKs.
type AssumeRoleOutput struct{ Credentials *Credentials }

// Client has the name of the type in AWS's SDKs.
type Client struct{}

// AssumeRole has the name of the method in AWS's SDKs.
func (*Client) AssumeRole(context.Context, *AssumeRoleInput) (*AssumeRoleOutput, error) {
	return &AssumeRoleOutput{}, nil
}
