package credchecktest_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/protocol/ec2query"
	"github.com/aws/aws-sdk-go-v2/aws/protocol/restjson"
	awsxml "github.com/aws/aws-sdk-go-v2/aws/protocol/xml"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/service/sts"

	"github.com/credlint/credlint/credcheck/credchecktest"
)

// form is a protocol: how its requests look, and how the SDK reads its errors.
type form struct {
	service, method, path, contentType, target, body string
	code                                             func(*http.Response) (string, error)
}

var forms = map[string]form{
	"S3 REST-XML":   {service: "s3", method: "PUT", path: "/bucket/a%20key%2Bb?x-id=PutObject", body: "content", code: xmlCode(true)},
	"query XML":     {service: "iam", method: "POST", path: "/", contentType: "application/x-www-form-urlencoded", body: "Action=ListUsers&Version=2010-05-08", code: xmlCode(false)},
	"REST-XML":      {service: "route53", method: "GET", path: "/2013-04-01/hostedzone", code: xmlCode(false)},
	"EC2 query":     {service: "ec2", method: "POST", path: "/", contentType: "application/x-www-form-urlencoded", body: "Action=DescribeInstances", code: ec2Code},
	"JSON 1.0":      {service: "dynamodb", method: "POST", path: "/", contentType: "application/x-amz-json-1.0", target: "DynamoDB_20120810.ListTables", body: "{}", code: jsonCode},
	"JSON 1.1":      {service: "kms", method: "POST", path: "/", contentType: "application/x-amz-json-1.1", target: "TrentService.ListKeys", body: "{}", code: jsonCode},
	"REST-JSON":     {service: "lambda", method: "GET", path: "/2015-03-31/functions", code: jsonCode},
	"REST-JSON PUT": {service: "eks", method: "POST", path: "/clusters/a%3Ab/tags", contentType: "application/json", body: `{"tags":{}}`, code: jsonCode},
}

func xmlCode(unwrapped bool) func(*http.Response) (string, error) {
	return func(r *http.Response) (string, error) {
		c, err := awsxml.GetErrorResponseComponents(r.Body, unwrapped)
		return c.Code, err
	}
}

func ec2Code(r *http.Response) (string, error) {
	c, err := ec2query.GetErrorResponseComponents(r.Body)
	return c.Code, err
}

func jsonCode(r *http.Response) (string, error) {
	code, _, err := restjson.GetErrorInfo(json.NewDecoder(r.Body))
	if header := r.Header.Get("X-Amzn-ErrorType"); header != "" {
		code = restjson.SanitizeErrorCode(header)
	}
	return code, err
}

// call signs a request of this form as the SDK does, and sends it.
func (f form) call(t *testing.T, client aws.HTTPClient, base string, k credchecktest.Keys, at time.Time) *http.Response {
	t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), f.method, base+f.path, bytes.NewReader([]byte(f.body)))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{"Content-Type": f.contentType, "X-Amz-Target": f.target} {
		if value != "" {
			req.Header.Set(name, value)
		}
	}
	sum := sha256.Sum256([]byte(f.body))
	hash := hex.EncodeToString(sum[:])
	if f.service == "s3" {
		req.Header.Set("X-Amz-Content-Sha256", hash)
	}
	signer := v4.NewSigner(func(o *v4.SignerOptions) { o.DisableURIPathEscaping = f.service == "s3" })
	if err := signer.SignHTTP(req.Context(), k.Credentials(), req, hash, f.service, "us-east-1", at); err != nil {
		t.Fatal(err)
	}
	resp, err := client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	return resp
}

// codes are what a form answers to keys that are expired, unknown, forged, and
// to a clock that is an hour off; then the status for expired ones.
var codes = map[string]struct {
	expired, unknown, forged, skewed string
	status                           int
}{
	"S3 REST-XML":   {"ExpiredToken", "InvalidAccessKeyId", "SignatureDoesNotMatch", "RequestTimeTooSkewed", 400},
	"query XML":     {"ExpiredToken", "InvalidClientTokenId", "SignatureDoesNotMatch", "SignatureDoesNotMatch", 403},
	"REST-XML":      {"ExpiredToken", "InvalidClientTokenId", "SignatureDoesNotMatch", "SignatureDoesNotMatch", 403},
	"EC2 query":     {"RequestExpired", "AuthFailure", "AuthFailure", "RequestExpired", 400},
	"JSON 1.0":      {"ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException", "InvalidSignatureException", 400},
	"JSON 1.1":      {"ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException", "InvalidSignatureException", 400},
	"REST-JSON":     {"ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException", "InvalidSignatureException", 403},
	"REST-JSON PUT": {"ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException", "InvalidSignatureException", 403},
}

