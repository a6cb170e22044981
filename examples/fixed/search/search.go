// Package search asks OpenSearch for orders.
package search

import (
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// Transport signs requests for OpenSearch.
type Transport struct {
	creds  aws.CredentialsProvider
	signer *v4.Signer
}

// New gives a transport that signs with the service's credentials.
func New(cfg aws.Config) *Transport {
	return &Transport{creds: cfg.Credentials, signer: v4.NewSigner()}
}

// RoundTrip implements http.RoundTripper. The provider is a cache: it asks for
// new credentials only when the old ones end.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	creds, err := t.creds.Retrieve(r.Context())
	if err != nil {
		return nil, err
	}
	r = r.Clone(r.Context())
	if err := t.signer.SignHTTP(r.Context(), creds, r, "UNSIGNED-PAYLOAD", "es", "eu-central-1", time.Now()); err != nil {
		return nil, err
	}
	return http.DefaultTransport.RoundTrip(r)
}
