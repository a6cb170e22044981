package credcheck

// Source is a kind of place that credentials come from.
type Source string

const (
	// Auto, given to [Expect], lets the platform decide: whatever refreshes is right, static keys in front of a role are not.
	Auto Source = "auto"
	// EC2Role is the instance profile, through the metadata service (IMDS).
	EC2Role Source = "ec2-role"
	// ECSTask is the task role, through AWS_CONTAINER_CREDENTIALS_RELATIVE_URI.
	ECSTask Source = "ecs-task"
	// EKSPodIdentity is the pod's role, through AWS_CONTAINER_CREDENTIALS_FULL_URI at the EKS Pod Identity agent.
	EKSPodIdentity Source = "eks-pod-identity"
	// Endpoint is any other AWS_CONTAINER_CREDENTIALS_FULL_URI.
	Endpoint Source = "endpoint"
	// WebIdentity is sts:AssumeRoleWithWebIdentity with a token file (IRSA).
	WebIdentity Source = "web-identity"
	// AssumeRole is sts:AssumeRole on top of other credentials.
	AssumeRole Source = "assume-role"
	// SSO is IAM Identity Center.
	SSO Source = "sso"
	// Login is a session of aws login.
	Login Source = "login"
	// Process is credential_process.
	Process Source = "process"
	// EnvKeys are keys in the environment.
	EnvKeys Source = "env-keys"
	// ProfileKeys are keys in a shared file.
	ProfileKeys Source = "profile-keys"
	// CodeKeys are keys that the program itself gives.
	CodeKeys Source = "code-keys"
	// Lambda are the keys that the Lambda runtime puts into the environment and replaces with the environment.
	Lambda Source = "lambda"
	// Custom is a provider of the program that the SDK does not know.
	Custom Source = "custom"
	// Anonymous are no credentials on purpose: requests are not signed.
	Anonymous Source = "anonymous"
	// None means that there is no provider at all.
	None Source = "none"
)

var sources = []Source{Auto, EC2Role, ECSTask, EKSPodIdentity, Endpoint, WebIdentity, AssumeRole, SSO, Login, Process, EnvKeys, ProfileKeys,
	CodeKeys, Lambda, Custom, Anonymous, None}

// static tells whether the SDK holds such keys unchanged for as long as the process lives.
func (s Source) static() bool {
	return s == EnvKeys || s == ProfileKeys || s == CodeKeys || s == Lambda
}

// container tells whether the source is asked with the SDK's container client.
func (s Source) container() bool { return s == ECSTask || s == EKSPodIdentity || s == Endpoint }

// Origin is one source that is present, used or not.
type Origin struct {
	Kind     Source   `json:"kind"`
	Chain    []Source `json:"chain,omitempty"` // what it builds on, outermost first: assume-role, assume-role, ec2-role
	Profile  string   `json:"profile,omitempty"`
	File     string   `json:"file,omitempty"` // of the token or the keys, where the SDK says it
	RoleARN  string   `json:"roleArn,omitempty"`
	Endpoint string   `json:"endpoint,omitempty"`
	Type     string   `json:"type,omitempty"`  // of the Go provider, where it is seen
	SetBy    string   `json:"setBy,omitempty"` // what put it there: a variable's name, a profile, an option in code
}

// base gives the innermost source, which in the end is asked for keys.
func (o Origin) base() Source {
	if len(o.Chain) == 0 {
		return o.Kind
	}
	return o.Chain[len(o.Chain)-1]
}

// uses tells whether the source, or one that it builds on, is of the kind.
func (o Origin) uses(s Source) bool {
	if o.Kind == s {
		return true
	}
	for _, k := range o.Chain {
		if k == s {
			return true
		}
	}
	return false
}

// Platform is where the program runs, as far as environment and firmware tell.
type Platform string

const (
	// PlatformEC2 is an EC2 instance, by its firmware.
	PlatformEC2 Platform = "ec2"
	// PlatformECS is a task of ECS, or what offers the same endpoint.
	PlatformECS Platform = "ecs"
	// PlatformEKS is a pod that was given an AWS role, or runs on an EC2 node.
	PlatformEKS Platform = "eks"
	// PlatformLambda is a Lambda function.
	PlatformLambda Platform = "lambda"
	// PlatformCI is a job of a build system.
	PlatformCI Platform = "ci"
	// PlatformLocal is any other machine.
	PlatformLocal Platform = "local"
)
