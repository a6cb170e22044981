package credcheck

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// inOrder are sources in the order in which the SDK takes them, each with how to put it there.
var inOrder = []struct {
	kind Source
	put  func(*testing.T, *world) []load
}{
	{CodeKeys, func(*testing.T, *world) []load {
		return []load{config.WithCredentialsProvider(credentials.NewStaticCredentialsProvider(longID, secretKey, ""))}
	}},
	{EnvKeys, func(t *testing.T, _ *world) []load { envKeys(t, longID, ""); return nil }},
	{WebIdentity, func(t *testing.T, w *world) []load {
		t.Setenv("AWS_WEB_IDENTITY_TOKEN_FILE", w.file(t, "jwt", goodToken()))
		t.Setenv("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/web")
		return nil
	}},
	{ProfileKeys, func(t *testing.T, w *world) []load { w.file(t, "config", "[default]\n"+staticText); return nil }},
	{ECSTask, func(t *testing.T, _ *world) []load {
		t.Setenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/x")
		return nil
	}},
	{EKSPodIdentity, func(t *testing.T, _ *world) []load {
		t.Setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials")
		return nil
	}},
	{EC2Role, func(t *testing.T, w *world) []load { w.onEC2(t); return nil }},
}

// TestOrderedPairs puts each source in front of each later one: the first wins, is what the SDK really took, and the other is told as shadowed.
func TestOrderedPairs(t *testing.T) {
	for a := range inOrder {
		for b := a + 1; b < len(inOrder); b++ {
			first, second := inOrder[a], inOrder[b]
			t.Run(fmt.Sprintf("%s before %s", first.kind, second.kind), func(t *testing.T) {
				w := newWorld(t)
				opts := append(first.put(t, w), second.put(t, w)...)
				r := w.inspect(w.load(t, opts...), Lead(0))
				if r.Source.Kind != first.kind || r.Has(CodeCredentialsReplaced) {
					t.Errorf("source %q, want %q; found %q", r.Source.Kind, first.kind, found(r))
				}
				if got := kinds(r.Shadowed); !slices.Equal(got, []Source{second.kind}) {
					t.Errorf("shadowed %q, want %q", got, second.kind)
				}
				want := first.kind.static() && shadowCode[second.kind] != ""
				if c := shadowCode[second.kind]; want != (c != "" && r.Has(c)) {
					t.Errorf("found %q, %s wanted: %v", found(r), c, want)
				}
			})
		}
	}
}

var shadowCode = map[Source]Code{WebIdentity: CodeShadowedWebIdentity, ECSTask: CodeShadowedContainerRole, EKSPodIdentity: CodeShadowedContainerRole,
	EC2Role: CodeShadowedInstanceRole}

// TestProfileInCode: a profile that the code names comes before the environment, also one that holds nothing.
func TestProfileInCode(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		source     Source
	}{
		{"with keys", "[profile p]\n" + staticText, ProfileKeys},
		{"with a process", "[profile p]\ncredential_process = /bin/false\n", Process},
		{"with a region only", "[profile p]\nregion = eu-west-1\n", EC2Role},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t)
			envKeys(t, longID, "")
			w.file(t, "config", tt.text)
			r := w.inspect(w.load(t, config.WithSharedConfigProfile("p")), Lead(0))
			if r.Source.Kind != tt.source || r.Has(CodeCredentialsReplaced) {
				t.Errorf("source %+v, found %q", r.Source, found(r))
			}
			if got := kinds(r.Shadowed); !slices.Equal(got, []Source{EnvKeys}) {
				t.Errorf("shadowed %q", got)
			}
		})
	}
}

