package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"
)

// The messages between the go command and its helper, as go1.26 documents them
// in cmd/go/internal/cacheprog/cacheprog.go.

// A request is what the go command asks. The body of a put follows it, as a
// JSON string in base64.
type request struct {
	ID       int64
	Command  string
	ActionID []byte
	OutputID []byte
	BodySize int64
}

// A response is an answer. It may be given in any order.
type response struct {
	ID            int64
	Err           string     `json:",omitempty"`
	KnownCommands []string   `json:",omitempty"`
	Miss          bool       `json:",omitempty"`
	OutputID      []byte     `json:",omitempty"`
	Size          int64      `json:",omitempty"`
	Time          *time.Time `json:",omitempty"`
	DiskPath      string     `json:",omitempty"`
}

// A cache gives and takes what actions put out.
type cache interface {
	get(action id) (entry, error)
	put(action, output id, contents []byte) (entry, error)
}

// A session is the conversation with one go command.
type session struct {
	cache cache
	wg    sync.WaitGroup // requests that are not answered yet

	mu  sync.Mutex // guards what follows
	enc *json.Encoder
	err error // of the first answer that could not be written
}

// serveGo answers the go command's requests, many at once, until it says that
// it has no more, or ends.
func serveGo(r io.Reader, w io.Writer, c cache) error {
	s := &session{cache: c, enc: json.NewEncoder(w)}
	s.answer(response{KnownCommands: []string{"get", "put", "close"}})
	err := s.read(json.NewDecoder(r))
	s.wg.Wait()
	return errors.Join(err, s.err)
}

// read reads requests and has each answered.
func (s *session) read(dec *json.Decoder) error {
	for {
		var req request
		if err := dec.Decode(&req); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("cannot read a request: %w", err)
		}
		var body []byte
		if req.Command == "put" && req.BodySize > 0 {
			if err := dec.Decode(&body); err != nil {
				return fmt.Errorf("cannot read the body of request %d: %w", req.ID, err)
			}
		}
		if req.Command == "close" {
			s.wg.Wait()
			s.answer(response{ID: req.ID})
			return nil
		}
		s.wg.Go(func() { s.answer(s.handle(req, body)) })
	}
}

// handle gives the answer to a get or put.
func (s *session) handle(req request, body []byte) response {
	e, err := s.do(req, body)
	switch {
	case errors.Is(err, errMiss):
		return response{ID: req.ID, Miss: true}
	case err != nil:
		return response{ID: req.ID, Err: err.Error()}
	}
	return response{ID: req.ID, OutputID: e.output[:], Size: e.size, Time: &e.time, DiskPath: e.path}
}

func (s *session) do(req request, body []byte) (entry, error) {
	action, err := toID(req.ActionID)
	if err != nil {
		return entry{}, err
	}
	switch req.Command {
	case "get":
		return s.cache.get(action)
	case "put":
		output, err := toID(req.OutputID)
		if err != nil {
			return entry{}, err
		}
		if int64(len(body)) != req.BodySize {
			return entry{}, fmt.Errorf("body of %d bytes, not %d", len(body), req.BodySize)
		}
		return s.cache.put(action, output, body)
	}
	return entry{}, fmt.Errorf("unknown command %q", req.Command)
}

// answer sends one answer.
func (s *session) answer(r response) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.enc.Encode(r); err != nil && s.err == nil {
		s.err = fmt.Errorf("cannot answer: %w", err)
	}
}
