// Package expirywindow holds caches over credentials that expire. It is run
// with -expiry-window=5m: a cache that refreshes later than five minutes
// before the end is reported.
package expirywindow

import (
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	credsv1 "github.com/aws/aws-sdk-go/aws/credentials"
	stscredsv1 "github.com/aws/aws-sdk-go/aws/credentials/stscreds"
	"github.com/aws/aws-sdk-go/aws/session"
)

func noWindow(cl *sts.Client, role string) aws.CredentialsProvider {
	return aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(cl, role)) // want "norefresh/expiry-window"
}

func noWindowOnInstanceRole() aws.CredentialsProvider {
	return aws.NewCredentialsCache(ec2rolecreds.New()) // want "norefresh/expiry-window"
}

func oneMinute(cl *sts.Client, role string) aws.CredentialsProvider {
	return aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(cl, role), func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = time.Minute }) // want "norefresh/expiry-window"
}

func jitterOnly(cl *sts.Client, role string) aws.CredentialsProvider {
	return aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(cl, role), func(o *aws.CredentialsCacheOptions) { o.ExpiryWindowJitterFrac = 0.5 }) // want "norefresh/expiry-window"
}

func v1NoWindow(sess *session.Session, role string) *credsv1.Credentials {
	return stscredsv1.NewCredentials(sess, role) // want "norefresh/expiry-window"
}

func fiveMinutes(cl *sts.Client, role string) aws.CredentialsProvider {
	return aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(cl, role), func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = 5 * time.Minute })
}

func tenMinutes(cl *sts.Client, role string) aws.CredentialsProvider {
	return aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(cl, role), func(o *aws.CredentialsCacheOptions) {
		o.ExpiryWindow = 10 * time.Minute
		o.ExpiryWindowJitterFrac = 0.1
	})
}

func configuredWindow(cl *sts.Client, role string, window time.Duration) aws.CredentialsProvider {
	return aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(cl, role), func(o *aws.CredentialsCacheOptions) { o.ExpiryWindow = window })
}

func cacheOverStatic(key, secret string) aws.CredentialsProvider {
	return aws.NewCredentialsCache(credentials.NewStaticCredentialsProvider(key, secret, ""))
}

func v1FiveMinutes(sess *session.Session, role string) *credsv1.Credentials {
	return stscredsv1.NewCredentials(sess, role, func(p *stscredsv1.AssumeRoleProvider) { p.ExpiryWindow = 5 * time.Minute })
}
