package main

import (
	"errors"
	"fmt"
	"strings"
)

// dark reports whether the page is, by its text, which is light then.
const dark = `(() => { const c = getComputedStyle(document.body).color.match(/\d+/g).map(Number); return c[0] + c[1] + c[2] > 384 })()`

func checkColours(p *page, r *report) error {
	return in(
		func() error { return expect(p, dark, false) },
		func() error { return p.view(1280, 900, "screen", "dark") },
		func() error { return expect(p, dark, true) },
		func() error { return p.click(`button[value=light]`) },
		func() error { return expect(p, dark, false) },
		func() error { return p.view(1280, 900, "screen", "light") },
		func() error { return p.click(`button[value=dark]`) },
		func() error { return expect(p, dark, true) },
		func() error { return p.open(r.address) }, // it remembers
		func() error { return expect(p, dark, true) },
		func() error { return expect(p, `document.querySelector("[aria-pressed=true]").value`, "dark") },
		func() error { return p.click(`button[value=auto]`) },
		func() error { return expect(p, dark, false) },
	)
}

// checkPrint looks at what goes to paper, where nothing can be opened.
func checkPrint(p *page, r *report) error {
	return in(
		func() error { return p.click(`button[value=dark]`) },
		func() error { return p.view(700, 900, "print", "dark") },
		func() error { return expect(p, dark, false) },
		func() error {
			return expect(p, `[...document.querySelectorAll(".filters, .theme, .skip, .link")].some(e => e.checkVisibility())`, false)
		},
		func() error { return expect(p, visible, len(r.findings)) },
		func() error {
			return expect(p, `[...document.querySelectorAll("details .text")].every(e => e.checkVisibility() && e.getBoundingClientRect().height > 100)`, true)
		},
		func() error { return expect(p, `document.documentElement.scrollWidth <= innerWidth`, true) },
		func() error {
			pdf, err := p.pdf()
			if err == nil && !strings.HasPrefix(string(pdf), "%PDF-") {
				err = errors.New("no PDF")
			}
			return err
		},
	)
}

// checkPhone demands that nothing is wider than the narrowest of screens.
func checkPhone(p *page, r *report) error {
	wide := `[...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".text pre, .scroll, .skip")).slice(0, 3).map(e => e.outerHTML.slice(0, 80)).join("\n")`
	for _, width := range []int{320, 390, 768} {
		err := in(
			func() error { return p.view(width, 800, "screen", "light") },
			func() error { return expect(p, `document.documentElement.scrollWidth`, width) },
			func() error { return expect(p, wide, "") },
			func() error { return expect(p, visible, len(r.findings)) },
		)
		if err != nil {
			return fmt.Errorf("at %d pixels: %w", width, err)
		}
	}
	return nil
}

// checkKeyboard goes through the page by the tab key alone: everything that can
// be used must be reached, have a name, and be seen to have the focus.
func checkKeyboard(p *page, r *report) error {
	active := `(() => { const e = document.activeElement; const s = getComputedStyle(e), r = e.querySelector("rect");
		return (e.ariaLabel || e.textContent || e.value).trim() === "" ? "no name: " + e.outerHTML.slice(0, 90)
			: s.outlineStyle === "none" && !(r && getComputedStyle(r).strokeWidth === "3px") ? "not seen: " + e.outerHTML.slice(0, 90) : "" })()`
	var want int
	if err := p.eval(`[...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(e => e.checkVisibility()).length`, &want); err != nil {
		return err
	}
	reached := map[string]bool{}
	for range want + 5 {
		var key string
		err := in(
			func() error { return p.press("Tab") },
			func() error {
				return p.eval(`[...document.querySelectorAll("*")].indexOf(document.activeElement) + ""`, &key)
			},
		)
		if err != nil {
			return err
		}
		if reached[key] || len(reached) == want {
			break
		}
		reached[key] = true
		if err := expect(p, active, ""); err != nil {
			return err
		}
	}
	if len(reached) != want {
		return fmt.Errorf("%d elements reached, want %d", len(reached), want)
	}
	return nil
}

func checkWithoutScript(p *page, r *report) error {
	return in(
		func() error {
			return p.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": true}, nil)
		},
		func() error { return p.open(r.address) },
		func() error { return expect(p, `document.documentElement.className`, "") },
		func() error { return expect(p, visible, len(r.findings)) },
		func() error { return expect(p, `document.querySelector(".filters").checkVisibility()`, false) },
		func() error { return expect(p, `document.querySelector(".theme").checkVisibility()`, false) },
		func() error {
			return p.call("Emulation.setScriptExecutionDisabled", map[string]any{"value": false}, nil)
		},
	)
}
