package capturedtoken

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"

	"github.com/aws/aws-msk-iam-sasl-signer-go/signer"
	"github.com/aws/aws-sdk-go-v2/service/ecr"
	"github.com/twmb/franz-go/pkg/sasl"
	"github.com/twmb/franz-go/pkg/sasl/oauth"
	"k8s.io/client-go/rest"
	"sigs.k8s.io/aws-iam-authenticator/pkg/token"
)

func eksTokenInLiteral(g token.Generator, host, cluster string) (*rest.Config, error) {
	tok, err := g.Get(cluster)
	if err != nil {
		return nil, err
	}
	return &rest.Config{Host: host, BearerToken: tok.Token}, nil // want "norefresh/captured-token: .*BearerToken"
}

func eksTokenAssigned(cfg *rest.Config, g token.Generator, cluster string) error {
	tok, err := g.GetWithOptions(&token.GetTokenOptions{ClusterID: cluster})
	if err != nil {
		return err
	}
	cfg.BearerToken = tok.Token // want "norefresh/captured-token"
	return nil
}

func eksToken(cluster string) (string, error) {
	g, err := token.NewGenerator(true, false)
	if err != nil {
		return "", err
	}
	tok, err := g.Get(cluster)
	return tok.Token, err
}

func eksTokenFromHelper(host, cluster string) (rest.Config, error) {
	t, err := eksToken(cluster)
	return rest.Config{Host: host, BearerToken: t}, err // want "norefresh/captured-token"
}

func mskTokenAsPassword(ctx context.Context, region string) (sasl.Mechanism, error) {
	tok, _, err := signer.GenerateAuthToken(ctx, region)
	if err != nil {
		return nil, err
	}
	return oauth.Auth{Token: tok}.AsMechanism(), nil // want "norefresh/captured-token"
}

var registryToken string

// The end of the token, ExpiresAt, is thrown away.
func ecrTokenInPackageVariable(ctx context.Context, cl *ecr.Client) (string, error) {
	if registryToken == "" {
		out, err := cl.GetAuthorizationToken(ctx, &ecr.GetAuthorizationTokenInput{})
		if err != nil {
			return "", err
		}
		registryToken = *out.AuthorizationData[0].AuthorizationToken // want "norefresh/captured-token: .*GetAuthorizationToken"
	}
	return registryToken, nil
}

type puller struct{ auth string }

func ecrTokenInField(ctx context.Context, cl *ecr.Client) (*puller, error) {
	out, err := cl.GetAuthorizationToken(ctx, &ecr.GetAuthorizationTokenInput{})
	if err != nil {
		return nil, err
	}
	return &puller{auth: *out.AuthorizationData[0].AuthorizationToken}, nil // want "norefresh/captured-token"
}

func (p *puller) pull(r *http.Request) { r.Header.Set("Authorization", "Basic "+p.auth) }

type live struct {
	g       token.Generator
	cluster string
	next    http.RoundTripper
}

func (l live) RoundTrip(r *http.Request) (*http.Response, error) {
	tok, err := l.g.Get(l.cluster)
	if err != nil {
		return nil, err
	}
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+tok.Token)
	return l.next.RoundTrip(r)
}

func eksTokenPerRequest(g token.Generator, host, cluster string) *rest.Config {
	return &rest.Config{Host: host, WrapTransport: func(next http.RoundTripper) http.RoundTripper { return live{g, cluster, next} }}
}

func configuredBearer(host, tok string) *rest.Config {
	return &rest.Config{Host: host, BearerToken: tok}
}

func bearerInFile(host string) *rest.Config {
	return &rest.Config{Host: host, BearerTokenFile: "/var/run/secrets/kubernetes.io/serviceaccount/token"}
}

// What a kubectl plug-in prints, with its end.
func eksTokenPrinted(w io.Writer, g token.Generator, cluster string) error {
	tok, err := g.Get(cluster)
	if err != nil {
		return err
	}
	return json.NewEncoder(w).Encode(map[string]any{"token": tok.Token, "expirationTimestamp": tok.Expiration})
}

func mskTokenPerSession(region string) sasl.Mechanism {
	return oauth.Oauth(func(ctx context.Context) (oauth.Auth, error) {
		tok, _, err := signer.GenerateAuthToken(ctx, region)
		return oauth.Auth{Token: tok}, err
	})
}

func ecrTokenUsedAtOnce(ctx context.Context, cl *ecr.Client, r *http.Request) (*http.Response, error) {
	out, err := cl.GetAuthorizationToken(ctx, &ecr.GetAuthorizationTokenInput{})
	if err != nil {
		return nil, err
	}
	r.Header.Set("Authorization", "Basic "+*out.AuthorizationData[0].AuthorizationToken)
	return http.DefaultClient.Do(r)
}

type registry struct {
	auth    string
	expires time.Time
}

// The end is kept beside the token, and looked at.
func (g *registry) login(ctx context.Context, cl *ecr.Client) (string, error) {
	if time.Now().Before(g.expires) {
		return g.auth, nil
	}
	out, err := cl.GetAuthorizationToken(ctx, &ecr.GetAuthorizationTokenInput{})
	if err != nil {
		return "", err
	}
	g.auth, g.expires = *out.AuthorizationData[0].AuthorizationToken, *out.AuthorizationData[0].ExpiresAt
	return g.auth, nil
}

func registryHost(ctx context.Context, cl *ecr.Client) (string, error) {
	out, err := cl.GetAuthorizationToken(ctx, &ecr.GetAuthorizationTokenInput{})
	if err != nil {
		return "", err
	}
	return *out.AuthorizationData[0].ProxyEndpoint, nil
}
