package provenance

import (
	"strings"

	"golang.org/x/tools/go/ssa"
)

// metadataHosts are the addresses at which EC2, ECS and EKS hand out role
// credentials (169.254.170.23 and fd00:ec2::23 are EKS Pod Identity's).
var metadataHosts = []string{"169.254.169.254", "169.254.170.2", "169.254.170.23", "fd00:ec2::254", "fd00:ec2::23"}

// fetched gives the origins of what a URL answers: role credentials if it is a
// metadata endpoint, or the one that ECS and EKS name in the environment.
func (e *engine) fetched(c ssa.Instruction, url Set) Set {
	var open Set
	for _, o := range url {
		if o.Kind == Metadata {
			return Set{o}
		}
		if o.Kind == Param { // the caller knows where
			o.Kind, o.What, o.Pos = Unknown, httpAnswer, c.Pos()
			open = open.add(o)
		}
		if o.Kind == Env && strings.HasPrefix(o.What, "AWS_CONTAINER_CREDENTIALS_") {
			return Set{{Kind: Metadata, What: "the container's credentials endpoint", Pos: c.Pos()}}
		}
		for _, h := range metadataHosts {
			if o.Kind == Const && strings.Contains(o.value, h) || strings.Contains(o.before, h) {
				return Set{{Kind: Metadata, What: h, Pos: c.Pos()}}
			}
		}
	}
	if len(open) > 0 {
		return open
	}
	return Set{{Kind: Unknown, What: httpAnswer, Pos: c.Pos()}}
}

// httpAnswer names what came over the network from nobody knows where.
const httpAnswer = "an HTTP answer"
