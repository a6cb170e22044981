package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// errNoChromium says that no browser is installed.
var errNoChromium = errors.New("no Chromium is installed: apt-get install chromium (or set CHROMIUM to one)")

// A browser is a headless Chromium that is driven through two pipes, as
// --remote-debugging-pipe has it: JSON messages that end in a zero byte. See
// https://chromedevtools.github.io/devtools-protocol.
type browser struct {
	cmd     *exec.Cmd
	profile string
	to      io.WriteCloser

	mu      sync.Mutex
	last    int
	waiting map[int]chan reply
	events  []event
	closed  error
}

// A reply is the answer to a command, or why there is none.
type reply struct {
	Result json.RawMessage
	err    error
}

// An event is what the browser tells on its own.
type event struct {
	Method string
	Params json.RawMessage
}

// A message is what comes through the pipe: a reply if it has an ID, else an
// event.
type message struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// patience is how long the browser may take for one thing.
const patience = 30 * time.Second

// find gives the browser's program.
func find() (string, error) {
	if name := os.Getenv("CHROMIUM"); name != "" {
		return exec.LookPath(name)
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNoChromium
}

// start starts a browser with a new profile.
func start() (*browser, error) {
	program, err := find()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "htmlcheck")
	if err != nil {
		return nil, err
	}
	in, to, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	from, out, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	b := &browser{profile: profile, to: to, waiting: map[int]chan reply{}}
	b.cmd = exec.Command(program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
		"--user-data-dir="+profile, "--remote-debugging-pipe", "about:blank")
	b.cmd.ExtraFiles = []*os.File{in, out} // descriptors 3 and 4
	err = b.cmd.Start()
	in.Close()
	out.Close()
	if err != nil {
		return nil, fmt.Errorf("cannot start %s: %v", program, err)
	}
	go b.read(from)
	return b, nil
}

// stop ends the browser and removes its profile.
func (b *browser) stop() {
	b.to.Close() // which ends it
	done := make(chan struct{})
	go func() { b.cmd.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		b.cmd.Process.Kill()
		<-done
	}
	os.RemoveAll(b.profile)
}

// read hands out what comes through the pipe.
func (b *browser) read(from io.ReadCloser) {
	defer from.Close()
	r := bufio.NewReaderSize(from, 1<<20)
	for {
		text, err := r.ReadBytes(0)
		if err != nil {
			b.end(errors.New("Chromium has ended"))
			return
		}
		var m message
		if err := json.Unmarshal(bytes.TrimSuffix(text, []byte{0}), &m); err != nil {
			b.end(err)
			return
		}
		b.take(m)
	}
}

func (b *browser) take(m message) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if m.ID == 0 {
		b.events = append(b.events, event{m.Method, m.Params})
		return
	}
	if c := b.waiting[m.ID]; c != nil {
		r := reply{Result: m.Result}
		if m.Error != nil {
			r.err = errors.New(m.Error.Message)
		}
		c <- r
		delete(b.waiting, m.ID)
	}
}

// end answers all that is open.
func (b *browser) end(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = err
	for id, c := range b.waiting {
		c <- reply{err: err}
		delete(b.waiting, id)
	}
}

// call gives a command to a session, or to the browser itself, and decodes the
// result into out unless that is nil.
func (b *browser) call(session, method string, params map[string]any, out any) error {
	var r reply
	select {
	case r = <-b.send(session, method, params):
	case <-time.After(patience):
		r.err = errors.New("no answer")
	}
	if r.err == nil && out != nil {
		r.err = json.Unmarshal(r.Result, out)
	}
	if r.err != nil {
		return fmt.Errorf("%s: %w", method, r.err)
	}
	return nil
}

func (b *browser) send(session, method string, params map[string]any) <-chan reply {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := make(chan reply, 1)
	if b.closed != nil {
		c <- reply{err: b.closed}
		return c
	}
	b.last++
	msg := map[string]any{"id": b.last, "method": method, "params": params}
	if session != "" {
		msg["sessionId"] = session
	}
	text, err := json.Marshal(msg)
	if err == nil {
		_, err = b.to.Write(append(text, 0))
	}
	if err != nil {
		c <- reply{err: err}
		return c
	}
	b.waiting[b.last] = c
	return c
}

// await waits until the browser has told of as many such events.
func (b *browser) await(method string, n int) error {
	for end := time.Now().Add(patience); b.count(method) < n; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			return fmt.Errorf("no %s", method)
		}
	}
	return nil
}

// count gives the number of such events so far.
func (b *browser) count(method string) int {
	n := 0
	for _, e := range b.seen() {
		if e.Method == method {
			n++
		}
	}
	return n
}

// seen gives the events so far.
func (b *browser) seen() []event {
	b.mu.Lock()
	defer b.mu.Unlock()
	return append([]event(nil), b.events...)
}
