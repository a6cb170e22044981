package credcheck

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/aws/smithy-go"
)

func (x exchange) ofMetadata() bool { return x.operation == "getToken" || x.operation == "GetMetadata" }

func (x exchange) ofSTS() bool {
	return strings.HasPrefix(x.operation, "AssumeRole") || x.operation == "GetCallerIdentity"
}

// hung tells whether a connection stood and nothing came back on it.
func (x exchange) hung() bool {
	return x.status == 0 && x.err != nil && !dialled(x.err) && (x.connected || says(x.err, "awaiting response headers"))
}

func (x exchange) busy() bool {
	return x.status == http.StatusTooManyRequests || x.status == http.StatusServiceUnavailable
}

func (x exchange) outcome() string {
	switch {
	case x.status != 0:
		return fmt.Sprint(x.status)
	case x.hung():
		return "connected, no answer"
	default:
		return "no answer"
	}
}

func only(all []exchange, want func(exchange) bool) []exchange {
	return slices.DeleteFunc(slices.Clone(all), func(x exchange) bool { return !want(x) })
}

// metadata is what the exchanges with the metadata service show.
type metadata struct {
	hung     bool // the token request was never answered, though a connection stood
	tokens   int  // tokens that were given
	refused  int  // the status with which the token was refused
	data     bool // there was an answer to anything else
	asked    bool // anything else was asked for
	works    bool // and there was something in it
	busy     bool
	lastSeen int // the last status but of tokens that were given
}

func readMetadata(seen []exchange) metadata {
	var m metadata
	for _, x := range seen {
		m.busy = m.busy || x.busy()
		token, good := x.operation == "getToken", x.status >= 200 && x.status < 300
		switch {
		case token && good:
			m.tokens++
		case token:
			m.hung = m.hung || x.hung()
			m.refused = max(m.refused, x.status)
		default:
			m.asked, m.data, m.works = true, m.data || x.status != 0, m.works || good
		}
		if x.status != 0 && !(token && good) {
			m.lastSeen = x.status
		}
	}
	return m
}

// metadataCauses tells what is wrong with the metadata service. A hop limit of 1 drops the answer to the token request of a container, and only that
// (EC2 guide, "Instance metadata service"): connections stand, and IMDSv1 requests are answered, with 401 where v1 is off.
func metadataCauses(err error, seen []exchange) []cause {
	m := readMetadata(seen)
	var all []cause
	if m.hung && m.tokens == 0 && (m.data || !m.asked) {
		all = append(all, because(CodeIMDSHopLimit, "the metadata service accepts connections and never answers the token request: a hop limit of 1 in a container"))
	}
	if m.tokens == 0 && m.works {
		all = append(all, because(CodeIMDSV1Fallback, "no token from the metadata service (%s): the SDK went on with IMDSv1", m.tokenFailure()))
	}
	if err == nil {
		if m.busy {
			all = append(all, because(CodeIMDSThrottled, "the metadata service throttled requests before it answered"))
		}
		for k := range all {
			all[k] = all[k].soften()
		}
		return all
	}
	if k, ok := metadataFailure(err, m, len(all) > 0); ok {
		all = append(all, k)
	}
	return all
}

func (m metadata) tokenFailure() string {
	switch {
	case m.refused != 0:
		return fmt.Sprintf("status %d", m.refused)
	case m.hung:
		return "no answer"
	default:
		return "the request failed"
	}
}

// metadataFailure names the cause of an error, if the exchanges have not named one.
func metadataFailure(err error, m metadata, named bool) (cause, bool) {
	var api smithy.APIError
	status := statusOf(err)
	if status == 0 {
		status = m.lastSeen
	}
	switch {
	case errors.As(err, &api):
		return because(CodeIMDSRoleError, "the metadata service has no keys for the role: %s: %s", api.ErrorCode(), api.ErrorMessage()), true
	case says(err, "access disabled to EC2 IMDS"):
		return because(CodeIMDSDisabled, "the metadata client is switched off, and the instance role is the only source"), true
	case m.busy || status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable || says(err, "quota exceeded"):
		return because(CodeIMDSThrottled, "the metadata service throttles: %v", err), true
	case status == http.StatusNotFound || says(err, "unexpected empty EC2 IMDS role list"):
		return because(CodeIMDSNoRole, "no instance profile is attached: the metadata service names no role"), true
	case named:
		return cause{}, false
	case status != 0:
		return because(CodeIMDSUnreachable, "the metadata service answers %d: %v", status, err), true
	case unanswered(err):
		k := because(CodeIMDSUnreachable, "the metadata service does not answer: %v", err)
		k.vague = !dialled(err)
		return k, true
	}
	return cause{}, false
}
