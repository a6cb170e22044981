package credchecktest

import (
	"encoding/xml"
	"mime"
	"net/http"
	"net/url"
	"strings"
)

// protocol is the form that a service speaks, which decides how its errors
// look. The forms are read by the SDK in aws-sdk-go-v2 aws/protocol/{xml,
// ec2query,restjson} and by the clients of services.
type protocol int

const (
	agentJSON protocol = iota // the container agent's {"code","message"}; also for what has no form
	queryXML                  // STS, IAM, SQS of old, Route 53
	ec2XML                    // EC2
	s3XML                     // S3
	json10                    // DynamoDB
	json11                    // KMS, ECS, CloudWatch Logs
	restJSON                  // Lambda, SSO, EKS
)

// restXMLServices answer in XML as query services do, without their requests.
var restXMLServices = map[string]bool{"route53": true, "cloudfront": true}

// protocolOf tells the form of a request to a service by the rules that tell
// the forms apart on the wire: header, content type and name in the signature.
func protocolOf(r *http.Request, service string) protocol {
	contentType, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		contentType = ""
	}
	switch {
	case contentType == "application/x-amz-json-1.0":
		return json10
	case contentType == "application/x-amz-json-1.1", r.Header.Get("X-Amz-Target") != "":
		return json11
	case service == "s3":
		return s3XML
	case service == "ec2":
		return ec2XML
	case contentType == "application/x-www-form-urlencoded", restXMLServices[service]:
		return queryXML
	}
	return restJSON
}

// actionOf gives the operation of a request, as far as it says so: the Action
// of query protocols, the target of JSON ones, else method and path.
func actionOf(r *http.Request, p protocol, payload []byte) string {
	switch p {
	case queryXML, ec2XML:
		form, err := url.ParseQuery(string(payload))
		if action := form.Get("Action"); err == nil && isName(action) {
			return action
		}
	case json10, json11:
		target := r.Header.Get("X-Amz-Target")
		return target[strings.LastIndexByte(target, '.')+1:]
	}
	return r.Method + " " + r.URL.Path
}

// isName tells whether text is letters and digits behind a letter, as the names
// of operations are, so that it can name an element of XML.
func isName(text string) bool {
	for i, c := range []byte(text) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return text != ""
}

// statuses has the HTTP status of the codes whose status is not the usual
// one, which is 400 (STS and S3 API references, "Common Errors").
var statuses = map[string]int{
	"AccessDenied": 403, "AccessDeniedException": 400, "AuthFailure": 401, "InvalidAccessKeyId": 403,
	"InvalidClientTokenId": 403, "MissingAuthenticationToken": 403, "OptInRequired": 403,
	"RegionDisabledException": 403, "RequestTimeTooSkewed": 403, "SignatureDoesNotMatch": 403,
	"UnauthorizedException": 401, "InternalFailure": 500, "InternalError": 500,
	"ServiceUnavailable": 503, "SlowDown": 503,
}

// statusOf gives the status of a code in a protocol. ExpiredToken is 403 from
// query services and 400 from S3 (S3 API reference, "Error responses").
func statusOf(p protocol, code string) int {
	switch {
	case p == queryXML && code == "ExpiredToken":
		return http.StatusForbidden
	case p == restJSON && code != "UnauthorizedException" && authCodes[code]:
		return http.StatusForbidden
	}
	if status := statuses[code]; status != 0 {
		return status
	}
	return http.StatusBadRequest
}

// authCodes are those with which REST-JSON services refuse a signature: they
// answer 403 where services of JSON 1.x answer 400.
var authCodes = map[string]bool{
	"ExpiredTokenException": true, "UnrecognizedClientException": true, "InvalidSignatureException": true,
	"MissingAuthenticationTokenException": true, "AccessDeniedException": true,
}

// fail answers with an error in the request's protocol.
func (x *Exchange) fail(code, message string) {
	x.failAs(statusOf(x.protocol, code), code, message)
}

func (x *Exchange) failAs(status int, code, message string) {
	const requestID = "c0ffee00-0000-4000-8000-000000000000"
	quotedCode, quotedMessage := escape(code), escape(message)
	switch x.protocol {
	case queryXML:
		x.reply(status, "text/xml", `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>`+blame(status)+`</Type><Code>`+quotedCode+
			`</Code><Message>`+quotedMessage+`</Message></Error><RequestId>`+requestID+`</RequestId></ErrorResponse>`)
	case ec2XML:
		x.reply(status, "text/xml;charset=UTF-8", xml.Header+`<Response><Errors><Error><Code>`+quotedCode+`</Code><Message>`+quotedMessage+
			`</Message></Error></Errors><RequestID>`+requestID+`</RequestID></Response>`)
	case s3XML:
		x.reply(status, "application/xml", xml.Header+`<Error><Code>`+quotedCode+`</Code><Message>`+quotedMessage+
			`</Message><RequestId>`+requestID+`</RequestId><HostId>credchecktest</HostId></Error>`)
	case json10:
		x.reply(status, "application/x-amz-json-1.0", string(encodeJSON(map[string]string{"__type": "com.amazon.coral.service#" + code, "message": message})))
	case json11:
		x.reply(status, "application/x-amz-json-1.1", string(encodeJSON(map[string]string{"__type": code, "message": message})))
	case restJSON:
		x.reply(status, "application/json", string(encodeJSON(map[string]string{"message": message})))
		x.Header.Set("X-Amzn-ErrorType", code)
	default:
		x.reply(status, "application/json", string(encodeJSON(map[string]string{"code": code, "message": message})))
	}
	x.Header.Set("X-Amzn-RequestId", requestID)
}

func blame(status int) string {
	if status >= 500 {
		return "Receiver"
	}
	return "Sender"
}

func escape(text string) string {
	var b strings.Builder
	if xml.EscapeText(&b, []byte(text)) != nil {
		return ""
	}
	return b.String()
}
