// Command htmlcheck opens the report of examples, as -format html writes it, in
// a headless Chromium, and demands what can only be seen there: that nothing is
// loaded and nothing complained about, that filters, links, colours and
// printing work, with a mouse, on a phone, and without JavaScript.
//
//	go run ./tools/htmlcheck [-images dir]
//
// With -images it also writes the pictures of docs/places/html-report.md, which
// are in docs/images. CHROMIUM names another browser than the first that is
// found. The exit status is 0 if all is well, 2 if no Chromium is installed or
// the command line is wrong, else 1.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("htmlcheck: ")
	images := flag.String("images", "", "write report-light.png and report-dark.png to `dir`")
	flag.Parse()
	if flag.NArg() > 0 {
		log.Printf("no arguments wanted, got %q", flag.Args())
		os.Exit(2)
	}
	switch err := run(*images); {
	case errors.Is(err, errNoChromium):
		log.Print(err)
		os.Exit(2)
	case err != nil:
		log.Fatal(err)
	}
}

// run checks the report, and then writes pictures of it to the folder, if one is
// named.
func run(images string) error {
	if _, err := find(); err != nil { // before anything is built
		return err
	}
	tmp, err := os.MkdirTemp("", "htmlcheck")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	r, err := examples(tmp)
	if err != nil {
		return err
	}
	b, err := start()
	if err != nil {
		return err
	}
	defer b.stop()
	p, err := newPage(b)
	if err != nil {
		return err
	}
	if err := checkAll(p, r); err != nil {
		return err
	}
	if images == "" {
		return nil
	}
	return pictures(p, r, images)
}

// A report is a page to check, and what is in it.
type report struct {
	address  string
	findings []finding
}

// A finding is what the checks know of one.
type finding struct {
	Analyzer, Category, Package, Severity, Fingerprint string
}

// examples has credlint write the report of examples to the folder, as a page
// and as JSON.
func examples(dir string) (*report, error) {
	page, stream := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.json")
	cmd := exec.Command("go", "run", "./cmd/credlint", "-C", "examples", "-format", "html="+page, "-format", "json="+stream, "-fail-on", "none", "./...")
	root, err := moduleRoot()
	if err != nil {
		return nil, err
	}
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "GOWORK=off")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %v\n%s", cmd, err, out)
	}
	text, err := os.ReadFile(stream)
	if err != nil {
		return nil, err
	}
	r := &report{address: (&url.URL{Scheme: "file", Path: page}).String()}
	for line := range strings.Lines(string(text)) {
		var m struct{ Finding *finding }
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			return nil, err
		}
		if m.Finding != nil {
			r.findings = append(r.findings, *m.Finding)
		}
	}
	if len(r.findings) == 0 {
		return nil, errors.New("credlint finds nothing in examples")
	}
	return r, nil
}

// moduleRoot gives the folder of the module around the working directory.
func moduleRoot() (string, error) {
	out, err := exec.Command("go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("go env GOMOD: %v", err)
	}
	return filepath.Dir(strings.TrimSpace(string(out))), nil
}
