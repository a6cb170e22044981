package awsclient

import (
	"encoding/json"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

const roleURL = "http://169.254.169.254/latest/meta-data/iam/security-credentials/orders"

// Instance gives the keys of the instance's role.
//
// Fault: the metadata service gives new keys every few hours, but it is asked
// only once.
func Instance() (aws.CredentialsProvider, error) {
	resp, err := http.Get(roleURL)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var keys struct{ AccessKeyId, SecretAccessKey, Token string }
	if err := json.NewDecoder(resp.Body).Decode(&keys); err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(keys.AccessKeyId, keys.SecretAccessKey, keys.Token), nil
}
