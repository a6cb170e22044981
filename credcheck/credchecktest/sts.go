package credchecktest

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
)

// STS plays the Security Token Service: AssumeRole, AssumeRoleWithWebIdentity
// and GetCallerIdentity. It checks who calls, and for how long: the keys that
// it gives are known to Service, and to itself when roles are chained.
type STS struct {
	*Endpoint

	mu    sync.Mutex
	state STSState
	last  Keys
}

// STSState is how STS behaves. STS.Set changes it at any time.
type STSState struct {
	// Life is how long sessions live; zero gives as long as the caller asks
	// for, or an hour, within STS's limits. Sessions of seconds, which the real
	// one refuses, are had with it.
	Life time.Duration
	// Deny is the ARNs of roles that nobody may assume.
	Deny []string
}

// The limits of AssumeRole's DurationSeconds (STS API reference, "AssumeRole"),
// and of a session that is asked for with another one's keys: role chaining.
const (
	minSession     = 900
	maxSession     = 43200
	maxChained     = 3600
	defaultSession = 3600
)

func newSTS(issuer *Issuer) *STS {
	s := &STS{}
	s.Endpoint = &Endpoint{name: "sts", issuer: issuer, answer: s.respond, env: stsEnv}
	return s
}

func stsEnv(url string) []string { return []string{"AWS_ENDPOINT_URL_STS=" + url} }

// Set changes how STS behaves.
func (s *STS) Set(change func(*STSState)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.state)
}

// Last gives the keys that were handed out last; false if none were.
func (s *STS) Last() (Keys, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.last, s.last.AccessKeyID != ""
}

func (s *STS) respond(x *Exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x.protocol = queryXML
	form, err := url.ParseQuery(string(x.Payload))
	if x.Request.Method != http.MethodPost || err != nil {
		x.fail("MalformedInput", "a form is wanted")
		return
	}
	x.action = form.Get("Action")
	switch x.action {
	case "AssumeRoleWithWebIdentity":
		x.Op = OpWebIdentity
		s.webIdentity(x, form)
	case "AssumeRole":
		x.Op = OpAssumeRole
		s.signed(x, func(caller Keys) { s.assumeRole(x, form, caller) })
	case "GetCallerIdentity":
		x.Op = OpIdentity
		s.signed(x, func(caller Keys) { identify(x, caller) })
	default:
		x.fail("InvalidAction", "Could not find operation "+x.action)
	}
}

// signed runs then if the caller's signature is good, and refuses otherwise.
func (s *STS) signed(x *Exchange, then func(caller Keys)) {
	caller, sig, v := s.issuer.judge(x.Request, x.Payload)
	x.keyID = sig.keyID
	x.hasToken = x.Request.Header.Get("X-Amz-Security-Token") != ""
	if v != accepted {
		x.refuse(v)
		return
	}
	then(caller)
}

func (s *STS) assumeRole(x *Exchange, form url.Values, caller Keys) {
	limit := maxSession
	if caller.SessionToken != "" {
		limit = maxChained
	}
	if k, ok := s.open(x, form, limit); ok {
		x.success(credentialsXML(k))
	}
}

func (s *STS) webIdentity(x *Exchange, form url.Values) {
	token := form.Get("WebIdentityToken")
	x.hasToken = token != ""
	if code, message := s.issuer.judgeWebToken(token); code != "" {
		x.fail(code, message)
		return
	}
	if k, ok := s.open(x, form, maxSession); ok {
		x.keyID = k.AccessKeyID
		claims := s.issuer.claimsOf(token)
		x.success(credentialsXML(k) + "<SubjectFromWebIdentityToken>" + escape(claims.Subject) + "</SubjectFromWebIdentityToken><Audience>" +
			escape(claims.Audience) + "</Audience><Provider>" + escape(claims.Issuer) + "</Provider>")
	}
}

// open begins a session of the role that the form names.
func (s *STS) open(x *Exchange, form url.Values, limit int) (Keys, bool) {
	arn, session := form.Get("RoleArn"), form.Get("RoleSessionName")
	seconds, given := defaultSession, form.Get("DurationSeconds")
	if given != "" {
		var err error
		if seconds, err = strconv.Atoi(given); err != nil || seconds < minSession || seconds > limit {
			x.fail("ValidationError", "The requested DurationSeconds is not between "+strconv.Itoa(minSession)+" and "+strconv.Itoa(limit))
			return Keys{}, false
		}
	}
	role, ok := strings.CutPrefix(arn, "arn:aws:iam::"+s.issuer.account+":role/")
	if !ok || session == "" {
		x.fail("ValidationError", "RoleArn and RoleSessionName are wanted, of account "+s.issuer.account)
		return Keys{}, false
	}
	for _, denied := range s.state.Deny {
		if denied == arn {
			x.fail("AccessDenied", "not authorized to perform: sts:"+x.action+" on resource: "+arn)
			return Keys{}, false
		}
	}
	life := time.Duration(seconds) * time.Second
	if s.state.Life != 0 {
		life = s.state.Life
	}
	s.last = s.issuer.Issue(s.issuer.SessionARN(role, session), life)
	return s.last, true
}

func identify(x *Exchange, caller Keys) {
	x.success("<Arn>" + escape(caller.ARN) + "</Arn><UserId>AROAC0FFEE:credchecktest</UserId><Account>" + caller.Account + "</Account>")
}

func credentialsXML(k Keys) string {
	return "<AssumedRoleUser><AssumedRoleId>AROAC0FFEE:credchecktest</AssumedRoleId><Arn>" + escape(k.ARN) + "</Arn></AssumedRoleUser>" +
		"<Credentials><AccessKeyId>" + k.AccessKeyID + "</AccessKeyId><SecretAccessKey>" + k.SecretAccessKey +
		"</SecretAccessKey><SessionToken>" + k.SessionToken + "</SessionToken><Expiration>" + stamp(k.Expires) + "</Expiration></Credentials>"
}

// success answers in the query protocol's XML.
func (x *Exchange) success(result string) {
	x.reply(http.StatusOK, "text/xml", "<"+x.action+`Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><`+x.action+"Result>"+result+
		"</"+x.action+"Result><ResponseMetadata><RequestId>c0ffee00-0000-4000-8000-000000000000</RequestId></ResponseMetadata></"+x.action+"Response>")
}
