package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// A page is a tab of the browser.
type page struct {
	b       *browser
	session string
}

// newPage opens an empty tab and has its console and its network told.
func newPage(b *browser) (*page, error) {
	var target struct{ TargetID string }
	if err := b.call("", "Target.createTarget", map[string]any{"url": "about:blank"}, &target); err != nil {
		return nil, err
	}
	var attached struct{ SessionID string }
	if err := b.call("", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached); err != nil {
		return nil, err
	}
	p := &page{b, attached.SessionID}
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		if err := p.call(domain+".enable", nil, nil); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (p *page) call(method string, params map[string]any, out any) error {
	if params == nil {
		params = map[string]any{}
	}
	return p.b.call(p.session, method, params, out)
}

// open loads an address and waits until the page is complete.
func (p *page) open(address string) error {
	before := p.b.count("Page.loadEventFired")
	var nav struct{ ErrorText, LoaderID string }
	if err := p.call("Page.navigate", map[string]any{"url": address}, &nav); err != nil {
		return err
	}
	switch {
	case nav.ErrorText != "":
		return fmt.Errorf("%s: %s", address, nav.ErrorText)
	case nav.LoaderID == "": // only the fragment is another
		return nil
	}
	return p.b.await("Page.loadEventFired", before+1)
}

// eval runs an expression in the page, waits for it if it is a promise, and
// decodes its value into out unless that is nil.
func (p *page) eval(expression string, out any) error {
	var r struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	err := p.call("Runtime.evaluate", map[string]any{"expression": expression, "awaitPromise": true, "returnByValue": true}, &r)
	switch {
	case err != nil:
		return err
	case r.ExceptionDetails != nil:
		return errors.New(r.ExceptionDetails.Text + " " + r.ExceptionDetails.Exception.Description)
	case out == nil:
		return nil
	}
	return json.Unmarshal(r.Result.Value, out)
}

// view sets the size of the window in CSS pixels, and the medium and colours
// that the user wants.
func (p *page) view(width, height int, medium, colours string) error {
	err := p.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}, nil)
	if err != nil {
		return err
	}
	return p.call("Emulation.setEmulatedMedia", map[string]any{
		"media":    medium,
		"features": []map[string]string{{"name": "prefers-color-scheme", "value": colours}},
	}, nil)
}

// click presses and lets go the left button in the middle of the first element
// that the selector finds.
func (p *page) click(selector string) error {
	var at struct{ X, Y float64 }
	err := p.eval(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center", behavior: "instant"});
		const r = e.getBoundingClientRect(); return {x: r.x + r.width / 2, y: r.y + r.height / 2}; })()`, selector), &at)
	if err != nil {
		return fmt.Errorf("%s: %w", selector, err)
	}
	for _, kind := range []string{"mousePressed", "mouseReleased"} {
		err := p.call("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": at.X, "y": at.Y, "button": "left", "clickCount": 1}, nil)
		if err != nil {
			return err
		}
	}
	return nil
}

// typed writes text into the element that has the focus.
func (p *page) typed(text string) error {
	return p.call("Input.insertText", map[string]any{"text": text}, nil)
}

// image gives a PNG of what is in the window.
func (p *page) image() ([]byte, error) {
	return p.data("Page.captureScreenshot", map[string]any{"format": "png"})
}

// pdf gives the page as printed.
func (p *page) pdf() ([]byte, error) {
	return p.data("Page.printToPDF", map[string]any{"printBackground": false})
}

func (p *page) data(method string, params map[string]any) ([]byte, error) {
	var r struct{ Data string }
	if err := p.call(method, params, &r); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(r.Data)
}

// complaints gives what went to the console, and every request but those for
// the file itself.
func (p *page) complaints(file string) []string {
	var out []string
	for _, e := range p.b.seen() {
		switch e.Method {
		case "Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled":
			out = append(out, e.Method+": "+string(e.Params))
		case "Network.requestWillBeSent":
			var r struct{ Request struct{ URL string } }
			if json.Unmarshal(e.Params, &r) != nil || strings.SplitN(r.Request.URL, "#", 2)[0] != file {
				out = append(out, "request: "+string(e.Params))
			}
		}
	}
	return out
}

// press presses a key and lets it go.
func (p *page) press(key string) error {
	for _, kind := range []string{"keyDown", "keyUp"} {
		if err := p.call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": 9}, nil); err != nil {
			return err
		}
	}
	return nil
}
