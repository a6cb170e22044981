package credchecktest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"
)

// maxPayload bounds the request bodies that a Server reads.
const maxPayload = 64 << 20

// A Server is a double that listens on a free port of the loopback interface.
type Server struct {
	// URL is http://127.0.0.1:PORT, without a slash at its end.
	URL string

	endpoint *Endpoint
	http     *http.Server
	closing  chan struct{}
	once     sync.Once
	running  sync.WaitGroup
}

// Start makes the double listen. The error is the operating system's.
func (e *Endpoint) Start() (*Server, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.name, err)
	}
	s := &Server{URL: "http://" + l.Addr().String(), endpoint: e, closing: make(chan struct{})}
	s.http = &http.Server{Handler: s, ReadHeaderTimeout: time.Minute, ConnState: s.track}
	s.running.Go(func() { s.http.Serve(l) })
	return s, nil
}

// StartT is Start for tests: it fails the test on an error, and closes the
// server at the test's end.
func (e *Endpoint) StartT(tb TB) *Server {
	tb.Helper()
	s, err := e.Start()
	if err != nil {
		tb.Fatalf("%v", err)
	}
	tb.Cleanup(s.Close)
	return s
}

// Env gives the variables, as NAME=VALUE, that make a program use this server.
// Put them behind CleanEnv.
func (s *Server) Env() []string {
	if s.endpoint.env == nil {
		return nil
	}
	return s.endpoint.env(s.URL)
}

// Close stops the server, with all connections, and waits until nothing of it
// runs any more. What connects afterwards is refused.
func (s *Server) Close() {
	s.once.Do(func() {
		close(s.closing)
		s.http.Close()
	})
	s.running.Wait()
}

// track counts connections. A new one is told of before its goroutine starts.
func (s *Server) track(_ net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		s.running.Add(1)
	case http.StateClosed, http.StateHijacked:
		s.running.Done()
	}
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.running.Add(1)
	defer s.running.Done()
	payload, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxPayload))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	x := s.endpoint.serve(r, payload)
	if !s.wait(r.Context(), x) {
		panic(http.ErrAbortHandler) // closes the connection, says nothing
	}
	switch x.fate {
	case answered, truncated:
		x.write(w)
	case reset, refused:
		resetConn(w)
	case dropped:
		panic(http.ErrAbortHandler)
	}
}

// wait lasts as long as the answer takes, and tells whether anybody still
// wants it.
func (s *Server) wait(ctx context.Context, x *Exchange) bool {
	var after <-chan time.Time // for ever
	if x.fate != hung {
		timer := time.NewTimer(x.delay)
		defer timer.Stop()
		after = timer.C
	}
	select {
	case <-after:
		return true
	case <-ctx.Done():
	case <-s.closing:
	}
	return false
}

func (x *Exchange) write(w http.ResponseWriter) {
	header := w.Header()
	for name, values := range x.Header {
		header[name] = slices.Clone(values)
	}
	if x.Header.Get("Date") == "" {
		header["Date"] = nil // else net/http writes its own
	}
	header.Set("Content-Length", strconv.Itoa(len(x.Body)))
	w.WriteHeader(x.Status)
	body := x.Body
	if x.fate == truncated {
		body = body[:min(x.keep, len(body))] // net/http closes a connection that owes bytes
	}
	w.Write(body)
}

// resetConn closes the connection so that the other side gets RST: with data
// thrown away instead of sent (SO_LINGER 0).
func resetConn(w http.ResponseWriter) {
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		panic(http.ErrAbortHandler)
	}
	conn, _, err := hijacker.Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		err = tcp.SetLinger(0)
	}
	if err = errors.Join(err, conn.Close()); err != nil {
		panic(http.ErrAbortHandler)
	}
}
