package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"
)

// A tiered cache asks this machine first, then the server. What goes wrong
// there costs time, but never fails a build.
type tiered struct {
	local  *store
	remote *remote // nil: there is none
	push   bool    // whether the server gets what is put here
	once   sync.Once
}

func (c *tiered) get(action id) (entry, error) {
	e, err := c.local.get(action)
	if err == nil || c.remote == nil {
		return e, err
	}
	output, contents, err := c.remote.get(action)
	if err != nil {
		c.note(err)
		return entry{}, errMiss
	}
	return c.local.put(action, output, contents)
}

func (c *tiered) put(action, output id, contents []byte) (entry, error) {
	e, err := c.local.put(action, output, contents)
	if err == nil && c.remote != nil && c.push {
		c.note(c.remote.put(action, output, contents))
	}
	return e, err
}

// note tells the user of the first failure. The go command shows it.
func (c *tiered) note(err error) {
	if err != nil && err != errMiss {
		c.once.Do(func() { fmt.Fprintln(os.Stderr, "cacheprog: going on without the shared cache:", err) })
	}
}

// A remote speaks to the server.
type remote struct {
	base   *url.URL
	client *http.Client
}

// newRemote checks the address; it does not yet use it.
func newRemote(address string) (*remote, error) {
	base, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	if base.Scheme != "http" && base.Scheme != "https" || base.Host == "" {
		return nil, fmt.Errorf("-server %s: want http:// or https:// and a host", address)
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxConnsPerHost = 16
	return &remote{base, &http.Client{Transport: transport, Timeout: 5 * time.Minute}}, nil
}

// outputHeader names the output in requests and answers.
const outputHeader = "Output-Id"

func (r *remote) url(action id) string { return r.base.JoinPath("action", action.String()).String() }

// get gives the output that the server has for the action, or errMiss.
func (r *remote) get(action id) (id, []byte, error) {
	resp, err := r.client.Get(r.url(action))
	if err != nil {
		return id{}, nil, err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound:
		return id{}, nil, errMiss
	default:
		return id{}, nil, fmt.Errorf("the server says %s", resp.Status)
	}
	output, err := parseID(resp.Header.Get(outputHeader))
	if err != nil {
		return id{}, nil, err
	}
	contents, err := io.ReadAll(resp.Body)
	if err == nil && sha256.Sum256(contents) != output {
		err = fmt.Errorf("the server's output %s has other contents", output)
	}
	return output, contents, err
}

// put gives the server the output.
func (r *remote) put(action, output id, contents []byte) error {
	req, err := http.NewRequest(http.MethodPut, r.url(action), bytes.NewReader(contents))
	if err != nil {
		return err
	}
	req.Header.Set(outputHeader, output.String())
	resp, err := r.client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusNoContent {
		return fmt.Errorf("the server says %s", resp.Status)
	}
	return nil
}
