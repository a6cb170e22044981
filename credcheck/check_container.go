package credcheck

import "strings"

// checkContainer looks at the authorisation token file of the used container endpoint. The SDK reads it anew for each fetch.
func (i *inspection) checkContainer() {
	file := i.options.host.env("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
	if file == "" || i.replaced || !i.src.loaded || !i.report.Source.base().container() {
		return
	}
	b, err := readSmall(file)
	if err != nil {
		i.add(CodeContainerTokenFile, "the container's authorisation token file %s: %s", file, reason(err)).with("file", file)
		return
	}
	i.clean.secrets.Add(strings.TrimSpace(string(b)))
	switch {
	case len(b) == 0:
		i.addAs(Warning, CodeContainerTokenFile, "the container's authorisation token file %s is empty", file).with("file", file)
	case strings.ContainsAny(string(b), "\r\n"):
		// credentials/endpointcreds/provider.go, resolveAuthToken
		i.add(CodeContainerTokenFile, "the authorisation token in %s has a line break, which the SDK refuses", file).with("file", file)
	}
}
