package credchecktest

import (
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials/endpointcreds"
)

// AWS is all doubles together, which know each other's keys.
type AWS struct {
	Issuer  *Issuer
	IMDS    *IMDS
	Agent   *Agent
	STS     *STS
	SSO     *SSO
	Service *Service
	region  string
}

// An Option changes what New makes.
type Option func(*settings)

type settings struct {
	seed            [32]byte
	account, region string
}

// Seed makes the keys the same in each run with the same n. Without it they
// are new each time.
func Seed(n uint64) Option { return func(s *settings) { s.seed = seedOf(n) } }

// Account sets the account's 12 digits; DefaultAccount, if it is not given.
func Account(digits string) Option { return func(s *settings) { s.account = digits } }

// Region sets the instance's region; us-east-1, if it is not given.
func Region(name string) Option { return func(s *settings) { s.region = name } }

// New makes the doubles: an instance with the role web-role and IMDSv1 allowed,
// a container with task-role, an STS that lets any known key assume any role
// of the account, and a service that takes all valid keys.
func New(opts ...Option) *AWS {
	s := settings{seed: randomSeed(), account: DefaultAccount, region: "us-east-1"}
	for _, opt := range opts {
		opt(&s)
	}
	i := newIssuer(s.seed, s.account)
	return &AWS{
		Issuer: i, IMDS: newIMDS(i, s.region), Agent: newAgent(i),
		STS: newSTS(i), SSO: newSSO(i), Service: newService(i), region: s.region,
	}
}

// Do answers a request in memory, by its host: the link-local addresses of
// IMDS and the agents, sts.*, portal.sso.*, and any other below amazonaws.com
// for Service. Other hosts are not found. So AWS is an aws.HTTPClient.
func (a *AWS) Do(r *http.Request) (*http.Response, error) { return a.Client(0).Do(r) }

// Client is Do, with a limit as that of Endpoint.Client on answers of IMDS.
func (a *AWS) Client(imdsLimit time.Duration) *Client {
	return &Client{find: a.find, limitOf: func(e *Endpoint) time.Duration {
		if e == a.IMDS.Endpoint {
			return imdsLimit
		}
		return 0
	}}
}

func (a *AWS) find(r *http.Request) (*Endpoint, error) {
	host := bareHost(r)
	switch {
	case host == imdsHost, host == "[fd00:ec2::254]":
		return a.IMDS.Endpoint, nil
	case host == ecsHost, host == eksHost, host == "[fd00:ec2::23]":
		return a.Agent.Endpoint, nil
	case host == "sts.amazonaws.com", strings.HasPrefix(host, "sts.") && ofAWS(host), strings.HasPrefix(host, "sts-fips.") && ofAWS(host):
		return a.STS.Endpoint, nil
	case strings.HasPrefix(host, "portal.sso.") && ofAWS(host):
		return a.SSO.Endpoint, nil
	case ofAWS(host):
		return a.Service.Endpoint, nil
	}
	return nil, &net.OpError{Op: "dial", Net: "tcp", Err: &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}}
}

func ofAWS(host string) bool {
	for _, suffix := range []string{".amazonaws.com", ".amazonaws.com.cn", ".api.aws"} {
		if strings.HasSuffix(host, suffix) {
			return true
		}
	}
	return false
}

// LoadOptions gives the options with which config.LoadDefaultConfig sends all
// requests to the doubles in memory, and reads no shared files of whoever runs
// the program. client is a, or a.Client. Environment variables count as
// always, so that they choose the source: none for IMDS, Agent.RelativeEnv for
// ECS. CleanEnv says which ones are in the way.
func (a *AWS) LoadOptions(client aws.HTTPClient) []func(*config.LoadOptions) error {
	return []func(*config.LoadOptions) error{
		config.WithRegion(a.region),
		config.WithHTTPClient(client),
		config.WithSharedConfigFiles([]string{}),
		config.WithSharedCredentialsFiles([]string{}),
		// The chain does not hand its client to the container provider: config
		// v1.33.16 resolve_credentials.go:338.
		config.WithEndpointCredentialOptions(func(o *endpointcreds.Options) { o.HTTPClient = client }),
	}
}

// CleanEnv gives variables, as NAME=VALUE, that take away what the SDK would
// otherwise find on the machine: keys, profiles, files, roles. The SDK takes an
// empty variable for none. The region is us-east-1; name another one behind.
func CleanEnv() []string {
	env := []string{"AWS_REGION=us-east-1", "AWS_CONFIG_FILE=" + os.DevNull, "AWS_SHARED_CREDENTIALS_FILE=" + os.DevNull}
	for _, name := range strings.Fields(cleared) {
		env = append(env, name+"=")
	}
	return env
}

// cleared is the variables that steer credentials, endpoints and IMDS: config
// v1.33.16 env_config.go:23-93, and the old aliases there.
const cleared = `
AWS_ACCESS_KEY_ID AWS_ACCESS_KEY AWS_SECRET_ACCESS_KEY AWS_SECRET_KEY AWS_SESSION_TOKEN AWS_ACCOUNT_ID
AWS_PROFILE AWS_DEFAULT_PROFILE AWS_DEFAULT_REGION
AWS_ROLE_ARN AWS_ROLE_SESSION_NAME AWS_WEB_IDENTITY_TOKEN_FILE
AWS_CONTAINER_CREDENTIALS_RELATIVE_URI AWS_CONTAINER_CREDENTIALS_FULL_URI
AWS_CONTAINER_AUTHORIZATION_TOKEN AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE
AWS_EC2_METADATA_DISABLED AWS_EC2_METADATA_V1_DISABLED
AWS_EC2_METADATA_SERVICE_ENDPOINT AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE
AWS_ENDPOINT_URL AWS_ENDPOINT_URL_STS AWS_ENDPOINT_URL_SSO AWS_IGNORE_CONFIGURED_ENDPOINT_URLS
AWS_USE_DUALSTACK_ENDPOINT AWS_USE_FIPS_ENDPOINT AWS_DISABLE_CLOCK_SKEW_CORRECTION
AWS_MAX_ATTEMPTS AWS_RETRY_MODE AWS_CA_BUNDLE`
