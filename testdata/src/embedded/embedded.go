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

//go:embed deploy.json
var deploy []byte // want "staticcreds/(hardcoded|literal)"

func constantsInEmbeddedJSON() (aws.CredentialsProvider, error) {
	var c struct{ Key, Secret string }
	if err := json.Unmarshal(deploy, &c); err != nil {
		return nil, err
	}
	return credentials.NewStaticCredentialsProvider(c.Key, c.Secret, ""), nil
}

//go:embed keyid.txt
var keyID string // want "staticcreds/(hardcoded|literal)"

func onlyPrinted() int { return len(strings.TrimSpace(keyID)) }

//go:embed example.json
var example []byte

//go:embed regions.txt
var regions string

func regionsOfFile() []string { return strings.Fields(regions) }
