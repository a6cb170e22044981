// Package role takes on the roles that the service has in other accounts.
package role

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sts"
)

// Keys are the keys of a role.
type Keys struct {
	ID, Secret, Token string
}

// Assume takes on a role. The keys end after an hour: whoever gets them must
// not hold on to them.
func Assume(ctx context.Context, cfg aws.Config, arn string) (*Keys, error) {
	out, err := sts.NewFromConfig(cfg).AssumeRole(ctx, &sts.AssumeRoleInput{
		RoleArn:         aws.String(arn),
		RoleSessionName: aws.String("orders"),
	})
	if err != nil {
		return nil, err
	}
	return &Keys{
		ID:     aws.ToString(out.Credentials.AccessKeyId),
		Secret: aws.ToString(out.Credentials.SecretAccessKey),
		Token:  aws.ToString(out.Credentials.SessionToken),
	}, nil
}
