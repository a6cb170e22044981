package credchecktest

import (
	"encoding/json"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// The paths and headers of IMDS (EC2 User Guide, "Use the Instance Metadata
// Service to access instance metadata").
const (
	imdsHost        = "169.254.169.254"
	imdsTokenPath   = "/latest/api/token"
	imdsDataPath    = "/latest/meta-data/"
	imdsRolesPath   = imdsDataPath + "iam/security-credentials/"
	imdsTokenHeader = "X-Aws-Ec2-Metadata-Token"
	imdsTTLHeader   = "X-Aws-Ec2-Metadata-Token-Ttl-Seconds"
	imdsMaxTTL      = 21600
)

// IMDS plays the instance metadata service of EC2.
type IMDS struct {
	*Endpoint

	mu       sync.Mutex
	state    IMDSState
	rotation rotation
	tokens   map[string]time.Time // until when they are good
}

// IMDSState is how an instance is set up. IMDS.Set changes it at any time.
type IMDSState struct {
	// Roles is what the list of roles says, a line each. EC2 gives one, or
	// answers 404 if no instance profile is attached: that is nil. An empty
	// slice, or one with an empty string, gives an empty list.
	Roles []string
	// V1 allows requests without a token (HttpTokens=optional).
	V1 bool
	// Schedule says how keys rotate.
	Schedule Schedule
	// Code and Message are the state of the credentials. Anything but Success
	// comes without keys: AssumeRoleUnauthorizedAccess, InstanceProfileNotFound.
	Code, Message string
	// Metadata is other values, by their path below /latest/.
	Metadata map[string]string
}

func newIMDS(issuer *Issuer, region string) *IMDS {
	m := &IMDS{tokens: map[string]time.Time{}}
	m.Endpoint = &Endpoint{name: "imds", issuer: issuer, answer: m.respond, env: imdsEnv}
	m.state = IMDSState{
		Roles: []string{"web-role"}, V1: true, Code: "Success",
		Schedule: Schedule{Life: 6 * time.Hour, Lead: 5 * time.Minute},
		Metadata: map[string]string{
			"meta-data/instance-id":                 "i-0c0ffee0c0ffee000",
			"meta-data/placement/region":            region,
			"meta-data/placement/availability-zone": region + "a",
			"dynamic/instance-identity/document":    `{"accountId":"` + issuer.Account() + `","instanceId":"i-0c0ffee0c0ffee000","region":"` + region + `"}`,
			"meta-data/iam/info":                    `{"Code":"Success","InstanceProfileArn":"arn:aws:iam::` + issuer.Account() + `:instance-profile/web-role"}`,
		},
	}
	return m
}

func imdsEnv(url string) []string {
	return []string{"AWS_EC2_METADATA_SERVICE_ENDPOINT=" + url, "AWS_EC2_METADATA_DISABLED=false"}
}

// Set changes the instance: m.Set(func(s *IMDSState) { s.V1 = false }).
func (m *IMDS) Set(change func(*IMDSState)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change(&m.state)
}

// ExpireTokens makes all session tokens invalid, as stopping and starting the
// instance does: requests with them get 401.
func (m *IMDS) ExpireTokens() {
	m.mu.Lock()
	defer m.mu.Unlock()
	clear(m.tokens)
}

// Current gives the keys that the instance's role has now, as a request would.
func (m *IMDS) Current() Keys {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.keys()
}

func (m *IMDS) keys() Keys {
	role := ""
	if len(m.state.Roles) > 0 {
		role = m.state.Roles[0]
	}
	return m.rotation.keys(m.issuer, m.state.Schedule, m.issuer.SessionARN(role, "i-0c0ffee0c0ffee000"))
}

func (m *IMDS) respond(x *Exchange) {
	m.mu.Lock()
	defer m.mu.Unlock()
	path := x.Request.URL.Path
	token := x.Request.Header.Get(imdsTokenHeader)
	x.hasToken = token != ""
	switch {
	case path == imdsTokenPath:
		x.Op = OpToken
	case path == imdsRolesPath || path+"/" == imdsRolesPath:
		x.Op = OpRoleList
	case strings.HasPrefix(path, imdsRolesPath):
		x.Op = OpRoleKeys
	case strings.HasPrefix(path, "/latest/"):
		x.Op = OpMetadata
	}
	if x.Op == OpToken {
		m.giveToken(x)
		return
	}
	if until, known := m.tokens[token]; token == "" && !m.state.V1 || token != "" && (!known || !time.Now().Before(until)) {
		HTML(http.StatusUnauthorized)(x)
		return
	}
	m.giveData(x, path)
}

// giveToken answers the request for a token as IMDSv2 does: only PUT, only
// with a time to live of 1 to 21600 s, and not through a proxy.
func (m *IMDS) giveToken(x *Exchange) {
	ttl, err := strconv.Atoi(x.Request.Header.Get(imdsTTLHeader))
	switch {
	case x.Request.Method != http.MethodPut:
		HTML(http.StatusMethodNotAllowed)(x)
		return
	case x.Request.Header.Get("X-Forwarded-For") != "":
		HTML(http.StatusForbidden)(x)
		return
	case err != nil || ttl < 1 || ttl > imdsMaxTTL:
		HTML(http.StatusBadRequest)(x)
		return
	}
	now := time.Now()
	maps.DeleteFunc(m.tokens, func(_ string, until time.Time) bool { return !now.Before(until) })
	token := m.issuer.keepSecret("imds token", 56)
	m.tokens[token] = now.Add(time.Duration(ttl) * time.Second)
	x.reply(http.StatusOK, "text/plain", token)
	x.Header.Set(imdsTTLHeader, strconv.Itoa(ttl))
}

func (m *IMDS) giveData(x *Exchange, path string) {
	value, known := m.state.Metadata[strings.TrimPrefix(path, "/latest/")]
	switch {
	case x.Request.Method != http.MethodGet:
		HTML(http.StatusMethodNotAllowed)(x)
	case x.Op == OpRoleList && m.state.Roles != nil:
		x.reply(http.StatusOK, "text/plain", strings.Join(m.state.Roles, "\n"))
	case x.Op == OpRoleKeys && len(m.state.Roles) > 0 && strings.TrimPrefix(path, imdsRolesPath) == m.state.Roles[0]:
		m.giveKeys(x)
	case x.Op == OpMetadata && known:
		x.reply(http.StatusOK, "text/plain", value)
	default:
		HTML(http.StatusNotFound)(x)
	}
}

func (m *IMDS) giveKeys(x *Exchange) {
	answer := map[string]string{"Code": m.state.Code, "LastUpdated": stamp(m.issuer.Now())}
	if m.state.Code == "Success" {
		k := m.keys()
		x.keyID = k.AccessKeyID
		answer["LastUpdated"] = stamp(k.Issued)
		answer["Type"] = "AWS-HMAC"
		answer["AccessKeyId"], answer["SecretAccessKey"], answer["Token"] = k.AccessKeyID, k.SecretAccessKey, k.SessionToken
		answer["Expiration"] = stamp(k.Expires)
	} else {
		answer["Message"] = m.state.Message
	}
	x.reply(http.StatusOK, "text/plain", string(encodeJSON(answer)))
}

// stamp is the form that AWS's JSON has times in.
func stamp(at time.Time) string { return at.UTC().Format(time.RFC3339) }

// encodeJSON encodes maps of strings, numbers and such maps, which cannot fail.
func encodeJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		return []byte("{}")
	}
	return b
}
