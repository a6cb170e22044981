// Package literal holds key IDs in strings that reach no credential API that
// is known here, and strings that only look like them.
package literal

import (
	"encoding/json"
	"net/http"
	"strings"
)

const deployKeyID = "AKIATFWCAJXXAG3YOXZL" // want "staticcreds/literal"

// The secret stands beside its key ID: one leak, one finding.
var pair = [2]string{"AKIA46EAYYAOWP3KJBPH", "Qdx+CgPihsqPmr9ywDAmPd36CXwLXj9WkH9HSXwA"} // want "staticcreds/literal"

var accounts = map[string]string{
	"billing": "AKIATYZJAKPAMQT7KRZL", // want "staticcreds/literal"
	"staging": "eu-west-1",
	"archive": "AKIARF3AO62IXRAM52ZF", // want "staticcreds/literal"
}

type client struct{ keyID, secret, region string }

func fields() client {
	return client{keyID: "AKIA6N3TZX3EY6VEYTS6", secret: "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", region: "eu-west-1"} // want "staticcreds/literal"
}

func temporaryKeyID() string { return "ASIAQ7VLTSLBXM7IQQK2" } // want "staticcreds/literal"

type tagged struct {
	Key string `json:"key" default:"AKIA2FSMQI73TC2B6KED"` // want "staticcreds/literal"
}

func shellText() string {
	return "export AWS_ACCESS_KEY_ID=AKIAT4W225ZZ4NHSEKOQ AWS_SECRET_ACCESS_KEY=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\n" // want "staticcreds/literal"
}

func jsonText() (client, error) {
	var c struct{ AccessKeyId, SecretAccessKey string }
	err := json.Unmarshal([]byte(`{"AccessKeyId": "AKIASDECF62URJQY54VX", "SecretAccessKey": "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"}`), &c) // want "staticcreds/literal"
	return client{keyID: c.AccessKeyId, secret: c.SecretAccessKey}, err
}

func presignedURL() (*http.Response, error) {
	return http.Get("https://invoices.s3.eu-west-1.amazonaws.com/2026.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAQLMEFKOQLDP7WTBM%2F20260102%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260102T030405Z&X-Amz-Expires=604800&X-Amz-SignedHeaders=host&X-Amz-Signature=6d5a0f1e2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6") // want "staticcreds/literal"
}

func pairInURL() string {
	return "s3://AKIARAD75TAXHCD2LLGP:IymSeoTkxtGKpQvVoItL5fDjO8nv0kRHsUCoCIDQ@invoices/2026" // want "staticcreds/literal"
}

func header(r *http.Request) {
	r.Header.Set("Authorization", "AWS AKIA2NX5OZGIGXBCLO3Q:frJIUN8DYpKDtOLCwo0yllqDzg8=") // want "staticcreds/literal"
}

func comparedWith(key string) bool {
	return strings.EqualFold(key, "AKIATEEK4L7AGRGQQVAD") // want "staticcreds/literal"
}

func inSwitch(key string) string {
	switch key {
	case "AKIA76Z33WHWBRWNK2YV": // want "staticcreds/literal"
		return "billing"
	}
	return ""
}

func parameterOfUnknownFunction(login func(key, secret string)) {
	login("AKIA7YGZSQUKDLYP3LDG", "mVhggMQalLKHMXRBEGBWd0sxasdTgmjY4Tomc9Qo") // want "staticcreds/literal"
}
