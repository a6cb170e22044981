package report

import (
	"cmp"
	"net/url"
	"path/filepath"
	"strings"
)

// A namer tells by what name a code host knows a file: from the top folder of
// the repository on, with forward slashes. Code hosts do not follow symbolic
// links, so a file that is reached through one has the name behind it.
type namer struct {
	dir   string // relative names start here
	root  string
	real  string // root without symbolic links
	known map[string]hosted
}

// A hosted file has its name in the repository, or, outside of it, its absolute
// one.
type hosted struct {
	name   string
	inside bool
}

func newNamer(c Config) *namer {
	root := cmp.Or(c.Root, c.Dir)
	return &namer{dir: c.Dir, root: root, real: resolve(root), known: map[string]hosted{}}
}

// file gives the name of the file.
func (n *namer) file(name string) hosted {
	f, ok := n.known[name]
	if !ok {
		f = n.find(name)
		n.known[name] = f
	}
	return f
}

func (n *namer) find(name string) hosted {
	if name == "" {
		return hosted{}
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(n.dir, name)
	}
	name = filepath.Clean(name)
	for _, try := range [][2]string{{n.real, resolve(name)}, {n.root, name}} {
		if rel, err := filepath.Rel(try[0], try[1]); err == nil && filepath.IsLocal(rel) {
			return hosted{filepath.ToSlash(rel), true}
		}
	}
	return hosted{filepath.ToSlash(name), false}
}

// resolve gives the name without symbolic links, or as it is if there is no
// such file: a //line directive may name what never was.
func resolve(name string) string {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	return name
}

// uri gives the file as a URI (RFC 3986): relative inside of the repository,
// else absolute.
func (f hosted) uri() string {
	if f.inside {
		return (&url.URL{Path: f.name}).String() // which puts ./ before a colon in the first element
	}
	return fileURI(f.name)
}

// fileURI gives the URI of a file or folder by its absolute name.
func fileURI(name string) string {
	u := url.URL{Scheme: "file", Path: name}
	switch {
	case strings.HasPrefix(name, "//"): // \\host\share of Windows
		host, share, _ := strings.Cut(name[2:], "/")
		u.Host, u.Path = host, "/"+share
	case !strings.HasPrefix(name, "/"): // C:/folder
		u.Path = "/" + name
	}
	return u.String()
}

// position gives the place as name:line:column, as far as it is known.
func (n *namer) position(p Position) string {
	p.File = n.file(p.File).name
	return clean(p.String())
}
