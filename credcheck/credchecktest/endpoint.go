package credchecktest

import (
	"net/http"
	"strings"
	"sync"
	"time"
)

// An Endpoint is what all doubles have in common: faults, the log of requests,
// and the two transports. Its methods may be called from several goroutines.
type Endpoint struct {
	name   string
	issuer *Issuer
	answer func(*Exchange) // what the service would say
	env    func(url string) []string

	mu     sync.Mutex
	faults []*fault
	log    []Entry
}

// An Exchange is one request and the answer to it. Effects change the answer.
type Exchange struct {
	Request *http.Request // as it came; its body has been read
	Payload []byte        // the body of the request
	Op      Op
	Status  int
	Header  http.Header // of the answer; Date is AWS's time
	Body    []byte      // of the answer

	fate     fate
	delay    time.Duration
	keep     int // bytes of the body that a truncated answer has
	protocol protocol
	action   string
	keyID    string
	hasToken bool
}

// fate is what becomes of the answer on its way.
type fate string

const (
	answered  fate = "answered"
	truncated fate = "truncated"
	dropped   fate = "dropped"
	reset     fate = "reset"
	refused   fate = "refused"
	hung      fate = "hung"
)

// serve makes the answer to a request and writes it into the log. It does not
// wait: transports do.
func (e *Endpoint) serve(r *http.Request, payload []byte) *Exchange {
	if r.Method == "" { // GET, to clients: the container provider leaves it empty
		r = r.WithContext(r.Context())
		r.Method = http.MethodGet
	}
	x := &Exchange{Request: r, Payload: payload, Op: OpUnrecognised, Status: http.StatusOK, Header: http.Header{}, fate: answered}
	x.Header.Set("Date", e.issuer.Now().UTC().Format(http.TimeFormat))
	e.answer(x)

	e.mu.Lock()
	defer e.mu.Unlock()
	for _, f := range e.faults {
		if f.strikes(x.Op, time.Now()) {
			for _, effect := range f.effects {
				effect(x)
			}
		}
	}
	e.log = append(e.log, x.entry())
	return x
}

func (x *Exchange) entry() Entry {
	r := x.Request
	entry := Entry{
		Op: x.Op, Method: r.Method, Host: hostOf(r), Path: r.URL.Path, Action: x.action, At: time.Now(),
		HasToken: x.hasToken, KeyID: x.keyID, Outcome: string(x.fate),
	}
	if x.fate == answered || x.fate == truncated {
		entry.Status = x.Status
	}
	return entry
}

// reply sets the whole answer.
func (x *Exchange) reply(status int, contentType, body string) {
	x.Status, x.Body = status, []byte(body)
	x.Header.Set("Content-Type", contentType)
}

func hostOf(r *http.Request) string {
	if r.Host != "" {
		return r.Host
	}
	return r.URL.Host
}

// bareHost is the host without its port, in lower case.
func bareHost(r *http.Request) string {
	host := strings.ToLower(hostOf(r))
	if at := strings.LastIndexByte(host, ':'); at > strings.LastIndexByte(host, ']') {
		host = host[:at]
	}
	return host
}
