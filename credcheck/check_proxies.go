package credcheck

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/credentials/endpointcreds"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

type proxyFunc func(*http.Request) (*url.URL, error)

// checkProxies asks the transport of the client that fetches the credentials which proxy it would take. Go exempts this machine from proxies, but
// not link-local addresses (net/http.ProxyFromEnvironment).
func (i *inspection) checkProxies() {
	src := i.report.Source
	switch {
	case !i.src.loaded:
	case src.uses(EC2Role) && !i.ownMetadataClient():
		i.checkProxy(CodeIMDSProxied, i.metadataURL(), i.proxyOf(i.cfg.HTTPClient))
	case src.base().container():
		i.checkProxy(CodeContainerEndpointProxied, i.containerURL(), i.proxyOf(i.containerClient()))
	}
}

func (i *inspection) metadataURL() string {
	if endpoint, _ := i.metadataEndpoint(); endpoint != "" {
		return endpoint
	}
	for _, mode := range []imds.EndpointModeState{i.src.load.EC2IMDSEndpointMode, i.src.env.EC2IMDSEndpointMode, i.src.shared.EC2IMDSEndpointMode} {
		switch mode {
		case imds.EndpointModeStateIPv6:
			return "http://[fd00:ec2::254]"
		case imds.EndpointModeStateIPv4:
			return "http://169.254.169.254"
		}
	}
	return "http://169.254.169.254"
}

func (i *inspection) containerURL() string {
	if i.src.env.ContainerCredentialsRelativePath != "" {
		return ecsEndpoint
	}
	return i.src.env.ContainerCredentialsEndpoint
}

// containerClient gives the client of the container's provider: the program's, or nil for the SDK's own. That one is not cfg.HTTPClient
// (config/resolve_credentials.go:355).
func (i *inspection) containerClient() any {
	f := i.src.load.EndpointCredentialOptions
	if f == nil {
		return nil
	}
	var o endpointcreds.Options
	f(&o)
	if o.HTTPClient == nil {
		return nil
	}
	return o.HTTPClient
}

// proxyOf gives how a client chooses its proxy, or nil if that cannot be seen.
func (i *inspection) proxyOf(client any) proxyFunc {
	switch c := client.(type) {
	case nil:
		return i.options.host.proxy
	case *awshttp.BuildableClient:
		return c.GetTransport().Proxy
	case *http.Client:
		rt := c.Transport
		if rt == nil {
			rt = http.DefaultTransport
		}
		if t, ok := rt.(*http.Transport); ok {
			return t.Proxy
		}
	}
	return nil
}

func (i *inspection) checkProxy(code Code, target string, choose proxyFunc) {
	u, err := url.Parse(target)
	if err != nil || u.Host == "" || choose == nil {
		return
	}
	proxy, err := choose(&http.Request{Method: http.MethodGet, URL: u, Header: http.Header{}})
	if err != nil || proxy == nil {
		return
	}
	if pw, ok := proxy.User.Password(); ok {
		i.clean.secrets.Add(pw)
	}
	f := i.add(code, "requests to %s go to the proxy %s, which sees the keys or answers with its own role", u.Host, hostOnly(proxy))
	f.Remedy = "add " + u.Hostname() + " to NO_PROXY"
	i.checkNoProxy(u.Hostname())
}

// checkNoProxy looks for patterns that were meant for the host: other tools take prefixes and stars, Go takes addresses, networks and domains
// (golang.org/x/net/http/httpproxy).
func (i *inspection) checkNoProxy(host string) {
	h := i.options.host
	value := h.env("NO_PROXY")
	if value == "" {
		value = h.env("no_proxy")
	}
	for _, entry := range strings.Split(value, ",") {
		prefix := strings.TrimRight(strings.TrimSpace(entry), "*")
		if prefix != "" && strings.HasPrefix(host, prefix) {
			i.add(CodeNoProxyPatternUnsupported, "NO_PROXY holds %q, which does not match %s in Go", strings.TrimSpace(entry), host)
		}
	}
}

func typeName(v any) string { return fmt.Sprintf("%T", v) }
