// Package embedded holds files that go:embed puts into the program. Drivers
// read them where they may; the analyzers alone cannot.
package embedded

import (
	_ "embed"
	"encoding/json"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/credentials"
)

// want +2 "staticcreds/literal: .*deploy.json"
//
//go:embed deploy.json
var deploy []byte

func constantsInEmbeddedJSON() (aws.CredentialsProvider, error) {
	var c struct{ Key, Secret string }
	if err := json.Unmarshal(deploy, &c); err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(c.Key, c.Secret, ""), nil
}

// want +2 "staticcreds/literal: .*keyid.txt"
//
//go:embed keyid.txt
var keyID string

func onlyPrinted() int { return len(strings.TrimSpace(keyID)) }

//go:embed example.json
var example []byte

//go:embed regions.txt
var regions string

func regionsOfFile() []string { return strings.Fields(regions) }
