package credcheck

import "strings"

// platform tells where the program runs. Lambda and containers are told by the variables that their agents set (AWS's guides of each), EC2 by the
// vendor's name in the firmware (EC2 guide, identify_ec2_instances).
func (h host) platform() Platform {
	switch {
	case h.env("AWS_LAMBDA_FUNCTION_NAME") != "" || strings.HasPrefix(h.env("AWS_EXECUTION_ENV"), "AWS_Lambda_"):
		return PlatformLambda
	case h.any("ECS_CONTAINER_METADATA_URI_V4", "ECS_CONTAINER_METADATA_URI") || strings.HasPrefix(h.env("AWS_EXECUTION_ENV"), "AWS_ECS_"):
		return PlatformECS
	case h.any("KUBERNETES_SERVICE_HOST") && (h.onEC2() || h.any("AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI")):
		return PlatformEKS
	case h.any("CI", "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "BUILDKITE", "CODEBUILD_BUILD_ID", "TEAMCITY_VERSION", "TF_BUILD"):
		return PlatformCI
	case h.any("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"):
		return PlatformECS
	case h.onEC2():
		return PlatformEC2
	default:
		return PlatformLocal
	}
}

func (h host) any(names ...string) bool {
	for _, n := range names {
		if h.env(n) != "" {
			return true
		}
	}
	return false
}

// onEC2 asks the firmware: Nitro instances name the vendor, Xen ones have a version that ends in .amazon.
func (h host) onEC2() bool {
	return h.firmware("sys_vendor") == "Amazon EC2" || h.firmware("board_vendor") == "Amazon EC2" ||
		strings.HasSuffix(h.firmware("bios_version"), ".amazon")
}
