package credcheck

import (
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/credentials/processcreds"
	"github.com/aws/smithy-go"
	smithyhttp "github.com/aws/smithy-go/transport/http"
)

// cause is what an error, or a look at the exchanges, says of the source.
type cause struct {
	code     Code
	severity Severity
	text     string
	vague    bool // the exchanges would say more than the error
}

func because(code Code, format string, args ...any) cause {
	known, _ := Lookup(code)
	return cause{code: code, severity: known.Severity, text: fmt.Sprintf(format, args...)}
}

func (k cause) soften() cause {
	k.severity = min(k.severity, Warning)
	return k
}

// addCauses reports what was not found before.
func (c *check) addCauses(causes []cause) {
	for _, k := range causes {
		if !c.report.Has(k.code) {
			c.addAs(k.severity, k.code, "%s", c.clean.foreign(k.text))
		}
	}
}

// causes tells what is wrong with the source, by the error and by the exchanges. Either may be missing: without an error the source works, perhaps badly.
func (c *check) causes(err error, seen []exchange) []cause {
	var all []cause
	base := c.report.Source.base()
	if base == Custom || c.replaced || c.bare {
		base = c.used.kind
	}
	if base == EC2Role || slices.ContainsFunc(seen, exchange.ofMetadata) || says(err, "EC2 IMDS") {
		all = append(all, metadataCauses(err, only(seen, exchange.ofMetadata))...)
	}
	all = append(all, stsCauses(err, only(seen, exchange.ofSTS))...)
	if len(all) > 0 || err == nil {
		return all
	}
	var process *processcreds.ProviderError
	switch {
	case errors.As(err, &process):
		return []cause{because(CodeProcessFailed, "credential_process failed: %v", err)}
	case base.container():
		return containerCauses(err)
	}
	return nil
}

// containerCauses takes every failure of the agent for the one that it is to the program: there are no keys, and old ones get no grace.
func containerCauses(err error) []cause {
	switch {
	case says(err, "authorization token") || says(err, "resolve auth token"):
		return []cause{because(CodeContainerTokenFile, "the container's authorisation token cannot be used: %v", err)}
	case statusOf(err) != 0:
		return []cause{because(CodeContainerEndpointRefused, "the container's credential agent answers %d: %v", statusOf(err), err)}
	}
	return []cause{because(CodeContainerEndpointRefused, "the container's credential agent does not answer: %v", err)}
}

// rejections are the codes with which services refuse keys (IAM guide, "Troubleshoot"; STS API reference, "Common errors"; S3 has names of its own).
var rejections = []string{
	"ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "InvalidAccessKeyId", "SignatureDoesNotMatch", "UnrecognizedClientException",
	"AuthFailure", "RequestExpired", "IncompleteSignature", "InvalidToken", "TokenRefreshRequired",
}

func stsCauses(err error, seen []exchange) []cause {
	var all []cause
	if slices.ContainsFunc(seen, func(x exchange) bool { return x.host == "sts.amazonaws.com" }) {
		all = append(all, because(CodeSTSGlobalEndpoint, "STS is asked at its global endpoint, sts.amazonaws.com"))
	}
	var op *smithy.OperationError
	if err == nil || !errors.As(err, &op) || op.ServiceID != "STS" {
		return all
	}
	var api smithy.APIError
	switch {
	case !errors.As(err, &api):
		if unanswered(err) {
			all = append(all, because(CodeSTSUnreachable, "STS does not answer: %v", err))
		}
	case op.OperationName == "AssumeRoleWithWebIdentity" && api.ErrorCode() == "ExpiredTokenException":
		all = append(all, because(CodeWebIDTokenExpired, "STS says that the web identity token has expired: %s", api.ErrorMessage()))
	case slices.Contains(rejections, api.ErrorCode()):
		all = append(all, because(CodeKeysRejected, "STS rejects the keys: %s: %s", api.ErrorCode(), api.ErrorMessage()))
	}
	return all
}

func says(err error, text string) bool { return err != nil && strings.Contains(err.Error(), text) }

// statusOf gives the HTTP status that an error of the SDK comes from, or 0.
func statusOf(err error) int {
	var s interface{ HTTPStatusCode() int }
	if errors.As(err, &s) {
		return s.HTTPStatusCode()
	}
	return 0
}

// unanswered tells whether a request got no answer.
func unanswered(err error) bool {
	var send *smithyhttp.RequestSendError
	var cancelled *smithy.CanceledError
	return errors.As(err, &send) || errors.As(err, &cancelled) || errors.Is(err, context.DeadlineExceeded)
}

// early tells whether a source that is just starting may give the error: no answer, a metadata service that does not know its tokens yet, or one
// that has no keys yet.
func early(err error) bool {
	s := statusOf(err)
	return unanswered(err) || s == 401 || s == 404 || s == 429 || s >= 500
}

// dialled tells whether an error comes from setting up the connection.
func dialled(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}
