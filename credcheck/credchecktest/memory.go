package credchecktest

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Do answers a request in memory, so that an Endpoint is an aws.HTTPClient. It
// starts no goroutine, and waits only for timers and the request's context.
// Redirects are handed to the caller.
func (e *Endpoint) Do(r *http.Request) (*http.Response, error) { return e.do(r, 0) }

// Client gives an aws.HTTPClient that answers in memory and gives up when the
// headers of an answer take longer than limit. The SDK's own client for IMDS
// has 500 ms (feature/ec2/imds v1.20.8 api_client.go:278); a client of another
// make has no limit, which is what Do does.
func (e *Endpoint) Client(limit time.Duration) *Client {
	return &Client{
		find:    func(*http.Request) (*Endpoint, error) { return e, nil },
		limitOf: func(*Endpoint) time.Duration { return limit },
	}
}

// A Client is an aws.HTTPClient that answers in memory.
type Client struct {
	find    func(*http.Request) (*Endpoint, error)
	limitOf func(*Endpoint) time.Duration
}

// Do answers a request.
func (c *Client) Do(r *http.Request) (*http.Response, error) {
	e, err := c.find(r)
	if err != nil {
		return nil, sendError(r, err)
	}
	return e.do(r, c.limitOf(e))
}

func (e *Endpoint) do(r *http.Request, limit time.Duration) (*http.Response, error) {
	var payload []byte
	if r.Body != nil {
		var err error
		payload, err = io.ReadAll(r.Body)
		r.Body.Close()
		if err != nil {
			return nil, sendError(r, err)
		}
	}
	if err := r.Context().Err(); err != nil {
		return nil, sendError(r, err)
	}
	x := e.serve(r, payload)
	if err := x.travel(r.Context(), limit); err != nil {
		return nil, sendError(r, err)
	}
	return x.response(), nil
}

// travel waits as long as the answer takes, and gives the error with which
// the caller sees it fail.
func (x *Exchange) travel(ctx context.Context, limit time.Duration) error {
	wait := x.delay
	late := limit > 0 && (wait >= limit || x.fate == hung)
	if late {
		wait = limit
	}
	if x.fate == hung && !late {
		<-ctx.Done()
		return ctx.Err()
	}
	if wait > 0 {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-timer.C:
		}
	}
	if late {
		return headerTimeout{}
	}
	return x.fate.err()
}

func (f fate) err() error {
	switch f {
	case dropped:
		return io.EOF
	case reset:
		return &net.OpError{Op: "read", Net: "tcp", Err: os.NewSyscallError("read", syscall.ECONNRESET)}
	case refused:
		return &net.OpError{Op: "dial", Net: "tcp", Err: os.NewSyscallError("connect", syscall.ECONNREFUSED)}
	}
	return nil
}

func (x *Exchange) response() *http.Response {
	var body io.Reader = bytes.NewReader(x.Body)
	if x.fate == truncated {
		body = io.MultiReader(bytes.NewReader(x.Body[:min(x.keep, len(x.Body))]), brokenOff{})
	}
	return &http.Response{
		Status: strconv.Itoa(x.Status) + " " + http.StatusText(x.Status), StatusCode: x.Status,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: x.Header, Body: io.NopCloser(body), ContentLength: int64(len(x.Body)), Request: x.Request,
	}
}

// brokenOff is the end of a body whose connection broke.
type brokenOff struct{}

func (brokenOff) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// headerTimeout looks like the error of net/http's Transport.
type headerTimeout struct{}

func (headerTimeout) Error() string   { return "net/http: timeout awaiting response headers" }
func (headerTimeout) Timeout() bool   { return true }
func (headerTimeout) Temporary() bool { return true }

func sendError(r *http.Request, err error) error {
	method := "Get"
	if r.Method != "" && r.Method != http.MethodGet {
		method = r.Method[:1] + strings.ToLower(r.Method[1:])
	}
	return &url.Error{Op: method, URL: r.URL.Redacted(), Err: err}
}
