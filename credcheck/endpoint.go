package credcheck

import (
	"net/netip"
	"net/url"
	"strings"
)

const ecsEndpoint = "http://169.254.170.2" // config/resolve_credentials.go:56

// relative is the task role's endpoint.
func (i *inspection) relative() Origin {
	return Origin{Kind: ECSTask, Endpoint: ecsEndpoint, SetBy: "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"}
}

// full is the endpoint of AWS_CONTAINER_CREDENTIALS_FULL_URI. Its path may name a session, so that only the host is shown.
func (i *inspection) full() Origin {
	o := Origin{Kind: Endpoint, SetBy: "AWS_CONTAINER_CREDENTIALS_FULL_URI"}
	u, err := url.Parse(i.src.env.ContainerCredentialsEndpoint)
	if err != nil {
		return o
	}
	o.Endpoint = hostOnly(u)
	switch u.Hostname() {
	case "169.254.170.23", "fd00:ec2::23": // EKS guide, pod-id-how-it-works
		o.Kind = EKSPodIdentity
	}
	return o
}

// hostOnly gives scheme and host of an address, without user, password, path and query.
func hostOnly(u *url.URL) string {
	return (&url.URL{Scheme: u.Scheme, Host: u.Host}).String()
}

// metadataHost tells whether a host can be the metadata service: link-local, the IPv6 address of EC2, or this machine (a proxy or fake of it).
func metadataHost(name string) bool {
	a, err := netip.ParseAddr(name)
	if err != nil {
		return name == "localhost" || strings.HasSuffix(name, ".localhost")
	}
	return a.IsLoopback() || a.IsLinkLocalUnicast() || a == netip.MustParseAddr("fd00:ec2::254")
}
