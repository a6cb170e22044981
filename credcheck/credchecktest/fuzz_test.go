package credchecktest_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// FuzzRequest sends anything to all doubles. They must answer with a status
// and a body of the type that they say, and never with a secret to those who
// bring none.
func FuzzRequest(f *testing.F) {
	const signed = "AWS4-HMAC-SHA256 Credential=ASIAX/20000101/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=00"
	f.Add("GET", "169.254.169.254", "/latest/meta-data/iam/security-credentials/", "", "", "", "")
	f.Add("PUT", "169.254.169.254", "/latest/api/token", "", "", "21600", "")
	f.Add("GET", "169.254.170.2", "/v2/credentials/x", "token", "", "", "")
	f.Add("POST", "sts.amazonaws.com", "/", signed, "application/x-www-form-urlencoded", "", "Action=AssumeRole&DurationSeconds=x")
	f.Add("POST", "sts.us-east-1.amazonaws.com", "/", "", "", "", "Action=AssumeRoleWithWebIdentity&WebIdentityToken=a.b.c")
	f.Add("GET", "portal.sso.us-east-1.amazonaws.com", "/federation/credentials", "", "", "", "")
	f.Add("POST", "ec2.us-east-1.amazonaws.com", "/", strings.Replace(signed, "/s3/", "/ec2/", 1), "application/x-www-form-urlencoded", "", "Action=<x>")
	f.Add("POST", "kms.us-east-1.amazonaws.com", "/", signed, "application/x-amz-json-1.1; x", "", "{}")
	cloud := credchecktest.New(credchecktest.Seed(1))
	cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.V1 = false })
	f.Fuzz(func(t *testing.T, method, host, path, authorization, contentType, header, body string) {
		r := &http.Request{
			Method: method, Host: host, URL: &url.URL{Scheme: "http", Host: host, Path: path, RawQuery: header},
			Header: http.Header{
				"Authorization": {authorization}, "Content-Type": {contentType}, "X-Amz-Target": {header},
				"X-Aws-Ec2-Metadata-Token-Ttl-Seconds": {header}, "X-Aws-Ec2-Metadata-Token": {header}, "X-Amz-Date": {header},
			},
			Body: io.NopCloser(strings.NewReader(body)),
		}
		resp, err := cloud.Do(r)
		if err != nil {
			return // no such host
		}
		text, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode < 200 || resp.StatusCode > 599 {
			t.Fatalf("%s, %v", resp.Status, err)
		}
		wantBody(t, resp.Header.Get("Content-Type"), text)
		token := method == http.MethodPut && path == "/latest/api/token"
		if leaked := cloud.Issuer.FindSecrets(string(text)); leaked != nil && !token {
			t.Errorf("gave away %v", leaked)
		}
		cloud.IMDS.ForgetLog()
	})
}

// wantBody checks that a body is of its type.
func wantBody(t *testing.T, contentType string, body []byte) {
	t.Helper()
	switch {
	case strings.Contains(contentType, "json"):
		if !json.Valid(body) {
			t.Errorf("no JSON: %s", body)
		}
	case strings.HasSuffix(contentType, "/xml") || strings.Contains(contentType, "/xml;"):
		for d := xml.NewDecoder(bytes.NewReader(body)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatalf("no XML: %v: %s", err, body)
			}
		}
	}
}
