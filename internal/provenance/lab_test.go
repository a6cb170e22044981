package provenance

import "testing"

func TestLab(t *testing.T) {
	l := newLab(t)
	pass := l.mustCheck("example.com/app", `package app
import ("github.com/aws/aws-sdk-go-v2/credentials"; "github.com/aws/aws-sdk-go-v2/aws")
func New() aws.CredentialsProvider { return credentials.NewStaticCredentialsProvider("AKIA2QWERTY7UIOPASDF", "b7Hk2mVx9QzR4tYw8LcN1pFg5sJd3uAe6iOq0ZbT", "") }
`)
	t.Log(describeFindings(l.run(pass).Findings))
	t.Log(l.work(pass))
}
