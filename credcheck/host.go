package credcheck

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

// host is all that is read of the machine, so that tests can stand on another.
type host struct {
	lookup func(string) (string, bool)
	root   string // in front of /sys only; files that the configuration names are taken as they are
	now    func() time.Time
	synced func() (synced, known bool)
	proxy  func(*http.Request) (*url.URL, error) // of the SDK's own HTTP clients
}

func thisHost() host {
	return host{lookup: os.LookupEnv, root: "/", now: time.Now, synced: kernelSynced, proxy: http.ProxyFromEnvironment}
}

func (h host) env(name string) string {
	v, _ := h.lookup(name)
	return v
}

// firmware gives the first line of a DMI file, or nothing where there is none.
func (h host) firmware(name string) string {
	b, err := readSmall(filepath.Join(h.root, "sys/devices/virtual/dmi/id", name))
	if err != nil {
		return ""
	}
	return firstLine(string(b))
}
