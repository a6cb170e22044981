package credchecktest

import (
	"net/http"
	"sync"
	"time"
)

// Hosts and paths of the agents: ECS (Amazon ECS Developer Guide, "Task IAM
// role") and EKS Pod Identity (Amazon EKS User Guide).
const (
	ecsHost       = "169.254.170.2"
	eksHost       = "169.254.170.23"
	eksPath       = "/v1/credentials"
	ecsPathPrefix = "/v2/credentials/"
)

// Agent plays the container agent of ECS (RelativeEnv, /v2/credentials/ID) and
// the one of EKS Pod Identity (/v1/credentials).
type Agent struct {
	*Endpoint

	mu       sync.Mutex
	state    AgentState
	rotation rotation
	ecsPath  string
}

// AgentState is how a task or pod is set up. Agent.Set changes it at any time.
type AgentState struct {
	// Role is the role of the task or pod.
	Role string
	// Token is the authorization token that requests must bring; empty lets
	// all through, as ECS does. New makes one up.
	Token string
	// Schedule says how keys rotate.
	Schedule Schedule
	// NoExpiration leaves Expiration out, as home-made endpoints do.
	NoExpiration bool
}

func newAgent(issuer *Issuer) *Agent {
	a := &Agent{ecsPath: ecsPathPrefix + "5a1e0c52-7f0e-4d1c-9a53-c0ffee000001"}
	a.Endpoint = &Endpoint{name: "container agent", issuer: issuer, answer: a.respond, env: a.fullEnv}
	a.state = AgentState{
		Role: "task-role", Token: issuer.keepSecret("container authorization token", 48),
		Schedule: Schedule{Life: 6 * time.Hour, Lead: 30 * time.Minute},
	}
	return a
}

// Set changes the task or pod.
func (a *Agent) Set(change func(*AgentState)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	change(&a.state)
}

// Token gives the authorization token that requests must bring.
func (a *Agent) Token() string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.state.Token
}

// Current gives the keys that the role has now, as a request would.
func (a *Agent) Current() Keys {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.keys()
}

func (a *Agent) keys() Keys {
	return a.rotation.keys(a.issuer, a.state.Schedule, a.issuer.SessionARN(a.state.Role, "container"))
}

// RelativeEnv gives the variables of an ECS task, for use in memory: the SDK
// puts the agent's address in front of the path.
func (a *Agent) RelativeEnv() []string {
	return append([]string{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI=" + a.ecsPath}, a.tokenEnv()...)
}

// FullEnv gives the variables of an EKS pod, for use in memory. Pods have the
// token in a file; a test that wants this writes Token into one.
func (a *Agent) FullEnv() []string { return a.fullEnv("http://" + eksHost) }

func (a *Agent) fullEnv(url string) []string {
	return append([]string{"AWS_CONTAINER_CREDENTIALS_FULL_URI=" + url + eksPath}, a.tokenEnv()...)
}

func (a *Agent) tokenEnv() []string {
	return []string{"AWS_CONTAINER_AUTHORIZATION_TOKEN=" + a.Token()}
}

func (a *Agent) respond(x *Exchange) {
	a.mu.Lock()
	defer a.mu.Unlock()
	path, token := x.Request.URL.Path, x.Request.Header.Get("Authorization")
	x.hasToken = token != ""
	x.protocol = agentJSON
	if path != eksPath && path != a.ecsPath {
		x.failAs(http.StatusNotFound, "InvalidIdInRequest", "CredentialsV2Request: Credentials not found")
		return
	}
	x.Op = OpContainer
	switch {
	case x.Request.Method != http.MethodGet:
		x.failAs(http.StatusMethodNotAllowed, "MethodNotAllowed", "use GET")
	case a.state.Token != "" && token != a.state.Token:
		x.failAs(http.StatusUnauthorized, "AccessDeniedException", "the authorization token is not the pod's")
	default:
		a.giveKeys(x)
	}
}

func (a *Agent) giveKeys(x *Exchange) {
	k := a.keys()
	x.keyID = k.AccessKeyID
	answer := map[string]string{
		"AccessKeyId": k.AccessKeyID, "SecretAccessKey": k.SecretAccessKey, "Token": k.SessionToken,
		"AccountId": k.Account, "RoleArn": a.issuer.RoleARN(a.state.Role),
	}
	if !a.state.NoExpiration {
		answer["Expiration"] = stamp(k.Expires)
	}
	x.reply(http.StatusOK, "application/json", string(encodeJSON(answer)))
}
