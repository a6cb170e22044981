package main

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// newServer gives an empty server and its store.
func newServer(t *testing.T) (*httptest.Server, *store) {
	t.Helper()
	s := newStore(t)
	srv := httptest.NewServer(newHandler(s))
	t.Cleanup(srv.Close)
	return srv, s
}

// machine gives a cache that is empty but for what the server has.
func machine(t *testing.T, url string) *tiered {
	t.Helper()
	r, err := newRemote(url)
	if err != nil {
		t.Fatal(err)
	}
	return &tiered{local: newStore(t), remote: r, push: true}
}

// wantStats demands what the server counted.
func wantStats(t *testing.T, url string, want stats) {
	t.Helper()
	resp, err := http.Get(url + "/stats")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var got stats
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil || got != want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
}

func TestTwoMachines(t *testing.T) {
	srv, _ := newServer(t)
	first, second := machine(t, srv.URL), machine(t, srv.URL)
	wantMiss(t, first, id{1})
	put(t, first, id{1}, "one")
	put(t, first, id{2}, "")
	wantContents(t, first, id{1}, "one") // its own
	wantContents(t, second, id{1}, "one")
	wantContents(t, second, id{2}, "")
	wantContents(t, second, id{1}, "one") // by now its own
	wantStats(t, srv.URL, stats{Hits: 2, Misses: 1, Puts: 2})
}

func TestNoPush(t *testing.T) {
	srv, shared := newServer(t)
	c := machine(t, srv.URL)
	c.push = false
	put(t, c, id{1}, "one")
	wantContents(t, c, id{1}, "one")
	wantMiss(t, shared, id{1})
}

// TestServerFails demands that builds go on without the server, and never get
// what it garbles.
func TestServerFails(t *testing.T) {
	for name, serve := range map[string]http.HandlerFunc{
		"error":    func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"no id":    func(w http.ResponseWriter, _ *http.Request) {},
		"wrong id": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set(outputHeader, "x") },
		"other contents": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set(outputHeader, outputOf("one").String())
			_, _ = io.WriteString(w, "two")
		},
		"gone": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
	} {
		t.Run(name, func(t *testing.T) {
			srv := httptest.NewServer(serve)
			defer srv.Close()
			c := machine(t, srv.URL)
			wantMiss(t, c, id{1})
			put(t, c, id{1}, "one")
			wantContents(t, c, id{1}, "one")
		})
	}
}

func TestServerRefuses(t *testing.T) {
	srv, shared := newServer(t)
	action, output := id{1}.String(), outputOf("one").String()
	for name, tt := range map[string]struct {
		method, path, output string
		status               int
	}{
		"action":         {"GET", "/action/x", "", http.StatusBadRequest},
		"file":           {"GET", "/action/..%2f..%2fetc", "", http.StatusBadRequest},
		"action of put":  {"PUT", "/action/" + action[1:] + "x", output, http.StatusBadRequest},
		"no output":      {"PUT", "/action/" + action, "", http.StatusBadRequest},
		"other contents": {"PUT", "/action/" + action, outputOf("two").String(), http.StatusBadRequest},
		"method":         {"DELETE", "/action/" + action, "", http.StatusMethodNotAllowed},
		"page":           {"GET", "/", "", http.StatusNotFound},
	} {
		t.Run(name, func(t *testing.T) {
			req, err := http.NewRequest(tt.method, srv.URL+tt.path, strings.NewReader("one"))
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set(outputHeader, tt.output)
			resp, err := http.DefaultClient.Do(req)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if resp.StatusCode != tt.status {
				t.Errorf("status %d, want %d", resp.StatusCode, tt.status)
			}
		})
	}
	wantMiss(t, shared, id{1})
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{"-nosuch"}, {"x"}, {"-server", "localhost:1"}, {"-server", "://"}, {"serve"}, {"serve", "-dir", "x", "y"},
	} {
		if len(args) == 2 {
			args = append(args, "-dir", t.TempDir())
		}
		err := run(t.Context(), args)
		var usage usageError
		if !errors.As(err, &usage) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", args, err)
		}
	}
}
