package main

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"sync/atomic"
)

// maxBody is the most bytes of one output. The largest that Go makes are linked
// programs.
const maxBody = 1 << 30

// stats counts what a server did since it was started.
type stats struct {
	Hits, Misses, Puts int64
}

// A handler answers
//
//	GET /action/ID    the output of an action, and its id in the header Output-Id
//	PUT /action/ID    the same from the client
//	GET /stats        how often, as JSON
type handler struct {
	http.ServeMux
	store              *store
	hits, misses, puts atomic.Int64
}

func newHandler(s *store) *handler {
	h := &handler{store: s}
	h.HandleFunc("GET /action/{id}", h.get)
	h.HandleFunc("PUT /action/{id}", h.put)
	h.HandleFunc("GET /stats", h.stats)
	return h
}

func (h *handler) get(w http.ResponseWriter, r *http.Request) {
	action, err := parseID(r.PathValue("id"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	e, err := h.store.get(action)
	if err != nil {
		h.misses.Add(1)
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	h.hits.Add(1)
	w.Header().Set(outputHeader, e.output.String())
	w.Header().Set("Content-Type", "application/octet-stream")
	http.ServeFile(w, r, e.path)
}

func (h *handler) put(w http.ResponseWriter, r *http.Request) {
	action, err := parseID(r.PathValue("id"))
	output, err2 := parseID(r.Header.Get(outputHeader))
	if err := errors.Join(err, err2); err != nil {
		http.Error(w, strconv.Quote(err.Error()), http.StatusBadRequest)
		return
	}
	contents, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err == nil {
		_, err = h.store.put(action, output, contents)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	h.puts.Add(1)
	w.WriteHeader(http.StatusNoContent)
}

func (h *handler) stats(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(stats{h.hits.Load(), h.misses.Load(), h.puts.Load()}) // the client is gone
}
