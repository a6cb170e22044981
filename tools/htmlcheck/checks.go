package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A check looks at one thing in the page, which it finds freshly loaded in a
// window of 1280 by 900.
type check struct {
	name string
	run  func(*page, *report) error
}

var checks = []check{
	{"all findings are shown", checkComplete},
	{"search", checkSearch},
	{"filters", checkFilters},
	{"links", checkLinks},
	{"colours", checkColours},
	{"print", checkPrint},
	{"phone", checkPhone},
	{"keyboard", checkKeyboard},
	{"without JavaScript", checkWithoutScript},
	{"nothing was loaded, nothing complained about", checkQuiet},
	{"nothing can be loaded", checkPolicy}, // last, for this makes the browser complain
}

// checkAll runs all checks, and says of each how it ended.
func checkAll(p *page, r *report) error {
	failed := 0
	for _, c := range checks {
		err := p.view(1280, 900, "screen", "light")
		if err == nil {
			err = p.open(r.address)
		}
		if err == nil {
			err = p.eval(`localStorage.clear(), document.querySelector("button[value=auto]").click()`, nil)
		}
		if err == nil {
			err = c.run(p, r)
		}
		if err != nil {
			failed++
			fmt.Printf("FAIL  %s: %v\n", c.name, err)
			continue
		}
		fmt.Printf("ok    %s\n", c.name)
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d checks failed", failed, len(checks))
	}
	return nil
}

// visible counts the findings that can be seen.
const visible = `[...document.querySelectorAll(".finding")].filter(f => f.checkVisibility()).length`

// expect compares what an expression gives.
func expect[T comparable](p *page, expression string, want T) error {
	var got T
	if err := p.eval(expression, &got); err != nil {
		return fmt.Errorf("%s: %w", expression, err)
	}
	if got != want {
		return fmt.Errorf("%.120s gives %v, want %v", expression, got, want)
	}
	return nil
}

// in runs steps one after the other, until one fails.
func in(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func checkComplete(p *page, r *report) error {
	return in(
		func() error { return expect(p, visible, len(r.findings)) },
		func() error { return expect(p, `document.querySelectorAll("svg.graph").length`, len(r.findings)) },
		func() error { return expect(p, `document.querySelectorAll("mark.sink").length > 0`, true) },
		func() error {
			return expect(p, `document.querySelector(".filters output").textContent`, fmt.Sprintf("%d findings", len(r.findings)))
		},
	)
}

// checkSearch types into the search field, and clicks to empty it.
func checkSearch(p *page, r *report) error {
	f := r.findings[0]
	n := 0
	for _, other := range r.findings {
		if other.Category == f.Category && other.Analyzer == f.Analyzer {
			n++
		}
	}
	return in(
		func() error { return p.click(`.filters input`) },
		func() error { return p.typed(strings.ToUpper(f.Analyzer + "/" + f.Category)) },
		func() error { return expect(p, visible, n) },
		func() error { return p.typed(" no such words") },
		func() error { return expect(p, visible, 0) },
		func() error { return expect(p, `document.querySelector("p.none").checkVisibility()`, true) },
		func() error { return p.click(`.filters button`) },
		func() error { return p.eval(`new Promise(done => setTimeout(done))`, nil) },
		func() error { return expect(p, visible, len(r.findings)) },
	)
}

// checkFilters chooses every value that a finding has in each list.
func checkFilters(p *page, r *report) error {
	lists := map[string]func(finding) string{
		"severity": func(f finding) string { return f.Severity },
		"analyzer": func(f finding) string { return f.Analyzer },
		"category": func(f finding) string { return f.Analyzer + "/" + f.Category },
		"package":  func(f finding) string { return f.Package },
	}
	for name, value := range lists {
		counts := map[string]int{"": len(r.findings)}
		for _, f := range r.findings {
			counts[value(f)]++
		}
		for v, n := range counts {
			choose := fmt.Sprintf(`(() => { const s = document.querySelector("select[name=%s]"); s.value = %q;
				s.dispatchEvent(new Event("input", {bubbles: true})); return s.value })()`, name, v)
			if err := errors.Join(expect(p, choose, v), expect(p, visible, n)); err != nil {
				return fmt.Errorf("%s %q: %w", name, v, err)
			}
		}
		if err := p.eval(fmt.Sprintf(`document.querySelector("select[name=%s]").value = ""`, name), nil); err != nil {
			return err
		}
	}
	return nil
}

// checkLinks clicks a package, and goes to findings by their addresses, also
// those that are filtered out.
func checkLinks(p *page, r *report) error {
	last := r.findings[len(r.findings)-1]
	same := 0
	for _, f := range r.findings {
		if f.Package == last.Package {
			same++
		}
	}
	other := slices.IndexFunc(r.findings, func(f finding) bool { return f.Package != last.Package })
	if other < 0 {
		return errors.New("all findings are in one package")
	}
	name := "finding-" + strings.ReplaceAll(r.findings[other].Fingerprint, ":", "_")
	at := fmt.Sprintf(`(() => { const f = document.getElementById(%q); const r = f.getBoundingClientRect();
		return f.matches(":target") && r.top >= 0 && r.top < innerHeight })()`, name)
	return in(
		func() error { return p.click(fmt.Sprintf(`a[data-package=%q]`, last.Package)) },
		func() error { return expect(p, visible, same) },
		func() error {
			return p.eval(fmt.Sprintf(`new Promise(done => { addEventListener("hashchange", () => setTimeout(done, 0)); location.hash = %q })`, name), nil)
		},
		func() error { return expect(p, visible, len(r.findings)) },
		func() error { return expect(p, at, true) },
		func() error { return p.open(r.address + "#" + name) },
		func() error { return expect(p, at, true) },
	)
}

// checkQuiet looks at what came in during all checks before.
func checkQuiet(p *page, r *report) error {
	if got := p.complaints(r.address); len(got) > 0 {
		return errors.New(strings.Join(got, "\n"))
	}
	return nil
}

// checkPolicy tries to load something, which the page's policy must forbid, and
// checkQuiet would have seen.
func checkPolicy(p *page, r *report) error {
	before := len(p.complaints(r.address))
	refused := `new Promise(done => { document.addEventListener("securitypolicyviolation", e => done(e.effectiveDirective));
		const i = new Image(); i.src = "https://credlint.invalid/x.png"; document.body.append(i) })`
	return in(
		func() error { return expect(p, refused, "img-src") },
		func() error {
			if len(p.complaints(r.address)) == before {
				return errors.New("and it was not seen")
			}
			return nil
		},
	)
}
