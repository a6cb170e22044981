package report

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"path/filepath"

	"github.com/credlint/credlint/internal/keyshape"
)

// renderHTML writes the stream as one page to look at. The page needs no other
// file and no network, and can be read without JavaScript. No excerpt in it
// shows a secret; see hidden.
func renderHTML(b *bytes.Buffer, s *stream) error {
	return pageTemplate.Execute(b, newPage(s))
}

//go:embed html
var htmlFiles embed.FS

var (
	pageStyle    = htmlFile("page.css")
	pageScript   = htmlFile("page.js")
	pageTemplate = template.Must(template.New("page").Funcs(template.FuncMap{"count": count, "safe": safe}).Parse(htmlFile("page.html")))
)

func htmlFile(name string) string {
	text, err := htmlFiles.ReadFile("html/" + name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(text)
}

// policy gives the Content-Security-Policy of the page: nothing but its own
// style and script, which are known by their hashes.
func policy() string {
	return "default-src 'none'; style-src '" + cspHash(pageStyle) + "'; script-src '" + cspHash(pageScript) + "'; base-uri 'none'; form-action 'none'"
}

func cspHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// safe makes text from outside fit to be shown: without keys, and without
// characters that are not to be seen.
func safe(text string) string { return clean(keyshape.Redact(text)) }

// shown gives a file's name for the reader of a page, who is anywhere.
func shown(dir, file string) string {
	return safe(filepath.ToSlash(ShortPath(dir, file)))
}
