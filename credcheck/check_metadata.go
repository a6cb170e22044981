package credcheck

import (
	"net/url"

	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
)

// checkMetadata reports how the metadata client is set up, if the credentials come from it.
func (i *inspection) checkMetadata() {
	if !i.report.Source.uses(EC2Role) || !i.src.loaded || i.ownMetadataClient() {
		return
	}
	if i.imdsOff() {
		by := "AWS_EC2_METADATA_DISABLED"
		if i.src.load.EC2IMDSClientEnableState == imds.ClientDisabled {
			by = "config.WithEC2IMDSClientEnableState"
		}
		i.add(CodeIMDSDisabled, "the metadata client is switched off by %s, and the instance role is the only source", by).with("setBy", by)
	}
	i.checkEndpoint()
	if c := i.src.load.HTTPClient; c != nil {
		if _, ok := c.(*awshttp.BuildableClient); !ok {
			// Only a BuildableClient is given the limits of 250 and 500 ms (imds/api_client.go:277).
			i.add(CodeIMDSCustomClient, "config.WithHTTPClient takes the short time limits from the metadata client: a hanging one costs seconds").
				with("type", typeName(c))
		}
	}
	if i.src.load.Retryer != nil {
		i.add(CodeIMDSCustomRetryer, "config.WithRetryer governs the metadata client too, which fetches the credentials")
	}
}

// ownMetadataClient tells whether the program gives the provider a client of its own, about which nothing is known here.
func (i *inspection) ownMetadataClient() bool {
	f := i.src.load.EC2RoleCredentialOptions
	if f == nil {
		return false
	}
	var o ec2rolecreds.Options
	f(&o)
	return o.Client != nil
}

// metadataEndpoint gives the endpoint that is configured, and by what; both empty for the default.
func (i *inspection) metadataEndpoint() (endpoint, by string) {
	switch s := &i.src; {
	case s.load.EC2IMDSEndpoint != "":
		return s.load.EC2IMDSEndpoint, "config.WithEC2IMDSEndpoint"
	case s.env.EC2IMDSEndpoint != "":
		return s.env.EC2IMDSEndpoint, "AWS_EC2_METADATA_SERVICE_ENDPOINT"
	case s.shared.EC2IMDSEndpoint != "":
		return s.shared.EC2IMDSEndpoint, "ec2_metadata_service_endpoint"
	}
	return "", ""
}

func (i *inspection) checkEndpoint() {
	endpoint, by := i.metadataEndpoint()
	if endpoint == "" {
		return
	}
	u, err := url.Parse(endpoint)
	switch {
	case err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Hostname() == "":
		i.add(CodeIMDSEndpointInvalid, "%s is no address with scheme and host: the metadata service cannot be asked", by).with("setBy", by)
	case !metadataHost(u.Hostname()):
		i.addAs(Warning, CodeIMDSEndpointInvalid, "%s points at %s, which is neither link-local nor this machine", by, u.Host).with("setBy", by)
	case u.Path != "" && u.Path != "/":
		i.addAs(Warning, CodeIMDSEndpointInvalid, "the path in %s is not used: the SDK sets its own", by).with("setBy", by)
	}
}
