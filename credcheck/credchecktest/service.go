package credchecktest

import (
	"bytes"
	"net/http"
	"sync"
)

// Service plays any service that is called with signed requests. It checks
// the credentials against those that were issued, with AWS's clock, and refuses
// as S3, EC2, query, JSON 1.0, JSON 1.1 and REST-JSON services do: ExpiredToken,
// RequestExpired, ExpiredTokenException and so on. So a program shows what it
// really does at the moment when its keys expire.
//
// Signatures in the Authorization header are checked in full; presigned URLs
// and Signature Version 4A count as unsigned.
type Service struct {
	*Endpoint

	mu      sync.Mutex
	handler http.Handler
}

func newService(issuer *Issuer) *Service {
	s := &Service{}
	s.Endpoint = &Endpoint{name: "service", issuer: issuer, answer: s.respond, env: serviceEnv}
	return s
}

// serviceEnv leads all services here. It does not reach the clients of the
// credential chain itself: config v1.33.16 resolves the base endpoint after the
// credentials (config.go:67, 76).
func serviceEnv(url string) []string { return []string{"AWS_ENDPOINT_URL=" + url} }

// Handle lets h answer the requests whose credentials are good. Without it
// they get an empty answer in their protocol. h may be called from several
// goroutines. Faults change its answer afterwards.
func (s *Service) Handle(h http.Handler) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handler = h
}

func (s *Service) respond(x *Exchange) {
	keys, sig, v := s.issuer.judge(x.Request, x.Payload)
	x.Op = OpService
	x.keyID = sig.keyID
	x.hasToken = x.Request.Header.Get("X-Amz-Security-Token") != ""
	x.protocol = protocolOf(x.Request, sig.service)
	x.action = actionOf(x.Request, x.protocol, x.Payload)
	if v != accepted {
		x.refuse(v)
		return
	}
	s.mu.Lock()
	h := s.handler
	s.mu.Unlock()
	switch {
	case h != nil:
		x.handle(h)
	case x.action == "GetCallerIdentity":
		identify(x, keys)
	default:
		x.empty()
	}
}

// empty is the least answer that a client of the protocol takes for success.
func (x *Exchange) empty() {
	if !isName(x.action) && (x.protocol == queryXML || x.protocol == ec2XML) { // a REST request
		x.reply(http.StatusOK, "text/xml", "<Response></Response>")
		return
	}
	switch x.protocol {
	case queryXML:
		x.success("")
	case ec2XML:
		x.reply(http.StatusOK, "text/xml;charset=UTF-8", "<"+x.action+`Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"></`+x.action+"Response>")
	case s3XML:
		x.reply(http.StatusOK, "application/xml", "")
	case json10:
		x.reply(http.StatusOK, "application/x-amz-json-1.0", "{}")
	case json11:
		x.reply(http.StatusOK, "application/x-amz-json-1.1", "{}")
	default:
		x.reply(http.StatusOK, "application/json", "{}")
	}
}

// handle lets an http.Handler write the answer.
func (x *Exchange) handle(h http.Handler) {
	r := x.Request.Clone(x.Request.Context())
	r.Body = readCloser{bytes.NewReader(x.Payload)}
	r.Host = hostOf(x.Request)
	w := &answerWriter{x: x}
	x.Body = nil
	h.ServeHTTP(w, r)
}

// answerWriter is the http.ResponseWriter of an answer in memory.
type answerWriter struct {
	x     *Exchange
	wrote bool
}

func (w *answerWriter) Header() http.Header { return w.x.Header }

func (w *answerWriter) WriteHeader(status int) {
	if !w.wrote {
		w.wrote, w.x.Status = true, status
	}
}

func (w *answerWriter) Write(b []byte) (int, error) {
	w.wrote = true
	w.x.Body = append(w.x.Body, b...)
	return len(b), nil
}