// TestServiceForms: what each protocol answers, in memory and on a socket.
func TestServiceForms(t *testing.T) {
	noLeaks(t)
	for name, f := range forms {
		t.Run(name, func(t *testing.T) {
			cloud := credchecktest.New()
			srv := cloud.Service.StartT(t)
			socket := client()
			testForm(t, f, cloud, cloud.Service, "https://"+f.service+".us-east-1.amazonaws.com", name)
			testForm(t, f, cloud, socket, srv.URL, name)
		})
	}
}

func testForm(t *testing.T, f form, cloud *credchecktest.AWS, client aws.HTTPClient, base, name string) {
	t.Helper()
	arn := cloud.Issuer.SessionARN("web", "s")
	good, dead := cloud.Issuer.Issue(arn, time.Hour), cloud.Issuer.Issue(arn, -time.Second)
	unknown, forged := credchecktest.New().Issuer.Issue(arn, time.Hour), good
	forged.SecretAccessKey = unknown.SecretAccessKey
	if resp := f.call(t, client, base, good, time.Now()); resp.StatusCode != 200 {
		body, _ := io.ReadAll(resp.Body)
		t.Errorf("good keys: %s: %s", resp.Status, body)
	}
	if resp := f.call(t, client, base, dead, time.Now()); resp.StatusCode != codes[name].status {
		t.Errorf("expired: %s, want %d", resp.Status, codes[name].status)
	}
	for _, c := range []struct {
		keys credchecktest.Keys
		at   time.Time
		want string
	}{
		{dead, time.Now(), codes[name].expired},
		{unknown, time.Now(), codes[name].unknown},
		{forged, time.Now(), codes[name].forged},
		{good, time.Now().Add(-time.Hour), codes[name].skewed},
	} {
		got, err := f.code(f.call(t, client, base, c.keys, c.at))
		if err != nil || got != c.want {
			t.Errorf("code %q, %v; want %q", got, err, c.want)
		}
	}
}

// TestUnsigned: requests without a signature, and with nonsense for one.
func TestUnsigned(t *testing.T) {
	cloud := credchecktest.New()
	for _, authorization := range []string{"", "Bearer x", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c"} {
		req, err := http.NewRequest(http.MethodGet, "https://s3.us-east-1.amazonaws.com/", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", authorization)
		resp, err := cloud.Do(req)
		if err != nil || resp.StatusCode != 403 {
			t.Errorf("%q: %v, %v", authorization, resp, err)
		}
	}
}

// TestServiceHandler: the program's own service behind the check.
func TestServiceHandler(t *testing.T) {
	cloud := credchecktest.New()
	cloud.Service.Handle(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.WriteHeader(http.StatusTeapot)
		io.WriteString(w, r.Host+" "+string(body))
	}))
	k := cloud.Issuer.Issue(cloud.Issuer.SessionARN("web", "s"), time.Hour)
	resp := forms["JSON 1.1"].call(t, cloud, "https://kms.us-east-1.amazonaws.com", k, time.Now())
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusTeapot || string(body) != "kms.us-east-1.amazonaws.com {}" {
		t.Errorf("%s %q %v", resp.Status, body, err)
	}
}

// TestExpiryRace is a program on EC2 with the SDK's own settings, its clock 30 s
// behind AWS's: at each of two rotations it sends keys that are dead, every 10 s.
// A window of 5 minutes mends it.
func TestExpiryRace(t *testing.T) {
	setenv(t)
	for size, want := range map[time.Duration]int{0: 6, 5 * time.Minute: 0} {
		synctest.Test(t, func(t *testing.T) {
			cloud := credchecktest.New()
			cloud.Issuer.SetSkew(30 * time.Second)
			cloud.IMDS.Set(func(s *credchecktest.IMDSState) { s.Schedule.Age = 47 * time.Minute })
			client := sts.NewFromConfig(load(t, cloud, nil, window(size)))
			failed := 0
			for start := time.Now(); time.Since(start) < 12*time.Hour; time.Sleep(10 * time.Second) {
				if _, err := client.GetCallerIdentity(context.Background(), nil); err != nil {
					wantCode(t, err, "ExpiredToken")
					failed++
				}
			}
			if failed != want {
				t.Errorf("window %v: %d requests with dead keys, want %d", size, failed, want)
			}
		})
	}
}

// TestExpiredIsFinal is the alarm for SDKs that begin to mend it: ExpiredToken
// is not retried, nor are new credentials fetched for it.
func TestExpiredIsFinal(t *testing.T) {
	setenv(t)
	cloud := credchecktest.New()
	cloud.STS.Inject(credchecktest.When{}, credchecktest.APIError("ExpiredToken", "expired"))
	client := sts.NewFromConfig(load(t, cloud, nil))
	for range 5 {
		_, err := client.GetCallerIdentity(context.Background(), nil)
		wantCode(t, err, "ExpiredToken")
	}
	wantCount(t, cloud.STS.Endpoint, 5)
	wantCount(t, cloud.IMDS.Endpoint, 1, credchecktest.OpRoleKeys)
}
