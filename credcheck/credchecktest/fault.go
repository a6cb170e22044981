package credchecktest

import (
	"encoding/json"
	"net/http"
	"strings"
	"time"
)

// When says which requests a fault strikes. The zero value strikes all, for
// ever. Times are counted from Inject, by the program's clock.
type When struct {
	Op    Op            // which kind; empty for all
	After time.Duration // not before
	For   time.Duration // so long, from After on; zero until it is lifted
	Times int           // so many requests; zero for all
	Free  int           // so many requests in each Per go through unharmed: a rate limit
	Per   time.Duration // the span of Free; zero means a second
}

// An Effect changes the answer to a request. Programs may write their own,
// which change the exported fields and call no method of the Endpoint.
type Effect func(*Exchange)

// fault is effects that have been injected.
type fault struct {
	When
	effects []Effect
	since   time.Time
	struck  int
	passed  []time.Time // requests that went through on Free
}

// Inject makes the requests that w describes suffer the effects, in this
// order, until the function that it returns is called. Faults that were
// injected earlier come first.
func (e *Endpoint) Inject(w When, effects ...Effect) (lift func()) {
	f := &fault{When: w, effects: effects, since: time.Now()}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.faults = append(e.faults, f)
	return func() { e.lift(f) }
}

// Lift ends all faults.
func (e *Endpoint) Lift() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.faults = nil
}

func (e *Endpoint) lift(f *fault) {
	e.mu.Lock()
	defer e.mu.Unlock()
	var left []*fault
	for _, other := range e.faults {
		if other != f {
			left = append(left, other)
		}
	}
	e.faults = left
}

func (f *fault) strikes(op Op, now time.Time) bool {
	at := now.Sub(f.since)
	switch {
	case f.Op != "" && f.Op != op,
		at < f.After,
		f.For > 0 && at >= f.After+f.For,
		f.Times > 0 && f.struck >= f.Times,
		f.Free > 0 && f.pass(now):
		return false
	}
	f.struck++
	return true
}

// pass lets a request through if fewer than Free did in the last Per.
func (f *fault) pass(now time.Time) bool {
	per := f.Per
	if per == 0 {
		per = time.Second
	}
	for len(f.passed) > 0 && now.Sub(f.passed[0]) >= per {
		f.passed = f.passed[1:]
	}
	if len(f.passed) >= f.Free {
		return false
	}
	f.passed = append(f.passed, now)
	return true
}

// Status answers with this HTTP status and its name as plain text.
func Status(code int) Effect { return PlainText(code, http.StatusText(code)) }

// PlainText answers with this status and text, as agents and proxies do
// (aws-sdk-go-v2 issue 2316).
func PlainText(code int, text string) Effect {
	return func(x *Exchange) { x.reply(code, "text/plain; charset=utf-8", text) }
}

// HTML answers with this status and a page, as proxies do.
func HTML(code int) Effect {
	return func(x *Exchange) {
		x.reply(code, "text/html", "<!DOCTYPE html><html><head><title>"+http.StatusText(code)+"</title></head><body></body></html>")
	}
}

// APIError answers with an error in the form of the protocol that the request
// is written in, and the HTTP status that goes with the code there. Endpoints
// that have no such form, like IMDS, answer with JSON.
func APIError(code, message string) Effect {
	return func(x *Exchange) { x.fail(code, message) }
}

// Redirect answers with this status (301, 302, 307, 308) and Location.
func Redirect(code int, location string) Effect {
	return func(x *Exchange) {
		x.reply(code, "text/plain; charset=utf-8", "")
		x.Header.Set("Location", location)
	}
}

// Slow delays the answer by d. Several delays add up.
func Slow(d time.Duration) Effect { return func(x *Exchange) { x.delay += d } }

// Hang never answers, as when the hop limit of IMDS eats the answer: the
// request ends with the caller's patience.
func Hang() Effect { return func(x *Exchange) { x.fate = hung } }

// Drop closes the connection without an answer.
func Drop() Effect { return func(x *Exchange) { x.fate = dropped } }

// Reset resets the connection (RST).
func Reset() Effect { return func(x *Exchange) { x.fate = reset } }

// Refuse refuses the connection. On sockets, where the connection stands
// before there is a request, it is Reset; close the Server to refuse there.
func Refuse() Effect { return func(x *Exchange) { x.fate = refused } }

// Truncate breaks the connection off after n bytes of the body.
func Truncate(n int) Effect {
	return func(x *Exchange) { x.fate, x.keep = truncated, min(n, len(x.Body)) }
}

// Body replaces the body of the answer, and leaves status and headers.
func Body(text string) Effect { return func(x *Exchange) { x.Body = []byte(text) } }

// CutBody shortens the body to n bytes in a well-formed answer.
func CutBody(n int) Effect { return func(x *Exchange) { x.Body = x.Body[:min(n, len(x.Body))] } }

// SetHeader sets a header of the answer.
func SetHeader(name, value string) Effect { return func(x *Exchange) { x.Header.Set(name, value) } }

// NoHeader takes a header out of the answer. It works for Date too.
func NoHeader(name string) Effect { return func(x *Exchange) { x.Header.Del(name) } }

// DateSkew moves the Date header, and nothing else, by d.
func DateSkew(d time.Duration) Effect {
	return func(x *Exchange) {
		if at, err := http.ParseTime(x.Header.Get("Date")); err == nil {
			x.Header.Set("Date", at.Add(d).UTC().Format(http.TimeFormat))
		}
	}
}

// NoField takes fields out of a JSON answer: "Expiration", "SecretAccessKey".
func NoField(names ...string) Effect {
	return editJSON(func(fields map[string]any) {
		for _, name := range names {
			delete(fields, name)
		}
	})
}

// SetField sets a field of a JSON answer.
func SetField(name string, value any) Effect {
	return editJSON(func(fields map[string]any) { fields[name] = value })
}

// Pad makes a JSON answer n bytes larger by a field without meaning.
func Pad(n int) Effect { return SetField("Padding", strings.Repeat("x", n)) }

func editJSON(edit func(map[string]any)) Effect {
	return func(x *Exchange) {
		var fields map[string]any
		if json.Unmarshal(x.Body, &fields) != nil || fields == nil {
			return
		}
		edit(fields)
		if b, err := json.Marshal(fields); err == nil {
			x.Body = b
		}
	}
}