// TestRoleChains: the chain is told from the outermost role to what gives the keys.
func TestRoleChains(t *testing.T) {
	const text = "[profile base]\n" + staticText +
		"[profile one]\n" + roleARN + "source_profile = base\n" +
		"[profile two]\n" + roleARN + "source_profile = one\n" +
		"[profile three]\n" + roleARN + "source_profile = two\n" +
		"[profile ec2]\n" + roleARN + "credential_source = Ec2InstanceMetadata\n" +
		"[profile env]\n" + roleARN + "credential_source = Environment\n" +
		"[profile ecs]\n" + roleARN + "credential_source = EcsContainer\n"
	for profile, want := range map[string][]Source{
		"one":   {AssumeRole, ProfileKeys},
		"two":   {AssumeRole, AssumeRole, ProfileKeys},
		"three": {AssumeRole, AssumeRole, AssumeRole, ProfileKeys},
		"ec2":   {AssumeRole, EC2Role},
		"env":   {AssumeRole, EnvKeys},
		"ecs":   {AssumeRole, ECSTask},
	} {
		t.Run(profile, func(t *testing.T) {
			w := newWorld(t)
			w.file(t, "config", text)
			if profile == "env" {
				envKeys(t, longID, "")
			}
			if profile == "ecs" {
				t.Setenv("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x")
			}
			r := w.inspect(w.load(t, config.WithSharedConfigProfile(profile)), Lead(0))
			if !slices.Equal(r.Source.Chain, want) || r.Has(CodeCredentialsReplaced) {
				t.Errorf("chain %q, want %q; found %q", r.Source.Chain, want, found(r))
			}
			if len(r.Shadowed) != 0 {
				t.Errorf("shadowed %q: the chain stands on it", kinds(r.Shadowed))
			}
		})
	}
}

// TestProxyOfTheProcess runs in a process of its own, for net/http reads the proxy variables once.
func TestProxyOfTheProcess(t *testing.T) {
	if os.Getenv("INSPECT_CHILD") == "1" {
		r := Inspect(newWorldKeepingProxies(t).load(t))
		fmt.Printf("proxied=%v pattern=%v\n", r.Has(CodeIMDSProxied), r.Has(CodeNoProxyPatternUnsupported))
		return
	}
	for _, tt := range []struct{ noProxy, want string }{
		{"", "proxied=true pattern=false"},
		{"169.254.169.254", "proxied=false pattern=false"},
		{"169.254.0.0/16", "proxied=false pattern=false"},
		{"*", "proxied=false pattern=false"},
		{"localhost, 169.254.169.254", "proxied=false pattern=false"},
		{"169.254.", "proxied=true pattern=true"},
		{"169.254.*", "proxied=true pattern=true"},
	} {
		t.Run("NO_PROXY="+tt.noProxy, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.run=^TestProxyOfTheProcess$")
			cmd.Env = append(os.Environ(), "INSPECT_CHILD=1", "HTTP_PROXY=http://127.0.0.1:9", "http_proxy=", "REQUEST_METHOD=", "NO_PROXY="+tt.noProxy, "no_proxy=")
			out, err := cmd.CombinedOutput()
			if err != nil || !strings.Contains(string(out), tt.want) {
				t.Errorf("%v: %s, want %s", err, out, tt.want)
			}
		})
	}
}

func newWorldKeepingProxies(t *testing.T) *world {
	proxy, no := os.Getenv("HTTP_PROXY"), os.Getenv("NO_PROXY")
	w := newWorld(t)
	t.Setenv("HTTP_PROXY", proxy)
	t.Setenv("NO_PROXY", no)
	return w
}

// TestPlatform tells platforms by environment and firmware.
func TestPlatform(t *testing.T) {
	for _, tt := range []struct {
		env  string
		ec2  bool
		want Platform
	}{
		{"", false, PlatformLocal},
		{"", true, PlatformEC2},
		{"CI", true, PlatformCI},
		{"AWS_LAMBDA_FUNCTION_NAME", true, PlatformLambda},
		{"ECS_CONTAINER_METADATA_URI_V4", true, PlatformECS},
		{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", false, PlatformECS},
		{"KUBERNETES_SERVICE_HOST", true, PlatformEKS},
		{"KUBERNETES_SERVICE_HOST", false, PlatformLocal},
	} {
		t.Run(fmt.Sprintf("%s %v", tt.env, tt.ec2), func(t *testing.T) {
			w := newWorld(t)
			if tt.env != "" {
				t.Setenv(tt.env, "x")
			}
			if tt.ec2 {
				w.onEC2(t)
			}
			if got := w.host.platform(); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}
