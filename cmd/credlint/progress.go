package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// progressDelay is how long a run may take before it says what it is doing.
const progressDelay = time.Second

// progress shows on a terminal what a long run is busy with, in one line that
// goes away.
type progress struct {
	w     io.Writer // nil if standard error is no terminal
	mu    sync.Mutex
	text  string
	shown bool
	timer *time.Timer
}

func newProgress(stderr io.Writer) *progress {
	p := &progress{}
	if isTerminal(stderr) && os.Getenv("TERM") != "dumb" {
		p.w = stderr
		p.timer = time.AfterFunc(progressDelay, p.appear)
	}
	return p
}

// stage says what the run does from now on.
func (p *progress) stage(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.text = text
	if p.shown {
		p.draw(text)
	}
}

func (p *progress) appear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.shown = true
	p.draw(p.text)
}

// draw replaces the line.
func (p *progress) draw(text string) {
	if text != "" {
		text = "credlint: " + text + " ..."
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", text) // CSI K erases to the end of the line
}

// stop removes the line for good.
func (p *progress) stop() {
	if p.timer == nil {
		return
	}
	p.timer.Stop()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		p.draw("")
	}
	p.shown = false
}
